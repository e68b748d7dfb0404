"""Tasks: what a municipality promised to do, reminded of once before and once after, done with one ✅."""

from pathlib import Path

from bot.command import AnyCommand, Command, Feature
from bot.newtasks import CARD
from commands.tasks import changes, create, lists, manage, reactions, rounds

COMMANDS: tuple[AnyCommand, ...] = (
    Command(
        name="task",
        details=True,
        words={"de": ("aufgabe", "neue-aufgabe"), "en": ("task", "new-task", "todo")},
        arguments=create.NewTask,
        handle=create.write_down,
        makes=changes.MADE,
        examples={
            "de": (
                "!aufgabe Büren: Vorlage schicken bis 15.1.",
                "!aufgabe T18 Borchen bucht den Raum",
                "!aufgabe wir fragen bis Freitag beim Kreis nach",
            ),
            "en": ("!task Büren: send the template by 15.1.", "!task T18 we ask the district by Friday"),
        },
    ),
    Command(
        name="tasks",
        details=True,
        words={"de": ("aufgaben", "offene-aufgaben"), "en": ("tasks", "open-tasks", "todos")},
        arguments=lists.ListOf,
        handle=lists.show,
        examples={
            "de": ("!aufgaben", "!aufgaben Büren", "!aufgaben T18"),
            "en": ("!tasks", "!tasks Büren", "!tasks T18"),
        },
    ),
)

FEATURE = Feature(
    folder=Path(__file__).parent,
    commands=COMMANDS,
    on_reaction=reactions.on_reaction,
    on_redaction=reactions.on_redaction,
    due={rounds.ROUND: rounds.go_round, rounds.ASK: rounds.ask, CARD: rounds.refresh_card},
    daily=(rounds.ROUND,),
    undo={changes.MADE: changes.undo_making, changes.CHANGED: changes.undo_change},
    more={lists.PAGE: lists.more},
    verbs=manage.VERBS,
)
