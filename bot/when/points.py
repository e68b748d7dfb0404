"""One point in time or one span of hours: a date, a weekday, a time of day and a part of the day, in any order."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.when.clock import QUARTERS, UHR, hour_of, read_time, skip
from bot.when.counts import BEFORE, IN, read_moment, read_stretch, steps
from bot.when.days import day_in, read_date, read_day_number, read_month_day, year_behind
from bot.when.hours import read_parts, read_times
from bot.when.model import DateError
from bot.when.periods import OF, named_span
from bot.when.point import AT, FROM, TO, UNTIL, Point
from bot.when.relative import read_relative, with_weekday
from bot.when.spans import Days, is_backwards, one, year_to
from bot.when.tokens import Token, as_typed, figure_at, text_at
from bot.when.words import FILLERS, MONTHS, NEXT, ORDINALS, PARTS, SHORT_DAYS, UNITS, WEEKDAYS

Read = tuple[Point, int]
NO_DAY = {":", ".", ",", "am", "pm", "p", "a"}  # what stands behind an hour, not behind a day


def read_point(tokens: Sequence[Token], at: int, now: datetime, point: Point | None = None) -> Read:
    """Read on as long as something is said; returns where it stops. Raises DateError (date-impossible).

    ``point`` is what is known already.
    """
    point, end = point or Point(), at
    while at < len(tokens):
        at = skip(tokens, at)
        found = at < len(tokens) and _more(tokens, at, point, now)
        if not found:
            break
        point, at = found
        end = at
    return point, end


def _more(tokens: Sequence[Token], at: int, point: Point, now: datetime) -> Read | None:
    return (
        _moment(tokens, at, point, now)
        or _date(tokens, at, point, now)
        or read_weekday(tokens, at, point)
        or read_times(tokens, at, point)
        or read_parts(tokens, at, point)
    )


def _moment(tokens: Sequence[Token], at: int, point: Point, now: datetime) -> Read | None:
    if not point.empty:
        return None
    if stretch := read_stretch(tokens, at, now):
        return replace(point, moment=stretch[0], until=stretch[1]), stretch[2]
    found = read_moment(tokens, _preposition(tokens, at), now)
    return None if found is None else (replace(point, moment=found[0]), found[1])


def _preposition(tokens: Sequence[Token], at: int) -> int:
    """Where an „in“ stands before fillers („in etwa zwei Stunden“), else the place itself."""
    back = next((n for n in (1, 2, 3) if text_at(tokens, at - n) == "in"), 0)
    return at - back if all(token.text in FILLERS for token in tokens[at - back : at]) else at


def _date(tokens: Sequence[Token], at: int, point: Point, now: datetime) -> Read | None:
    if point.absolute or point.moment or (text_at(tokens, at - 1) in AT and read_time(tokens, at, bare=True)):
        return None
    today = now.date()
    figures = read_range(tokens, at, today) or read_date(tokens, at, today)
    if figures is None and point.days is not None and point.days.grain == "month":  # „nächsten Monat am 5.“
        figures = read_month_day(tokens, at, point.days.first)
    elif figures is None and point.days is None and read_relative(tokens, at, now) is None:
        figures = _day_of(tokens, at, today)
    if figures is not None:
        if point.days is not None and figures[0].grain == "month" and point.days.grain == "day":
            return None
        return replace(point, days=figures[0], absolute=figures[0].grain == "day"), figures[1]
    return read_days(tokens, at, point, now)


def read_days(tokens: Sequence[Token], at: int, point: Point, now: datetime) -> Read | None:
    """The point with the days that stand at ``at`` without figures: those seen from now, or from a feast."""
    if point.days is not None and point.days.grain == "day":
        return None
    place = _preposition(tokens, at)
    relative = read_relative(tokens, place, now) or (read_relative(tokens, at, now) if place < at else None)
    if relative is None or (point.weekday is not None and relative[0].grain == "day" and not _counts(tokens, at)):
        return None
    if point.weekday is not None and relative[0].grain == "day":  # Donnerstag in einer Woche, Mittwoch vor zwei Wochen
        return _weeks_from(point, relative[0], now), relative[1]
    part = PARTS["tonight"] if text_at(tokens, at) == "tonight" else point.part
    return replace(point, days=relative[0], part=part), relative[1]


def _counts(tokens: Sequence[Token], at: int) -> bool:
    return text_at(tokens, at - 1) in IN or text_at(tokens, at) in IN | BEFORE


def _weeks_from(point: Point, days: Days, now: datetime) -> Point:
    weeks = round((days.first - now.date()).days / 7)
    weekday = point.weekday or 0
    monday = now.date() - timedelta(days=now.weekday())
    day = monday + timedelta(weeks=weeks, days=weekday)
    if weeks > 0 and weekday <= now.weekday():
        day += timedelta(weeks=1)
    return replace(point, days=one(day), weekday=None)


def _day_of(tokens: Sequence[Token], at: int, today: date) -> tuple[Days, int] | None:
    """„am 5.“, „am 5. nächsten Monats“, „am 5. des Monats“."""
    found = read_month_day(tokens, at, today)
    if found is None:
        return None
    end = found[1]
    while text_at(tokens, end) in OF:
        end += 1
    month = named_span(tokens, end, today)
    if month is None or month[0].grain != "month" or text_at(tokens, end) in MONTHS:
        return found
    if month[0].first.replace(day=1) <= today <= month[0].last:
        return found[0], month[1]  # „am 5. des Monats“, this one or the next
    words = as_typed(tokens, at, month[1])
    return one(day_in(month[0].first.year, month[0].first.month, found[0].first.day, today, words)), month[1]


def read_range(tokens: Sequence[Token], at: int, today: date) -> tuple[Days, int] | None:
    """Days from one to another, where figures stand: 14.–15.6., 14.10. bis 15.10., March 2-4."""
    return _day_range(tokens, at, today) or _date_range(tokens, at, today) or _month_range(tokens, at, today)


def _month_range(tokens: Sequence[Token], at: int, today: date) -> tuple[Days, int] | None:
    """March 2-4, Dec 3 to 5, 2027."""
    first = read_date(tokens, at, today) if text_at(tokens, at) in MONTHS else None
    if first is None or first[0].grain != "day" or text_at(tokens, first[1]) not in {"-", "to", "and"}:
        return None
    day, end = figure_at(tokens, first[1] + 1), first[1] + 2
    if day is None or not first[0].first.day < day <= 31 or text_at(tokens, end) in NO_DAY | UHR | MONTHS.keys():
        return None
    words = as_typed(tokens, at, end)
    year, end = year_behind(tokens, end, today)
    begin = first[0].first if year is None else day_in(year, first[0].first.month, first[0].first.day, today, words)
    return Days(begin, day_in(begin.year, begin.month, day, today, words), range=True, yearless=year is None), end


def _day_range(tokens: Sequence[Token], at: int, today: date) -> tuple[Days, int] | None:
    """14.–15.6., 13 bis 15 Juli, 26./27.09.2017, 21 auf 22 November: the first date has no month of its own."""
    first = read_day_number(tokens, at)
    if first is None or text_at(tokens, at) in ORDINALS:
        return None
    day, end = first
    either = text_at(tokens, end) in {"oder", "or"}  # „20. oder 21.1.“ is the first of them
    if text_at(tokens, end) not in TO and not either:
        return None
    end += 1
    while text_at(tokens, end) in TO or text_at(tokens, end) in {"zum", "den", "dem", "."}:
        end += 1
    if end >= len(tokens):
        return None
    last = read_date(tokens, end, today)
    if (
        last is None
        or last[0].grain != "day"
        or not 1 <= day <= 31
        or day > last[0].first.day
        or text_at(tokens, end) in MONTHS
    ):
        return None
    begin = last[0].first.replace(day=day)
    return (one(begin), first[1]) if either else (Days(begin, last[0].last, "day", range=True), last[1])


def _date_range(tokens: Sequence[Token], at: int, today: date) -> tuple[Days, int] | None:
    """14.10. bis 15.10.2018, 25.11-26.11, Juli 13 - Juli 15; the first has the year of the last."""
    first = read_date(tokens, at, today)
    if first is None or first[0].grain != "day" or text_at(tokens, first[1]) not in TO:
        return None
    place = skip(tokens, first[1] + 1, frozenset(TO))
    last = read_date(tokens, place, today) if place < len(tokens) else None
    if last is None or last[0].grain != "day":
        return None
    begin, end = first[0].first, last[0].first
    words = as_typed(tokens, at, last[1])
    if first[0].yearless and (begin > end or not last[0].yearless):
        begin = day_in(None, begin.month, begin.day, year_to(end), words)
        if begin > end:  # 29 February of a year that has none
            raise DateError("date-impossible", words)
        if last[0].yearless and is_backwards(begin, end):
            raise DateError("date-order", words)
    elif last[0].yearless and end < begin:
        end = day_in(None, end.month, end.day, begin, words)
    if end < begin:
        raise DateError("date-order", words)
    return Days(begin, end, "day", range=True), last[1]


def read_weekday(tokens: Sequence[Token], at: int, point: Point, *, sure: bool = False) -> Read | None:
    """The point with the weekday that stands at ``at``; ``sure``: it is none of the words „so“, „die“, „mit“."""
    ahead = steps(text_at(tokens, at))
    place = at if ahead is None else at + 1
    word = text_at(tokens, place)
    if word not in WEEKDAYS or point.weekday is not None:
        return None
    end = place + 1 + (text_at(tokens, place + 1) == ".")
    alone = (
        (len(tokens) == 1 and word not in {"die", "mit"})
        or end > place + 1
        or text_at(tokens, end) in {",", "-"}
        or ahead is not None
    )
    if word in SHORT_DAYS and not (sure or alone) and not _goes_on(tokens, end, word):
        return None
    if (
        text_at(tokens, end) in {"nach", "after"}
        and text_at(tokens, after := end + 1 + (text_at(tokens, end + 1) in {"dem", "the"})) in NEXT
        and text_at(tokens, after + 1) not in UNITS
    ):
        return replace(point, weekday=WEEKDAYS[word], ahead=1), after + 1
    if text_at(tokens, end) == "week" and word.endswith("day") and figure_at(tokens, end + 1) is None:
        return replace(point, weekday=WEEKDAYS[word], ahead=1), end + 1  # „Tuesday week“
    weeks = {None: 0, 0: 0, 1: 0, 2: 1, -1: -1, -2: -2}[ahead]
    if point.days is not None:
        return replace(point, days=with_weekday(point.days, WEEKDAYS[word])), end
    return replace(point, weekday=WEEKDAYS[word], ahead=weeks), end


def _goes_on(tokens: Sequence[Token], at: int, word: str) -> bool:
    """Whether what stands behind „so“, „die“, „mit“ makes them weekdays: a number, a month, a time, or the end.

    „do“, „sat“ and „sun“ are no words that a German time stands behind: „Do ab 9“, „Do halb drei“.
    """
    at = skip(tokens, at)
    if at >= len(tokens):
        return word != "mit"
    if tokens[at].number is not None or tokens[at].text in MONTHS | WEEKDAYS | PARTS:
        return True
    return word in {"do", "don", "sat", "sun"} and (
        tokens[at].text in FROM | UNTIL | QUARTERS.keys() | {"nicht", "not", "oder"} or hour_of(tokens[at]) is not None
    )
