"""Who speaks for which municipality, absences, languages, and what the bot holds on a person."""

from pathlib import Path

from bot.command import Command, Feature, NoArguments
from commands.people import arrivals, claim, liaisons, offices, own, privacy

FEATURE = Feature(
    folder=Path(__file__).parent,
    commands=(
        Command(
            name="claim",
            words={
                "de": ("ich", "ich-bin", "ich-bin-pate", "ich-bin-patin", "ich-spreche-für", "wir-sind"),
                "en": ("me", "i-am", "i-speak-for"),
            },
            arguments=claim.Claim,
            handle=claim.claim,
            examples={"de": ("!ich Borchen",), "en": ("!me Borchen",)},
            details=True,
        ),
        Command(
            name="liaisons",
            words={
                "de": ("paten", "patinnen", "ansprechpartner", "wer-ist-pate", "wer-ist-patin", "wer-spricht-für"),
                "en": ("liaisons", "contacts", "who-speaks-for"),
            },
            arguments=liaisons.Whose,
            handle=liaisons.show,
            examples={"de": ("!paten", "!paten Borchen"), "en": ("!liaisons", "!liaisons Borchen")},
        ),
        Command(
            name="whoami",
            words={"de": ("wer-bin-ich",), "en": ("whoami", "who-am-i")},
            arguments=NoArguments,
            handle=own.whoami,
            examples={"de": ("!wer-bin-ich",), "en": ("!whoami",)},
        ),
        Command(
            name="away",
            words={"de": ("abwesend", "ich-bin-abwesend"), "en": ("away", "i-am-away")},
            arguments=own.Away,
            handle=own.away,
            examples={"de": ("!abwesend bis 12.1.",), "en": ("!away until 12 January",)},
            details=True,
        ),
        Command(
            name="back",
            words={"de": ("da", "wieder-da", "bin-wieder-da", "zurück"), "en": ("back", "i-am-back")},
            arguments=NoArguments,
            handle=own.back,
            examples={"de": ("!da",), "en": ("!back",)},
        ),
        Command(
            name="leave",
            words={"de": ("austragen", "ich-niemand", "kein-pate"), "en": ("resign", "me-nobody")},
            arguments=claim.Leave,
            handle=claim.leave,
            examples={"de": ("!austragen",), "en": ("!resign",)},
            details=True,
        ),
        Command(
            name="language",
            words={"de": ("sprache",), "en": ("language",)},
            arguments=own.Speak,
            handle=own.speak,
            examples={"de": ("!sprache en", "!sprache de"), "en": ("!language de", "!language en")},
        ),
        Command(
            name="my-data",
            words={"de": ("meine-daten",), "en": ("my-data",)},
            arguments=NoArguments,
            handle=privacy.my_data,
            examples={"de": ("!meine-daten",), "en": ("!my-data",)},
            details=True,
        ),
        Command(
            name="forget-me",
            words={"de": ("vergiss-mich",), "en": ("forget-me",)},
            arguments=privacy.Confirmed,
            handle=privacy.forget_me,
            examples={"de": ("!vergiss-mich", "!vergiss-mich ja"), "en": ("!forget-me", "!forget-me yes")},
            details=True,
        ),
        Command(
            name="appoint",
            words={"de": ("pate", "patin"), "en": ("liaison",)},
            arguments=claim.Appointment,
            handle=claim.appoint,
            examples={"de": ("!pate Borchen @anna",), "en": ("!liaison Borchen @anna",)},
            coordinator=True,
            details=True,
        ),
        Command(
            name="deputise",
            words={"de": ("vertretung", "stellvertretung"), "en": ("deputy",)},
            arguments=claim.Appointment,
            handle=claim.deputise,
            examples={"de": ("!vertretung Borchen @anna",), "en": ("!deputy Borchen @anna",)},
            coordinator=True,
        ),
    ),
    on_first_use=arrivals.welcome,
    on_membership=arrivals.moved,
    undo={offices.KIND: offices.undo_claim, own.AWAY: own.undo_away, own.LANGUAGE: own.undo_language},
    more={liaisons.PAGE: liaisons.more},
)
