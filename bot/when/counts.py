"""Counted stretches of time: „zwei Wochen“, „einer halben Stunde“, „in 30 Minuten“, „nächste drei Stunden“."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.when.tokens import Token, figure_at, text_at
from bot.when.words import AFTER_LAST, AFTER_NEXT, LAST, NEXT, NUMBERS, THIS, UNITS

NOW = {"jetzt", "now", "sofort", "eben", "gerade"}
SECONDS = {"second": 1, "minute": 60, "hour": 3600}
ABOUT = {"ca", "circa", "zirka", "etwa", "ungefaehr", "about", "den", "von", "of", "genau", "."}
HALVES = {"halben": 0.5, "halbes": 0.5, "halbe": 0.5, "half": 0.5, "viertel": 0.25, "dreiviertel": 0.75}
HALVES |= {"anderthalb": 1.5, "eineinhalb": 1.5}
PIECES = {"viertelstunde": 0.25, "dreiviertelstunde": 0.75}
IN, BEFORE, AFTER = {"in"}, {"vor", "before"}, {"nach", "after"}


def steps(word: str) -> int | None:
    """How many units ahead „diese“, „nächste“, „übernächste“, „letzte“ are."""
    tables = ((THIS, 0), (NEXT, 1), (AFTER_NEXT, 2), (LAST, -1), (AFTER_LAST, -2))
    return next((number for words, number in tables if word in words), None)


def counted_at(tokens: Sequence[Token], at: int) -> int | None:
    """A number in figures or in words."""
    figure = figure_at(tokens, at)
    return figure if figure is not None else NUMBERS.get(text_at(tokens, at))


def read_count(tokens: Sequence[Token], at: int) -> tuple[float, str, int] | None:
    """„zwei Wochen“, „14 Tagen“, „einer halben Stunde“, „2,5 Stunden“: how many, the unit, where it ends."""
    while text_at(tokens, at) in ABOUT:
        at += 1
    number, end = _amount(tokens, at)
    if number is None:
        return None
    while text_at(tokens, end) in {"of", "a", "an", "."}:
        end += 1
    text = text_at(tokens, end)
    if text.removesuffix("n") in PIECES:
        return number * PIECES[text.removesuffix("n")], "hour", end + 1
    unit = UNITS.get(text)
    return None if unit is None else (number, unit, end + 1)


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
    """„in 30 Minuten“, „in zwei Stunden“, „vor einer Stunde“."""
    word = text_at(tokens, at)
    if word in NOW:
        return now, at + 1 + (text_at(tokens, at + 1) in NOW)
    if word not in IN and word not in BEFORE:
        return None
    counted = read_count(tokens, at + 1)
    if counted is None or counted[1] not in SECONDS:
        return None
    number, unit, end = counted
    delta = timedelta(seconds=number * SECONDS[unit])
    return (now + delta if word in IN else now - delta), end


def read_stretch(tokens: Sequence[Token], at: int, now: datetime) -> tuple[datetime, datetime, int] | None:
    """„nächste 3 Stunden“, „letzte zwei Minuten“: whole ones, from when to when."""
    ahead, counted = steps(text_at(tokens, at)), read_count(tokens, at + 1)
    if ahead not in (1, -1) or counted is None or counted[1] not in SECONDS:
        return None
    length = timedelta(seconds=SECONDS[counted[1]])
    whole = now.replace(second=0, microsecond=0, minute=0 if counted[1] == "hour" else now.minute)
    first = whole + length if ahead > 0 else whole - length * counted[0]
    return first, first + length * counted[0], counted[2]
