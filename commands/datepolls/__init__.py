"""Date polls: which of several dates suits, votes by emoji or in words, and the meeting that it becomes."""

from pathlib import Path

from bot.command import AnyCommand, Command, Feature, NoArguments
from commands.datepolls import changes, course, create, decide, lists, manage, native, reactions, remind, talk, vote

COMMANDS: tuple[AnyCommand, ...] = (
    Command(
        name="datepoll",
        details=True,
        words={
            "de": ("terminumfrage", "terminabfrage", "terminfindung", "umfrage", "termin-finden"),
            "en": ("datepoll", "schedule", "poll", "find-a-date", "date-poll"),
        },
        arguments=create.NewPoll,
        handle=create.ask,
        makes=changes.MADE,
        examples={
            "de": (
                "!terminumfrage Patentreffen: 9.6. 14 Uhr, 11.6. 10 Uhr, Frist 2.6.",
                "!terminumfrage Workshop: Dienstag oder Donnerstag, jeweils 14 Uhr, mindestens 5, Ort: Rathaus Büren",
            ),
            "en": (
                "!datepoll Meeting of the liaisons: 9 June 2 pm, 11 June 10 am, deadline 2 June",
                "!schedule Workshop: Tuesday 2 pm, Thursday 10 am, at least 5, place: town hall",
            ),
        },
    ),
    Command(
        name="datepolls",
        words={"de": ("umfragen", "terminumfragen"), "en": ("polls", "datepolls")},
        arguments=NoArguments,
        handle=lists.show,
        examples={"de": ("!umfragen",), "en": ("!polls",)},
    ),
    Command(
        name="vote",
        details=True,
        words={"de": ("stimme", "stimmen", "abstimmen", "wir-stimmen"), "en": ("vote", "votes")},
        arguments=vote.Vote,
        handle=vote.vote,
        examples={
            "de": ("!stimme U19 1 ja, 2 zur Not", "!stimme U19 nur 2", "!stimme U19 keiner"),
            "en": ("!vote U19 1 yes, 2 if need be", "!vote U19 none"),
        },
    ),
    Command(
        name="pick-date",
        details=True,
        words={"de": ("nimm", "nehmen", "nehmt", "festlegen"), "en": ("pick", "take")},
        arguments=decide.OfPoll,
        handle=decide.pick,
        examples={"de": ("!nimm U19 2",), "en": ("!pick U19 2",)},
    ),
    Command(
        name="deadline",
        details=True,
        words={"de": ("frist", "fristverlängerung"), "en": ("deadline",)},
        arguments=decide.OfPoll,
        handle=decide.extend,
        examples={"de": ("!frist U19 Montag",), "en": ("!deadline U19 Monday",)},
    ),
    Command(
        name="close-poll",
        words={"de": ("schließen", "schließe", "auswerten"), "en": ("close", "close-poll")},
        arguments=decide.OfPoll,
        handle=decide.close,
        examples={"de": ("!schließen U19",), "en": ("!close U19",)},
    ),
)

FEATURE = Feature(
    folder=Path(__file__).parent,
    commands=COMMANDS,
    on_reaction=reactions.on_reaction,
    on_poll_answer=native.on_poll_answer,
    on_redaction=reactions.on_redaction,
    hears=talk.hears,
    on_talk=talk.on_talk,
    expects=talk.expects,
    due={course.CLOSE: decide.due, course.REMIND: remind.remind, course.CARD: decide.refresh_card},
    undo={
        changes.MADE: changes.undo_making,
        changes.CHANGED: changes.undo_change,
        vote.VOTED: vote.take_back,
    },
    more={lists.PAGE: lists.more},
    verbs=manage.VERBS,
)
