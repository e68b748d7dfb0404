"""Weeks by their number: KW 23, KW 23/2026, KW 23/24, 23. KW, Woche 23, calendar week 23."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.when.counts import counted_at, steps
from bot.when.days import Read
from bot.when.model import DateError
from bot.when.spans import Days, around
from bot.when.tokens import Token, as_typed, figure_at, text_at, year_at

WEEK_NUMBER = {"kw", "kalenderwoche", "kalenderwochen", "cw", "wk"}


def read_week(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """KW 23, KW 23/2026, 23. KW, calendar week 23."""
    place = at + (text_at(tokens, at) == "calendar")
    after = at + 1 + (text_at(tokens, at + 1) == ".")
    if text_at(tokens, place) in WEEK_NUMBER or _names_week(tokens, place):
        place += 1 + (text_at(tokens, place + 1) == ".")
        week, end = counted_at(tokens, place), place + 1
    elif text_at(tokens, after) in WEEK_NUMBER:
        week, end = counted_at(tokens, at), after + 1
    else:
        return None
    if week is None:
        return None
    slash = text_at(tokens, end) == "/"
    year = year_at(tokens, end + slash)
    if year is not None:
        return _iso_week(year, week, as_typed(tokens, at, end + 1 + slash)), end + 1 + slash
    last, behind = _last_week(tokens, end, week)
    if year is None and slash and last is None and _is_short_year(tokens, end + 1):
        return _iso_week(2000 + int(tokens[end + 1].text), week, as_typed(tokens, at, end + 2)), end + 2
    found = _next_week(week, today, as_typed(tokens, at, end))
    if last is None:
        return found, end
    until = _next_week(last, found.first, as_typed(tokens, at, behind))
    return replace(found, last=until.last, range=True), behind


def _names_week(tokens: Sequence[Token], at: int) -> bool:
    """„Woche 50“, „calendar week 50“: a number behind it that is no time, and none before it."""
    if text_at(tokens, at) not in {"week", "woche"} or steps(text_at(tokens, at - 1)) is not None:
        return False
    number, behind = figure_at(tokens, at + 1), text_at(tokens, at + 2)
    return (
        number is not None and behind not in {"uhr", "h", ":", ".", "am", "pm"} and counted_at(tokens, at - 1) is None
    )


def _last_week(tokens: Sequence[Token], end: int, first: int) -> tuple[int | None, int]:
    """The second number of „KW 50/51“, „KW 50-52“, „KW 50 und 51“, and where it ends."""
    sign, week = text_at(tokens, end), figure_at(tokens, end + 1)
    if week is None or sign not in {"/", "-", "+", "&", "bis", "und", "u", "to", "and"}:
        return None, end
    if text_at(tokens, end + 2) in {"uhr", "h", ":", ".", "am", "pm", "-"} or (sign == "/" and week != first % 53 + 1):
        return None, end
    return (week, end + 2) if 1 <= week <= 53 else (None, end)


def _is_short_year(tokens: Sequence[Token], at: int) -> bool:
    """Whether two figures stand there that may be a year."""
    return len(text_at(tokens, at)) == 2 and figure_at(tokens, at) is not None


def _next_week(week: int, today: date, words: str) -> Days:
    if week == 53:
        return _longest_year(today)
    found = _iso_week(today.year, week, words)
    return replace(found if found.last >= today else _iso_week(today.year + 1, week, words), yearless=True)


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
