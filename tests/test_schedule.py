"""Nine o'clock on working days, and the quiet hours: also around public holidays and the changes of the clock."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.config import Region
from bot.publicdays import public_holidays
from bot.schedule import after_quiet, is_quiet, morning_after, morning_before, next_morning

BERLIN = ZoneInfo("Europe/Berlin")


def region(holidays: str = "DE", timezone: str = "Europe/Berlin", quiet_hours: str = "18-8") -> Region:
    content = {"name": "Nord", "rooms": ["!a:b"], "municipalities": ["Büren"]}
    return Region.model_validate({**content, "holidays": holidays, "timezone": timezone, "quiet_hours": quiet_hours})


def local(moment: datetime, zone: ZoneInfo = BERLIN) -> str:
    return f"{moment.astimezone(zone):%a %d.%m.%Y %H:%M}"


def after(moment: str, holidays: str = "DE") -> str:
    """The next morning after a moment, both in Berlin."""
    found = next_morning(datetime.fromisoformat(moment).replace(tzinfo=BERLIN).astimezone(UTC), region(holidays))
    assert found.tzinfo is UTC
    return local(found)


@pytest.mark.parametrize(
    ("moment", "morning"),
    [
        ("2026-11-30T08:59", "Mon 30.11.2026 09:00"),
        ("2026-11-30T09:00", "Tue 01.12.2026 09:00"),
        ("2026-12-04T09:00", "Mon 07.12.2026 09:00"),  # Friday
        ("2026-12-05T08:00", "Mon 07.12.2026 09:00"),  # Saturday
        ("2026-12-06T08:00", "Mon 07.12.2026 09:00"),
        ("2027-03-28T01:59", "Tue 30.03.2027 09:00"),  # Easter Sunday, on which the clock is put forward
        ("2027-03-28T03:00", "Tue 30.03.2027 09:00"),
        ("2028-03-26T01:59", "Mon 27.03.2028 09:00"),  # the same a year later, without Easter
        ("2028-03-26T03:00", "Mon 27.03.2028 09:00"),
        ("2028-03-24T09:00", "Mon 27.03.2028 09:00"),
        ("2026-10-25T02:30", "Mon 26.10.2026 09:00"),  # and back
        ("2026-10-23T09:00", "Mon 26.10.2026 09:00"),
    ],
)
def test_the_next_morning(moment: str, morning: str) -> None:
    assert after(moment) == morning


@pytest.mark.parametrize(
    ("moment", "holidays", "morning"),
    [
        ("2026-12-24T09:00", "DE", "Mon 28.12.2026 09:00"),  # Christmas Day is a Friday
        ("2026-12-31T10:00", "DE", "Mon 04.01.2027 09:00"),  # so is New Year's Day, of another year
        ("2027-03-25T09:00", "DE", "Tue 30.03.2027 09:00"),  # Good Friday to Easter Monday
        ("2027-05-26T09:00", "DE", "Thu 27.05.2027 09:00"),  # Fronleichnam is not a holiday in all of Germany
        ("2027-05-26T09:00", "DE-NW", "Fri 28.05.2027 09:00"),  # but it is one here
        ("2027-10-29T09:00", "DE-NW", "Tue 02.11.2027 09:00"),  # Allerheiligen, a Monday
        ("2027-10-29T09:00", "DE-NI", "Mon 01.11.2027 09:00"),
        ("2026-12-24T09:00", "DE-NW", "Mon 28.12.2026 09:00"),
    ],
)
def test_public_holidays_are_no_working_days(moment: str, holidays: str, morning: str) -> None:
    assert after(moment, holidays) == morning


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        ("2026-12-02", "2026-12-01T08:00", "2026-12-03T08:00"),
        ("2026-12-04", "2026-12-03T08:00", "2026-12-07T08:00"),
        ("2026-12-06", "2026-12-04T08:00", "2026-12-07T08:00"),
        ("2026-12-25", "2026-12-24T08:00", "2026-12-28T08:00"),
        ("2026-03-30", "2026-03-27T08:00", "2026-03-31T07:00"),
    ],
)
def test_the_working_mornings_around_a_day(day: str, before: str, after: str) -> None:
    found = [one(date.fromisoformat(day), region("DE-NW")) for one in (morning_before, morning_after)]
    assert [f"{one:%Y-%m-%dT%H:%M}" for one in found] == [before, after]


def test_an_unknown_code_has_no_holidays() -> None:
    for code in ("XX", "DE-XX", "de-nw", "DE-", "", "country_holidays"):
        with pytest.raises(ValueError, match=f"^{code}$"):
            public_holidays(code, 2026)


def test_summer_and_winter_differ_by_an_hour_in_utc() -> None:
    assert next_morning(datetime(2028, 3, 24, 12, tzinfo=UTC), region()) == datetime(2028, 3, 27, 7, tzinfo=UTC)
    assert next_morning(datetime(2026, 10, 23, 12, tzinfo=UTC), region()) == datetime(2026, 10, 26, 8, tzinfo=UTC)


def test_the_second_half_past_two_of_the_long_sunday() -> None:
    for utc_hour in (0, 1):
        assert next_morning(datetime(2026, 10, 25, utc_hour, 30, tzinfo=UTC), region()).day == 26


def test_the_day_is_that_of_the_zone() -> None:
    auckland = "Pacific/Auckland"
    found = next_morning(datetime(2026, 11, 29, 19, 0, tzinfo=UTC), region("NZ", auckland))
    assert local(found, ZoneInfo(auckland)) == "Mon 30.11.2026 09:00"
    assert found == datetime(2026, 11, 29, 20, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "hours", "later"),
    [
        ("2026-11-30T08:00", "18-8", "Mon 30.11.2026 08:00"),
        ("2026-11-30T17:59", "18-8", "Mon 30.11.2026 17:59"),
        ("2026-11-30T18:00", "18-8", "Tue 01.12.2026 08:00"),
        ("2026-11-30T07:59", "18-8", "Mon 30.11.2026 08:00"),
        ("2026-12-04T18:00", "18-8", "Mon 07.12.2026 08:00"),  # Friday
        ("2026-12-05T12:00", "18-8", "Mon 07.12.2026 08:00"),
        ("2026-12-24T19:00", "18-8", "Mon 28.12.2026 08:00"),  # Christmas Day is a Friday
        ("2026-12-31T19:00", "18-8", "Mon 04.01.2027 08:00"),
        ("2027-03-26T12:00", "18-8", "Tue 30.03.2027 08:00"),  # Good Friday; the clock is put forward on the way
        ("2026-10-23T20:00", "18-8", "Mon 26.10.2026 08:00"),  # and back
        ("2026-11-30T12:30", "12-14", "Mon 30.11.2026 14:00"),
        ("2026-11-30T11:59", "12-14", "Mon 30.11.2026 11:59"),
        ("2026-11-30T23:00", "12-14", "Mon 30.11.2026 23:00"),
        ("2026-12-05T23:00", "12-14", "Mon 07.12.2026 14:00"),
        ("2026-11-30T03:00", "0-6", "Mon 30.11.2026 06:00"),
        ("2026-11-30T23:59", "0-6", "Mon 30.11.2026 23:59"),
        ("2026-11-30T23:00", "22-24", "Tue 01.12.2026 00:00"),
        ("2026-12-04T23:00", "22-24", "Mon 07.12.2026 00:00"),
        ("2026-12-05T03:00", "", "Sat 05.12.2026 03:00"),
    ],
)
def test_what_comes_in_quiet_hours_waits_for_their_end(moment: str, hours: str, later: str) -> None:
    utc = datetime.fromisoformat(moment).replace(tzinfo=BERLIN).astimezone(UTC)
    found = after_quiet(utc, region(quiet_hours=hours))
    assert found.tzinfo is UTC
    assert local(found) == later
    assert not is_quiet(found, region(quiet_hours=hours))
    assert is_quiet(utc, region(quiet_hours=hours)) == (found != utc)


def test_quiet_hours_end_by_the_clock_of_the_wall() -> None:
    """Egypt puts its clock back at midnight before a Friday: the hour before it comes twice."""
    cairo = region("DE", "Africa/Cairo", "18-0")
    found = after_quiet(datetime(2026, 10, 29, 20, 30, tzinfo=UTC), cairo)  # 23:30, an hour that comes twice
    assert local(found, ZoneInfo("Africa/Cairo")) == "Fri 30.10.2026 00:00"
    assert found == datetime(2026, 10, 29, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize("hours", ["0-24", "24-0", "8-8", "8-25", "8", "8-", "acht-neun"])
def test_hours_that_are_none_or_all_are_refused(hours: str) -> None:
    with pytest.raises(ValueError, match="quiet_hours"):
        region(quiet_hours=hours)
