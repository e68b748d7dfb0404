"""From the line of a task to who does what until when. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.dates import not_past
from bot.duedates import find_at_end, find_until
from bot.promises import Owner, find_owners, tidy
from bot.when import Almanac
from bot.words import clean

NEAR = 3  # words that may stand before the municipality, unless that is in brackets
_MEETUP = re.compile(r"\s*(?:(?:zu|zum|aus|of|from)\s+)?T\s?(\d{1,9})\b[\s:,–-]*", re.IGNORECASE)
_PLEASE = re.compile(r"\s*(?:bitte|please)\b[\s:,]*", re.IGNORECASE)
_WE = re.compile(r"\s*(?:wir|ich|uns|we|i|us)\b[\s:,]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """What was said; ``municipality`` is None where none was named, "" the coordinating office."""

    meetup: int | None
    municipality: str | None
    text: str
    due: date | None


def read_line(typed: str, names: Sequence[str], now: datetime, almanac: Almanac) -> Line:
    """Take a line apart; ``now`` is local time without a zone. Raises DateError: date-impossible, date-past."""
    words = " ".join(clean(typed).split())
    number = _MEETUP.match(words)
    words = words[number.end() :] if number else words
    if please := _PLEASE.match(words):
        words = words[please.end() :]
    due = find_until(words, now, almanac) or find_at_end(words, now, almanac)
    if due:
        not_past(due.day, now.date(), words[due.start : due.end])
        words = words[: due.start] + " " * (due.end - due.start) + words[due.end :]
    if ours := _WE.match(words):
        words = words[ours.end() :]
    owner = None if ours else _owner(words, names)
    if owner:
        words = f"{words[: owner.start]} {words[owner.end :]}"
    return Line(
        int(number[1]) if number else None, owner.municipality if owner else None, tidy(words), due.day if due else None
    )


def _owner(words: str, names: Sequence[str]) -> Owner | None:
    for one in find_owners(words, names):
        before = words[: one.start]
        if len(before.split()) <= NEAR or before.rstrip().endswith(("(", "[")):
            return one
    return None
