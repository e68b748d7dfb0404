"""What an expression means."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

Short = Literal["second", "minute", "hour"]
Long = Literal["day", "week", "month", "quarter", "year"]
Grain = Literal["minute", "hour", "part", Long]

LONGEST_NIGHT, ONE_DAY = timedelta(hours=12), timedelta(days=1)


class DateError(ValueError):
    """A date that can't be taken; ``text`` holds the words as typed.

    ``key`` is one of date-unknown (no date at all), date-impossible, date-past, date-order (the end is before the
    start) and date-never (a recurrence that never happens).
    """

    def __init__(self, key: str, text: str) -> None:
        super().__init__(f"{key}: {text}")
        self.key = key
        self.text = text


@dataclass(frozen=True, slots=True)
class Almanac:
    """What the grammar has to know of a region's calendar.

    ``holidays`` is a code as of ``bot.publicdays`` ("DE-NW"), ``school_holidays`` are first and last days, both
    included.
    """

    holidays: str = "DE"
    school_holidays: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """A point, a span, or a recurrence.

    ``start`` and ``end`` are local time without a zone, or days where no time of day was named; ``end`` is the last day
    or minute named, None for a point. ``start`` is None where only an end was said („bis Freitag“). ``grain`` is how
    precisely it was said. ``rrule`` is a value of RFC 5545 (3.3.10) such as ``FREQ=MONTHLY;BYDAY=1WE`` with local
    times, and ``start`` its first occurrence; ``exclude`` are days left out, ``except_school`` says that
    school holidays were to be. ``weekday`` is one (0 Monday) that was
    said and is not that of the date; ``usual`` the time that is meant by a part of the day, for who has to name one.
    """

    start: date | datetime | None
    end: date | datetime | None = None
    grain: Grain = "day"
    rrule: str = ""
    exclude: tuple[date, ...] = ()
    except_school: bool = False
    weekday: int | None = None
    usual: time | None = None

    @property
    def coarse(self) -> bool:
        """Whether no single day was named, but a week or more."""
        return self.grain in {"week", "month", "quarter", "year"}

    @property
    def named(self) -> tuple[date | datetime | None, date | datetime | None]:
        """Start and end for who has to name them: of a part of the day its usual time, and no end."""
        if self.usual and isinstance(self.start, datetime):
            return datetime.combine(self.start, self.usual), None
        return self.start, self.end


def is_upside_down(start: date | datetime, end: date | datetime | None) -> bool:
    """Whether times end before they begin: „22–1 Uhr“ ends the next day, „14–12 Uhr“ is an error."""
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return False
    return end <= start or (end.date() > start.date() and LONGEST_NIGHT < end - start < ONE_DAY)
