"""Weekdays and months of a habit in a row, and the words that make a habit of what stands before them."""

from collections.abc import Sequence

from bot.when.clock import skip
from bot.when.days import read_day_number
from bot.when.limits import AND
from bot.when.rhythm import ALL, EVERY
from bot.when.tokens import Token, text_at
from bot.when.words import AFTER_LAST, FILLERS, LAST, LONG_UNITS, MONTHS, ORDINALS, RHYTHMS, WEEKDAYS, WORKDAYS

MONTH_END = {"monatsletzten", "monatsletzter", "ultimo", "monatsende"}
MONTH_START = {"monatsersten", "monatserster", "monatsanfang", "monatsbeginn"}
QUARTER_ENDS = {"quartalsende": -1, "quartalsanfang": 1, "quartalsbeginn": 1}
RANGE = {"-", "bis", "to", "till", "through"}
_SAYING = (
    EVERY | ALL | RHYTHMS.keys() | WORKDAYS | LONG_UNITS.keys() | {"immer", "jeweils", "bi", "working", "business"}
)
_RHYTHMIC = ("taegig", "woech", "monat", "jaehrl")
_WORDS_OF_THEIR_OWN = {"so", "die", "mit"}  # behind a comma
_COUNTED = (
    WEEKDAYS.keys() | ORDINALS.keys() | LAST | AFTER_LAST | WORKDAYS | MONTH_END | MONTH_START | QUARTER_ENDS.keys()
)


def may_say(tokens: Sequence[Token]) -> bool:
    """Whether any word can be the one by which a habit is said; most texts have none, and are read no further."""
    return any(
        word in _SAYING or is_plural(word) or any(part in word for part in _RHYTHMIC)
        for word in (token.text for token in tokens)
    )


def weekday_list(tokens: Sequence[Token], at: int) -> tuple[list[int], int]:
    """The weekdays from one on, and where they end: Monday, „Mo und Mi“, „montags bis freitags“."""
    days, end = [WEEKDAYS[tokens[at].text]], at + 1 + (text_at(tokens, at + 1) == ".")
    while True:
        sign, place = text_at(tokens, end), end + 1
        while text_at(tokens, place) in {".", "on", "am"}:
            place += 1
        word = text_at(tokens, place)
        if sign not in RANGE | AND | {"/"} or word not in WEEKDAYS or (sign == "," and word in _WORDS_OF_THEIR_OWN):
            return days, end
        days += _up_to(days[-1], WEEKDAYS[word], 7) if sign in RANGE else [WEEKDAYS[word]]
        end = place + 1 + (text_at(tokens, place + 1) == ".")


def month_list(tokens: Sequence[Token], at: int) -> tuple[list[int], int]:
    """A month, or those of „April bis Oktober“, and where they end."""
    first, last = MONTHS[tokens[at].text], MONTHS.get(text_at(tokens, at + 2))
    if last is None or text_at(tokens, at + 1) not in RANGE:
        return [first], at + 1
    return [first, *(month + 1 for month in _up_to(first - 1, last - 1, 12))], at + 3


def _up_to(first: int, last: int, size: int) -> list[int]:
    """What comes after ``first`` up to ``last``, in a circle of so many."""
    return [(first + step) % size for step in range(1, (last - first - 1) % size + 2)]


def is_each(tokens: Sequence[Token], at: int) -> bool:
    """Whether „jeweils“ at ``at`` is said of a habit: „Mo und Mi jeweils 9 Uhr“, „jeweils am 15.“."""
    before = [token.text for token in tokens[:at]]
    if not WEEKDAYS.keys().isdisjoint(before) and set(before) <= WEEKDAYS.keys() | FILLERS | AND | RANGE | {"."}:
        return True
    place = skip(tokens, at + 1)
    number = read_day_number(tokens, place)
    return text_at(tokens, place) in _COUNTED or (number is not None and number[1] > place + 1)


def is_said_later(tokens: Sequence[Token], at: int) -> bool:
    """Whether what is read belongs to a habit that is named from ``at`` on: „Montag und Mittwoch jede Woche“."""
    later = [token.text for token in tokens[at:]]
    if any(map(is_plural, later)) or not (EVERY | ALL | RHYTHMS.keys() | {"taegig"}).isdisjoint(later):
        return True
    return "jeweils" in later and is_each(tokens, later.index("jeweils") + at)


def is_plural(word: str) -> bool:
    """„montags“, „Mondays“."""
    return word in WEEKDAYS and word.endswith("s") and len(word) > 5
