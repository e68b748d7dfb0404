"""From the line of a meeting to what, when and where. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.when import Almanac, DateError, When, read_exactly
from bot.when.numbered import is_numbered
from bot.words import clean, find_name, fold

MOST_PIECES = 12  # between commas
MOST_WORDS, LONGEST_DATE = 30, 16  # words of a line that are looked at, and of an expression of time
_COMMA = re.compile(r"\s*[,;|](?=\s)\s*|\s+[–—-]\s+|\n")
_WORD = re.compile(r"\S+")
_TAG = re.compile(r"(?<![\w&/#])#(?=\w*[^\W\d_])(\w[\w-]*)")
_EDGE = " \t\n.,;:|–—-"
_LOOSE = re.compile(r"(?:^|\s)(?:am|an|um|on|at|vom|von|ab|from|den|der|the)$", re.IGNORECASE)
_AT = re.compile(
    r"^(?:ort|place|where|wo)\s*:\s*|^(?:im|in|bei|beim|at|auf|zu|zum|ins|zur|into)\s+(?:(?:der|dem|den|the)\s+)?", re.I
)
_LIMIT = re.compile(r"(?:bis|ab|außer|ausser|nicht|until|from|except)\b", re.IGNORECASE)
_INSIDE = re.compile(r"\s(?:im|in der|in|bei|beim|at)\s+(?=\S)", re.IGNORECASE)
_ONLINE = re.compile(
    r"https?://|\b(?:online|digital|virtuell|remote|videokonferenz|video|teams|zoom|jitsi|webex|bbb|bigbluebutton)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """``when`` is None where no date was named; ``title`` and ``place`` may be "". ``topics`` are without `#`."""

    title: str
    when: When | None
    place: str
    body: str = ""
    topics: tuple[str, ...] = ()


def read_line(typed: str, now: datetime, almanac: Almanac, names: Sequence[str] = ()) -> Line:
    """Take an announcement apart; ``now`` is local time without a zone, ``names`` are the region's municipalities.

    Raises DateError for a date that can't be.
    """
    text = clean(typed)
    topics = tuple(dict.fromkeys(tag.lower() for tag in _TAG.findall(text)))
    text = clean(re.sub(r"[ \t]{2,}", " ", _TAG.sub("", text)))
    first, _, body = text.partition("\n")
    found = _dated(first, now, almanac)
    if found is None and body and (found := _dated(text, now, almanac)):  # a piece on each line
        where, _, body = found[2].strip().partition("\n")
        found = (found[0], found[1], where)
    if found is not None and found[1].rrule:
        found = _with_limits(first, found, now, almanac)
    if found is None:
        return Line(first.strip(_EDGE), None, "", body, topics)
    before, when, after = found
    title, place = _title_and_place(_LOOSE.sub("", before).strip(_EDGE), after.strip(_EDGE), names)
    return Line(title, when, place, body, topics)


def is_online(place: str) -> bool:
    """Whether nobody has to go there."""
    return bool(_ONLINE.search(place))


def bare_place(words: str) -> str:
    """„im Rathaus“, „ins Rathaus“ without the preposition."""
    return _AT.sub("", words, count=1)


def host_of(place: str, names: Sequence[str]) -> str:
    """The municipality that a place is in, "" where it names none."""
    words = [word.strip(_EDGE + "()") for word in place.split()]
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            if (name := find_name(" ".join(words[at : at + size]), names)) and (size > 1 or len(words[at]) > 3):
                return name
    return ""


def _title_and_place(before: str, after: str, names: Sequence[str]) -> tuple[str, str]:
    """What is before the date is the title, what is behind it the place, unless one of them has to be both."""
    if not before:
        pieces = [piece for piece in _COMMA.split(after) if piece.strip()]
        if not pieces or (len(pieces) == 1 and (_AT.match(after) or is_online(after) or host_of(after, names))):
            return "", _AT.sub("", after, count=1)
        return pieces[0].strip(_EDGE), _AT.sub("", ", ".join(pieces[1:]).strip(), count=1)
    if after:
        return " ".join(before.split()), _AT.sub("", ", ".join(_COMMA.split(after)), count=1)
    pieces = [piece for piece in _COMMA.split(before) if piece.strip()]
    if len(pieces) > 1:
        return pieces[0], _AT.sub("", ", ".join(pieces[1:]), count=1)
    if inside := _INSIDE.search(before):
        return before[: inside.start()].strip(_EDGE), before[inside.end() :].strip(_EDGE)
    return before, ""


def _dated(text: str, now: datetime, almanac: Almanac) -> tuple[str, When, str] | None:
    """What stands before the date, the date, and what stands behind it; None where there is none."""
    wrong: DateError | None = None
    for start, end in (*_pieces(text), *_windows(text)):
        if is_numbered(text, start):
            continue
        try:
            when = read_exactly(text[start:end].strip(_EDGE.replace(".", "")), now, almanac)
        except DateError as error:
            if error.key == "date-never":
                raise
            wrong = wrong or error
            continue
        if when is not None and when.start is not None:
            if wrong and wrong.text not in text[start:end]:
                break  # „31.6. 10 Uhr“ is not today at ten, and „31. Februar 10 Uhr“ no day of February
            return text[:start], when, text[end:]
    if wrong:
        raise wrong
    return None


def _with_limits(text: str, found: tuple[str, When, str], now: datetime, almanac: Almanac) -> tuple[str, When, str]:
    """Behind the place of a series there may be more of it: „…, Rathaus Büren, bis Juni“."""
    before, when, after = found
    date = text[len(before) : len(text) - len(after)]
    kept: list[str] = []
    for piece in _COMMA.split(after):
        longer = read_exactly(f"{date}, {piece}".strip(_EDGE), now, almanac) if _LIMIT.match(piece) else None
        if longer is None:
            kept.append(piece)
        else:
            when, date = longer, f"{date}, {piece}"
    return before, when, ", ".join(kept)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Runs of pieces between commas, the longest first, if no number stands beside them that may belong to the date."""
    edges = [0, *(edge for found in _COMMA.finditer(text) for edge in found.span()), len(text)]
    pieces = list(zip(edges[::2], edges[1::2], strict=True))[:MOST_PIECES]
    for size in range(len(pieces), 0, -1):
        for at in range(len(pieces) - size + 1):
            run = pieces[at : at + size]
            beside = [*pieces[max(0, at - 1) : at], *pieces[at + size : at + size + 1]]
            if not any(re.search(r"\d", text[start:end]) for start, end in beside):
                yield run[0][0], run[-1][1]


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Runs of words that hold a number or could be a day, the longest first."""
    words = list(_WORD.finditer(text))[:MOST_WORDS]
    for size in range(min(LONGEST_DATE, len(words)), 0, -1):
        for at in range(len(words) - size + 1):
            run = words[at : at + size]
            if size > 1 or not fold(run[0][0]).strip(_EDGE).isnumeric():
                yield run[0].start(), run[-1].end()
