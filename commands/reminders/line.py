"""From the line of a reminder to whom, when and of what. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.when import Almanac, DateError, When, read_exactly
from bot.when.numbered import is_numbered
from bot.words import fold

WHOM = {"mich": False, "me": False, "uns": True, "us": True, "alle": True, "everybody": True, "everyone": True}
MOST_WORDS = 20  # that an expression of time may have
MOST_CLAUSES = 3  # of a recurrence, behind the text
_OF = re.compile(
    r"\b(?:daran|dran)?,?\s*\b(?:an|dass|daran|to|that|about|of)\b(?:,?\s*(?:dass|that)\b)?|:(?![0-9])", re.IGNORECASE
)
_MORE = re.compile(r",?\s*\b(?:bis|ab|außer|ausser|nicht|until|from|except)\b", re.IGNORECASE)  # of a recurrence
_LEAD = re.compile(rf"\s*(?:{_OF.pattern})\s*", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_EDGE = " \t\n.,;:–-"


@dataclass(frozen=True, slots=True)
class Line:
    """``room``: everybody there is meant, None where nobody was named. ``when`` or ``text`` may be missing."""

    room: bool | None
    when: When | None
    text: str


def read_line(typed: str, now: datetime, almanac: Almanac) -> Line:
    """Take a line apart; ``now`` is local time without a zone. Raises DateError for a date that can't be."""
    room, typed = whom(typed.strip())
    for when_words, text, sure in cuts(typed):
        try:
            when = read_exactly(when_words, now, almanac)
        except DateError:
            if sure:
                raise
            continue
        if when is not None:
            return Line(room, when, text.strip(_EDGE))
    return Line(room, None, _LEAD.sub("", typed, count=1).strip(_EDGE) if _LEAD.match(typed) else typed.strip(_EDGE))


def whom(typed: str) -> tuple[bool | None, str]:
    """Who is meant by the first word (the room: True, oneself: False, nobody named: None), and what follows it."""
    first = _WORD.match(typed)
    if first and fold(first[0].strip(",:")) in WHOM:
        return WHOM[fold(first[0].strip(",:"))], typed[first.end() :].strip()
    return None, typed


def cuts(typed: str) -> Iterator[tuple[str, str, bool]]:
    """All ways to cut a line in the words that say when and those that say what, the likeliest first.

    The third says that the first can be nothing but a date, so that a wrong one is worth a complaint.
    """
    for found in reversed(list(_OF.finditer(typed))):  # „the first Monday of the month at 9 about the report“
        head, tail = typed[: found.start()], typed[found.end() :]
        if head.strip() and len(head.split()) <= MOST_WORDS:
            for more in list(_MORE.finditer(tail))[-MOST_CLAUSES:]:  # „jeden Montag an den Bericht bis Mai“
                yield head + tail[more.start() :], tail[: more.start()], False
            yield head, tail, True
    lead = _LEAD.match(typed)
    rest = typed[lead.end() :] if lead else typed
    words = list(_WORD.finditer(rest))
    for word in words[-MOST_WORDS:]:
        if is_numbered(rest, word.start()):
            continue
        yield rest[word.start() :], rest[: word.start()], True
    for word in reversed(words[:MOST_WORDS]):
        yield rest[: word.end()], rest[word.end() :], False
