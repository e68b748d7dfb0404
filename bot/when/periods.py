"""Weeks, months, quarters, years and seasons, and pieces of them: nächster Monat, KW 23, drittes Quartal, Ende März."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.when import feasts
from bot.when.counts import counted_at, steps
from bot.when.days import Read, read_date
from bot.when.model import DateError, Long
from bot.when.spans import Days, around, shifted
from bot.when.tokens import Token, as_typed, text_at
from bot.when.words import LONG_UNITS, MONTHS, ORDINALS

OF = {"der", "des", "dem", "im", "in", "of", "the", "vom", "von", "den"}
EDGES = {"anfang": 0, "beginn": 0, "beginning": 0, "start": 0, "early": 0, "mitte": 1, "mid": 1, "middle": 1, "ende": 2}
EDGES |= {"end": 2, "late": 2}
ENDS: dict[str, Long] = {"monatsende": "month", "jahresende": "year", "quartalsende": "quarter"}
STARTS: dict[str, Long] = {
    "monatsanfang": "month",
    "jahresanfang": "year",
    "wochenanfang": "week",
    "jahresbeginn": "year",
}
WEEK_NUMBER = {"kw", "kalenderwoche", "cw", "wk"}


def read_period(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """A period that stands at ``at``, seen from ``today``. Raises DateError (date-impossible): „KW 54“."""
    for form in (_which, _week_number, _quarter, _edge, _season):
        found = form(tokens, at, today)
        if found is not None:
            return found
    return None


def _which(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """diese Woche, nächster Monat, übernächstes Jahr, dieses Wochenende, am nächsten Tag, diesen Sommer."""
    word, ahead = text_at(tokens, at), steps(text_at(tokens, at))
    if word in {"wochenende", "weekend"}:
        return _weekend(today, 0), at + 1
    if ahead is None:
        return None
    name = text_at(tokens, at + 1)
    if name in {"wochenende", "weekend"}:
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
    year = counted_at(tokens, at + 1)
    if year is not None and 2000 <= year <= 2199:
        return feasts.season(word, year), at + 2
    return _named_season(word, today, 0), at + 1


def _named_season(word: str, today: date, ahead: int) -> Days:
    years = range(today.year - 1, today.year + 2)
    here = next(span for span in (feasts.season(word, year) for year in years) if span.last >= today)
    return feasts.season(word, here.first.year + ahead) if ahead else here


def _week_number(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """KW 23, KW 23/2026, 23. KW, calendar week 23."""
    place = at + (text_at(tokens, at) == "calendar")
    after = at + 1 + (text_at(tokens, at + 1) == ".")
    if text_at(tokens, place) in WEEK_NUMBER or (place > at and text_at(tokens, place) == "week"):
        place += 1 + (text_at(tokens, place + 1) == ".")
        week, end = counted_at(tokens, place), place + 1
    elif text_at(tokens, after) in WEEK_NUMBER:
        week, end = counted_at(tokens, at), after + 1
    else:
        return None
    if week is None:
        return None
    slash = text_at(tokens, end) == "/"
    year = counted_at(tokens, end + slash)
    if year is not None and 2000 <= year <= 2199:
        return _iso_week(year, week, as_typed(tokens, at, end + 1 + slash)), end + 1 + slash
    if week == 53:
        return _longest_year(today), end
    found = _iso_week(today.year, week, as_typed(tokens, at, end))
    found = found if found.last >= today else _iso_week(today.year + 1, week, "")
    return replace(found, yearless=True), end


def _iso_week(year: int, week: int, words: str) -> Days:
    try:
        return around(date.fromisocalendar(year, week, 1), "week")
    except ValueError:
        raise DateError("date-impossible", words) from None


def _longest_year(today: date) -> Days:
    """The next week 53, perhaps the one that began in the old year."""
    ends = (date(year, 12, 31) for year in range(today.year - 1, today.year + 8))
    weeks = (around(end, "week") for end in ends if end.isocalendar().week == 53)
    return replace(next(week for week in weeks if week.last >= today), yearless=True)


def _quarter(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """drittes Quartal 2026, 4. Quartal, Q3, second quarter of 2026."""
    word = text_at(tokens, at)
    if word == "q" and counted_at(tokens, at + 1) in {1, 2, 3, 4}:
        number, end = int(tokens[at + 1].text), at + 2
    else:
        number = ORDINALS.get(word) or counted_at(tokens, at) or 0
        end = at + 1
        while text_at(tokens, end) in {".", "tes", "te", "ten", "tem", "st", "nd", "rd", "th", "es"}:
            end += 1
        if not 1 <= number <= 4 or LONG_UNITS.get(text_at(tokens, end)) != "quarter":
            return None
        end += 1
    while text_at(tokens, end) in {"of", "/", "des", "im"}:
        end += 1
    year = counted_at(tokens, end)
    if year is not None and 2000 <= year <= 2199:
        return around(date(year, number * 3, 1), "quarter"), end + 1
    span = around(date(today.year, number * 3, 1), "quarter")
    span = span if span.last >= today else around(date(today.year + 1, number * 3, 1), "quarter")
    return replace(span, yearless=True), end


def _edge(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """Anfang März, Mitte nächster Woche, Ende des Monats, Monatsende, Jahresanfang."""
    word = text_at(tokens, at)
    if ENDS.get(word):
        return _edge_of(around(today, ENDS[word]), 2), at + 1
    if word in STARTS:
        span = around(today, STARTS[word])
        return _edge_of(span if span.first >= today else shifted(today, STARTS[word], 1), 0), at + 1
    if word not in EDGES:
        return None
    place = at + 1
    while text_at(tokens, place) in OF or text_at(tokens, place) == "-":
        place += 1
    found = named_span(tokens, place, today)
    if found is None:
        return None
    span, end = found
    piece = _edge_of(span, EDGES[word])
    any_one = span.yearless or (text_at(tokens, place) in LONG_UNITS and end == place + 1)  # „der Woche“, not „dieser“
    if any_one and piece.last < today and (later := named_span(tokens, place, span.last + timedelta(days=1))):
        piece = _edge_of(later[0], EDGES[word])
    return piece, end


def named_span(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """A week, month, quarter or year that stands at ``at``: März, 2027, des Monats, nächster Woche, KW 23."""
    year = tokens[at].number if at < len(tokens) else None
    if year is not None and 2000 <= year <= 2199:
        return around(date(year, 1, 1), "year"), at + 1
    unit = LONG_UNITS.get(text_at(tokens, at))
    if unit == "year" and (found := named_span(tokens, at + 1, today)) and found[0].grain == "year":
        return found  # „im Jahr 2027“
    if unit:
        return around(today, unit), at + 1
    for form in (_which, _week_number, _quarter):
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
