"""The day or days that a running text begins with.

In a sentence not every number is a date, nor every „mit“ a Wednesday: amounts, versions and times of day end what is
read, and words are taken as they are spelled.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import lru_cache

from bot.when.counts import AFTER, BEFORE, steps
from bot.when.days import day_of_month, read_date
from bot.when.feasts import FEASTS
from bot.when.model import DateError
from bot.when.periods import EDGES, ENDS, OF, STARTS
from bot.when.point import Point
from bot.when.points import read_days, read_weekday
from bot.when.spans import Days, one
from bot.when.tokens import Token, text_at, tokenise
from bot.when.weeks import WEEK_NUMBER
from bot.when.words import AFTER_NEXT, DAY_NAMES, LAST, LONG_UNITS, MONTHS, NEAR, NEXT, ORDINALS, PARTED, THIS
from bot.words import fold

REACH = 80  # characters; a trial costs the same everywhere
_TOKENS = 14
_UNIT = (
    r"\s?(?:[%€$°²³x×]|(?:t|to|tonnen?|tons?|kg|g|mg|m|m2|m3|qm|cbm|km|cm|mm|ha|l|liter|litres?|meter|metres?|euro?|eur|prozent|"
    r"percent|grad|h|std|stunden?|hours?|uhr|min|minuten?|kw|kwh|mw|ps|v|volt|a|ampere|bar|zoll|mio|mrd|million(?:en)?|[kmgt]b|"
    r"st(?:ü|ue)ck|stellen?|personen|leute|people|fach|mal|vz(?:ä|ae)|points?|punkte?|am|pm)\b)"
)
_FIGURES = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w-])|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}(?!\w)|kw\.?\s?[0-9]{1,2}\s?/\s?20[0-9]{2}(?!\w)"
    r"|[0-9]{1,2}\. ?[0-9]{1,2}"
    rf"(?:\.(?: ?[0-9]{{4}}|[0-9]{{2}})(?!\w|[.,:][0-9])|\.(?!\w)|(?![.,:/][0-9]|\w|{_UNIT}))"
)
_NUMBER = re.compile(
    rf"(?<![\w.,:/–—-])(?:{_FIGURES}|(?P<amount>[0-9]+(?:[.,:/][0-9]|\s?[–—-]\s?[0-9]|{_UNIT})))", re.IGNORECASE
)
_LEAD = re.compile(r"\s*(?:(?:am|an|den|dem|der|des|das|zum|zur|im|in der|in the|on|the)\b\s*){0,2}", re.IGNORECASE)
_FIRST = re.compile(r"[0-9]|[^\W\d_]+")
_DAY_OF_MONTH = re.compile(
    r"\s*(?:am|zum|den|dem)\s+(?P<words>(?P<day>[12][0-9]|3[01]|[1-9])\.)(?=\s*(?:[,;:!?)\n]|$))", re.IGNORECASE
)
_RELATIONS = BEFORE | AFTER  # „Freitag nach Himmelfahrt“
_CONNECTORS = frozenset("den dem der des am on the".split())
_BEGINNINGS = frozenset(
    {"in", "q", "day", "calendar", "wochenende", "weekend", *(name[0] for name in FEASTS)}
    | THIS | NEXT | AFTER_NEXT | LAST | WEEK_NUMBER
).union(DAY_NAMES, PARTED, MONTHS, NEAR, EDGES, ENDS, STARTS, ORDINALS)  # fmt: skip


@lru_cache(maxsize=512)  # marks look at the same place for a period, for a day, and for what stands behind another
def read_opening(text: str, at: int, today: date) -> tuple[Point, int] | None:
    """The day or days that stand at a place of the text, and how far they reach, in characters; None if no date does.

    Words such as „am“, „zum“ or „the“ may come before it. Raises DateError (date-impossible).
    """
    lead = _LEAD.match(text, at)
    begin = lead.end() if lead else at
    first = _FIRST.match(text, begin)
    if first is None or first[0] == "so" or not (first[0].isdecimal() or fold(first[0]) in _BEGINNINGS):
        return None
    if numbered := _DAY_OF_MONTH.match(text, at):
        return Point(one(day_of_month(int(numbered["day"]), today, numbered["words"]))), numbered.end()
    end = _end(text, begin)
    tokens = tokenise(text[:end], begin, _TOKENS, exact=True)
    try:
        return _read(tokens, datetime.combine(today, time()))
    except DateError:
        raise
    except (ValueError, OverflowError):  # beyond the calendar
        raise DateError("date-impossible", text[begin:end].strip()) from None


def _end(text: str, begin: int) -> int:
    """Where a date that begins there ends at the latest."""
    for found in _NUMBER.finditer(text, begin, begin + REACH):
        if found["amount"]:
            return found.start()
        if found.start() == begin:
            return found.end()
    return begin + REACH


def _read(tokens: Sequence[Token], now: datetime) -> tuple[Point, int] | None:
    """A date; a weekday and its date or week; a week and its weekday."""
    point, at, end = Point(), 0, 0
    while at < len(tokens) and (found := _piece(tokens, at, point, now)):
        point, at = found
        end = at
        while text_at(tokens, at) in _CONNECTORS or (text_at(tokens, at) == "," and _is_figure(tokens, at + 1)):
            at += 1
    vague = point.days is not None and (_is_stretch(point.days) or _is_relative(tokens, end))
    return None if point.empty or vague else (point, tokens[end - 1].end)


def _piece(tokens: Sequence[Token], at: int, point: Point, now: datetime) -> tuple[Point, int] | None:
    word = tokens[at].text
    if word not in _BEGINNINGS and not word.isdecimal():
        return None
    weekday = word in DAY_NAMES and tokens[at].typed != "so"
    if point.days is not None and not (weekday and point.days.grain == "week"):
        return None
    if weekday and text_at(tokens, at + 1) not in _RELATIONS:
        return read_weekday(tokens, at, point, sure=True)
    exact = read_date(tokens, at, now.date())
    if exact and point.weekday is not None and exact[0].grain != "day":
        return None
    if exact:
        return Point(exact[0], point.weekday), exact[1]
    days = read_days(tokens, at, point, now)
    if days is None and (weekday or steps(word) is not None):
        return read_weekday(tokens, at, point, sure=True)
    return days


def _is_figure(tokens: Sequence[Token], at: int) -> bool:
    return text_at(tokens, at + (text_at(tokens, at) in _CONNECTORS)).isdecimal()


def _is_stretch(days: Days) -> bool:
    """„im Sommer“, „für die nächsten zehn Jahre“: more than a weekend, and no days that people would agree on."""
    return days.range and days.edge is None and (days.last - days.first).days != 1


def _is_relative(tokens: Sequence[Token], end: int) -> bool:
    """„am ersten Mittwoch im Monat“ is not the one of this month, „am nächsten Tag“ not tomorrow."""
    word, unit = tokens[0].text, LONG_UNITS.get(tokens[end - 1].text)
    counted = word in ORDINALS or word in LAST or tokens[0].number is not None
    of_any = counted and unit is not None and text_at(tokens, end - 2) in OF
    return of_any or (unit == "day" and steps(word) is not None)
