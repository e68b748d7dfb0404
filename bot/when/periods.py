"""Weeks, months, quarters, years and seasons, and pieces of them: nächster Monat, KW 23, drittes Quartal, Ende März."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.when import feasts
from bot.when.counts import counted_at, steps
from bot.when.days import Read, read_date
from bot.when.model import DateError, Long
from bot.when.spans import Days, around, one, shifted
from bot.when.tokens import Token, as_typed, text_at, year_at
from bot.when.weeks import read_week
from bot.when.words import LONG_UNITS, MANY, MONTHS, NEXT, ORDINALS, WEEKEND

OF = {"der", "des", "dem", "im", "in", "of", "the", "vom", "von", "den"}
EDGES = {"anfang": 0, "beginn": 0, "beginning": 0, "start": 0, "early": 0, "mitte": 1, "mid": 1, "middle": 1, "ende": 2}
EDGES |= {"end": 2, "late": 2}
ENDS: dict[str, Long] = {"monatsende": "month", "jahresende": "year", "quartalsende": "quarter"}
STARTS: dict[str, Long] = {
    "wochenanfang": "week", "wochenbeginn": "week", "monatsanfang": "month", "monatsbeginn": "month",
    "quartalsanfang": "quarter", "quartalsbeginn": "quarter", "jahresanfang": "year", "jahresbeginn": "year",
}  # fmt: skip
MIDDLES: dict[str, Long] = {"wochenmitte": "week", "monatsmitte": "month", "jahresmitte": "year"}
FIRSTS, LASTS = {"monatserster", "monatsersten"}, {"monatsletzter", "monatsletzten", "ultimo"}
HALVES = {"halbjahr", "halbjahres", "hj", "jahreshaelfte"}
MONTH_HALVES = {f"{month}haelfte": number for month, number in MONTHS.items() if len(month) > 2}
COURSE = {"lauf", "laufe", "verlauf", "course"}
YEARS = {"jahr", "jahre", "jahres", "year", "haushaltsjahr", "kalenderjahr"}
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def read_period(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """A period that stands at ``at``, seen from ``today``. Raises DateError (date-impossible): „KW 54“."""
    for form in (_which, _year, read_week, _quarter, _half, _edge, _key_day, _season, _course):
        found = form(tokens, at, today)
        if found is not None:
            return found
    return None


def _which(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """diese Woche, nächster Monat, übernächstes Jahr, dieses Wochenende, am nächsten Tag, diesen Sommer."""
    word, ahead = text_at(tokens, at), steps(text_at(tokens, at))
    if word in WEEKEND:
        return _weekend(today, 0), at + 1
    name = text_at(tokens, at + 1)
    if word in {"neuen", "neues"} and LONG_UNITS.get(name) == "year":
        return shifted(today, "year", 1), at + 2
    if word in {"week", "month", "year"} and name == "after" and text_at(tokens, at + 2) in NEXT:
        return shifted(today, LONG_UNITS[word], 2), at + 3
    if ahead is None or name in MANY:  # „in den nächsten Tagen“ says nothing
        return None
    if name in WEEKEND:
        return _weekend(today, ahead), at + 2
    if name in feasts.SEASONS:
        return _named_season(name, today, ahead), at + 2
    if name in MONTHS and ahead >= -1:
        passed = MONTHS[name] < today.month if ahead >= 0 else -(MONTHS[name] >= today.month)
        return around(date(today.year + passed + (ahead == 2), MONTHS[name], 1), "month"), at + 2
    unit = LONG_UNITS.get(name)
    return (shifted(today, unit, ahead), at + 2) if unit else None


def _weekend(today: date, ahead: int) -> Days:
    monday = today - timedelta(days=today.weekday())
    saturday = monday + timedelta(days=5, weeks=ahead)
    return Days(saturday, saturday + timedelta(days=1), "day", range=True)


def _season(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    word = text_at(tokens, at)
    if word not in feasts.SEASONS or word == "spring":
        return None
    year = year_at(tokens, at + 1)
    if year is not None:
        return feasts.season(word, year), at + 2
    return _named_season(word, today, 0), at + 1


def _named_season(word: str, today: date, ahead: int) -> Days:
    years = range(today.year - 1, today.year + 2)
    here = next(span for span in (feasts.season(word, year) for year in years) if span.last >= today)
    return feasts.season(word, here.first.year + ahead) if ahead else here


def _quarter(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """drittes Quartal 2026, 4. Quartal, Q3, second quarter of 2026."""
    word = text_at(tokens, at)
    if word == "q" and counted_at(tokens, at + 1) in {1, 2, 3, 4}:
        number, end = int(tokens[at + 1].text), at + 2
    else:
        number, end = _ordinal(tokens, at)
        if LONG_UNITS.get(text_at(tokens, end)) != "quarter" or not number:
            return None
        if number > 4 and end > at + 1:
            raise DateError("date-impossible", as_typed(tokens, at, end + 1))
        end += 1
    if not 1 <= number <= 4:
        return None
    year, end = _of_year(tokens, end)
    if year is not None:
        return around(date(year, number * 3, 1), "quarter"), end
    span = around(date(today.year, number * 3, 1), "quarter")
    span = span if span.last >= today else around(date(today.year + 1, number * 3, 1), "quarter")
    return replace(span, yearless=True), end


def _ordinal(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Which one: 3., drittes, III., third; 0 if it is not said. Where what it counts stands."""
    word, end = text_at(tokens, at), at + 1
    number = ORDINALS.get(word) or ROMAN.get(word) or counted_at(tokens, at) or 0
    while text_at(tokens, end) in {".", "tes", "te", "ten", "tem", "st", "nd", "rd", "th", "es"}:
        end += 1
    return number, end


def _of_year(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    """The year that stands behind a quarter or a half: 2027, /2027, of 2027, des Jahres 2027."""
    end = at
    while text_at(tokens, end) in {"of", "/", "des", "im", "jahr", "jahres"}:
        end += 1
    year = year_at(tokens, end)
    return (year, end + 1) if year is not None else (None, at)


def _half(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """1. Halbjahr 2027, zweite Jahreshälfte, first half of 2027, erste Januarhälfte."""
    number, end = _ordinal(tokens, at)
    word = text_at(tokens, end)
    if number not in {1, 2}:
        return None
    if word in MONTH_HALVES:
        month = around(date(today.year + (MONTH_HALVES[word] < today.month), MONTH_HALVES[word], 1), "month")
        middle = month.first.replace(day=15)
        days = (month.first, middle) if number == 1 else (middle + timedelta(days=1), month.last)
        return Days(*days, "month", range=True), end + 1
    if word in {"haelfte", "half"} and (found := _half_of(tokens, end + 1, today, number)):
        return found
    if word not in HALVES:
        return None
    year, end = _of_year(tokens, end + 1 + (text_at(tokens, end + 1) == "."))
    year = year or today.year + (number == 1 and today.month > 6)
    first = date(year, 6 * number - 5, 1)
    return Days(first, shifted(first, "month", 5).last, "quarter", range=True), end


def _half_of(tokens: Sequence[Token], at: int, today: date, number: int) -> Read | None:
    """erste Hälfte des Monats, first half of 2027."""
    while text_at(tokens, at) in OF:
        at += 1
    found = named_span(tokens, at, today)
    if found is None:
        return None
    span, end = found
    middle = span.first + timedelta(days=14) if span.grain == "month" else shifted(span.first, "month", 5).last
    days = (span.first, middle) if number == 1 else (middle + timedelta(days=1), span.last)
    return (Days(*days, span.grain, range=True), end) if span.grain in {"month", "year"} else None


def _key_day(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """Monatserster, Monatsletzter, Ultimo, Jahreswechsel; „zum Monatsende“ and „zum Quartalsende“ are the last day."""
    word = text_at(tokens, at)
    if word in LASTS:
        return one(around(today, "month").last), at + 1
    if word in FIRSTS:
        return one(today if today.day == 1 else shifted(today, "month", 1).first), at + 1
    return (
        (Days(date(today.year, 12, 31), date(today.year + 1, 1, 1), range=True), at + 1)
        if word == "jahreswechsel"
        else None
    )


def _course(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """im Laufe der Woche, im Lauf des Monats, in the course of the day."""
    unit = LONG_UNITS.get(text_at(tokens, at))
    said = any(text_at(tokens, at - back) in COURSE for back in (1, 2))
    return (around(today, unit), at + 1) if unit and said else None


def _edge(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """Anfang März, Mitte nächster Woche, Ende des Monats, Monatsende, Jahresanfang."""
    word, key = text_at(tokens, at), text_at(tokens, at - 1) == "zum"
    if ENDS.get(word):
        return _key(_edge_of(around(today, ENDS[word]), 2), key), at + 1
    if word in STARTS:
        span = around(today, STARTS[word])
        return _key(_edge_of(span if span.first >= today else shifted(today, STARTS[word], 1), 0), key), at + 1
    if word in MIDDLES:
        piece = _edge_of(around(today, MIDDLES[word]), 1)
        return piece if piece.last >= today else _edge_of(shifted(today, MIDDLES[word], 1), 1), at + 1
    if word not in EDGES:
        return None
    place, last = at + 1, EDGES[word]
    while (
        text_at(tokens, place) in {"/", "-", "bis", "to"} and text_at(tokens, place + 1) in EDGES
    ):  # „Mitte bis Ende Mai“
        place, last = place + 2, EDGES[text_at(tokens, place + 1)]
    while text_at(tokens, place) in OF or text_at(tokens, place) == "-":
        place += 1
    found = named_span(tokens, place, today)
    if found is None:
        return None
    span, end = found
    piece = _edges_of(span, EDGES[word], last)
    any_one = span.yearless or (text_at(tokens, place) in LONG_UNITS and end == place + 1)  # „der Woche“, not „dieser“
    if any_one and piece.last < today and (later := named_span(tokens, place, span.last + timedelta(days=1))):
        piece = _edges_of(later[0], EDGES[word], last)
    return _key(piece, key), end


def _key(piece: Days, key: bool) -> Days:
    """„zum Ende des Monats“ is a day."""
    if not key or piece.edge == 1:
        return piece
    day = piece.last if piece.edge == 2 else piece.first
    return replace(one(day), edge=piece.edge, yearless=piece.yearless)


def _edges_of(span: Days, first: int, last: int) -> Days:
    return replace(_edge_of(span, last), first=_edge_of(span, first).first)


def _year(tokens: Sequence[Token], at: int, _today: date) -> Read | None:
    """im Jahr 2027, Haushaltsjahr 2027."""
    year = year_at(tokens, at + 1)
    return (around(date(year, 1, 1), "year"), at + 2) if year and text_at(tokens, at) in YEARS else None


def named_span(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """A week, month, quarter or year that stands at ``at``: März, 2027, des Monats, nächster Woche, KW 23."""
    year = year_at(tokens, at)
    if year is not None:
        return around(date(year, 1, 1), "year"), at + 1
    unit = LONG_UNITS.get(text_at(tokens, at))
    if found := _year(tokens, at, today):
        return found
    if unit:
        return around(today, unit), at + 1
    for form in (_which, read_week, _quarter, _half):
        found = form(tokens, at, today)
        if found is not None:
            return found
    if text_at(tokens, at) in MONTHS:
        return read_date(tokens, at, today)
    return None


def _edge_of(span: Days, edge: int) -> Days:
    """The beginning, the middle or the end of a span; a third of it, as people mean it."""
    days = (span.last - span.first).days + 1
    third = days // 3
    cuts = {
        "week": ((0, 2), (2, 3), (3, 5)),
        "month": ((0, 10), (10, 20), (20, days)),
        "year": ((0, 59), (151, 212), (days - 61, days)),
        "day": ((0, 1),) * 3,
    }
    first, last = cuts.get(span.grain, ((0, third), (third, 2 * third), (2 * third, days)))[edge]
    begin, end = span.first + timedelta(days=first), span.first + timedelta(days=last - 1)
    return replace(span, first=begin, last=end, range=True, edge=edge)
