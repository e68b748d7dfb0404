"""The optional marks in free text: `#thema`, `bis 31.12.`, `von 3.3. bis 17.3.`, `@person`, `in Büren`, `dauerhaft`.

The title is the first line that holds more than marks; marks are cut out of it, because the card shows them on their
own. Further lines are sentences for people: there only what is written as a mark counts (not every „am Freitag"), and
it stays where it is, except tags. A line of nothing but marks vanishes. Code in backticks and addresses are left alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.dates import Span, not_past
from bot.markscan import Cut, Draft, Names, Scanner, names_of
from bot.when import DateError
from bot.words import clean

_WORD = re.compile(r"\w")
_GAP = re.compile(r"(?<=\S) {2,}")
_BEFORE_STOP = re.compile(r"(?<=\S) +(?=[,.;:!?)](?:\s|$))")
_SPACES = re.compile(r"\s+")
_STRAY = re.compile(r"\(\s*\)|\[\s*\]|\s+(?=[,.;:!?)])|,\s*(?=,)")
_EDGE = " ,;:–—-|·/"
_LOOSE_END = re.compile(r"\s(?:und|oder|and|or|&)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marks:
    """A text and its marks, taken apart; "" and None for what was not there.

    ``topics`` are tags in small letters without `#`. ``until`` ends validity (`bis 31.12.`); ``period`` is when it is
    needed or offered; ``opens`` a start without an end (`ab 3.3.`). ``place`` and ``for_municipality`` are names of
    the region. ``contact`` is as typed, with `@`. An empty ``title`` means that there was nothing but marks.
    """

    title: str
    body: str
    topics: tuple[str, ...]
    until: date | None
    period: Span | None
    opens: date | None
    place: str
    contact: str
    for_municipality: str
    permanent: bool


def read_marks(text: str, *, today: date, municipalities: Sequence[str]) -> Marks:
    """Take a text apart. ``today`` is the local date of the region, ``municipalities`` its names.

    Raises DateError: date-impossible, date-past (the end is over), date-order (the end is before the start).
    """
    draft, names = Draft(), names_of(tuple(municipalities))
    title, body, fenced = "", list[str](), False
    for line in clean(text).split("\n"):
        fenced ^= (fence := line.lstrip().startswith("```"))
        if fenced or fence:
            body.append(line)
            continue
        tried = replace(draft)
        cuts = _scan_boldly(line, tried, today, names, in_title=not title)
        rest = None if cuts is None else _without(line, cuts)
        if rest is not None and (not title or not _WORD.search(rest)):
            draft = tried
            _check(draft, today)
            if _WORD.search(rest):
                title = _tidy(rest) if cuts else _SPACES.sub(" ", rest).strip()
            elif not line:
                body.append("")
            continue
        draft.trials = tried.trials
        cuts = [] if cuts == [] else Scanner(line, draft, today, names, loose=False).run()
        body.append(_without(line, [cut for cut in cuts if cut.tag]).rstrip())
    _check(draft, today)
    return Marks(
        title=title,
        body=clean("\n".join(body)),
        topics=draft.topics,
        until=draft.until,
        period=draft.period,
        opens=draft.opens,
        place=draft.place,
        contact=draft.contact,
        for_municipality=draft.for_municipality,
        permanent=draft.permanent,
    )


def _scan_boldly(line: str, draft: Draft, today: date, names: Names, *, in_title: bool) -> list[Cut] | None:
    """All marks of a line, also those in passing; None where a sentence of the body only looks like a wrong date."""
    try:
        return Scanner(line, draft, today, names, loose=True).run()
    except DateError:
        if in_title:
            raise
        return None


def _check(draft: Draft, today: date) -> None:
    if draft.until:
        not_past(draft.until, today, draft.until_words)
    if draft.period:
        not_past(draft.period.last, today, draft.period_words)
    if draft.opens and draft.until and draft.until < draft.opens:
        raise DateError("date-order", draft.until_words)


def _without(line: str, cuts: Sequence[Cut]) -> str:
    parts, at = [], 0
    for cut in cuts:
        parts += [line[at : cut.start], cut.instead]
        at = cut.end
    rest = "".join([*parts, line[at:]])
    return _GAP.sub(" ", _BEFORE_STOP.sub("", rest)) if cuts else rest


def _tidy(rest: str) -> str:
    """The title after the cuts: no stray commas, empty brackets or dangling „und"."""
    rest = _STRAY.sub("", _SPACES.sub(" ", rest)).strip(_EDGE)
    return _LOOSE_END.sub("", rest).strip(_EDGE)
