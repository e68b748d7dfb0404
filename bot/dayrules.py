"""The grammar of one date expression; ``bot.dates`` is what others use.

Each form has a pattern in ``bot.daywords`` and here a function that turns its match into days.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateutil.relativedelta import relativedelta

from bot import daywords as words
from bot.words import fold

REACH = 120  # no expression is longer; keeps the cost of a trial constant


@dataclass(frozen=True, slots=True)
class Span:
    """Days from ``first`` to ``last``, both included."""

    first: date
    last: date


class DateError(ValueError):
    """A date that can't be taken. ``key`` is one of date-impossible, date-past, date-order (the end is before the
    start) and date-unknown (no date at all); ``text`` holds the words as typed."""

    def __init__(self, key: str, text: str) -> None:
        super().__init__(f"{key}: {text}")
        self.key = key
        self.text = text


@dataclass(frozen=True, slots=True)
class Read:
    """What was read from how many characters.

    ``floats`` says what was not named and so may be chosen: the year of a day, or the week of a weekday.
    """

    span: Span
    length: int
    floats: Literal["", "year", "week"] = ""


def read(text: str, today: date) -> Read | None:
    """What the beginning of ``text`` names; None if it is no date. Raises DateError (date-impossible)."""
    text = text[:REACH]
    lead = words.LEAD.match(text)
    at = lead.end() if lead else 0
    if not words.LOOKS_LIKE.match(text, at):
        return None
    for pattern, reader in _RULES:
        match = pattern.match(text, at)
        if match is None:
            continue
        try:
            read = reader(match, today)
        except (ValueError, OverflowError) as error:
            if isinstance(error, DateError):
                raise
            raise DateError("date-impossible", match[0].strip()) from None
        if read is not None:
            return read
    return None


def _on(match: re.Match[str], year: int | None, month: int, day: int, today: date) -> Read:
    """The day; without a year the next to come. Raises ValueError for an impossible one."""
    if year is not None:
        return Read(_one(date(year, month, day)), match.end())
    for ahead in range(9):  # eight years may lie between two 29 February
        if day <= monthrange(today.year + ahead, month)[1] and (found := date(today.year + ahead, month, day)) >= today:
            return Read(_one(found), match.end(), "year")
    raise DateError("date-impossible", match[0].strip())


def _one(day: date) -> Span:
    return Span(day, day)


def _year(match: re.Match[str]) -> int | None:
    return int(match["y"]) if match["y"] else None


def _numeric(match: re.Match[str], today: date) -> Read | None:
    day, month = int(match["d"]), int(match["m"])
    year = int(match["y"]) if match["y"] else 2000 + int(match["yy"]) if match["yy"] else None
    if year is None and (day > 39 or month > 19 or (not match["dot"] and not (1 <= day <= 31 and 1 <= month <= 12))):
        return None  # a number such as 10.30 or 99.9
    if not 1 <= month <= 12:
        raise DateError("date-impossible", match[0].strip())
    return _on(match, year, month, day, today)


def _named(match: re.Match[str], today: date) -> Read:
    return _on(match, _year(match), words.MONTHS[fold(match["month"]).rstrip(".")], int(match["d"]), today)


def _iso(match: re.Match[str], today: date) -> Read:
    return _on(match, _year(match), int(match["m"]), int(match["d"]), today)


def _month_of(match: re.Match[str], today: date) -> Span:
    month = words.MONTHS[fold(match["month"]).rstrip(".")]
    year = _year(match) or (today.year if month >= today.month else today.year + 1)
    return _month(date(year, month, 1))


def _month(day: date) -> Span:
    return Span(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def _whole_month(match: re.Match[str], today: date) -> Read:
    return Read(_month_of(match, today), match.end(), "" if match["y"] else "year")


def _steps(which: str | None) -> int:
    """How many units ahead „diese", „nächste", „übernächste" are."""
    word = fold(which or "diese")
    return 0 if word.startswith(("diese", "this")) else 2 if word.startswith("ueber") else 1


def _named_unit(which: str | None, unit: str, today: date) -> Span:
    steps, letter = _steps(which), unit[0].lower()
    if letter == "w":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=steps)
        if steps == 0:
            return Span(today, monday + timedelta(days=4 if today.weekday() < 5 else 6))
        return Span(monday, monday + timedelta(days=4))
    if letter == "m":
        return _month(today + relativedelta(months=steps))
    return _whole_year(today.year + steps)


def _whole_year(year: int) -> Span:
    return Span(date(year, 1, 1), date(year, 12, 31))


def _week_or_month(match: re.Match[str], today: date) -> Read:
    if match["end"]:
        return _weekend(match, today)
    span = _named_unit(match["which"], match["unit"], today)
    if match["day"] and match["unit"][0] in "wW":
        monday = span.first - timedelta(days=span.first.weekday())
        span = _one(monday + timedelta(days=words.WEEKDAYS[fold(match["day"]).rstrip(".")]))
    return Read(span, match.end())


def _weekend(match: re.Match[str], today: date) -> Read:
    which = match.groupdict().get("which")
    saturday = today + timedelta(days=(5 - today.weekday()) % 7 if today.weekday() < 6 else -1)
    saturday += timedelta(weeks=max(0, _steps(which) - 1))
    return Read(Span(max(saturday, today), saturday + timedelta(days=1)), match.end())


def _part(match: re.Match[str], today: date) -> Read:
    """Beginning, middle or end of a month, year or week: a day."""
    floats = bool(match["month"] and not match["y"])
    if match["month"]:
        span = _month_of(match, today)
    elif match["year"]:
        span = _whole_year(int(match["year"]))
    else:
        span = _whole_unit(match["which"], match["unit"], today)
    day = _point(span, fold(match["part"]))
    if day < today and floats:
        day += relativedelta(years=1)
    elif day < today and match["unit"] and not match["which"]:
        day = _point(_whole_unit("next", match["unit"], today), fold(match["part"]))
    return Read(_one(day), match.end(), "year" if floats else "")


def _whole_unit(which: str | None, unit: str, today: date) -> Span:
    """Like ``_named_unit``, with the days of this week that are over."""
    span = _named_unit(which, unit, today)
    if unit[0] in "wW":
        monday = span.first - timedelta(days=span.first.weekday())
        return Span(monday, monday + timedelta(days=4))
    return span


def _point(span: Span, part: str) -> date:
    return span.last if "end" in part else _middle(span) if "mi" in part else span.first


def _middle(span: Span) -> date:
    days = (span.last - span.first).days
    if days < 7:
        return span.last - timedelta(days=2)  # Wednesday
    return span.first.replace(day=15) if days < 31 else date(span.first.year, 6, 30)


def _period_end(match: re.Match[str], today: date) -> Read:
    return Read(_one(_named_unit(None, match["unit"], today).last), match.end())


def _near(match: re.Match[str], today: date) -> Read:
    word = fold(match["word"])
    days = 0 if word in ("heute", "today") else 1 if word in ("morgen", "tomorrow") else 2
    day = today + timedelta(days=days)
    return Read(_one(day + _distance(match["n"], match["unit"]) if match["n"] else day), match.end())


def _distance(number: str, unit: str) -> relativedelta:
    n = int(number) if number[0] in "0123456789" else words.NUMBERS[fold(number)]
    letter = unit[0].lower()
    if letter in "td":
        return relativedelta(days=n)
    if letter == "w":
        return relativedelta(weeks=n)
    return relativedelta(months=n) if letter == "m" else relativedelta(years=n)


def _ahead(match: re.Match[str], today: date) -> Read:
    distance = relativedelta(months=6) if match["half"] else _distance(match["n"], match["unit"])
    return Read(_one(today + distance), match.end())


def _calendar_week(match: re.Match[str], today: date) -> Read:
    """ISO week; without a year the next one whose Friday has not passed."""
    week = int(match["week"])
    year = _year(match) or today.year
    if not match["y"] and date.fromisocalendar(year, week, 5) < today:
        year += 1
    span = Span(date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 5))
    return Read(span, match.end(), "" if match["y"] else "year")


def _on_weekday(match: re.Match[str], today: date) -> Read:
    """A weekday; with a date behind it („Freitag, 4.12.") that date, and it must be that weekday."""
    number = words.WEEKDAYS[fold(match["day"]).rstrip(".")]
    if match["of"]:
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=_steps(match["of"]))
        return Read(_one(monday + timedelta(days=number)), match.end())
    dated = words.AND_DATE.match(match.string, match.end())
    exact = read(match.string[dated.end() :], today) if dated else None
    if dated and exact:
        length = dated.end() + exact.length
        if exact.span.first.weekday() != number:
            raise DateError("date-impossible", match.string[match.start() : length].strip())
        return Read(exact.span, length, exact.floats)
    weeks = max(0, _steps(match["which"]) - 1) + (_distance(match["n"], "week").weeks if match["n"] else 0)
    day = today + timedelta(days=(number - today.weekday() - 1) % 7 + 1, weeks=weeks)
    return Read(_one(day), match.end(), "week" if not weeks else "")


_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Read | None]], ...] = (
    (words.ISO, _iso),
    (words.NUMERIC, _numeric),
    (words.DAY_MONTH, _named),
    (words.MONTH_DAY, _named),
    (words.ON_WEEKDAY, _on_weekday),
    (words.WHOLE_MONTH, _whole_month),
    (words.PART, _part),
    (words.PERIOD_END, _period_end),
    (words.WEEK_OR_MONTH, _week_or_month),
    (words.WEEKEND, _weekend),
    (words.CALENDAR_WEEK, _calendar_week),
    (words.NEAR, _near),
    (words.AHEAD, _ahead),
)
