"""Meetings in person: called, moved, called off; who comes, who is host, what to talk about, what came of it."""

from pathlib import Path

from bot.command import AnyCommand, Command, Feature, NoArguments
from commands.meetups import (
    agenda,
    attend,
    calloff,
    changes,
    create,
    frompoll,
    hosts,
    leads,
    lists,
    manage,
    move,
    reactions,
    record,
    ring,
    talk,
)
from commands.meetups.course import ASK

COMMANDS: tuple[AnyCommand, ...] = (
    Command(
        name="meetup",
        details=True,
        words={
            "de": ("treffen", "trefft", "stammtisch", "sitzung", "veranstaltung"),
            "en": ("meet", "meeting", "meetup"),
        },
        arguments=create.NewMeetup,
        handle=create.call,
        makes=changes.MADE,
        examples={
            "de": (
                "!treffen Stammtisch, Do 3.12. 10 Uhr, Rathaus Büren",
                "!treffen Runde der Paten, jeden ersten Mittwoch im Monat 10-12 Uhr, Kreishaus Paderborn",
                "!treffen Workshop Fördermittel am 14.1. um 9:30 Uhr in Lichtenau",
            ),
            "en": ("!meet Get-together, Thu 3 December 10 am, town hall Büren",),
        },
    ),
    Command(
        name="meetups",
        words={"de": ("termine", "die-treffen", "nächste-treffen"), "en": ("meetings", "meetups")},
        arguments=NoArguments,
        handle=lists.show,
        examples={"de": ("!termine",), "en": ("!meetings",)},
    ),
    Command(
        name="come",
        details=True,
        words={
            "de": ("zusage", "zusagen", "wir-kommen", "ich-komme", "wir-sind-dabei", "bin-dabei", "sind-dabei"),
            "en": ("accept", "attend", "we-come", "i-come", "count-us-in", "we-will-come"),
        },
        arguments=attend.Attend,
        handle=attend.with_answer("yes"),
        examples={
            "de": ("!zusage T18", "!zusage T18 zu zweit"),
            "en": ("!accept T18", "!accept T18 two of us"),
        },
    ),
    Command(
        name="may-come",
        words={"de": ("vielleicht", "eventuell", "mal-sehen"), "en": ("maybe", "tentative")},
        arguments=attend.Attend,
        handle=attend.with_answer("maybe"),
        examples={"de": ("!vielleicht T18",), "en": ("!maybe T18",)},
    ),
    Command(
        name="not-come",
        words={
            "de": ("absage", "wir-kommen-nicht", "ich-komme-nicht", "komme-nicht", "nicht-dabei", "leider-nicht"),
            "en": ("decline", "we-cannot-come", "i-cannot-come", "cannot-come", "not-coming"),
        },
        arguments=attend.Attend,
        handle=attend.with_answer("no"),
        examples={"de": ("!absage T18",), "en": ("!decline T18",)},
    ),
    Command(
        name="move-meetup",
        details=True,
        words={"de": ("verlegen", "verlege", "verschieben", "verschiebe"), "en": ("move", "reschedule", "postpone")},
        arguments=move.Move,
        handle=move.move,
        examples={
            "de": ("!verlegen T18 auf Do 10.12. 10 Uhr", "!verlegen T18 Kreishaus Paderborn"),
            "en": ("!move T18 to Thu 10 December 10 am",),
        },
    ),
    Command(
        name="call-off",
        details=True,
        affirms=True,
        words={"de": ("absagen", "ausfallen", "fällt-aus"), "en": ("cancel", "call-off")},
        arguments=calloff.CallOff,
        handle=calloff.call_off,
        examples={
            "de": ("!absagen T18", "!absagen T18 wegen Glatteis"),
            "en": ("!cancel T18 because of ice",),
        },
    ),
    Command(
        name="host",
        details=True,
        words={"de": ("gastgeber", "gastgeberin", "gastgeben"), "en": ("host", "hosts", "hosting")},
        arguments=hosts.Hosting,
        handle=hosts.hosting,
        examples={
            "de": ("!gastgeber", "!gastgeber ja", "!gastgeber T18 Borchen"),
            "en": ("!host", "!host yes", "!host T18 Borchen"),
        },
    ),
    Command(
        name="agenda",
        details=True,
        words={"de": ("tagesordnung", "agenda", "tagesordnungspunkt"), "en": ("agenda-of", "topics-of")},
        arguments=agenda.Agenda,
        handle=agenda.agenda,
        examples={
            "de": ("!tagesordnung T18", "!tagesordnung T18 + Leihgeräte im Winter"),
            "en": ("!agenda-of T18 + Lending machines in winter",),
        },
    ),
    Command(
        name="minutes",
        details=True,
        words={"de": ("protokoll", "ergebnis", "ergebnisse"), "en": ("minutes", "record", "outcome")},
        arguments=record.Record,
        handle=record.protocol,
        examples={
            "de": ("!protokoll T18", "!protokoll T18 Büren schickt die Vorlage bis 15.1."),
            "en": ("!minutes T18 Büren sends the template by 15 January",),
        },
    ),
    Command(
        name="meetup-leads",
        details=True,
        words={"de": ("erinnern", "vorher-erinnern"), "en": ("leads", "lead", "remind-before")},
        arguments=leads.Leads,
        handle=leads.set_leads,
        examples={
            "de": ("!erinnern T18 3 Tage, 2 Stunden", "!erinnern T18 aus"),
            "en": ("!leads T18 3 days, 2 hours", "!leads T18 off"),
        },
    ),
)

FEATURE = Feature(
    folder=Path(__file__).parent,
    commands=COMMANDS,
    on_reaction=reactions.on_reaction,
    on_redaction=reactions.on_redaction,
    on_talk=talk.on_talk,
    expects=talk.expects,
    hears=talk.hears,
    due={**ring.DUE, ASK: record.ask, frompoll.FROM_POLL: frompoll.from_poll},
    undo={
        changes.MADE: changes.undo_making,
        changes.CHANGED: changes.undo_change,
        attend.ANSWERED: attend.take_back,
        agenda.ADDED: agenda.take_back,
        agenda.REMOVED: agenda.take_back,
    },
    more={lists.PAGE: lists.more},
    verbs=manage.VERBS,
)
