"""When a reminder comes: from what was said to moments in UTC. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.config import Region
from bot.schedule import MORNING, next_morning
from bot.when import DateError, When
from bot.when.series import occurrences
from bot.when.zones import is_repeated, is_skipped, to_local, to_utc

LATER_TODAY = time(16, 0)  # for „heute“, said after nine
MANY = 3  # coming dates that are shown


@dataclass(frozen=True, slots=True)
class Plan:
    """``start`` is the first moment as local time; ``next_at`` the first one to come, in UTC. ``note`` names a text."""

    start: datetime
    next_at: datetime
    rrule: str = ""
    exclude: tuple[date, ...] = ()
    note: str = ""


def plan(when: When, now: datetime, region: Region) -> Plan:
    """When a reminder comes, seen from ``now`` (UTC). Raises DateError: date-past, date-never."""
    named = when.start or when.end
    assert named is not None
    start = _moment(named, when, now, region)
    if when.rrule:
        return _series(when, start, now, region)
    moment = to_utc(start, region.zone)
    if moment <= now:
        raise DateError("date-past", f"{start:%d.%m.%Y %H:%M}")
    note = "skipped" if is_skipped(start, region.zone) else "repeated" if is_repeated(start, region.zone) else ""
    return Plan(start, moment, note=note)


def _moment(named: date | datetime, when: When, now: datetime, region: Region) -> datetime:
    """The local time; a day without one means nine o'clock, of a working day unless it comes again and again."""
    if isinstance(named, datetime):
        return datetime.combine(named, when.usual) if when.usual else named
    if when.rrule:
        return datetime.combine(named, MORNING)
    today = now.astimezone(region.zone)
    if named == today.date() and today.time() >= MORNING:
        return datetime.combine(named, LATER_TODAY)
    before = datetime.combine(named, time(), region.zone) - timedelta(minutes=1)
    if named < today.date():
        return datetime.combine(named, MORNING)
    return to_local(next_morning(before, region), region.zone)


def _series(when: When, start: datetime, now: datetime, region: Region) -> Plan:
    found = following(when.rrule, start, when.exclude, now, region)
    if found is None:
        raise DateError("date-never", f"{start:%d.%m.%Y %H:%M}")
    note = "school" if when.except_school and not region.school_holidays else ""
    return Plan(start, found, when.rrule, when.exclude, note)


def following(
    rrule: str, start: datetime, exclude: tuple[date, ...], after: datetime, region: Region
) -> datetime | None:
    """The next moment (UTC) of a series after another one; None when it has ended."""
    return next(iter(coming(rrule, start, exclude, after, region)), None)


def coming(rrule: str, start: datetime, exclude: tuple[date, ...], after: datetime, region: Region) -> list[datetime]:
    """The next few moments (UTC) of a series after another one.

    The wall clock stays: nine o'clock is nine o'clock on both sides of a change of the clocks.
    """
    found = occurrences(rrule, start, exclude, to_local(after, region.zone), MANY)
    moments = [to_utc(one, region.zone) for one in found if isinstance(one, datetime)]
    return [moment for moment in moments if moment > after]  # an hour that comes twice is over when it is gone through
