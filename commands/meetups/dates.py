"""When a meeting is: from what was said to its dates, and from its dates to moments in UTC. Pure."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.config import Region
from bot.occasions import USUAL_LENGTH, Occasion
from bot.when import DateError, When
from bot.when.model import is_upside_down
from bot.when.series import occurrences
from bot.when.zones import to_local, to_utc
from storage.meetups import Meetup, written


@dataclass(frozen=True, slots=True)
class Dates:
    """``start`` and ``end`` are local times without a zone, or days; of a series those of its first date."""

    start: date | datetime
    end: date | datetime | None = None
    rrule: str = ""
    exclude: tuple[date, ...] = ()
    except_school: bool = False
    weekday: int | None = None


def settled(when: When, now: datetime, region: Region) -> Dates:
    """What was said as dates that a meeting can have, seen from ``now`` (UTC).

    Raises DateError: date-past, date-order, date-never (a series without a date), meetup-coarse (no single day).
    """
    start, end = when.named
    assert start is not None
    if when.coarse and not when.rrule:
        raise DateError("meetup-coarse", f"{start:%d.%m.%Y}")
    if is_upside_down(start, end):
        raise DateError("date-order", f"{start:%H:%M}–{end:%H:%M}")
    found = Dates(start, end, when.rrule, when.exclude, when.except_school, when.weekday)
    _require_future(found, now, region)
    return found


def _require_future(found: Dates, now: datetime, region: Region) -> None:
    local = to_local(now, region.zone)
    if found.rrule:
        after = local if isinstance(found.start, datetime) else local - timedelta(days=1)
        if not occurrences(found.rrule, found.start, found.exclude, after, 1):
            raise DateError("date-never", f"{found.start:%d.%m.%Y}")
        return
    timed = isinstance(found.start, datetime)
    last = found.start if timed else found.end or found.start
    if (isinstance(last, datetime) and to_utc(last, region.zone) <= now) or (not timed and last < local.date()):
        raise DateError("date-past", f"{found.start:%d.%m.%Y %H:%M}" if timed else f"{last:%d.%m.%Y}")


def fill(meetup: Meetup, found: Dates) -> None:
    """Let a meeting take place then."""
    meetup.start, meetup.end = written(found.start), written(found.end) if found.end else ""
    meetup.rrule, meetup.exclude = found.rrule, " ".join(day.isoformat() for day in found.exclude)


def ends(one: Occasion, region: Region) -> datetime:
    """The moment (UTC) at which it is over: its end, two hours after the start where none was said, or midnight."""
    if isinstance(one.end, datetime):
        return to_utc(one.end, region.zone)
    if isinstance(one.start, datetime):
        if one.end is not None:
            return _midnight(one.end, region)
        return to_utc(one.start, region.zone) + USUAL_LENGTH
    return _midnight(one.end or one.start, region)


def _midnight(day: date, region: Region) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), region.zone).astimezone(UTC)
