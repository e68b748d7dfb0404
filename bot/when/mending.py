"""Words of dates as they were meant: mistyped by one letter, or written without their umlauts."""

from rapidfuzz.distance import DamerauLevenshtein

from bot.when.feasts import FEASTS
from bot.when.words import (
    AFTER_NEXT,
    MONTHS,
    NEAR,
    NEXT,
    NUMBERS,
    ORDINALS,
    PARTED,
    PARTS,
    RHYTHMS,
    UNITS,
    WEEKDAYS,
    WEEKEND,
    WORKDAYS,
)  # fmt: skip

_LATER = ("morgen", "gestern")
_NAMES = (name for table in (MONTHS, WEEKDAYS) for name in table)
_LONG = frozenset(name for name in _NAMES if len(name) > 5 or name == "april") - {"janner", "julis", "junis", "aprils"}
_FEASTS = frozenset(words[0] for words in FEASTS if len(words) == 1)
_LONGER = {
    word
    for table in (NEXT, AFTER_NEXT, NEAR, PARTS, RHYTHMS, WORKDAYS, WEEKEND, _FEASTS, ("zwischen",))
    for word in table
    if len(word) > 7 and not word.startswith("folg")
}
_KNOWN = frozenset().union(
    MONTHS, WEEKDAYS, NEXT, AFTER_NEXT, NEAR, PARTS, RHYTHMS, WORKDAYS, UNITS, NUMBERS, ORDINALS, PARTED
)
_KNOWN |= _FEASTS | WEEKEND
_KNOWN |= set("montage montan jaguar naechstens naechstdem tauglich taetlich arbeitswagen".split())  # one letter away
_PLAIN = {
    plain: word
    for word in sorted(_KNOWN)
    if (plain := word.replace("ae", "a").replace("oe", "o").replace("ue", "u")) not in _KNOWN and len(plain) > 3
}


def mended(word: str) -> str:
    """The word of a date that was meant: „Mitwoch“, „Okotber“, „nachste“, „Wohcen“; else the word itself."""
    if len(word) < 4 or word in _KNOWN:
        return word
    if word in _PLAIN:
        return _PLAIN[word]
    names = _LONG if len(word) < 8 else _LONG | _LONGER
    near = (name for name in names if name[0] == word[0] and _is_slip(word, name))
    return min(near, default=_swapped(word)) if len(word) > 4 else word


def _swapped(word: str) -> str:
    """Of short words that stand close to others only two letters in the wrong order are put right."""
    letters = sorted(word)
    names = (name for name in (*UNITS, *_LATER) if sorted(name) == letters and name[0] == word[0])
    found = (name for name in names if DamerauLevenshtein.distance(word, name) == 1)
    return min(found, default=word)


def _is_slip(word: str, name: str) -> bool:
    """Whether one letter was mistyped; „jährliche“, „Dienstage“ and „Wochentag“ are other forms and no slips."""
    form = word.startswith(name) or (name[-1] == "s" and (word[-1] != "s" or word[-2] == "e"))
    return not form and DamerauLevenshtein.distance(word, name, score_cutoff=1) == 1
