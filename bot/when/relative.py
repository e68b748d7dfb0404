"""Dates seen from today or from a feast: übermorgen, in zwei Wochen, zwei Tage nach Ostern."""

import re
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
from bot.when.words import (
    AFTER_LAST,
    LAST,
    LONG_UNITS,
    MONTHS,
    NEAR,
    NEXT,
    ORDINALS,
    WEEKDAYS,
    WEEKEND,
    WORKDAYS,
)  # fmt: skip

WORKING = {"working", "business"}  # days
EITHER = {",", "-", "bis", "oder", "to", "or"}
MONTH_WEEKS = {f"{month}woche": number for month, number in MONTHS.items() if len(month) > 2}
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
    if later and later[0] == one(day + timedelta(days=8)):  # „heute in acht Tagen“ is a week from today
        later = one(day + timedelta(days=7)), later[1]
    return later or (one(day), end)


def _in(tokens: Sequence[Token], at: int, base: date) -> Read | None:
    """„in zwei Wochen“, „in einem halben Jahr“ from a day."""
    if text_at(tokens, at) not in IN:
        return None
    number, place = counted_at(tokens, at + 1), at + 3
    counted = read_long(tokens, place) if number is not None and text_at(tokens, at + 2) in EITHER else None
    if number is not None and counted:  # „in zwei, drei Wochen“, „in 2-3 Wochen“
        first, last = (_moved(base, counted[1], count).first for count in (number, counted[0]))
        return Days(first, last, range=True), counted[2]
    counted = read_long(tokens, at + 1)
    return None if counted is None else (_moved(base, counted[1], counted[0]), counted[2])


def _moved(base: date, unit: Long, number: float) -> Days:
    if unit == "year" and number == 0.5:
        return one(base + step("month", 6))
    if unit == "week":
        return one(base + timedelta(days=round(7 * number)))
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
    if counted and (end := _from_today(tokens, counted[2])):
        return _moved(today, counted[1], counted[0]), end
    place = at + 1
    while word in WITHIN and (text_at(tokens, place) in OF or text_at(tokens, place) in NEXT):
        place += 1
    counted = read_long(tokens, place)
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


def _from_today(tokens: Sequence[Token], at: int) -> int:
    """Where „from today“, „ab heute“ or „today“ behind a number of days or weeks end; 0 if there is none."""
    place = at + (text_at(tokens, at) in {"from", "ab"})
    return (
        place + 1 if text_at(tokens, place) in ({"today", "now", "heute", "jetzt"} if place > at else {"today"}) else 0
    )


def _nth(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """erster Mittwoch im Oktober, letzter Tag im Mai, letzte Woche im September 2014, dritter Dienstag nach Ostern."""
    number, place = _ordinal(tokens, at)
    word = text_at(tokens, place)
    weekday, unit = WEEKDAYS.get(word), LONG_UNITS.get(word)
    if number is not None and word in MONTH_WEEKS:  # „erste Märzwoche“
        month = MONTH_WEEKS[word]
        first = date(today.year + (month < today.month), month, 1)
        return _nth_of(around(first, "month"), number, "woche", as_typed(tokens, at, place + 1)), place + 1
    if number is None or not (
        weekday is not None
        or unit in {"day", "week"}
        or word in WEEKEND | WORKDAYS
        or (word in WORKING and text_at(tokens, place + 1) == "day")
    ):
        return None
    end = place + 1 + (word in WORKING)
    if text_at(tokens, end) in AFTER and weekday is not None:
        base = read_base(tokens, end + 1, today)
        return None if base is None else (one(following(base[0].last, weekday, number)), base[1])
    if text_at(tokens, end) not in OF and steps(text_at(tokens, end)) is None:
        return None
    while text_at(tokens, end) in OF:
        end += 1
    found = named_span(tokens, end, today)
    if found is None:
        return None
    span, end = found
    return _nth_of(span, number, word, as_typed(tokens, at, end)), end


def _ordinal(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    """erster, 2., letzter (-1), vorletzter (-2), and where what it counts stands."""
    word = text_at(tokens, at)
    if word in LAST or word in AFTER_LAST:
        return (-1 if word in LAST else -2), at + 1
    if text_at(tokens, at + 1) in {".", "st", "nd", "rd", "th", "ter", "ten"} and word not in ORDINALS:
        return counted_at(tokens, at), at + 2
    return ORDINALS.get(word), at + 1


def _nth_of(span: Days, number: int, word: str, words: str) -> Days:
    """The ``number``-th weekday, weekend, working day, day or week of a span. Raises DateError (date-impossible)."""
    try:
        if word in WEEKDAYS:
            return one(nth(span, WEEKDAYS[word], number))
        if word in WEEKEND:
            saturday = nth(span, 5, number)
            return Days(saturday, saturday + timedelta(days=1), "day", range=True)
        if word in WORKDAYS | WORKING:
            return one(_working_day(span, number))
        if LONG_UNITS[word] == "day":
            return one(
                span.last + timedelta(days=number + 1) if number < 0 else span.first + timedelta(days=number - 1)
            )
        return around(nth(span, 0, number) if number > 0 else _last_week(span, number), "week")
    except (ValueError, IndexError):
        raise DateError("date-impossible", words) from None


def _working_day(span: Days, number: int) -> date:
    days = (span.first + timedelta(days=n) for n in range((span.last - span.first).days + 1))
    return [day for day in days if day.weekday() < 5][number - 1 if number > 0 else number]


def _last_week(span: Days, number: int) -> date:
    """The Monday of the last whole week that ends in a span, or of an earlier one."""
    return following(span.last + timedelta(days=1), 6, number) - timedelta(days=6)


def read_base(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """A feast or a date, perhaps with „dem“ before it."""
    while text_at(tokens, at) in {"dem", "den", "der", "the", "zu"}:
        at += 1
    return read_feast(tokens, at, today) or read_date(tokens, at, today) if at < len(tokens) else None


def _distance(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """Freitag nach Himmelfahrt, zwei Tage vor Ostern, ein Jahr nach Weihnachten, die Woche vor Pfingsten."""
    weekday = WEEKDAYS.get(text_at(tokens, at))
    counted = None if weekday is not None else read_long(tokens, at)
    unit = "day" if text_at(tokens, at) in {"brueckentag", "vorabend"} else LONG_UNITS.get(text_at(tokens, at))
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
    if text_at(tokens, at) == "weihnachten" and text_at(tokens, at - 1) == "zwischen" and _is_new_year(tokens, at + 1):
        return feasts.between_the_years(today.year), at + 3
    named = feast_name(tokens, at)
    if named is None:
        return None
    words, end = named
    year = tokens[end].number if end < len(tokens) else None
    if year is not None and 1900 <= year <= 2199:
        day, end = feasts.feast(words, year), end + 1
    else:
        day = feasts.feast(words, today.year)
        day = day if day >= today else feasts.feast(words, today.year + 1)
    over = feasts.all_days(words[0], day) if text_at(tokens, at - 1) in {"ueber", "over"} else None
    return over or one(day), end


def feast_name(tokens: Sequence[Token], at: int) -> tuple[tuple[str, ...], int] | None:
    """The words of the feast that stands at ``at``, as ``feasts.FEASTS`` has them, and where they end."""
    for end in range(min(at + feasts.LONGEST + 1, len(tokens)), at, -1):
        words = _feast_words(tokens[at:end])
        if tokens[end - 1].text not in SILENT and words in feasts.FEASTS:
            return words, end
    return None


def _is_new_year(tokens: Sequence[Token], at: int) -> bool:
    return text_at(tokens, at) in {"und", "u", "-"} and text_at(tokens, at + 1) in feasts.NEW_YEAR


def _feast_words(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The words without the dots behind numbers and hyphens; ordinals as figures, „year's“ as „years“."""
    text = re.sub(r" ['’] s\b", "s", " ".join(token.text for token in tokens))
    return tuple(str(ORDINALS.get(word, word)) for word in text.split() if word not in SILENT)


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
