"""The dates of a recurrence."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, time
from itertools import islice

from dateutil.rrule import rrulestr

MOST_LOOKED_AT = 4_000  # dates that are passed over at most: a rule that leaves out all of its dates ends


def occurrences(
    rrule: str, start: date | datetime, exclude: Collection[date], after: date | datetime, limit: int
) -> list[date | datetime]:
    """At most ``limit`` dates of a rule (RFC 5545, 3.3.10) from ``start`` on that come after ``after``, oldest first.

    All are local time without a zone, or days like ``start``. Days in ``exclude`` are left out.
    """
    timed = isinstance(start, datetime)
    rule = rrulestr(rrule, dtstart=first_minute(start))
    found = rule.xafter(first_minute(after))
    kept = (one for one in islice(found, MOST_LOOKED_AT) if one.date() not in exclude)
    return [one if timed else one.date() for one in islice(_bounded(kept), limit)]


def first_minute(day: date | datetime) -> datetime:
    """A local time itself, or the midnight with which a day begins."""
    return day if isinstance(day, datetime) else datetime.combine(day, time())


def _bounded(found: Iterator[datetime]) -> Iterator[datetime]:
    """Nothing beyond the calendar."""
    try:
        yield from found
    except (OverflowError, ValueError):
        return
