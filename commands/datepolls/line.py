"""From the line of a date poll to what, which dates, until when. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.when import Almanac, DateError
from bot.when.words import NUMBERS, WEEKDAYS
from bot.words import clean, fold
from commands.datepolls.slots import EACH, EDGE, Reader, Slot

MOST_PIECES = 60
WHOLE = "\n"  # begins a piece that is a line without a date
MOST_JOINED = 3  # pieces of one date: „Di, 9.6., 14 Uhr“
MOST_WORDS = 24  # behind the title
LONGEST_PLACE = 80
_COLON = re.compile(r":(?=\s|$)")
_COMMA = re.compile(r"\s*[,;|](?=\s|$)\s*|\s+/\s+")
_OR = re.compile(r"\s+(?:oder|or|und|and|sowie)\s+", re.IGNORECASE)
_BULLET = re.compile(
    r"^(?:[-*•–]\s*|\(?(?:\d{1,2}|[a-i])\)\s*|[1-9]\ufe0f?\u20e3\s*|"
    r"[1-9]\.\s+(?!und|oder|and|or)(?=[^\W\d]{2,9}[.,]?\s+\d))"
)
_ASIDE = re.compile(r"\s*\(([^()\n]{3,60})\)")
_AND = r"\s*(?:,|/|und|oder|and|or)\s*"
_SHARED = re.compile(rf"(?<![\d.])(\d{{1,2}})\.(?!\d){_AND}(?=(?:\d{{1,2}}\.{_AND})*\d{{1,2}}\.(\d{{1,2}}\.))")
_SLASH = re.compile(r"(?<=\d\.)/(?=\d)")
_DEADLINE = re.compile(
    r"^(?:(?:die\s+)?(?:frist|deadline)(?:\s*:|\b)\s*(?:(?:ist|is|bis|until|till|by)\b)?|"
    r"(?:(?:bitte|please|rückmeldung(?:en)?|antwort(?:en)?|abstimmung|abstimmen|reply|answer|vote)\s+){0,2}"
    r"(?:bis|until|till|by)\b)\s*(?:zum\s+)?(?P<when>.+?)(?:\s+(?:antworten|abstimmen|melden|rückmelden|please|bitte))*$",
    re.IGNORECASE,
)
_QUORUM = re.compile(
    r"^(?:(?:mindestens|wenigstens|at\s+least|quorum:?)\s+|(?:mind|min)\.?\s*)(?P<many>\w+)(?:\s+[^\W\d]+){0,3}$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"^(?:ort|place|where|wo)\s*:\s*(?P<place>.+)$", re.IGNORECASE)
_AT = re.compile(r"^(?:im|in|bei|beim|at)\s+(?:(?:der|dem|den|the)\s+)?(?=\S)", re.IGNORECASE)
_INSIDE = re.compile(r"\s(?:im|in|bei|beim)\s+(?:(?:der|dem|den)\s+)?(?=\D)", re.IGNORECASE)
_LOOSE = re.compile(r"\s+(?:am|an|um|on|at|den|der)$", re.IGNORECASE)
_DATE_LIKE = re.compile(r"\d\s*\.\s*\d|\d\s*(?:uhr|h\b|am\b|pm\b)|\d{1,2}:\d\d|\d{4}-\d\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """``deadline`` is the last day or minute for votes, None where none was named; ``quorum`` 0, texts "" likewise.

    ``merged`` are dates that were named more than once.
    """

    title: str = ""
    slots: tuple[Slot, ...] = ()
    deadline: date | datetime | None = None
    quorum: int = 0
    place: str = ""
    body: str = ""
    merged: tuple[Slot, ...] = ()


def read_line(typed: str, now: datetime, almanac: Almanac) -> Line:
    """Take a poll apart; ``now`` is local time without a zone.

    Raises DateError for a date that can't be or is none: those of `settled`, date-impossible, date-unknown (a
    deadline), datepoll-no-slot, datepoll-many (``text`` is "").
    """
    reader = Reader(now, almanac)
    text = _ASIDE.sub(lambda found: f", {found[1]}, " if _is_marked(found[1]) else found[0], clean(typed))
    text = _SHARED.sub(r"\1.\2 oder ", _SLASH.sub(" oder ", text))  # „8., 9. oder 10.12.“, „8.12./9.12.“
    first, *below = text.split("\n")
    if sum(len(_COMMA.split(line)) for line in (first, *below)) > MOST_PIECES:
        raise DateError("datepoll-many", "")
    title, pieces = _head(first, reader)
    for line in below:
        pieces += _pieces(line, reader)
    found = Line(title=title)
    while pieces:
        found, used = _take(found, pieces, reader)
        pieces = pieces[used:]
    return _once(found)


def _once(line: Line) -> Line:
    """Each date once, in the order in which they were named."""
    known = {(one.start, one.end): one for one in reversed(line.slots)}
    keys = [(one.start, one.end) for one in line.slots]
    once = list(dict.fromkeys(keys))
    twice = [known[key] for key in once if keys.count(key) > 1]
    return replace(line, slots=tuple(known[key] for key in once), merged=tuple(twice))


def _head(first: str, reader: Reader) -> tuple[str, list[str]]:
    """The title and the pieces behind it: it ends at a colon, a comma, the end of the line, or the first date."""
    colon = _COLON.search(first)
    if colon and not _is_marked(first) and not _is_dates(first[: colon.start()], reader):
        title, *more = _COMMA.split(first[: colon.start()])
        marked = [one for one in more if _is_marked(one)]
        title = ", ".join([title, *(one for one in more if one not in marked)])
        return title.strip(EDGE), [*marked, *_cut(first[colon.end() :])]
    pieces = _cut(first)
    if not pieces or _is_dates(pieces[0], reader) or _is_marked(pieces[0]):
        return "", pieces
    words = pieces[0].split()
    for at in range(max(1, len(words) - MOST_WORDS), len(words)):
        if words[at][-1] not in "?!" and _is_dates(behind := " ".join(words[at:]), reader):
            return _LOOSE.sub("", " ".join(words[:at]).strip(EDGE + "–-")), [behind, *pieces[1:]]
    return pieces[0], pieces[1:]


def _cut(text: str) -> list[str]:
    """What stands between commas, without bullets."""
    return [_BULLET.sub("", piece.strip(EDGE)) for piece in _COMMA.split(text) if piece.strip(EDGE)]


def _pieces(line: str, reader: Reader) -> Iterator[str]:
    """The pieces of a further line; one in which there is no date stays whole."""
    pieces = _cut(line)
    if any(_is_marked(piece) or _is_dates(piece, reader) or _looks_like_date(piece) for piece in pieces):
        yield from pieces
    elif line.strip():
        yield WHOLE + line.strip()


def _is_dates(words: str, reader: Reader) -> bool:
    """Whether these words are a date, be it a wrong one, or several."""
    return reader.is_date(words) or all(reader.is_date(part) for part in _OR.split(words))


def _is_marked(words: str) -> bool:
    return any(pattern.match(words.strip(EDGE)) for pattern in (_DEADLINE, _QUORUM, _PLACE))


def _looks_like_date(piece: str) -> bool:
    return bool(_DATE_LIKE.search(piece)) or fold(piece.split()[0].strip(".,")) in WEEKDAYS


def _take(line: Line, pieces: Sequence[str], reader: Reader) -> tuple[Line, int]:
    """What the first pieces say, put into the line, and how many they were. Raises DateError."""
    piece = pieces[0]
    if piece.startswith(WHOLE):
        return _other(line, piece.removeprefix(WHOLE), whole=True), 1
    if (found := _QUORUM.match(piece)) and (many := _number(found["many"])):
        return replace(line, quorum=many), 1
    if found := _PLACE.match(piece):
        return replace(line, place=found["place"]), 1
    joined, used = _longest(pieces, reader)
    if found := _DEADLINE.match(joined):
        last = reader.last(found["when"])
        if last is None:
            raise DateError("date-unknown", found["when"])
        return replace(line, deadline=last), used
    if line.slots and not isinstance(line.slots[-1].start, datetime) and reader.is_time(joined):
        return _timed(line, joined, reader), used
    if slots := _slots(joined, reader):
        more = replace(line, slots=(*line.slots, *slots))
        return (_each(more) if EACH.search(joined) else more), used
    if (inside := _INSIDE.search(piece)) and (slots := _slots(piece[: inside.start()], reader)):
        return replace(line, slots=(*line.slots, *slots), place=line.place or piece[inside.end() :]), 1
    if _looks_like_date(piece):
        raise DateError("datepoll-no-slot", piece)
    return _other(line, piece), 1


def _other(line: Line, piece: str, *, whole: bool = False) -> Line:
    """A piece without a date: title, place or further text, which stands on lines of its own."""
    if not line.title:
        return replace(line, title=piece)
    is_place = bool(_AT.match(piece)) or not whole
    if is_place and not line.place and line.slots and len(piece) <= LONGEST_PLACE:
        return replace(line, place=_AT.sub("", piece, count=1))
    return replace(line, body=f"{line.body}\n{piece}".strip())


def _number(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) < 4 else NUMBERS.get(fold(word), 0)


def _longest(pieces: Sequence[str], reader: Reader) -> tuple[str, int]:
    """The first piece with those that only say more of the same date: „Di, 9.6., 14 Uhr“."""
    joined, used = pieces[0], 1
    for more in pieces[1:MOST_JOINED]:
        mark = _DEADLINE.match(joined)
        if not _goes_on(mark["when"] if mark else joined, more, reader):
            break
        joined, used = f"{joined}, {more}", used + 1
    return joined, used


def _goes_on(words: str, more: str, reader: Reader) -> bool:
    """Whether a time follows a day, or a date its weekday."""
    both = f"{words}, {more}"
    if reader.is_time(more):
        return _is_day(words, reader) and reader.is_date(both)
    return fold(words.strip(". ")) in WEEKDAYS and _is_same(both, more, reader)


def _is_same(words: str, date_words: str, reader: Reader) -> bool:
    """Whether a weekday before a date names the same day: „Di, 9.6.“, but not „Frist Freitag, 9.6.“."""
    try:
        first, second = reader.when(words), reader.when(date_words)
    except DateError:
        return False
    return first is not None and second is not None and first.start == second.start


def _is_day(words: str, reader: Reader) -> bool:
    """Whether words name a day and no time."""
    try:
        day = reader.when(words)
    except DateError:
        return False
    return day is not None and not isinstance(day.start or day.end, datetime)


def _slots(words: str, reader: Reader) -> list[Slot]:
    """The dates that a piece names; none where it is none, or something else too. Raises DateError."""
    parts = _OR.split(words)
    slot = reader.slot(words)
    if slot is not None and len(parts) > 1 and slot.end and not isinstance(slot.end, datetime):
        return [Slot(slot.start), Slot(slot.end)]  # „8. und 9.12.“
    if slot is not None:
        return [slot]
    found = [one for one in map(reader.slot, parts) if one] if len(parts) > 1 else []
    return [_with_time(one, found[-1]) for one in found] if len(found) == len(parts) else []


def _each(line: Line) -> Line:
    """„Di, Do jeweils 14 Uhr“: the last time is that of all days before it too."""
    last = line.slots[-1]
    return replace(line, slots=tuple(_with_time(one, last) for one in line.slots))


def _timed(line: Line, words: str, reader: Reader) -> Line:
    """A time behind days: „Di oder Do, 14 Uhr“. It is that of all days that stand without one."""
    slot = reader.slot(words)
    if slot is None:
        raise DateError("datepoll-no-slot", words)
    return replace(line, slots=tuple(_with_time(one, slot) for one in line.slots))


def _with_time(slot: Slot, model: Slot) -> Slot:
    if isinstance(slot.start, datetime) or slot.end is not None or not isinstance(model.start, datetime):
        return slot
    start = datetime.combine(slot.start, model.start.time())
    end = start + (model.end - model.start) if isinstance(model.end, datetime) else None
    return replace(slot, start=start, end=end)
