"""Days for marks and arguments: what ``bot.when`` reads, as the board means it.

A day without a year is the next to come, today included; a weekday is the next to come, never today. Weeks are working
weeks, Monday to Friday. Impossible dates are refused, never bent. Text is expected in NFC (see ``bot.words.clean``).
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.when.ends import Seen, settled_ends
from bot.when.model import DateError
from bot.when.opening import read_opening
from bot.when.point import Point, day_of
from bot.when.spans import Days

_UNTIL = re.compile(r"\s*(?:bis|until|till|by)\b", re.IGNORECASE)
_FROM = re.compile(r"\s*(?:vom|von|from|zwischen|between|ab)\b\s*", re.IGNORECASE)
_TO = re.compile(
    r"(?:,(?=\s*(?:bis|to|until|till)\b))?\s*(?:-|–|—|(?:bis|to|until|till|auf|und|and)\b(?:\s+(?:einschl(?:ie(?:ß|ss)lich)?\.?|zum))?)\s*",
    re.IGNORECASE,
)
_BARE_DAY = re.compile(rf"\s*(?:dem\s+)?(?P<day>[0-9]{{1,2}})(?P<dot>\.?)(?={_TO.pattern})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """Days from ``first`` to ``last``, both included."""

    first: date
    last: date


def read_day(words: str, today: date) -> date:
    """The day that ``words`` as a whole name (a leading „bis" is allowed). Of a week or month it is the last day.

    Raises DateError: date-unknown, date-impossible.
    """
    until = _UNTIL.match(words)
    text = words[until.end() :] if until else words
    found = find_day(text, today)
    if found is None or text[found[1] :].strip(" .,;!?"):
        raise DateError("date-unknown", words.strip())
    return found[0]


def find_day(text: str, today: date) -> tuple[date, int] | None:
    """The day that ``text`` begins with as the end of something, and how many characters it takes.

    Of a week or month it is the last day, of „Anfang" the first, of „Mitte" the one in the middle. None where ``text``
    does not begin with a date (am, den, zum, on, the may come before it).
    Raises DateError (date-impossible) for what looks like a date and is none.
    """
    found = read_opening(text, 0, today)
    return None if found is None else (_deadline(_days(found[0], today, text[: found[1]]), today), found[1])


def find_span(text: str, today: date) -> tuple[Span, int] | None:
    """Like ``find_day``, with all the days of a week or month; a day is a span of one."""
    found = read_opening(text, 0, today)
    return None if found is None else (_span(_days(found[0], today, text[: found[1]]), today), found[1])


def find_period(text: str, today: date) -> tuple[Span, int] | None:
    """A period with both its ends that ``text`` begins with: „von 3.3. bis 17.3.", „3.–17. März", „from May to July".

    A period without years that runs already began this year: on 10 March „3.3. bis 17.3." is the present one.
    Raises DateError: date-impossible, date-order.
    """
    lead = _FROM.match(text)
    begin = lead.end() if lead else 0
    start = read_opening(text, begin, today)
    bare = None if start else _BARE_DAY.match(text, begin)
    if not start and not (bare and (lead or bare["dot"])):
        return None
    to = _TO.match(text, start[1] if start else bare.end() if bare else 0)
    end = read_opening(text, to.end(), today) if to else None
    if to is None or end is None or (bare and end[0].weekday is not None):
        return None
    words, place = text[begin : end[1]].strip(), to.end()
    if bare:
        return _from_day(int(bare["day"]), _deadline(_days(end[0], today, words), today), words), end[1]
    first, last = settled_ends(_seen(text, begin), _seen(text, place), today, words)
    return Span(_span(_days(first, today, words), today).first, _deadline(_days(last, today, words), today)), end[1]


def not_past(day: date, today: date, words: str) -> date:
    """``day`` itself; raises DateError (date-past) if it is over."""
    if day < today:
        raise DateError("date-past", words.strip())
    return day


def _from_day(day: int, last: date, words: str) -> Span:
    """From a day of the month in which a period ends."""
    if not 1 <= day <= 31:
        raise DateError("date-impossible", words)
    if day > last.day:
        raise DateError("date-order", words)
    return Span(last.replace(day=day), last)


def _seen(text: str, at: int) -> Seen:
    def read(today: date) -> Point:
        found = read_opening(text, at, today)
        return found[0] if found else Point()

    return read


def _days(point: Point, today: date, words: str) -> Days:
    """What the point names. Raises DateError (date-impossible) where a date has another weekday than was said."""
    days = day_of(point, today)
    if days is None or days.weekday is not None:
        raise DateError("date-impossible", words.strip())
    return days


def _span(days: Days, today: date) -> Span:
    """Without the weekend of a week, and without what is over of one that runs."""
    first, last = days.first, days.last
    if days.grain == "week" and last.weekday() == 6:
        friday = last - timedelta(days=2)
        last = friday if friday >= today or last < today else last
    runs = days.grain in {"week", "day"} or days.edge is not None
    return Span(today if runs and first < today <= last else first, last)


def _deadline(days: Days, today: date) -> date:
    if days.edge in {0, 1}:
        day = days.first + (days.last - days.first) / 2 * days.edge
        return day if day >= today else days.last
    return _span(days, today).last
