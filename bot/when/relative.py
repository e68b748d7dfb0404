"""Dates seen from today or from a feast: übermorgen, in zwei Wochen, zwei Tage nach Ostern."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.when import feasts
from bot.when.counts import AFTER, BEFORE, IN, WITHIN, counted_at, read_long, steps
from bot.when.days import Read, read_date
from bot.when.model import DateError, Long
from bot.when.periods import OF, named_span, read_period
from bot.when.spans import Days, around, following, nth, one, shifted, step
from bot.when.tokens import Token, as_typed, text_at
from bot.when.words import LAST, LONG_UNITS, ORDINALS, WEEKDAYS

NEAR = {"heute": 0, "today": 0, "morgen": 1, "tomorrow": 1, "uebermorgen": 2, "gestern": -1, "yesterday": -1}
NEAR |= {"vorgestern": -2, "vorvorgestern": -3, "ueberuebermorgen": 3, "tonight": 0}

SILENT = {".", "-", "'", "’"}  # within the name of a feast


def read_relative(tokens: Sequence[Token], at: int, now: datetime) -> Read | None:
    """What stands at ``at``, seen from ``now``. Raises DateError (date-impossible)."""
    today = now.date()
    for form in (_near, _nth, _counted, read_period, _distance, read_feast):
        found = form(tokens, at, today)
        if found is not None:
            return found
    return None


def _near(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    word = text_at(tokens, at)
    if word == "day" and text_at(tokens, at + 1) == "after" and text_at(tokens, at + 2) == "tomorrow":
        return one(today + timedelta(days=2)), at + 3
    if word not in NEAR or (word == "morgen" and text_at(tokens, at - 1) in {"am", "jeden"}):
        return None
    day, end = today + timedelta(days=NEAR[word]), at + 1
    later = _in(tokens, end, day)
    return later or (one(day), end)


def _in(tokens: Sequence[Token], at: int, base: date) -> Read | None:
    """„in zwei Wochen“, „in einem halben Jahr“ from a day."""
    if text_at(tokens, at) not in IN:
        return None
    counted = read_long(tokens, at + 1)
    return None if counted is None else (_moved(base, counted[1], counted[0]), counted[2])


def _moved(base: date, unit: Long, number: float) -> Days:
    if unit == "year" and number == 0.5:
        return one(base + step("month", 6))
    return one(base + step(unit, round(number)))


def _counted(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """in zwei Wochen, vor drei Tagen, 14 days ago, nächste drei Monate, innerhalb von 2 Wochen."""
    found = _in(tokens, at, today)
    if found is not None:
        return found
    word, counted = text_at(tokens, at), read_long(tokens, at)
    if counted and text_at(tokens, counted[2]) in {"ago", "later"}:
        sign = -1 if text_at(tokens, counted[2]) == "ago" else 1
        return _moved(today, counted[1], sign * counted[0]), counted[2] + 1
    counted = read_long(tokens, at + 1)
    if counted is None:
        return None
    number, unit, end = counted
    if word in BEFORE and text_at(tokens, end) not in BEFORE | AFTER:
        return _moved(today, unit, -number), end
    if word in WITHIN:
        return Days(today, _moved(today, unit, number).first, "day", range=True), end
    ahead = steps(word)
    if ahead in (1, -1):
        first = shifted(today, unit, 1 if ahead > 0 else -round(number)).first
        return Days(first, shifted(first, unit, round(number) - 1).last, unit, range=True), end
    return None


def _nth(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """erster Mittwoch im Oktober, letzter Tag im Mai, letzte Woche im September 2014, dritter Dienstag nach Ostern."""
    number = -1 if text_at(tokens, at) in LAST else ORDINALS.get(text_at(tokens, at))
    place = at + 1
    if number is None and text_at(tokens, at + 1) in {".", "st", "nd", "rd", "th", "ter", "ten"}:
        number, place = counted_at(tokens, at), at + 2
    weekday, unit = WEEKDAYS.get(text_at(tokens, place)), LONG_UNITS.get(text_at(tokens, place))
    if number is None or (weekday is None and unit not in {"day", "week"}):
        return None
    end = place + 1
    if text_at(tokens, end) in AFTER and weekday is not None:
        base = read_base(tokens, end + 1, today)
        return None if base is None else (one(following(base[0].last, weekday, number)), base[1])
    if text_at(tokens, end) not in OF:
        return None
    while text_at(tokens, end) in OF:
        end += 1
    found = named_span(tokens, end, today)
    if found is None:
        return None
    span, end = found
    try:
        if weekday is not None:
            return one(nth(span, weekday, number)), end
        if unit == "day":
            return one(span.last if number < 0 else span.first + timedelta(days=number - 1)), end
        return around(nth(span, 0, number) if number > 0 else _last_week(span), "week"), end
    except ValueError:
        raise DateError("date-impossible", as_typed(tokens, at, end)) from None


def _last_week(span: Days) -> date:
    """The Monday of the last whole week that ends in a span."""
    return following(span.last + timedelta(days=1), 6, -1) - timedelta(days=6)


def read_base(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """A feast or a date, perhaps with „dem“ before it."""
    while text_at(tokens, at) in {"dem", "den", "der", "the", "zu"}:
        at += 1
    return read_feast(tokens, at, today) or read_date(tokens, at, today) if at < len(tokens) else None


def _distance(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """Freitag nach Himmelfahrt, zwei Tage vor Ostern, ein Jahr nach Weihnachten, die Woche vor Pfingsten."""
    weekday = WEEKDAYS.get(text_at(tokens, at))
    counted = None if weekday is not None else read_long(tokens, at)
    unit = LONG_UNITS.get(text_at(tokens, at))
    place = at + 1 if weekday is not None or unit else counted[2] if counted else -1
    relation = text_at(tokens, place)
    if place < 0 or relation not in BEFORE | AFTER:
        return None
    base = read_base(tokens, place + 1, today)
    if base is None:
        return None
    sign, (span, end) = (1 if relation in AFTER else -1), base
    edge = span.last if sign > 0 else span.first
    if weekday is not None:
        return one(following(edge, weekday, sign)), end
    if counted:
        if counted[1] == "year" and text_at(tokens, end - 1) not in {str(edge.year)}:
            edge = edge.replace(year=edge.year - (edge > today))
        return _moved(edge, counted[1], sign * counted[0]), end
    return (shifted(edge, unit, sign), end) if unit else None


def read_feast(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """A holiday or feast, with its year or the next to come."""
    if text_at(tokens, at) == "jahren" and [token.text for token in tokens[max(0, at - 2) : at]] == ["zwischen", "den"]:
        return feasts.between_the_years(today.year), at + 1
    sizes = range(min(feasts.LONGEST + 1, len(tokens) - at), 0, -1)
    whole = (size for size in sizes if tokens[at + size - 1].text not in SILENT)
    size = next((size for size in whole if _feast_words(tokens, at, size) in feasts.FEASTS), 0)
    if not size:
        return None
    words, end = _feast_words(tokens, at, size), at + size
    year = tokens[end].number if end < len(tokens) else None
    if year is not None and 1900 <= year <= 2199:
        return one(feasts.feast(words, year)), end + 1
    day = feasts.feast(words, today.year)
    return one(day if day >= today else feasts.feast(words, today.year + 1)), end


def _feast_words(tokens: Sequence[Token], at: int, size: int) -> tuple[str, ...]:
    """The words without the dots behind numbers and hyphens."""
    return tuple(token.text for token in tokens[at : at + size] if token.text not in SILENT)


def _fitting(span: Days, weekday: int) -> Days:
    """Of a day without a year the last or next one that is such a weekday; else the wrong weekday is noted."""
    day = span.first
    if day.weekday() == weekday:
        return span
    if span.yearless and (day.month, day.day) != (2, 29) and day.replace(year=day.year - 1).weekday() == weekday:
        return one(day.replace(year=day.year - 1))
    return replace(span, weekday=weekday)


def with_weekday(span: Days, weekday: int) -> Days:
    """The weekday of a week or longer; a day keeps its date and remembers that another weekday was said."""
    if span.grain == "day" and not span.range:
        return _fitting(span, weekday)
    try:
        return one(nth(span, weekday, 1))
    except ValueError:
        return span
