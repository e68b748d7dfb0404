"""From words to a date that can be chosen. Pure."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.when import Almanac, DateError, When, read_exactly
from bot.when.model import is_upside_down
from bot.when.spans import calendar_day

ONE_DAY = timedelta(days=1)
_EITHER = re.compile(r"^\s*(?:entweder|either)\s+", re.IGNORECASE)
EACH = re.compile(r"\b(?:jeweils|je|immer|each|always)\b\s*", re.IGNORECASE)
EDGE = " \t\n,;:|"
_DAY_WORD = re.compile(r"\b(?:heute|morgen|übermorgen|today|tomorrow|in)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Slot:
    """One date: local times without a zone, or days. ``weekday``: another one was said than that of the date."""

    start: date | datetime
    end: date | datetime | None = None
    weekday: bool = False

    @property
    def day(self) -> date:
        return calendar_day(self.start)


def settled(when: When, words: str, now: datetime) -> Slot:
    """What was said as one date, seen from ``now`` (local); ``words`` name it in complaints.

    Raises DateError: datepoll-recurring, datepoll-coarse (no single day), date-order, date-past.
    """
    start, end = when.named
    assert start is not None
    if when.rrule:
        raise DateError("datepoll-recurring", words)
    if when.coarse:
        raise DateError("datepoll-coarse", words)
    if is_upside_down(start, end):
        raise DateError("date-order", words)
    if start <= now if isinstance(start, datetime) else start < now.date():
        raise DateError("date-past", words)
    return Slot(start, end, when.weekday is not None)


class Reader:
    """Reads pieces of a line one after the other. ``day`` is that of the date before, for a time alone."""

    def __init__(self, now: datetime, almanac: Almanac) -> None:
        """``now`` is local time without a zone."""
        self._now, self._almanac = now, almanac
        self.day: date | None = None

    def when(self, words: str) -> When | None:
        """What a piece says; a time alone is on the day of the date before. Raises DateError."""
        if self.day is not None and self.is_time(words):
            return self._read(words, datetime.combine(self.day, time()))
        return self._read(words, self._now)

    def is_time(self, words: str) -> bool:
        """Whether a piece names a time of day but no day: then it moves with the day on which it is said."""
        if _DAY_WORD.search(words):
            return False
        midnight = datetime.combine(self._now.date(), time())
        try:
            first, second = (self._read(words, midnight + days * ONE_DAY) for days in (0, 1))
        except DateError:
            return False
        if first is None or second is None:
            return False
        start, later = first.start, second.start
        return isinstance(start, datetime) and isinstance(later, datetime) and later - start == ONE_DAY

    def is_date(self, words: str) -> bool:
        """Whether a piece is a date or a time, be it a wrong one."""
        try:
            return self.when(words) is not None
        except DateError:
            return True

    def slot(self, words: str) -> Slot | None:
        """A date to choose from, None where the piece is none. Raises DateError."""
        when = self.when(words)
        if when is None or when.start is None:
            return None
        slot = settled(when, words.strip(EDGE), self._now)
        self.day = slot.day
        return slot

    def last(self, words: str) -> date | datetime | None:
        """A deadline: the last day or minute that is named, None where none is. Raises DateError."""
        when = self._read(words, self._now)
        return None if when is None or when.rrule else when.end or when.start

    def _read(self, words: str, now: datetime) -> When | None:
        return read_exactly(EACH.sub("", _EITHER.sub("", words.strip(EDGE))), now, self._almanac)
