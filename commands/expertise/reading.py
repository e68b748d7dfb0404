"""A line that says what a municipality can, taken apart: the subject and the marks around it. Pure.

Segments stand between commas. One that is nothing but a mark is taken out, all others together are the subject. Further
lines are the body; a line of nothing but marks is taken from there too.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.marks import read_marks
from bot.markscan import Draft, Scanner, names_of
from bot.when import DateError
from bot.when.words import DAY_NAMES, MONTHS
from bot.words import clean, fold

_LEVELS = {
    "specialist": r"(?:als\s+|wir sind\s+)?(?:spezialist(?:in|innen|en)?|spezialisiert|specialists?|speciali[sz]ed)",
    "experienced": r"(?:mit\s+|viel\s+|gute\s+|haben\s+|with\s+|much\s+)*(?:erfahrung(?:en)?|erfahren|experienced?)",
    "building": r"(?:noch\s+)?i[mn] aufbau|(?:wir\s+)?bauen(?:\s+(?:das|es|gerade|derzeit|noch))*\s+auf|building up",
}
_HELPS = {
    "advice": r"rat|beratung(?:en)?|beraten|tipps?|auskunft|ausk(?:ü|ue)nfte|advice|advising|consulting",
    "stand-in": r"aushilfe|aushelfen|(?:urlaubs)?vertretung|vertretung im amt|springer(?:in)?|stand[- ]in|cover",
    "takeover": r"(?:aufgaben|fall)?(?:ü|ue)bernahme|(?:ü|ue)bernehmen|tak(?:e|ing)[- ]?over",
    "training": r"schulung(?:en)?|schulen|einarbeitung|einarbeiten|fortbildung(?:en)?|training",
}
_CONTACT = r"(?:kontakt(?:person)?|ansprechpartner(?:in)?|ansprechperson|contact(?: person)?)"
_DEPUTY = r"(?:(?:stell)?vertret(?:ung|er|erin)|deputy)"
_TIMES = frozenset(
    (
        "montags dienstags mittwochs donnerstags freitags samstags sonntags werktags wochentags wochenende wochenends "
        "taeglich woechentlich monatlich morgens frueh vormittags mittags nachmittags abends vormittag nachmittag "
        "abend ganztags halbtags stundenweise tageweise jederzeit kurzfristig absprache vereinbarung bedarf anfrage "
        "sofort ganzjaehrig mondays tuesdays wednesdays thursdays fridays saturdays sundays weekdays weekends daily "
        "weekly monthly mornings afternoons evenings morning afternoon evening anytime arrangement appointment request "
        "ferien schulferien fruehjahr sommer herbst winter holidays spring summer autumn"
    ).split()
).union(MONTHS, DAY_NAMES)
_BETWEEN = frozenset(
    (
        "nach auf bei ausser ausserhalb und oder bis von vom ab am an im in der den die jeden jede immer nur meist "
        "meistens uhr h by on upon and or from until till to every only at the"
    ).split()
)
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d{2})?h?")


def _any(patterns: Sequence[str]) -> str:
    return "|".join(f"(?:{one})" for one in patterns)


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_SEPARATOR = re.compile(r"((?<!\d)[,;]|[,;](?!\d))")
_TAG = re.compile(r"(?<![\w&/#])#\w[\w-]*")
_ROLE_AHEAD = _rule(rf"(?<=[^\s,;])\s+(?={_any((_CONTACT, _DEPUTY))}(?:\s*:|\s+@\w))")
_ROLE = _rule(
    rf"(?:(?P<contact>{_CONTACT})|(?P<deputy>{_DEPUTY}))(?:\s*:\s*(?P<words>.*)|\s+(?P<user>@\S+))|(?P<alone>@\S+)"
)
_LEVEL = {name: _rule(pattern) for name, pattern in _LEVELS.items()}
_LEVEL_BEFORE = _rule(
    rf"(?P<level>{_any(tuple(_LEVELS.values()))})\s+(?:f(?:ü|ue)r|auf|in|im|mit|bei|with|for|on)\s+(?=\S)"
)
_LEVEL_BEHIND = _rule(rf"(?<=\S)[\s(–-]+(?P<level>{_any(tuple(_LEVELS.values()))})\)?\s*$")
_HELP = {name: _rule(pattern) for name, pattern in _HELPS.items()}
_HELP_BEFORE = _rule(r"(?:nur|auch|gerne?|mit|wir bieten|only|also|with|we offer)\s+")
_AND = _rule(r"\s*(?:\bund\b|\boder\b|\band\b|\bor\b|[/&+])\s*")
_OFFICE = _rule(r"(?:nur |im |in the )?(?P<office>back|front)[\s-]?office")
_OFFICE_INSIDE = _rule(r"\b(back|front)(?:[\s-]?office|-?\s*(?:und|and|oder|or|[/&+])\s*(?:back|front)[\s-]?office)")
_FOR = _rule(r"(?<!\S)(?:f(?:ü|ue)r|for)\s+")
_FULL_STOP = re.compile(r"(?<!\d)\.$")
_WORD = re.compile(r"\w")
_LONGEST_LEVEL = 60
_MOST_SEGMENTS = 60  # that are looked at closely; beyond that it is no longer a line that a person marked
_EDGE = " ,;:–—-("


@dataclass(frozen=True, slots=True)
class Claim:
    """What was said; "" and () for what was not. The words are those of ``storage.expertise.Expertise``.

    ``contact`` and ``deputy`` are roles as typed, or begin with ``@``. ``municipality`` is the one named with „für".
    An empty ``title`` means that there was nothing but marks.
    """

    title: str = ""
    body: str = ""
    topics: tuple[str, ...] = ()
    level: str = ""
    office: str = ""
    helps: tuple[str, ...] = ()
    available: tuple[str, ...] = ()
    contact: str = ""
    deputy: str = ""
    municipality: str = ""


def read_claim(text: str, *, today: date, municipalities: Sequence[str]) -> Claim:
    """Take a text apart. ``municipalities`` are the names that may be named with „für"; others stay in the subject.

    Raises DateError, as ``bot.marks.read_marks`` does.
    """
    first, *others = clean(text).split("\n")
    municipality, first = _whose(first, municipalities)
    found, rest = _without_marks(first, Claim(municipality=municipality), today)
    body = []
    for line in others:
        tried, left = _without_marks(line, found, today) if line else (found, line)
        found, line = (found, line) if _TAG.sub("", left).strip(_EDGE) else (tried, left)
        body.append(line)
    marks = read_marks("\n".join((rest, *body)), today=today, municipalities=())
    level, title = _level_of(marks.title)
    return replace(
        found,
        title=title if _WORD.search(title) else "",
        body=marks.body,
        topics=marks.topics,
        level=found.level or level,
        office=found.office or _office_of(title),
        available=(*found.available, *_dates(rest, today)),
        contact=found.contact or marks.contact,
    )


def _whose(line: str, municipalities: Sequence[str]) -> tuple[str, str]:
    """The municipality that the line names with „für", and the line without it."""
    for found in _FOR.finditer(line):
        if named := names_of(tuple(municipalities)).at(line, found.end()):
            return named[0], line[: found.start()] + line[named[1] :].lstrip(":")
    return "", line


def _without_marks(line: str, claim: Claim, today: date) -> tuple[Claim, str]:
    """The claim with the marks of a line, and what is left of the line."""
    pieces, left = _SEPARATOR.split(_ROLE_AHEAD.sub(", ", line), _MOST_SEGMENTS), ""
    for place in range(0, len(pieces), 2):
        segment = pieces[place].strip()
        bare = _FULL_STOP.sub("", " ".join(_TAG.sub(" ", segment).split()))
        taken = _take(bare, claim, today) if bare else None
        if taken:
            claim, segment = taken, " ".join(_TAG.findall(segment))
        if segment and left:
            left += " " if taken else f"{pieces[place - 1]} "
        left += segment
    return claim, left


def _take(segment: str, claim: Claim, today: date) -> Claim | None:
    """The claim with the mark that a segment wholly is; None when it is none."""
    if role := _ROLE.fullmatch(segment):
        words = (role["words"] or role["user"] or role["alone"] or "").strip()
        if role["deputy"]:
            return replace(claim, deputy=claim.deputy or words)
        return replace(claim, contact=claim.contact or words)
    for level, rule in _LEVEL.items():
        if rule.fullmatch(segment):
            return replace(claim, level=claim.level or level)
    if office := _OFFICE.fullmatch(segment):
        return replace(claim, office=claim.office or office["office"].lower())
    if helps := _helps_of(segment):
        return replace(claim, helps=tuple(dict.fromkeys((*claim.helps, *helps))))
    if _is_time(segment, today):
        return replace(claim, available=(*claim.available, segment))
    return None


def _helps_of(segment: str) -> list[str]:
    """What „Rat und Aushilfe" offers; nothing when there are other words in it."""
    found = []
    for words in _AND.split(_HELP_BEFORE.sub("", segment, count=1)):
        kind = next((kind for kind, rule in _HELP.items() if rule.fullmatch(words)), None)
        if kind is None:
            return []
        found.append(kind)
    return found


def _is_time(segment: str, today: date) -> bool:
    """Whether a segment only says when: „dienstags 8–12 Uhr", „nach Absprache", „ab März". Raises DateError."""
    marks = read_marks(segment, today=today, municipalities=())
    dated = bool(marks.until or marks.period or marks.opens or marks.permanent)
    words = [word for word in re.split(r"[\s/&+–.-]+", fold(marks.title)) if word]
    if not words:
        return dated
    known = all(word in _TIMES or word in _BETWEEN or _CLOCK.fullmatch(word) for word in words)
    return known and (dated or any(word in _TIMES for word in words))


def _dates(line: str, today: date) -> tuple[str, ...]:
    """The dates that stand in the subject's line, as they were typed; ``read_marks`` takes them out of it."""
    try:
        cuts = Scanner(line, Draft(), today, names_of(()), loose=True).run()
    except DateError:
        return ()
    words = (line[cut.start : cut.end].strip(_EDGE) for cut in cuts if not cut.tag)
    return tuple(word for word in words if word and not word.startswith("@"))


def _level_of(title: str) -> tuple[str, str]:
    """The level that a subject begins or ends with, without a comma, and the subject without it."""
    found = _LEVEL_BEHIND.search(title, max(0, len(title) - _LONGEST_LEVEL)) or _LEVEL_BEFORE.match(title)
    if found is None:
        return "", title
    level = next(name for name, rule in _LEVEL.items() if rule.fullmatch(found["level"]))
    return level, f"{title[: found.start()]}{title[found.end() :]}".strip(_EDGE)


def _office_of(title: str) -> str:
    """The office that the subject itself speaks of; "" for none or both."""
    found = {office.lower() for office in _OFFICE_INSIDE.findall(title)}
    both = len(set(re.findall(r"back|front", fold(title)))) > 1
    return found.pop() if len(found) == 1 and not both else ""
