"""The dates of a recurrence, and the nights in which the clocks are changed."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.when import read_when
from bot.when.series import occurrences
from bot.when.zones import is_repeated, is_skipped, to_local, to_utc

BERLIN = ZoneInfo("Europe/Berlin")
START = datetime(2026, 12, 2, 10, 0)


def test_the_next_ones() -> None:
    found = occurrences("FREQ=MONTHLY;BYDAY=1WE", START, (), START, 3)
    assert found == [datetime(2027, 1, 6, 10), datetime(2027, 2, 3, 10), datetime(2027, 3, 3, 10)]


def test_what_is_left_out_makes_room_for_others() -> None:
    found = occurrences("FREQ=MONTHLY;BYDAY=1WE", START, (date(2027, 1, 6),), START, 2)
    assert found == [datetime(2027, 2, 3, 10), datetime(2027, 3, 3, 10)]


def test_days_stay_days() -> None:
    assert occurrences("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", date(2024, 2, 29), (), date(2026, 1, 1), 2) == [
        date(2028, 2, 29),
        date(2032, 2, 29),
    ]


@pytest.mark.parametrize("rule", ["FREQ=WEEKLY;COUNT=2", "FREQ=WEEKLY;UNTIL=20261210T235959"])
def test_an_end_is_an_end(rule: str) -> None:
    assert occurrences(rule, START, (), START, 5) == [datetime(2026, 12, 9, 10)]


def test_what_leaves_out_all_its_dates_ends() -> None:
    every = {datetime.fromordinal(day).date() for day in range(START.toordinal(), START.toordinal() + 6_000)}
    assert occurrences("FREQ=DAILY", START, every, START, 1) == []


def test_the_wall_clock_stays_over_both_changes() -> None:
    when = read_when("jeden Montag 10 Uhr", datetime(2027, 3, 20, 9, 0))
    assert isinstance(when.start, datetime)
    dates = [when.start, *occurrences(when.rrule, when.start, (), when.start, 40)]
    assert {one.hour for one in dates if isinstance(one, datetime)} == {10}
    hours = [to_utc(one, BERLIN).hour for one in dates if isinstance(one, datetime)]
    assert hours == [9] + [8] * 31 + [9] * 9


@pytest.mark.parametrize(
    ("local", "moment", "skipped", "repeated"),
    [
        ("2027-03-28T01:59", "2027-03-28T00:59", False, False),
        ("2027-03-28T02:30", "2027-03-28T01:30", True, False),
        ("2027-03-28T03:00", "2027-03-28T01:00", False, False),
        ("2026-10-25T02:30", "2026-10-25T00:30", False, True),
        ("2026-10-25T03:00", "2026-10-25T02:00", False, False),
    ],
)
def test_the_two_nights(local: str, moment: str, skipped: bool, repeated: bool) -> None:
    at = datetime.fromisoformat(local)
    assert to_utc(at, BERLIN) == datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert (is_skipped(at, BERLIN), is_repeated(at, BERLIN)) == (skipped, repeated)


def test_there_and_back() -> None:
    assert to_local(to_utc(START, BERLIN), BERLIN) == START
