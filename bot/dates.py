"""Dates as people write them in a line, German and English, as days of the region's calendar.

Text is expected in NFC (see ``bot.words.clean``). A day without a year is the next to come, today included; a weekday
is the next to come, never today. Weeks are working weeks, Monday to Friday. Impossible dates are refused, never bent.
"""

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from bot.dayrules import REACH, DateError, Read, Span, read
from bot.daywords import rule

__all__ = ["DateError", "Span", "find_day", "find_period", "find_span", "not_past", "read_day"]

_FROM = rule(r"\s*(?:vom|von|from|zwischen|between|ab)\b\s*")
_BARE_DAY = rule(r"\s*(?:dem\s+)?(?P<d>[0-9]{1,2})(?P<dot>\.?)(?=\s*(?:-|–|—|bis|to|until|auf|und|and)\s*)")
_TO = rule(r"\s*(?:-|–|—|(?:bis|to|until|till|auf|und|and)\b(?:\s+(?:einschl(?:ie(?:ß|ss)lich)?\.?|zum))?)\s*")
_YEAR = relativedelta(years=1)


def read_day(words: str, today: date) -> date:
    """The day that ``words`` as a whole name (a leading „bis" is allowed). Of a week or month it is the last day.

    Raises DateError: date-unknown, date-impossible.
    """
    text = re.sub(r"^\s*(?:bis|until|till|by)\b", "", words, flags=re.IGNORECASE)
    found = find_day(text[:REACH], today)
    if found is None or text[found[1] :].strip(" .,;!?"):
        raise DateError("date-unknown", words.strip())
    return found[0]


def find_day(text: str, today: date) -> tuple[date, int] | None:
    """The day that ``text`` begins with, and how many characters it takes; of a week or month it is the last day.

    None where ``text`` does not begin with a date (am, den, zum, on, the may come before it).
    Raises DateError (date-impossible) for what looks like a date and is none.
    """
    found = find_span(text, today)
    return None if found is None else (found[0].last, found[1])


def find_span(text: str, today: date) -> tuple[Span, int] | None:
    """Like ``find_day``, with all the days of a week or month; a day is a span of one."""
    found = read(text, today)
    return None if found is None else (found.span, found.length)


def find_period(text: str, today: date) -> tuple[Span, int] | None:
    """A period with both its ends that ``text`` begins with: „von 3.3. bis 17.3.", „3.–17. März", „from May to July".

    A period without years that runs already began this year: on 10 March „3.3. bis 17.3." is the present one.
    Raises DateError: date-impossible, date-order.
    """
    text = text[:REACH]
    lead = _FROM.match(text)
    begin = lead.end() if lead else 0
    start = read(text[begin:], today)
    bare = None if start else _BARE_DAY.match(text, begin)
    if bare and not lead and not bare["dot"]:
        return None
    at = begin + start.length if start else bare.end() if bare else -1
    to = _TO.match(text, at) if at >= 0 else None
    if to is None:
        return None
    end = read(text[to.end() :], today)
    if end is None or (bare and end.floats == "week"):
        return None
    length = to.end() + end.length
    words = text[begin:length].strip()
    if bare:
        return _with_bare_start(int(bare["d"]), end, words), length
    assert start is not None
    return _join(text[begin:], text[to.end() :], start, end, words), length


def not_past(day: date, today: date, words: str) -> date:
    """``day`` itself; raises DateError (date-past) if it is over."""
    if day < today:
        raise DateError("date-past", words.strip())
    return day


def _with_bare_start(day: int, end: Read, words: str) -> Span:
    last = end.span.last
    if not 1 <= day <= 31:
        raise DateError("date-impossible", words)
    if day > last.day:
        raise DateError("date-order", words)
    return Span(last.replace(day=day), last)


def _join(start_text: str, end_text: str, start: Read, end: Read, words: str) -> Span:
    """Settle what floats: a year from the other end, the end's week from the start."""
    if start.floats == "year":
        earliest = end.span.last - _YEAR + timedelta(days=1)
        start = read(start_text, earliest) or start
        if start.span.first > end.span.last:  # 29 February of a year that has none
            raise DateError("date-impossible", words)
        first, last = start.span.first, end.span.last
        crosses = first.year < last.year and end.floats == "year"
        if crosses and (last - first).days > 300 and first != earliest:
            raise DateError("date-order", words)
        return Span(first, last)
    if end.floats:
        end = read(end_text, start.span.first) or end
    if end.span.last < start.span.first:
        raise DateError("date-order", words)
    return Span(start.span.first, end.span.last)
