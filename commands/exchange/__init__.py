"""The board: „Ich suche …, ich biete …"."""

from pathlib import Path

from bot.command import AnyCommand, Command, Feature, NoArguments
from commands.exchange import changes, create, interest, lists, manage, reactions, rounds, talk

COMMANDS: tuple[AnyCommand, ...] = (
    Command(
        name="need",
        details=True,
        words={
            "de": ("suche", "gesuch", "suchen", "ich-suche", "wir-suchen", "ich-brauche", "wir-brauchen"),
            "en": ("need", "i-need", "we-need", "looking-for", "seek"),
        },
        arguments=create.NewListing,
        handle=create.need,
        makes=create.MADE,
        examples={
            "de": (
                "!suche Häcksler für nächste Woche #bauhof",
                "!suche Vertretung im Standesamt von 1.3. bis 14.3. in Büren #standesamt",
                "!suche Vorlage für eine Vergabeordnung bis 31.12. @anna",
            ),
            "en": ("!need wood chipper for next week #bauhof", "!need cover in the registry office until 31.12."),
        },
    ),
    Command(
        name="offer",
        details=True,
        words={
            "de": ("biete", "angebot", "bieten", "ich-biete", "wir-bieten", "biete-an"),
            "en": ("offer", "i-offer", "we-offer"),
        },
        arguments=create.NewListing,
        handle=create.offer,
        makes=create.MADE,
        examples={
            "de": ("!biete Anbau-Häcksler mit Fahrer #bauhof", "!biete Beratung zu Fördermitteln dauerhaft"),
            "en": ("!offer wood chipper with driver #bauhof", "!offer advice on funding, permanent"),
        },
    ),
    Command(
        name="list",
        details=True,
        words={"de": ("liste", "brett", "offen"), "en": ("list", "board")},
        arguments=lists.ListOf,
        handle=lists.list_open,
        examples={
            "de": ("!liste", "!liste Gesuche #bauhof", "!liste Angebote Büren", "!liste Häcksler"),
            "en": ("!list", "!list needs #bauhof", "!list offers Büren"),
        },
    ),
    Command(
        name="show",
        words={"de": ("zeige", "zeig", "zeigen"), "en": ("show",)},
        arguments=lists.Show,
        handle=lists.show,
        examples={"de": ("!zeige S12",), "en": ("!show S12",)},
    ),
    Command(
        name="mine",
        words={"de": ("meine", "unsere"), "en": ("mine", "ours")},
        arguments=NoArguments,
        handle=lists.list_mine,
        examples={"de": ("!meine",), "en": ("!mine",)},
    ),
    Command(
        name="interest",
        details=True,
        affirms=True,
        words={
            "de": ("interesse", "wir-können-helfen", "ich-kann-helfen", "können-helfen", "wir-haben-interesse"),
            "en": ("interest", "we-can-help", "i-can-help"),
        },
        arguments=interest.CanHelp,
        handle=interest.can_help,
        examples={
            "de": ("!interesse B13 Wir nehmen ihn am Donnerstag",),
            "en": ("!interest B13 We take it on Thursday",),
        },
    ),
    Command(
        name="done",
        details=True,
        affirms=True,
        words={"de": ("erledigt", "gefunden", "fertig"), "en": ("done", "found", "solved")},
        arguments=manage.Done,
        handle=manage.done,
        examples={
            "de": ("!erledigt S12", "!erledigt S12 mit Büren: hat gut geklappt"),
            "en": ("!done S12", "!done S12 with Büren: went well"),
        },
    ),
    Command(
        name="extend",
        affirms=True,
        words={"de": ("verlängern", "verlängere", "verlängert", "noch-aktuell"), "en": ("extend", "renew")},
        arguments=manage.Extend,
        handle=manage.extend,
        examples={
            "de": ("!verlängern S12", "!verlängern S12 bis 31.12."),
            "en": ("!extend S12", "!extend S12 until 31.12."),
        },
    ),
    Command(
        name="change",
        details=True,
        words={"de": ("ändern", "ändere", "bearbeiten"), "en": ("change", "edit", "update")},
        arguments=manage.Change,
        handle=manage.change,
        examples={
            "de": ("!ändern S12 Häcksler mit Fahrer", "!ändern S12 bis 31.12. #bauhof"),
            "en": ("!change S12 Wood chipper with driver", "!change S12 until 31.12."),
        },
    ),
    Command(
        name="withdraw",
        affirms=True,
        words={"de": ("zurückziehen", "zurückgezogen", "löschen", "lösche"), "en": ("withdraw", "delete")},
        arguments=manage.Item,
        handle=manage.withdraw,
        examples={"de": ("!zurückziehen S12",), "en": ("!withdraw S12",)},
    ),
    Command(
        name="hide",
        words={"de": ("verbergen", "ausblenden"), "en": ("hide",)},
        arguments=manage.Item,
        handle=manage.hide,
        coordinator=True,
        examples={"de": ("!verbergen S12",), "en": ("!hide S12",)},
    ),
    Command(
        name="unhide",
        words={"de": ("einblenden",), "en": ("unhide",)},
        arguments=manage.Item,
        handle=manage.unhide,
        coordinator=True,
        examples={"de": ("!einblenden S14",), "en": ("!unhide S14",)},
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
        rounds.CLOSE: rounds.close_silently,
        rounds.CARD: rounds.refresh_card,
    },
    daily=(rounds.ROUND,),
    undo={
        create.MADE: changes.undo_making,
        changes.CHANGED: changes.undo_change,
        interest.SHOWN: interest.take_back,
    },
    more={lists.LIST: lists.more, lists.MINE: lists.more},
)
