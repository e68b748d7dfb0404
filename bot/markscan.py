"""Finds the marks in one line of text; ``bot.marks`` says what they mean for the whole text.

Every look ahead or back is bounded, so that the cost grows with the length of the line and no faster.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from bot.dates import Span, find_day, find_period, find_span
from bot.when import DateError
from bot.when.periods import ENDS
from bot.when.weeks import WEEK_NUMBER
from bot.when.words import AFTER_NEXT, DAY_NAMES, MONTHS, NEXT, PARTED, THIS
from bot.words import fold, fold_name

_AHEAD = 160
_TRIALS = 1000  # words looked at closely in one text; beyond that it is no longer something that a person marked


def rule(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_TOKEN = rule(
    r"`[^`]*`|(?:https?|ftp|matrix|mxc)://\S+|www\.\S+|mailto:\S+|(?<![\w&/#])#\w[\w-]*+(?!:\w)"
    r"|(?<![\w.+/-])@[a-z0-9][\w.=/+-]*(?::[a-z0-9][a-z0-9.-]*(?::[0-9]+)?)?|(?<![\w.,/:§-])[0-9]{1,4}(?=[.-]|\s?\w)|\w+"
)
_NOBODY = ("@room", "@here", "@all", "@alle", "@everyone", "@channel")
_UNTIL = ("bis", "until", "till", "by")
_FROM = ("von", "vom", "zwischen", "from", "between", "ab")
_PLACE = ("in", "fuer", "for")
_PERMANENT = ("dauerhaft", "permanent", "permanently")
# words with which a date in passing may begin; „folgende" begins too much else
_DATE_WORDS = (
    frozenset("heute today morgen tomorrow uebermorgen wochenende weekend calendar".split())
    .union("anfang mitte ende early mid beginning end".split())
    .union(THIS, AFTER_NEXT, (word for word in NEXT if not word.startswith("follow") and not word.startswith("folg")))
    .union(ENDS, WEEK_NUMBER, MONTHS, DAY_NAMES, PARTED)
)
_MARK_WORDS = _DATE_WORDS.union(_UNTIL, _FROM, _PLACE, _PERMANENT)
_UNTIL_MORE = rule(r"\s+(?:sp(?:ä|ae)testens|l(?:ä|ae)ngstens|einschlie(?:ß|ss)lich|einschl\.)(?=\s)")
_PART_OF_SENTENCE = rule(
    r"\b(?:bei[mn]?|zu[mr]?|f(?:ü|ue)r|i[mn]|mit|d(?:er|ie|as|en|em|es)|eine?[rnms]?|vo[nm]|(?:ü|ue)ber|an|am|auf|nach|wegen|thema:?|stichwort:?|topic:?"
    r"|the|a|with|about|on|of|for|at|to)\s+$"
)
_WITH_UNTIL = rule(r"\b(?:g(?:ü|ue)ltig|befristet|sp(?:ä|ae)testens|l(?:ä|ae)ngstens|valid|available)\s+$")
_WITH_PERIOD = rule(
    r"\b(?:(?:f(?:ü|ue)r|in|im|am)\s+(?:(?:die|der|den|dem)\s+)?(?:zeit(?:raum)?\s+)?|for\s+(?:the\s+time\s+)?)$"
)
_WITH_DAY = rule(r"\b(?P<word>f(?:ü|ue)r|for|[ai]m|in|an|on|ab|from|starting)\s+(?:(?:d(?:en|em|er|ie|as)|the)\s+)?$")
_NOT_A_MARK = rule(
    r"(?:\b(?:seit|nach|vor|stand|vo[nm]|zu[mr]?|since|after|before|as of|of|versions?|v|nr|no|nummer|number|kapitel"
    r"|abschnitt|ziffer|punkt|absatz|top|teil|chapter|section|nicht|not)\b\.?|§)\s*(?:de[mnr]\s+)?$"
)
_TIME = rule(
    r",?\s*(?:(?:um|gegen|ab|bis|sp(?:ä|ae)testens|at|von|from)\s+)?(?:[0-9]{1,2}(?:[:.][0-9]{2})?\s*(?:-|–|bis|to)\s*)?[0-9]{1,2}"
    r"(?::[0-9]{2}|(?:\.[0-9]{2})?\s*(?:uhr|h|am|pm)\b)|,?\s*(?:um|at)\s+[0-9]|\s[0-9]{4}\s*(?:-|–|bis|to)\s*[0-9]{4}\b"
    r"|\s*(?:\bfr(?:ü|ue)h|morgens?|vormittags?|mittags?|nachmittags?|abends?|nachts?|morning|noon|afternoon|evening)\b"
)
_MORE = rule(r"\s*(?:,|/|&|\b(?:und|oder|and|or|to|bis)\b)\s*")
_MORE_PLACES = rule(rf"{_MORE.pattern}(?:in\s+)?")
_DECIMAL = re.compile(r"[0-9]+\.\s?[0-9]+$")
_NEEDS_PREPOSITION = rule(
    r"(?!(?:diese|n(?:ä|ae)chste|kommende|(?:ü|ue)bern(?:ä|ae)chste|this|next|coming|kw|kalender|cw))[^0-9]"
)
_LOOKS_DATED = rule(r"[0-9]{1,2}\. ?(?:[0-9]{1,2}\.|[a-zä])|[0-9]{4}-|[0-9]{1,2}\s+[a-z]{3}|[^0-9]")
_SILENT_PARTS = frozenset(["der", "die", "stadt", "gemeinde", "kommune", "the", "city", "town", "municipality", "of"])


@dataclass(slots=True)
class Draft:
    """The marks found so far; of each kind but tags the first one counts. The ``…_words`` are what was typed."""

    topics: tuple[str, ...] = ()
    until: date | None = None
    until_words: str = ""
    period: Span | None = None
    period_words: str = ""
    opens: date | None = None
    place: str = ""
    contact: str = ""
    for_municipality: str = ""
    permanent: bool = False
    trials: int = 0


@dataclass(frozen=True, slots=True)
class Cut:
    """Characters of the line that a mark takes, and what stays in their place."""

    start: int
    end: int
    instead: str = ""
    tag: bool = False


class Names:
    """The region's municipalities, to be found in text."""

    def __init__(self, municipalities: Sequence[str]) -> None:
        self._names = {fold_name(name): name for name in municipalities}
        self._beginnings = {name.split(" ")[0] for name in self._names}
        self._longest = max((name.count(" ") + 1 for name in self._names), default=0)

    def at(self, line: str, start: int) -> tuple[str, int] | None:
        """The name that ``line`` holds at ``start`` (after spaces, „der", „Stadt" …) and where it ends."""
        tokens = list(re.finditer(r"\S+", line[start : start + _AHEAD]))[: self._longest + 3]
        while tokens and fold(tokens[0][0]) in _SILENT_PARTS:
            tokens.pop(0)
        if not tokens or fold(tokens[0][0].rstrip(".,;:!?)")) not in self._beginnings:
            return None
        for count in range(min(self._longest, len(tokens)), 0, -1):
            begin, end = tokens[0].start(), tokens[count - 1].end()
            typed = line[start + begin : start + end]
            for words in (typed, typed.rstrip(".,;:!?)")):
                if name := self._names.get(fold_name(words)):
                    return name, start + begin + len(words)
        return None


@lru_cache(maxsize=16)
def names_of(municipalities: tuple[str, ...]) -> Names:
    """`Names`, made once for each region."""
    return Names(municipalities)


@dataclass(slots=True)
class Scanner:
    """Goes through one line. ``loose``: days and places in passing count as marks, as is right in a title."""

    line: str
    draft: Draft
    today: date
    names: Names
    loose: bool
    cuts: list[Cut] = field(default_factory=list)

    def run(self) -> list[Cut]:
        """The cuts in order; the draft is filled. Raises DateError (date-impossible, date-order)."""
        at = 0
        while self.draft.trials < _TRIALS and (match := _TOKEN.search(self.line, at)):
            at = max(match.end(), self._mark(match) or 0)
        return self.cuts

    def _mark(self, match: re.Match[str]) -> int | None:
        """Read the mark that begins at this token; where to go on, None if it is none."""
        token, start, end = match[0], match.start(), match.end()
        word = fold(token)
        if not (token[0] in "#@0123456789" or word in _MARK_WORDS or word.startswith("kw")):
            return None
        self.draft.trials += 1
        if token[0] == "#":
            return self._tag(token, start)
        if token[0] == "@":
            return self._contact(token, start)
        if token[0] in "0123456789":
            return self._day(start)
        if word in _UNTIL:
            return self._until(start, end)
        if word in _FROM:
            return self._from(start, end)
        if word in _PLACE:
            return self._municipality(word, start, end)
        if word in _PERMANENT:
            return self._permanent(start, end)
        return self._day(start)

    def _cut(self, start: int, end: int, before: re.Pattern[str] | None = None) -> int:
        """Take the characters out, with the words before them that make no sense alone; not where a time follows."""
        if before and _TIME.match(self.line, end):
            return end
        left = self.cuts[-1].end if self.cuts else 0
        found = self._before(start, before) if before else None
        self.cuts.append(Cut(max(left, start - len(found[0])) if found else start, end))
        return end

    def _before(self, start: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
        return pattern.search(self.line[max(0, start - 30) : start])

    def _rest(self, start: int) -> str:
        return self.line[start : start + _AHEAD]

    def _tag(self, token: str, start: int) -> int | None:
        name = token[1:].rstrip("-_")
        if not any(char.isalpha() for char in name):
            return None
        if name.lower() not in self.draft.topics:
            self.draft.topics += (name.lower(),)
        end = start + 1 + len(name)
        self.cuts.append(Cut(start, end, name if self._before(start, _PART_OF_SENTENCE) else "", tag=True))
        return end

    def _contact(self, token: str, start: int) -> int | None:
        token = token.rstrip(".-/+=_")
        if self.draft.contact or token.lower() in _NOBODY:
            return None
        self.draft.contact = token
        end = start + len(token)
        return end if self._before(start, _PART_OF_SENTENCE) else self._cut(start, end)

    def _until(self, start: int, end: int) -> int | None:
        more = _UNTIL_MORE.match(self.line, end)
        begin = more.end() if more else end
        found = find_day(self._rest(begin), self.today)
        if found is None:
            return None
        day, end = found[0], begin + found[1]
        if self.draft.until or (not self.loose and day <= self.today):
            return end  # „wir haben bis heute nichts gehört"
        self.draft.until, self.draft.until_words = day, self.line[start:end]
        return self._cut(start, end, _WITH_UNTIL)

    def _from(self, start: int, end: int) -> int | None:
        found = find_period(self._rest(start), self.today)
        if found:
            return self._period(found[0], start, start + found[1])
        if fold(self.line[start:end]) in ("ab", "from"):
            return None  # the day behind it is looked at on its own
        day = find_span(self._rest(end), self.today)
        return end + day[1] if day else None

    def _period(self, span: Span, start: int, end: int) -> int:
        if self.draft.period or (not self.loose and span.last < self.today):
            return end
        self.draft.period, self.draft.period_words = span, self.line[start:end]
        return self._cut(start, end, _WITH_PERIOD)

    def _day(self, start: int) -> int | None:
        """A period or day without a word that makes it a mark."""
        blocked = self._before(start, _NOT_A_MARK)
        named = self.line[start] not in "0123456789"
        rest = self._rest(start)
        first = "" if not named else fold(re.split(r"\W", rest, maxsplit=1)[0])
        if blocked or (named and not self.loose and first not in DAY_NAMES):
            return None
        period = self._passing_period(rest) if not named or first in MONTHS or first in DAY_NAMES else None
        if period and first in DAY_NAMES:
            return start + period[1]  # „Montag bis Freitag 8–12 Uhr": opening hours
        if period:
            return self._period(period[0], start, start + period[1])
        return self._single(start, rest) if self.loose else None

    def _passing_period(self, rest: str) -> tuple[Span, int] | None:
        try:
            return find_period(rest, self.today)
        except DateError:
            if self.loose:
                raise
            return None  # a sentence of the body may speak of what never was

    def _single(self, start: int, rest: str) -> int | None:
        before = self._before(start, _WITH_DAY)
        if not before and (_NEEDS_PREPOSITION.match(rest) or not _LOOKS_DATED.match(rest)):
            return None
        found = find_span(rest, self.today)
        if found is None or (not before and _DECIMAL.fullmatch(rest[: found[1]])):
            return None
        span, end = found[0], start + found[1]
        more = _MORE.match(self.line, end)
        also = more is not None and find_span(self._rest(more.end()), self.today) is not None
        number = more is not None and more[0].strip() != "," and self.line[more.end() : more.end() + 1].isdecimal()
        if also or number or span.last < self.today:
            return end
        if before and before["word"].lower() in ("ab", "from", "starting"):
            self.draft.opens = self.draft.opens or span.first
        elif self.draft.period:
            return end
        else:
            self.draft.period, self.draft.period_words = span, rest[: found[1]]
        return self._cut(start, end, _WITH_DAY)

    def _municipality(self, word: str, start: int, end: int) -> int | None:
        found = self.names.at(self.line, end)
        if found is None:
            return None
        name, end = found
        more = _MORE_PLACES.match(self.line, end)
        several = more is not None and self.names.at(self.line, more.end()) is not None
        if word == "in" and not self.draft.place:
            self.draft.place = name
            return end if several else self._cut(start, end)
        if word != "in" and self.loose and not several and not self.draft.for_municipality:
            self.draft.for_municipality = name
            return self._cut(start, end)
        return end

    def _permanent(self, start: int, end: int) -> int | None:
        if not self.loose or self._before(start, _NOT_A_MARK):
            return None
        self.draft.permanent = True
        return self._cut(start, end)
