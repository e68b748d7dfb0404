"""A region's calendar: its working days, when the daily rounds are due, and what the grammar of dates has to know."""

from datetime import UTC, date, datetime, time, timedelta

from bot.config import Region
from bot.publicdays import public_holidays
from bot.when import Almanac

MORNING = time(9, 0)
SATURDAY = 5


def almanac(region: Region) -> Almanac:
    """What the grammar of dates has to know of a region's calendar."""
    return Almanac(region.holidays, tuple((one.first, one.last) for one in region.school_holidays))


def is_working_day(day: date, region: Region) -> bool:
    """Monday to Friday, without the region's public holidays."""
    return day.weekday() < SATURDAY and day not in public_holidays(region.holidays, day.year)


def next_morning(after: datetime, region: Region) -> datetime:
    """The next nine o'clock (local) of a working day that comes after the moment ``after``; in UTC."""
    day = after.astimezone(region.zone).date()
    while True:
        moment = datetime.combine(day, MORNING, region.zone).astimezone(UTC)
        if moment > after and is_working_day(day, region):
            return moment
        day += timedelta(days=1)
