"""The two ends of a span: what one leaves open the other says, or the order of the two."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from bot.when.model import DateError
from bot.when.point import Point, day_of
from bot.when.spans import is_backwards, one, year_to

Seen = Callable[[date], Point]  # what stands there, seen from a day


def settled_ends(first: Seen, last: Seen, today: date, words: str) -> tuple[Point, Point]:
    """The first and the last point of a span with years and weeks that fit each other.

    A start without a year comes before the end, so „3.3. bis 17.3.“ may run already; a weekday follows the start.
    Raises DateError: date-order, date-impossible.
    """
    start, end = first(today), last(today)
    begins, ends = day_of(start, today), day_of(end, today)
    if begins is None or ends is None:
        return start, end
    if end.weekday is not None and end.days is None:
        days = (end.weekday - begins.last.weekday()) % 7
        days = days or (7 if start.times is None and end.times is None and end.part is None else 0)
        return start, replace(end, days=one(begins.last + timedelta(days=days)), weekday=None)
    if begins.yearless and ends.edge is not None and not ends.yearless:  # „10.12. bis Monatsende“: of that month
        end = last(begins.first)
        ends = day_of(end, today) or ends
    elif begins.yearless and (begins.first > ends.last or not ends.yearless):
        start = first(year_to(ends.last))
        begins = day_of(start, today) or begins
        if begins.first > ends.last:  # 29 February of a year that has none
            raise DateError("date-impossible", words)
        if ends.yearless and is_backwards(begins.first, ends.last):
            raise DateError("date-order", words)
    elif ends.yearless and ends.last < begins.first:
        end = last(begins.first)
        ends = day_of(end, today) or ends
    if ends.last < begins.first:
        raise DateError("date-order", words)
    return start, end
