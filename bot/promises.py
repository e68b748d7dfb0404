"""What a record of a meeting says that somebody will do: „Büren schickt die Vorlage bis 15.1.“ Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.duedates import Due, find_until
from bot.markscan import names_of
from bot.when import Almanac, DateError
from bot.words import clean, fold

OFFICE = ("Geschäftsstelle", "coordinating office")
"""How the coordinating office is called; as the municipality of a promise or a task it is ""."""

MOST = 20  # of one record
AROUND = 40  # characters before a name that tell what it is there for
SOON = timedelta(days=300)  # a day without a year that is farther off was one of the past
_BULLET = re.compile(r"^[\s>*•·–—→☐-]*(?:\[[ x]?\]|[0-9]{1,2}[.)](?=\s))?\s*", re.IGNORECASE)
_SHORT = r"\b(?:[A-Za-zÄÖÜäöü]|bzw|usw|etc|ca|Dr|Nr|Abs|evtl|ggf|inkl|Prof|St|vgl|Hr|Str)\.|(?<![\d.])\d{1,2}\."
_END = re.compile(r"(?<=[.!?;])\s+(?=[A-ZÄÖÜ])")
_CUT_SHORT = re.compile(rf"(?:{_SHORT})$")
_TASK = r"(?:aufgaben?|to-?dos?|tasks?|action items?)"
_HEADING = re.compile(rf"[\s#*]*(?:\w+\s+)?{_TASK}[\s:*]*", re.IGNORECASE)
_MARK = re.compile(
    rf"(?:^|(?<=[(\[]))[^\w(\[]*(?:neue\s+|new\s+)?{_TASK}\b(?!\s+(?:de[rs]|ist?|war|sind|bleibt|of)\b)\s*[:–-]?\s*"
    rf"|\b{_TASK}\s*:\s*",
    re.IGNORECASE,
)
_FOR = re.compile(r"^\W*(?:f(?:ü|ue)r|an|for|to)\s+$", re.IGNORECASE)
_NOT_THE_ONE = re.compile(
    r"\b(?:an|in|im|bei|beim|mit|aus|nach|f(?:ü|ue)r|von|vom|zu|zur|zum|auf|gegen|ohne|(?:ü|ue)ber|neben|statt|wie|als"
    r"|at|to|with|for|from|of|about|without|than)\s+(?:(?:der|dem|den|die|the)\s+)?$",
    re.IGNORECASE,
)
_DONE_BY = re.compile(r"\b(?:von|durch|by)\s+(?:der\s+|the\s+)?$", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:wird|werden|will be|is to be)\b", re.IGNORECASE)
_AND = re.compile(r"\s*(?:[,&/]|und|sowie|and)\s*")
_START = re.compile(r"(?<![\w@#.-])\w")
_YEAR = re.compile(r"\b20[0-9]{2}\b|\.[0-9]{1,2}\.[0-9]{2}\b")
_EMPTY = re.compile(r"[(\[][\s,;/&]*(?:und|and)?[\s,;/&]*[)\]]")
_EDGE = " \t\n,.;:–—-→"
_LETTERS = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True, slots=True)
class Promise:
    """``municipality`` is one of the names that were given, or "" for the coordinating office. ``due`` is local."""

    municipality: str
    text: str
    due: date | None


@dataclass(frozen=True, slots=True)
class Owner:
    """Who is to do it, and the characters that say so."""

    municipality: str
    start: int
    end: int


def promises(words: str, names: Sequence[str], now: datetime, almanac: Almanac) -> list[Promise]:
    """The promises in a record; ``names`` are the region's municipalities, ``now`` is local time without a zone.

    A sentence is one only when it names who does it and either until when, or that it is a task. Where two are to do it
    there is a promise of each. At most `MOST`, each once.
    """
    found: list[Promise] = []
    for sentence, marked in _sentences(words):
        found += [one for one in _promised(sentence, marked, names, now, almanac) if one not in found]
    return found[:MOST]


def _sentences(words: str) -> Iterator[tuple[str, bool]]:
    """Each sentence without its bullet, and whether it stands in a list under „Aufgaben:“."""
    below = False
    for line in clean(words).split("\n"):
        if _HEADING.fullmatch(line):
            below = True
            continue
        bullet = _BULLET.match(line)
        length = bullet.end() if bullet else 0
        below = below and bool(line[:length].strip())
        sentence = ""
        for piece in _END.split(line[length:]):
            sentence = f"{sentence} {piece}".strip()
            if not _CUT_SHORT.search(sentence):
                yield sentence, below
                sentence = ""
        if sentence:
            yield sentence, below


def _promised(sentence: str, marked: bool, names: Sequence[str], now: datetime, almanac: Almanac) -> list[Promise]:
    mark = _MARK.search(sentence)
    plain = _blank(sentence, mark.start(), mark.end()) if mark else sentence
    owners = find_owners(plain, names)
    due = _due(plain, now, almanac) if owners else None
    if not owners or not (due or mark or marked):
        return []
    for one in (*owners, *((due,) if due else ())):
        plain = _blank(plain, one.start, one.end)
    text = tidy(plain)
    if not _LETTERS.search(text):
        return []
    return [Promise(name, text, due.day if due else None) for name in dict.fromkeys(o.municipality for o in owners)]


def _due(sentence: str, now: datetime, almanac: Almanac) -> Due | None:
    """Until when, if that is a day to come and not one that a report tells of."""
    try:
        due = find_until(sentence, now, almanac)
    except DateError:
        return None
    far = due is not None and due.day > now.date() + SOON and not _YEAR.search(sentence)
    return None if due is None or far or due.day < now.date() else due


def _blank(sentence: str, start: int, end: int) -> str:
    """The sentence without what was understood; all else stays in its place."""
    return sentence[:start] + " " * (end - start) + sentence[end:]


def tidy(words: str) -> str:
    """A text without the gaps that were cut into it, stray commas and empty brackets."""
    words = " ".join(_EMPTY.sub(" ", words).split())
    return re.sub(r"\s+(?=[,.;:!?)])|(?<=\()\s+", "", words).strip(_EDGE)


def find_owners(sentence: str, names: Sequence[str]) -> list[Owner]:
    """Who does what a sentence says: not „an Büren“, but „Büren schickt“, „… (Büren)“, „wird von Büren geschickt“."""
    known, found, at = names_of((*names, *OFFICE)), list[Owner](), 0
    offices = {fold(name) for name in OFFICE}
    while match := _START.search(sentence, at):
        named = known.at(sentence, match.start())
        at = match.end()
        while at < len(sentence) and sentence[at].isalnum():
            at += 1
        if named is None:
            continue
        name, at = named
        start = _beginning(sentence, match.start(), at)
        if start is not None:
            if found and _AND.fullmatch(sentence, found[-1].end, start):
                start = found[-1].end
            found.append(Owner("" if fold(name) in offices else name, start, at))
    return found


def _beginning(sentence: str, start: int, end: int) -> int | None:
    """Where the words begin that name the one who does it; None where somebody is only spoken of."""
    before = sentence[max(0, start - AROUND) : start]
    if start < AROUND and _FOR.match(before) and sentence[end : end + 1] == ":":
        return 0
    if (by := _DONE_BY.search(before)) and _PASSIVE.search(sentence):
        return start - len(before) + by.start()
    return None if _NOT_THE_ONE.search(before) else start
