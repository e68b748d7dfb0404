"""Reminders: for oneself in the direct chat, for everybody in the room, once or again and again."""

from pathlib import Path

from bot.command import AnyCommand, Command, Feature, NoArguments
from bot.leads import FOLLOW
from commands.reminders import changes, create, lists, manage, meeting, reactions, ring

COMMANDS: tuple[AnyCommand, ...] = (
    Command(
        name="remind",
        details=True,
        words={"de": ("erinnere", "erinner", "erinnerung", "errinnere"), "en": ("remind", "reminder")},
        arguments=create.NewReminder,
        handle=create.remind,
        makes=changes.MADE,
        examples={
            "de": (
                "!erinnere uns morgen um 9 an die Unterlagen",
                "!erinnere mich in zwei Wochen an den Förderantrag",
                "!erinnere mich T18 einen Tag vorher",
                "!erinnere uns jeden ersten Mittwoch im Monat 10 Uhr an die Runde",
            ),
            "en": ("!remind us tomorrow at 9 of the papers", "!remind me in two weeks to call Büren"),
        },
    ),
    Command(
        name="reminders",
        words={"de": ("erinnerungen", "meine-erinnerungen"), "en": ("reminders", "my-reminders")},
        arguments=NoArguments,
        handle=lists.show,
        examples={"de": ("!erinnerungen",), "en": ("!reminders",)},
    ),
    Command(
        name="later",
        details=True,
        words={"de": ("später", "nochmal", "schlummern"), "en": ("later", "snooze")},
        arguments=manage.Later,
        handle=manage.later,
        examples={"de": ("!später E17", "!später E17 morgen 10 Uhr"), "en": ("!later E17 tomorrow at 10",)},
    ),
)

FEATURE = Feature(
    folder=Path(__file__).parent,
    commands=COMMANDS,
    on_reaction=reactions.on_reaction,
    on_redaction=reactions.on_redaction,
    due={changes.DUE: ring.ring, changes.AGAIN: ring.ring_again, FOLLOW: meeting.follow},
    undo={changes.MADE: changes.undo_making, changes.CHANGED: changes.undo_change},
    more={lists.PAGE: lists.more},
    verbs=manage.VERBS,
)
