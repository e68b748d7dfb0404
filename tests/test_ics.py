"""Calendar files, read back with another library."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream

from bot.config import Region
from bot.ics import calendar, file_name
from bot.occasions import occasions
from storage.meetups import Meetup, Occurrence

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
REGION = Region.model_validate({"name": "Nord", "rooms": ["!a:b"], "municipalities": ["Büren"]})


def meetup(start: str, **more: Any) -> Meetup:
    given = {
        **{"number": 15, "title": "Stammtisch", "body": "", "topics": "", "end": "", "rrule": "", "exclude": ""},
        **{"place": "Rathaus", "host": "", "room": "!a:b", "uid": "eins@patenbot", "sequence": 0, "status": "open"},
    }
    return Meetup(region="nord", start=start, created_at=NOW, changed_at=NOW, **{**given, **more})


def special(original: str, **more: Any) -> Occurrence:
    given = {"start": "", "end": "", "place": "", "host": "", "cancelled": False}
    return Occurrence(original=original, **{**given, **more})


def written(one: Meetup, *different: Occurrence, method: str = "PUBLISH") -> str:
    known = {other.original: other for other in different}
    return calendar(REGION, [(one, known)], now=NOW, method=method).decode()


def read(content: str) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(content)


def events(content: str) -> list[Any]:
    return list(read(content).events)


def starts(content: str, until: date) -> list[Any]:
    found = read(content).timeline.overlapping(date(2026, 1, 1), until)
    return [event.dtstart for event in found]


def test_a_single_one() -> None:
    content = written(meetup("2026-12-03T10:00", body="Mit Ausweis; und Laune, viel\nbis dann", topics="vergabe bau"))
    [event] = events(content)
    assert event.uid == "eins@patenbot"
    assert event.dtstart.isoformat() == "2026-12-03T10:00:00+01:00"
    assert event.dtend.isoformat() == "2026-12-03T12:00:00+01:00"  # two hours where no end was said
    assert event.description == "Mit Ausweis; und Laune, viel\nbis dann\nT15 · https://matrix.to/#/!a:b"
    assert event.location == "Rathaus"
    assert event.categories == ["vergabe", "bau"]
    assert "BEGIN:VTIMEZONE" in content
    assert all(len(line.encode()) <= 75 for line in content.split("\r\n"))


def test_whole_days_end_on_the_day_after() -> None:
    [event] = events(written(meetup("2027-02-03", end="2027-02-05")))
    assert (event.dtstart, event.dtend) == (date(2027, 2, 3), date(2027, 2, 6))
    [event] = events(written(meetup("2027-02-03")))
    assert (event.dtstart, event.dtend) == (date(2027, 2, 3), date(2027, 2, 4))


@pytest.mark.parametrize(
    ("start", "rrule"),
    [
        ("2026-12-02T10:00", "FREQ=MONTHLY;BYDAY=1WE;UNTIL=20270630T235959"),
        ("2027-03-01T10:00", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20271130T235959"),
        ("2027-10-29T23:30", "FREQ=DAILY;UNTIL=20271105T235959"),
        ("2027-03-27T02:30", "FREQ=DAILY;COUNT=3"),
        ("2026-12-01T09:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270401T235959"),
    ],
)
def test_a_series_has_the_dates_that_we_have(start: str, rrule: str) -> None:
    """Over both changes of the clocks the time on the wall stays."""
    one = meetup(start, rrule=rrule)
    ours = [found.start for found in occasions(one, {}, datetime(2026, 1, 1), 400)]
    theirs = [moment.replace(tzinfo=None) for moment in starts(written(one), date(2028, 1, 1))]
    if start.startswith("2027-03-27"):  # on the 28th there is no 2:30; who reads it moves it on, or leaves it
        ours, theirs = [ours[0], ours[2]], [moment for moment in theirs if moment.day != 28]
    assert theirs == ours


def test_what_differs_on_single_dates() -> None:
    one = meetup("2026-12-02T10:00", rrule="FREQ=MONTHLY;BYDAY=1WE;UNTIL=20270430T235959", exclude="2027-04-07")
    moved = special("2027-01-06T10:00", start="2027-01-13T11:00", end="2027-01-13T12:30", place="Kreishaus")
    content = written(one, moved, special("2027-02-03T10:00", cancelled=True))
    days = [moment.replace(tzinfo=None) for moment in starts(content, date(2028, 1, 1))]
    assert days == [datetime(2026, 12, 2, 10), datetime(2027, 1, 13, 11), datetime(2027, 3, 3, 10)]
    single = next(event for event in events(content) if event.recurrence_id)
    assert (single.location, single.dtend - single.dtstart) == ("Kreishaus", timedelta(minutes=90))


def test_called_off() -> None:
    content = written(meetup("2026-12-03T10:00", status="cancelled", sequence=3), method="CANCEL")
    [event] = events(content)
    assert "METHOD:CANCEL" in content
    assert (event.status, event.sequence) == ("CANCELLED", 3)


def test_a_series_of_whole_days() -> None:
    one = meetup("2027-01-04", rrule="FREQ=WEEKLY;BYDAY=MO;UNTIL=20270131T235959")
    assert starts(written(one), date(2028, 1, 1)) == [date(2027, 1, day) for day in (4, 11, 18, 25)]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Stammtisch", "T15-Stammtisch.ics"),
        ("../../etc/passwd", "T15-etc-passwd.ics"),
        ("🎉", "T15.ics"),
        ("Ä" * 200, "T15-" + "Ä" * 56 + ".ics"),
    ],
)
def test_names_of_files(title: str, name: str) -> None:
    assert file_name(meetup("2026-12-03T10:00", title=title)) == name
