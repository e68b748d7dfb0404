"""How often: alle zwei Wochen, jede dritte Woche, 14-tägig, im Zwei-Wochen-Takt, monatlich; and how many times."""

from collections.abc import Sequence

from bot.when.counts import counted_at, read_long
from bot.when.model import Long
from bot.when.tokens import Token, text_at
from bot.when.words import LONG_UNITS, NUMBERS, ORDINALS, RHYTHMS

Rhythm = tuple[Long, int, int]
EVERY = {"jeden", "jede", "jedes", "jeder", "jedem", "every", "each"}
ALL = {"alle", "aller"}
PER = {"im", "des", "of", "pro", "per", "the", "in", "eines", "a"}
_EACH_OF = PER | EVERY | {"die", "der"}
_OTHER = {"other", "anderen"}
_SUFFIXES: dict[str, Long] = {
    "taegig": "day", "woechig": "week", "woechentlich": "week", "monatig": "month", "monatlich": "month",
    "jaehrlich": "year",
}  # fmt: skip
_TURNS = {"rhythmus", "rythmus", "takt", "turnus", "abstand"}
_TIMES = set("mal times x termine treffen sitzungen abende einheiten sessions meetings dates".split())
_WORDED = {"once": 1, "twice": 2}
_PIECES: dict[str, tuple[Long, int]] = {
    "vierteljahr": ("quarter", 1),
    "halbjahr": ("month", 6),
    "fortnight": ("week", 2),
}


def read_rhythm(tokens: Sequence[Token], at: int, *, every: bool) -> Rhythm | None:
    """The unit, how many of them, and where it ends; ``every``: „jede“ or its like was said before."""
    return _counted(tokens, at, every) or (_nth(tokens, at) if every else None) or _adverb(tokens, at)


def _counted(tokens: Sequence[Token], at: int, every: bool) -> Rhythm | None:
    """alle zwei Wochen, every three months."""
    all_of = text_at(tokens, at) in ALL
    counted = read_long(tokens, at + all_of) if all_of or every else None
    if counted is None or counted[0] != int(counted[0]):
        return None
    return counted[1], int(counted[0]), counted[2]


def _nth(tokens: Sequence[Token], at: int) -> Rhythm | None:
    """jede zweite Woche, jeden 3. Monat, every other week, jedes Halbjahr; not „jeden ersten Tag im Monat“."""
    word = text_at(tokens, at)
    if word in _PIECES:
        return *_PIECES[word], at + 1
    number, end = (2 if word in _OTHER else ORDINALS.get(word)), at + 1
    if number is None and text_at(tokens, at + 1) in {".", "nd", "rd", "th"}:
        number, end = counted_at(tokens, at), at + 2
    unit = LONG_UNITS.get(text_at(tokens, end))
    if unit is None or not number or number < 2 or (unit == "day" and text_at(tokens, end + 1) in PER):
        return None
    return unit, number, end + 1


def _adverb(tokens: Sequence[Token], at: int) -> Rhythm | None:
    """monatlich, bi-weekly, 14-tägig, zweiwöchentlich, im 14-Tage-Rhythmus, im zweiwöchigen Turnus."""
    word = text_at(tokens, at)
    if word in RHYTHMS:
        return *RHYTHMS[word], at + 1
    if word == "bi" and text_at(tokens, at + 1) == "-" and text_at(tokens, at + 2) in {"weekly", "monthly"}:
        return RHYTHMS[text_at(tokens, at + 2)][0], 2, at + 3
    number, behind = counted_at(tokens, at), at + 1 + (text_at(tokens, at + 1) == "-")
    if number is not None:
        turn = behind + 1 + (text_at(tokens, behind + 1) == "-")
        if text_at(tokens, behind) in LONG_UNITS and text_at(tokens, turn) in _TURNS:
            return LONG_UNITS[text_at(tokens, behind)], number, turn + 1
        unit = _suffix(tokens, behind, text_at(tokens, behind))
        return None if unit is None else (unit, number, behind + 1)
    for suffix in _SUFFIXES:
        before, found, _ = word.partition(suffix)
        if found and before in NUMBERS and (unit := _suffix(tokens, at, word.removeprefix(before))):
            return unit, NUMBERS[before], at + 1
    return None


def _suffix(tokens: Sequence[Token], at: int, word: str) -> Long | None:
    """The unit of „-tägig“, „-wöchentlich“; „eine zweitägige Schulung“ lasts, „im zweiwöchigen Takt“ comes again."""
    plain = word if word in _SUFFIXES else word.removesuffix("r").removesuffix("n").removesuffix("e")
    return _SUFFIXES.get(plain) if plain == word or text_at(tokens, at + 1) in _TURNS else None


def read_count(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """zehnmal, zehn Mal, 10x, 6 Termine, twice: how many times, and where it ends."""
    word = text_at(tokens, at)
    if word in _WORDED:
        return _WORDED[word], at + 1
    before = word.removesuffix("mal")
    if before != word and before in NUMBERS:
        return NUMBERS[before], at + 1
    number = counted_at(tokens, at)
    return (number, at + 2) if number is not None and text_at(tokens, at + 1) in _TIMES else None


def read_per(tokens: Sequence[Token], at: int) -> Rhythm | None:
    """What stands behind „einmal“: im Monat, pro Woche, die Woche, im Quartal, täglich."""
    while text_at(tokens, at) in _EACH_OF:
        at += 1
    word = text_at(tokens, at)
    if word in LONG_UNITS:
        return LONG_UNITS[word], 1, at + 1
    return (*RHYTHMS[word], at + 1) if word in RHYTHMS else None
