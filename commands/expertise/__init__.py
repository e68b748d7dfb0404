"""„Wer macht was": what municipalities say they can, found again when somebody needs it."""

from pathlib import Path

from bot.command import AnyCommand, Command, Feature, NoArguments
from commands.expertise import ask, changes, claim, gaps, manage, reactions, rounds, talk

COMMANDS: tuple[AnyCommand, ...] = (
    Command(
        name="can",
        details=True,
        words={"de": ("kann", "können", "wir-können", "ich-kann"), "en": ("can", "we-can", "i-can", "expertise")},
        arguments=claim.NewClaim,
        handle=claim.claim,
        makes=claim.MADE,
        examples={
            "de": (
                "!kann Vergaberecht, E-Vergabe #vergabe",
                "!kann Backoffice Standesamt, erfahren, Aushilfe, dienstags",
                "!kann Vergaberecht, Rat und Schulung, Kontakt: Leitung Vergabestelle, Vertretung: Bauamt",
                "!kann Mobiles Arbeiten, im Aufbau, ab März",
            ),
            "en": (
                "!can procurement law, e-procurement #procurement",
                "!can procurement law, advice and training, contact: head of purchasing, deputy: building office",
                "!can remote work, building up, from March",
            ),
        },
    ),
    Command(
        name="who",
        details=True,
        words={
            "de": ("wer", "wer-kann", "wer-macht", "wer-kennt", "wer-kennt-sich", "wer-weiß"),
            "en": ("who", "who-can", "who-does", "who-knows"),
        },
        arguments=ask.Who,
        handle=ask.who,
        examples={
            "de": ("!wer Vergaberecht", "!wer macht mobiles Arbeiten", "!wer #vergabe"),
            "en": ("!who procurement law", "!who does remote work", "!who #procurement"),
        },
    ),
    Command(
        name="confirm",
        details=True,
        words={"de": ("stimmt", "stimmt-noch", "bestätigen"), "en": ("confirm", "still-true")},
        arguments=manage.Judged,
        handle=manage.confirm,
        examples={"de": ("!stimmt W15",), "en": ("!confirm W15",)},
    ),
    Command(
        name="deny",
        words={"de": ("stimmt-nicht", "stimmt-nicht-mehr"), "en": ("not-true", "no-longer-true")},
        arguments=manage.Judged,
        handle=manage.deny,
        examples={"de": ("!stimmt-nicht W15",), "en": ("!not-true W15",)},
    ),
    Command(
        name="gaps",
        details=True,
        words={"de": ("lücken", "lücke"), "en": ("gaps",)},
        arguments=NoArguments,
        handle=gaps.gaps,
        examples={"de": ("!lücken",), "en": ("!gaps",)},
    ),
)

FEATURE = Feature(
    folder=Path(__file__).parent,
    commands=COMMANDS,
    on_reaction=reactions.on_reaction,
    on_redaction=reactions.on_redaction,
    hears=talk.hears,
    on_talk=talk.on_talk,
    expects=talk.expects,
    due={
        rounds.ROUND: rounds.go_round,
        rounds.ASK: rounds.ask,
        rounds.OLD: rounds.mark_old,
        rounds.CARD: rounds.refresh_card,
    },
    daily=(rounds.ROUND,),
    undo={claim.MADE: changes.undo_making, changes.CHANGED: changes.undo_change},
    more={ask.PAGE: ask.more, gaps.PAGE: gaps.more},
    verbs={
        "show": manage.show,
        "change": manage.change,
        "extend": manage.extend,
        "withdraw": manage.withdraw,
        "hide": manage.hide,
        "unhide": manage.unhide,
        "done": manage.refuse,
        "interest": manage.refuse,
    },
)
