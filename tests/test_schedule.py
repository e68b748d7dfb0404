"""Nine o'clock on working days, also around the changes of the clock."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.schedule import next_morning

BERLIN = ZoneInfo("Europe/Berlin")


def local(moment: datetime, zone: ZoneInfo = BERLIN) -> str:
    return f"{moment.astimezone(zone):%a %d.%m.%Y %H:%M}"


@pytest.mark.parametrize(
    ("after", "morning"),
    [
        ("2026-11-30T08:59", "Mon 30.11.2026 09:00"),
        ("2026-11-30T09:00", "Tue 01.12.2026 09:00"),
        ("2026-12-04T09:00", "Mon 07.12.2026 09:00"),  # Friday
        ("2026-12-05T08:00", "Mon 07.12.2026 09:00"),  # Saturday
        ("2026-12-06T08:00", "Mon 07.12.2026 09:00"),
        ("2026-12-31T10:00", "Fri 01.01.2027 09:00"),
        ("2027-03-28T01:59", "Mon 29.03.2027 09:00"),  # the clock is put forward
        ("2027-03-28T03:00", "Mon 29.03.2027 09:00"),
        ("2027-03-26T09:00", "Mon 29.03.2027 09:00"),
        ("2026-10-25T02:30", "Mon 26.10.2026 09:00"),  # and back
        ("2026-10-23T09:00", "Mon 26.10.2026 09:00"),
    ],
)
def test_the_next_morning(after: str, morning: str) -> None:
    found = next_morning(datetime.fromisoformat(after).replace(tzinfo=BERLIN).astimezone(UTC), BERLIN)
    assert local(found) == morning
    assert found.tzinfo is UTC


def test_summer_and_winter_differ_by_an_hour_in_utc() -> None:
    assert next_morning(datetime(2027, 3, 26, 12, tzinfo=UTC), BERLIN) == datetime(2027, 3, 29, 7, tzinfo=UTC)
    assert next_morning(datetime(2026, 10, 23, 12, tzinfo=UTC), BERLIN) == datetime(2026, 10, 26, 8, tzinfo=UTC)


def test_the_second_half_past_two_of_the_long_sunday() -> None:
    for utc_hour in (0, 1):
        assert next_morning(datetime(2026, 10, 25, utc_hour, 30, tzinfo=UTC), BERLIN).day == 26


def test_the_day_is_that_of_the_zone() -> None:
    auckland = ZoneInfo("Pacific/Auckland")
    found = next_morning(datetime(2026, 11, 29, 19, 0, tzinfo=UTC), auckland)
    assert local(found, auckland) == "Mon 30.11.2026 09:00"
    assert found == datetime(2026, 11, 29, 20, 0, tzinfo=UTC)
