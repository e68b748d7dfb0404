"""The day until which something is to be done, found in a sentence. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import TypeAlias

from bot.when import Almanac, DateError, When, read_exactly
from bot.when.numbered import is_numbered
from bot.when.spans import calendar_day
from bot.when.words import MONTHS, WEEKDAYS
from bot.words import fold

MOST_WORDS = 8  # that an expression of a day may have
MOST_TRIED = 8  # „bis“ in one sentence
_UNTIL = re.compile(r"(?<![\w-])(?:bis|until|till|by|sp(?:ä|ae)testens)(?![\w-])", re.IGNORECASE)
_WORD = re.compile(r"[^\s()\[\]]+")
_OF_A_DAY = re.compile(r"\b(?:f(?:ü|ue)r|vo[nm]|seit|nach|vor|ab|for|from|since|after|before|of)\s*$", re.IGNORECASE)
ARTICLES = {"die"}  # which is a Tuesday too
_AT_END = ("day", "week")  # without „bis“: „Bericht Januar“ and „Haushalt 2027“ are what, and not when


Reading: TypeAlias = tuple[date | datetime, int]  # a last day or minute, and where the words end that say so


@dataclass(frozen=True, slots=True)
class Due:
    """The last day (local), and the characters of the sentence that say so."""

    day: date
    start: int
    end: int


def find_until(sentence: str, now: datetime, almanac: Almanac) -> Due | None:
    """The first „bis 15.1.“ of a sentence; ``now`` is local time without a zone.

    A time alone („bis 12 Uhr“) is no day. Raises DateError (date-impossible) when „bis“ is followed by a day that does
    not exist, and by no other that does.
    """
    wrong: DateError | None = None
    for until in islice(_UNTIL.finditer(sentence), MOST_TRIED):
        try:
            if found := _behind(sentence, until.start(), until.end(), now, almanac):
                return found
        except DateError as error:
            wrong = wrong or error
    if wrong:
        raise wrong
    return None


def find_at_end(sentence: str, now: datetime, almanac: Almanac) -> Due | None:
    """A day that a sentence ends with, without „bis“: „Vorlage schicken, Freitag“. Raises DateError as above."""
    wrong: DateError | None = None
    whole: date | None = None  # of a longer expression with a time: „12 December 9 am“ is not due on „December 9“
    for word in list(_WORD.finditer(sentence))[-MOST_WORDS:]:
        start = word.start()
        if _OF_A_DAY.search(sentence, 0, start) or _OF_A_DAY.match(word[0]) or is_numbered(sentence, start):
            continue
        try:
            when = read_exactly(sentence[start:], now, almanac)
        except DateError as error:
            wrong = wrong or error
            continue
        day = _last(when)
        if isinstance(day, datetime):
            whole = whole or day.date()
        elif when and when.grain in _AT_END and day and day == (whole or day):
            return Due(day, start, len(sentence))
    if wrong:
        raise wrong
    return None


def _last(when: When | None) -> date | datetime | None:
    return None if when is None or when.rrule else when.end or when.start


def _behind(sentence: str, start: int, at: int, now: datetime, almanac: Almanac) -> Due | None:
    """The day that is read from „bis“ on, without a time behind it, nor the article of „bis 15.1. die Vorlage“."""
    words = list(_WORD.finditer(sentence, at))[:MOST_WORDS]
    ends = [start + len(sentence[start : word.end()].rstrip(",;:")) for word in words]
    read = _readings(sentence, start, ends, now, almanac)
    if not read:
        return None
    last = read[-1][0]
    day = calendar_day(last)
    same = [end for value, end in read if value == day and not isinstance(value, datetime)]
    while len(same) > 1 and not _tells(sentence[same[-2] : same[-1]]):
        same.pop()
    return Due(day, start, same[-1]) if same else None


def _tells(words: str) -> bool:
    """Whether words belong to a date, and are not an article behind it."""
    names = (MONTHS.keys() | WEEKDAYS.keys()) - ARTICLES
    return any(word in names or any(map(str.isdigit, word)) for word in _folded(words))


def _folded(words: str) -> list[str]:
    return [fold(word[0]).strip(".,;:") for word in _WORD.finditer(words)]


def _readings(sentence: str, start: int, ends: Sequence[int], now: datetime, almanac: Almanac) -> list[Reading]:
    """What the words from ``start`` to each of the ends mean, where they are a day or time.

    Raises DateError where none is, and one looks like a day that does not exist.
    """
    found: list[Reading] = []
    wrong: DateError | None = None
    for end in ends:
        try:
            value = _last(read_exactly(sentence[start:end], now, almanac))
        except DateError as error:
            wrong = wrong or error
            continue
        if value is not None:
            found.append((value, end))
    if wrong and not found:
        raise wrong
    return found
