"""A region's calendar: its working days, when the daily rounds are due, when the bot keeps quiet.

And what the grammar of dates has to know of it.
"""

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


def morning_before(day: date, region: Region) -> datetime:
    """The last nine o'clock (local) of a working day before the local day ``day``; in UTC."""
    day -= timedelta(days=1)
    while not is_working_day(day, region):
        day -= timedelta(days=1)
    return datetime.combine(day, MORNING, region.zone).astimezone(UTC)


def morning_after(day: date, region: Region) -> datetime:
    """The first nine o'clock (local) of a working day after the local day ``day``; in UTC."""
    return next_morning(datetime.combine(day + timedelta(days=1), time(), region.zone), region)


def is_quiet(moment: datetime, region: Region) -> bool:
    """Whether nobody is to be disturbed at a moment: in the quiet hours (local), and on days without work.

    The first hour belongs to them, the last one is their end. A region without quiet hours is never quiet.
    """
    if not region.quiet_hours:
        return False
    first, last = _quiet(region)
    local = moment.astimezone(region.zone)
    if not is_working_day(local.date(), region):
        return True
    if first < last:
        return first <= local.hour < last
    return local.hour >= first or local.hour < last


def after_quiet(moment: datetime, region: Region) -> datetime:
    """The moment itself when it is not quiet then, else the next end of the quiet hours on a working day; in UTC."""
    day = moment.astimezone(region.zone).date()
    found = moment.astimezone(UTC)
    while is_quiet(found, region) or found < moment:
        found = datetime.combine(day, time(_quiet(region)[1]), region.zone).astimezone(UTC)
        day += timedelta(days=1)
    return found


def before_quiet(moment: datetime, region: Region) -> datetime:
    """The moment itself when it is not quiet then, else an hour before the quiet that it falls into began; in UTC."""
    if not is_quiet(moment, region):
        return moment.astimezone(UTC)
    clock = time((_quiet(region)[0] - 1) % 24)
    day = moment.astimezone(region.zone).date()
    while True:
        found = datetime.combine(day, clock, region.zone).astimezone(UTC)
        if found < moment and is_working_day(day, region):
            return found
        day -= timedelta(days=1)


def _quiet(region: Region) -> tuple[int, int]:
    """The first quiet hour, and the first that is quiet no more; midnight is 0."""
    first, last = region.quiet_hours.split("-")
    return int(first) % 24, int(last) % 24
