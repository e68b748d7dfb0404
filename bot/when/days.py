"""Dates with figures and names of months: 3.12., 3/12/26, 2026-12-03, 3. Dezember, Dec 3rd, am 18., Dezember 2026."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.when.counts import steps
from bot.when.model import DateError
from bot.when.spans import Days, around, one, shifted
from bot.when.tokens import Token, as_typed, figure_at, text_at
from bot.when.words import FILLERS, LONG_UNITS, MONTHS, ORDINALS, PARTS, UNITS, WEEKDAYS, WEEKEND, WORKDAYS

Read = tuple[Days, int]
ENDINGS = {"st", "nd", "rd", "th", "ter", "ten", "te", "tes", "tem"}
GLUE = {".", "/", "-"}
BEHIND_MAY = {"", "-", "/", "to", "till", "until", "through", "and", ",", ";", ")"}  # else it is the verb
LATEST = 70  # years of two figures from here on are of the last century


def day_in(year: int | None, month: int, day: int, today: date, words: str) -> date:
    """The day; without a year the next to come, today included. Raises DateError (date-impossible)."""
    if year is not None:
        try:
            return date(year, month, day)
        except ValueError:
            raise DateError("date-impossible", words) from None
    for ahead in range(9):  # eight years may lie between two 29 February
        try:
            found = date(today.year + ahead, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise DateError("date-impossible", words)


def _one(year: int | None, month: int, day: int, today: date, words: str) -> Days:
    found = day_in(year, month, day, today, words)
    return Days(found, found, yearless=year is None)


def read_date(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """A date that stands at ``at``. Raises DateError (date-impossible) for what looks like one and is none."""
    for form in (_iso, _figures, _day_month, _month_day, _month):
        found = form(tokens, at, today)
        if found is not None:
            return found
    return None


def _year(tokens: Sequence[Token], at: int, *, long: bool = False) -> tuple[int | None, int]:
    """A year that stands at ``at`` and where it ends; with ``long`` only one of four figures."""
    number, digits = figure_at(tokens, at), len(text_at(tokens, at))
    if number is None or (text_at(tokens, at + 1) in {":", "uhr", "h"} and digits < 4):
        return None, at
    if digits == 4 and 1900 <= number <= 2199 and text_at(tokens, at + 1) not in {"uhr", "h"}:
        return number, at + 1
    if digits == 2 and not long:
        return (2000 if number < LATEST else 1900) + number, at + 1
    return None, at


def _iso(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    sign = text_at(tokens, at + 1)
    if len(text_at(tokens, at)) != 4 or sign not in {"-", "/"} or text_at(tokens, at + 3) != sign:
        return None
    year, month, day = (figure_at(tokens, at + n) for n in (0, 2, 4))
    if year is None or month is None or day is None:
        return None
    return one(day_in(year, month, day, today, as_typed(tokens, at, at + 5))), at + 5 + (text_at(tokens, at + 5) == "t")


def _figures(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """3.12., 3.12.26, 3/12, 03.12 2026; „10.30“ is none, „31.6.“ an impossible one."""
    day, sign, month = figure_at(tokens, at), text_at(tokens, at + 1), figure_at(tokens, at + 2)
    if (
        day is None
        or month is None
        or sign not in GLUE
        or len(text_at(tokens, at)) > 2
        or len(text_at(tokens, at + 2)) > 2
    ):
        return None
    if text_at(tokens, at - 1) == "." and tokens[at].glued and text_at(tokens, at - 2).isdecimal():
        return None  # within „10.1.2.3“
    if not tokens[at + 1].glued or (
        sign == "-" and (text_at(tokens, at + 3) not in {"-", "."} or not tokens[at + 3].glued)
    ):
        return None
    end = at + 3
    closed = text_at(tokens, end) in {sign, "."} and tokens[end].glued
    end += closed
    if closed and text_at(tokens, end) == ".":
        end += 1
    year, after = _year(tokens, end, long=not closed or not tokens[end].glued) if end < len(tokens) else (None, end)
    if year is None and not closed and text_at(tokens, end) in {"uhr", "h"}:
        return None
    if year is None and not closed and not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if year is None and (month > 19 or day > 39):
        return None
    if closed and year is None and end < len(tokens) and tokens[end].glued and text_at(tokens, end).isdecimal():
        if len(text_at(tokens, end)) == 1:
            return None  # „Abschnitt 1.2.3“
        raise DateError("date-impossible", as_typed(tokens, at, end + 1))
    if not 1 <= month <= 12:
        raise DateError("date-impossible", as_typed(tokens, at, after))
    return _one(year, month, day, today, as_typed(tokens, at, max(after, end))), max(after, end)


def read_day_number(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """A day of a month: 3, 3., 3rd, dritter; where it ends."""
    ordinal = ORDINALS.get(text_at(tokens, at))
    if ordinal is not None:
        return ordinal, at + 1
    number = figure_at(tokens, at)
    if number is None or len(text_at(tokens, at)) > 2 or not 1 <= number <= 39:
        return None
    end = at + 1
    if text_at(tokens, end) == "." or (text_at(tokens, end) in ENDINGS and tokens[end].glued):
        end += 1
    return number, end


def _day_month(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    found = read_day_number(tokens, at)
    if found is None:
        return None
    day, end = found
    while text_at(tokens, end) in {"of", "der", "im", "den"}:
        end += 1
    month = MONTHS.get(text_at(tokens, end))
    if month is None:
        return None
    end += 1 + (text_at(tokens, end + 1) == ".")
    year, end = year_behind(tokens, end, today)
    return _one(year, month, day, today, as_typed(tokens, at, end)), end


def year_behind(tokens: Sequence[Token], end: int, today: date) -> tuple[int | None, int]:
    """The year that follows a month or day, if one does, and where to go on."""
    if found := _year_ahead(tokens, end, today):
        return found
    comma = text_at(tokens, end) == ","
    place = end + comma
    long = comma or text_at(tokens, place + 1) in {".", "uhr", "h", "-", "bis", "am", "pm"} or place >= len(tokens)
    year, after = _year(tokens, place, long=long) if place < len(tokens) else (None, place)
    return (year, after) if year is not None else (None, end)


def _year_ahead(tokens: Sequence[Token], at: int, today: date) -> tuple[int, int] | None:
    """„nächsten Jahres“, „dieses Jahres“."""
    ahead = steps(text_at(tokens, at))
    named = ahead is not None and LONG_UNITS.get(text_at(tokens, at + 1)) == "year"
    return (today.year + ahead, at + 2) if named and ahead is not None else None


def _month_day(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    month = MONTHS.get(text_at(tokens, at))
    if month is None:
        return None
    end = at + 1 + (text_at(tokens, at + 1) in {".", ","})
    number = figure_at(tokens, end)
    found = read_day_number(tokens, end) if number is not None else None
    if found is None or text_at(tokens, end + 1) in {":", "uhr", "h"} or text_at(tokens, end + 1) in MONTHS:
        return None
    day, end = found
    year, end = year_behind(tokens, end, today)
    return _one(year, month, day, today, as_typed(tokens, at, end)), end


def _month(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    month = MONTHS.get(text_at(tokens, at))
    if month is None:
        return None
    end = at + 1 + (text_at(tokens, at + 1) == ".")
    year, end = _year_ahead(tokens, end, today) or (_year(tokens, end, long=True) if end < len(tokens) else (None, end))
    if year is not None:
        return around(date(year, month, 1), "month"), end
    if text_at(tokens, at) in {"mar", "may"} and text_at(tokens, end) not in BEHIND_MAY:
        return None
    year = today.year if month >= today.month else today.year + 1
    return replace(around(date(year, month, 1), "month"), yearless=True), end


def read_month_day(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """„am 18.“, „der 6.“, „Do 24.“: a day of this month or the next."""
    found = read_day_number(tokens, at)
    if found is None or (found[1] == at + 1 and text_at(tokens, at) not in ORDINALS):
        return None
    behind = text_at(tokens, found[1])
    counts = behind in WEEKDAYS.keys() | UNITS | WEEKEND | WORKDAYS  # „am ersten Montag“ of what?
    fraction = behind.isdecimal() and tokens[found[1]].glued
    if counts or fraction or not (_begins_day(tokens, at) if at else _goes_on(tokens, found[1])):
        return None
    return one(day_of_month(found[0], today, as_typed(tokens, at, found[1]))), found[1]


def _begins_day(tokens: Sequence[Token], at: int) -> bool:
    word = text_at(tokens, at - 1)
    weekday = text_at(tokens, at - 1 - (word in {".", ","})) in WEEKDAYS
    return re.fullmatch(r"am|den|der|dem|on|the|zum|bis|vom|von", word) is not None or weekday


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands behind a bare „3.“ makes it a day: a time, or a part of the day."""
    word = text_at(tokens, at)
    return text_at(tokens, at - 1) == "." and (
        word.isdecimal() or word in FILLERS or word in PARTS or word in {"-", ","}
    )


def day_of_month(day: int, today: date, words: str) -> date:
    """Such a day of this month or the next. Raises DateError (date-impossible)."""
    for ahead in range(3):
        span = shifted(today, "month", ahead)
        if day <= span.last.day and span.first.replace(day=day) >= today:
            return span.first.replace(day=day)
    raise DateError("date-impossible", words)
