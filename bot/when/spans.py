"""Days in a row, and the arithmetic of weeks, months, quarters and years."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from bot.when.model import Grain, Long

MOST_OF_A_YEAR = 300


@dataclass(frozen=True, slots=True)
class Days:
    """Days from ``first`` to ``last``, both included; ``grain`` is what was named: day, week, month, quarter, year.

    ``range`` says that both ends were named, ``yearless`` that the year was not. ``weekday`` is one that was said and
    does not fit the date. ``edge`` is 0, 1 or 2 for the beginning, the middle or the end of what was named.
    """

    first: date
    last: date
    grain: Grain = "day"
    range: bool = False
    weekday: int | None = None
    yearless: bool = False
    edge: int | None = None


def one(day: date) -> Days:
    return Days(day, day)


def calendar_day(moment: date | datetime) -> date:
    """The day of a time, or the day itself."""
    return moment.date() if isinstance(moment, datetime) else moment


def step(unit: Long, number: int) -> relativedelta:
    """``number`` days, weeks, months, quarters or years."""
    if unit in {"day", "week"}:
        return relativedelta(days=number * (7 if unit == "week" else 1))
    return relativedelta(months=number * {"month": 1, "quarter": 3, "year": 12}[unit])


def around(day: date, unit: Long) -> Days:
    """The day, week (from Monday), month, quarter or year in which a day lies."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return Days(monday, monday + timedelta(days=6), unit)
    if unit == "month":
        return Days(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]), unit)
    if unit == "quarter":
        first = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        return Days(first, first + relativedelta(months=3, days=-1), unit)
    if unit == "year":
        return Days(date(day.year, 1, 1), date(day.year, 12, 31), unit)
    return one(day)


def shifted(day: date, unit: Long, number: int) -> Days:
    """The unit that comes ``number`` after the one in which a day lies."""
    return around(around(day, unit).first + step(unit, number), unit)


def following(day: date, weekday: int, number: int = 1) -> date:
    """The ``number``-th such weekday after a day (negative: before it); the day itself does not count."""
    if number > 0:
        return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1 + 7 * (number - 1))
    return day - timedelta(days=(day.weekday() - weekday - 1) % 7 + 1 + 7 * (-number - 1))


def nth(span: Days, weekday: int, number: int) -> date:
    """The ``number``-th such weekday of a span; -1 is the last one. Raises ValueError when there are not so many."""
    if number < 0:
        found = following(span.last + timedelta(days=1), weekday, number)
    else:
        found = following(span.first - timedelta(days=1), weekday, number)
    if not span.first <= found <= span.last:
        raise ValueError("not so many")
    return found


def year_to(last: date) -> date:
    """The first day of the year that ends with a day: seen from there, what has no year comes before that day."""
    return last - relativedelta(years=1) + timedelta(days=1)


def is_backwards(first: date, last: date) -> bool:
    """Whether two days without years were said in the wrong order: nearly a year lies between, over New Year."""
    return first.year < last.year and (last - first).days > MOST_OF_A_YEAR and first != year_to(last)
