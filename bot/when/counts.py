"""Counted stretches of time: „zwei Wochen“, „einer halben Stunde“, „in 30 Minuten“, „nächste drei Stunden“."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.when.model import Long
from bot.when.tokens import Token, figure_at, text_at
from bot.when.words import AFTER_LAST, AFTER_NEXT, LAST, LONG_UNITS, NEXT, NUMBERS, SHORT_UNITS, THIS

NOW = {"jetzt", "now", "sofort", "eben", "gerade"}
LENGTHS: dict[str, timedelta] = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
}
ABOUT = {"ca", "circa", "zirka", "etwa", "ungefaehr", "about", "den", "von", "of", "genau", "gut", "knapp", "rund", "."}
HALVES = {"halben": 0.5, "halbes": 0.5, "halbe": 0.5, "half": 0.5, "viertel": 0.25, "dreiviertel": 0.75}
HALVES |= {"anderthalb": 1.5, "eineinhalb": 1.5}
PIECES = {"viertelstunde": timedelta(minutes=15), "dreiviertelstunde": timedelta(minutes=45)}
LONG_PIECES: dict[str, tuple[int, Long]] = {
    "vierteljahr": (3, "month"), "dreivierteljahr": (9, "month"), "fortnight": (2, "week"), "fortnights": (2, "week"),
}  # fmt: skip
WITHIN = {"innerhalb", "within", "binnen"}
IN, BEFORE, AFTER = {"in"}, {"vor", "before"}, {"nach", "after"}


def steps(word: str) -> int | None:
    """How many units ahead „diese“, „nächste“, „übernächste“, „letzte“ are."""
    tables = ((THIS, 0), (NEXT, 1), (AFTER_NEXT, 2), (LAST, -1), (AFTER_LAST, -2))
    return next((number for words, number in tables if word in words), None)


def counted_at(tokens: Sequence[Token], at: int) -> int | None:
    """A number in figures or in words."""
    figure = figure_at(tokens, at)
    return figure if figure is not None else NUMBERS.get(text_at(tokens, at))


def read_long(tokens: Sequence[Token], at: int) -> tuple[float, Long, int] | None:
    """„zwei Wochen“, „14 Tagen“, „ein paar Tagen“: how many, the unit, where it ends."""
    number, end = _number_before(tokens, at)
    unit = LONG_UNITS.get(text_at(tokens, end))
    if number is not None and (piece := LONG_PIECES.get(text_at(tokens, end))):
        return number * piece[0], piece[1], end + 1
    return None if number is None or unit is None else (number, unit, end + 1)


def read_short(tokens: Sequence[Token], at: int, *, lasting: bool = False) -> tuple[timedelta, timedelta, int] | None:
    """„einer halben Stunde“, „2,5 Stunden“: how long, its unit, where it ends. ``lasting``: „2 h“ too."""
    number, end = _number_before(tokens, at)
    word = text_at(tokens, end)
    word = "stunde" if lasting and word == "h" else word
    unit = PIECES.get(word.removesuffix("n")) or LENGTHS.get(SHORT_UNITS.get(word, ""))
    return None if number is None or unit is None else (unit * number, unit, end + 1)


def _number_before(tokens: Sequence[Token], at: int) -> tuple[float | None, int]:
    """A number, and where its unit stands."""
    while text_at(tokens, at) in ABOUT:
        at += 1
    number, end = _amount(tokens, at)
    while text_at(tokens, end) in {"of", "a", "an", "."}:
        end += 1
    return number, end


def _amount(tokens: Sequence[Token], at: int) -> tuple[float | None, int]:
    """A number with halves and quarters, and where it ends."""
    word, number, after = text_at(tokens, at), counted_at(tokens, at), text_at(tokens, at + 1)
    if word in HALVES:
        return HALVES[word], at + 1
    if word.endswith("einhalb") and (whole := NUMBERS.get(word.removesuffix("einhalb"))):
        return whole + 0.5, at + 1
    if number is None:
        return None, at
    if after in {",", "."} and text_at(tokens, at + 2) == "5":
        return number + 0.5, at + 3
    if after in {"ein", "und"}:
        half = next((n for n in (2, 3) if text_at(tokens, at + n) in {"halb", "halbe"}), 0)
        return (number + 0.5, at + half + 1) if half else (number, at + 1)
    if after in {"paar", "couple"}:
        return 2, at + 2
    return (HALVES[after], at + 2) if after in HALVES else (number, at + 1)


def read_moment(tokens: Sequence[Token], at: int, now: datetime) -> tuple[datetime, int] | None:
    """„in 30 Minuten“, „in zwei Stunden“, „vor einer Stunde“, „two hours ago“."""
    word = text_at(tokens, at)
    if word in NOW:
        return now, at + 1 + (text_at(tokens, at + 1) in NOW)
    before = word in IN | BEFORE
    found = read_short(tokens, at + before)
    if found is None:
        return None
    length, _, end = found
    if before:
        return (now + length if word in IN else now - length), end
    behind = text_at(tokens, end)
    return (now - length if behind == "ago" else now + length, end + 1) if behind in {"ago", "later"} else None


def read_stretch(tokens: Sequence[Token], at: int, now: datetime) -> tuple[datetime, datetime, int] | None:
    """„nächste 3 Stunden“, „letzte zwei Minuten“: whole ones, from when to when; „innerhalb von 2 Stunden“."""
    word, found = text_at(tokens, at), read_short(tokens, at + 1)
    if found is None:
        return None
    length, unit, end = found
    if word in WITHIN:
        return now, now + length, end
    ahead = steps(word)
    if ahead not in (1, -1):
        return None
    whole = now.replace(second=0, microsecond=0, minute=0 if unit == LENGTHS["hour"] else now.minute)
    first = whole + unit if ahead > 0 else whole - length
    return first, first + length, end
