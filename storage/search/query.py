"""What somebody looks for, in the words that a region's items use, and how much each of these words tells."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import log

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.config import Region
from storage.search.entry import topics_in
from storage.search.index import scoped
from storage.search.lexicon import known
from storage.search.meaning import Group, Term, groups_of, term_of
from storage.search.reading import tokens
from storage.search.spelling import LONGEST, edits, repairs
from storage.search.tables import Scope, Word
from storage.search.thesaurus import Phrase, everyday
from storage.search.words import fold_words, stem
from storage.topics import Topics

REPAIRED, NEAR, SLIP = (
    0.9,
    0.6,
    0.3,
)  # how sure it is that somebody meant a word of the dictionary that was mistyped, one
# that looks like it, or by a slip of the finger typed another word of the dictionary
STANDS_FOR = 0.5  # how sure it must be that a word was mistyped where no other word speaks for the item
MOST_REPAIRED = 8  # words of a text
MOST_REPAIRS = 3  # of a word
SHORTEST_TO_REPAIR = 4
BACKGROUND = 1_000.0  # as if so many items were there already, so that among few items not every word is rare
ORDINARY, EVERYDAY = 2.0, 400.0  # so many of these hold a word, and an everyday word

_SCOPES = select(Scope.code, Scope.kind, Scope.items, Scope.length).where(
    Scope.region == bindparam("region"), Scope.kind.in_(bindparam("kinds", expanding=True))
)
_WORDS = select(Word.scope, Word.word, Word.items).where(
    Word.scope.in_(bindparam("scopes", expanding=True)), Word.word.in_(bindparam("words", expanding=True))
)


@lru_cache(maxsize=64)
def places_of(region: Region) -> frozenset[str]:
    """The stems of the names of a region's municipalities: everybody there writes them."""
    return frozenset(stem(word) for name in region.names for word in fold_words(name))


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In how many items of each scope (its code) a stem stands; ``items`` is how many each scope has.

    ``length`` is that of an average title, in words; ``places`` are the stems of the region's names, which tell little.
    """

    items: Mapping[int, int]
    length: float
    places: frozenset[str] = frozenset()
    words: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    _telling: dict[str, float] = field(default_factory=dict)

    def among(self, stem: str) -> int:
        """In how many items of all scopes together."""
        return sum(self.words.get(stem, {}).values())

    def telling(self, stem: str) -> float:
        """How much a stem tells: the rarer the more (inverse document frequency, smoothed)."""
        if stem not in self._telling:
            total = sum(self.items.values()) + BACKGROUND
            number = self.among(stem) + (EVERYDAY if self._common(stem) else ORDINARY)
            self._telling[stem] = log(1 + max(0.0, total - number) / number)
        return self._telling[stem]

    def _common(self, stem: str) -> bool:
        return stem in everyday() or stem in self.places or stem.isdecimal()

    def weight(self, phrase: Phrase) -> float:
        """How much a phrase tells, from 0 to 1 for one that nobody has used."""
        total = sum(self.items.values()) + BACKGROUND
        return max(self.telling(stem) for stem in phrase) / log(1 + (total - ORDINARY) / ORDINARY)


@dataclass(frozen=True, slots=True)
class Query:
    """``kinds`` maps the codes of the scopes looked in to their kinds; ``tags`` are the topics spoken of."""

    groups: tuple[Group, ...]
    tags: frozenset[str]
    kinds: Mapping[int, str]
    frequencies: Frequencies

    def only(self, kinds: Collection[str]) -> "Query":
        """The same for some of the kinds."""
        return replace(self, kinds={code: kind for code, kind in self.kinds.items() if kind in kinds})

    @property
    def stems(self) -> list[str]:
        """Those of the words as they were typed."""
        return [stem for group in self.groups for stem in group.first.stems]

    def brings(self, group: Group) -> float:
        """How much a group tells."""
        return max(self.frequencies.telling(stem) for stem in group.first.stems)

    def match(self, groups: Sequence[Group], *, begun: bool = False) -> str:
        """The index's expression for rows of one scope that speak of all ``groups``; "" when there can't be any.

        With ``begun`` a word may also go on where the one that was typed ends.
        """
        scopes = [[self._any(code, group, begun=begun) for group in groups] for code in self.kinds]
        return " OR ".join(f"({' AND '.join(scope)})" for scope in scopes if scope and all(scope))

    def _any(self, code: int, group: Group, *, begun: bool) -> str:
        """The expression for what may stand for a group in a scope."""
        found = [self._expression(code, term) for term, sure in group.terms if sure >= STANDS_FOR]
        if begun and len(group.first.stems) == 1:
            found.append(f'"{scoped(code, group.first.stems[0])}" *')
        return _either(found)

    def _expression(self, code: int, term: Term) -> str:
        """The expression for a term: the word, what means the same, or all parts of a compound."""
        found = [
            " AND ".join(f'"{scoped(code, one)}"' for one in phrase)
            for phrase in (term.stems, *term.others)
            if all(self.frequencies.words.get(one, {}).get(code) for one in phrase)
        ]
        for cut in term.cuts:
            parts = [self._expression(code, part) for part in cut]
            if all(parts):
                found.append(" AND ".join(parts))
        return _either(found)

    def telling(self) -> list[tuple[str, float, int]]:
        """The words of the index that are looked for, with what each brings and how many rows hold it, best first."""
        found: dict[str, tuple[float, int]] = {}
        for group in self.groups:
            for phrase, weight in group.walk():
                for one in phrase:
                    brings = weight * self.frequencies.telling(one) / len(phrase)
                    for code, items in self.frequencies.words.get(one, {}).items():
                        if code not in self.kinds:
                            continue
                        word = scoped(code, one)
                        found[word] = max((brings, items), found.get(word, (0.0, 0)))
        return sorted(((word, *rest) for word, rest in found.items()), key=lambda one: -one[1])


def _either(expressions: Sequence[str]) -> str:
    return f"({' OR '.join(f'({one})' for one in expressions if one)})" if any(expressions) else ""


async def understand(session: AsyncSession, region: Region, text: str, kinds: Collection[str], topics: Topics) -> Query:
    """Read what somebody typed; words that nobody has used yet are taken for typing errors, where that helps."""
    groups = groups_of(text)
    tags = frozenset(topics_in(tokens(text), topics))
    rows = (await session.execute(_SCOPES, {"region": region.key, "kinds": list(kinds)})).all()
    scopes = {row.code: row.kind for row in rows if row.items}
    words = await _count(session, scopes, {one for group in groups for one in group.stems})
    unused = [group for group in groups if scopes and not group.stems & words.keys()][:MOST_REPAIRED]
    candidates = {group.words: _candidates(group) for group in unused}
    words |= await _count(
        session, scopes, {one for some in candidates.values() for term in some for one in _stems(term)}
    )
    items = {row.code: row.items for row in rows}
    length = sum(row.length for row in rows) / (sum(items.values()) or 1)
    found = Frequencies(items, length, places_of(region), words)
    groups = tuple(_repair(group, candidates.get(group.words, {}), found) for group in groups)
    return Query(groups, tags, scopes, found)


async def _count(session: AsyncSession, scopes: Collection[int], stems: Collection[str]) -> dict[str, dict[int, int]]:
    words: dict[str, dict[int, int]] = {}
    if scopes and stems:
        for row in await session.execute(_WORDS, {"scopes": list(scopes), "words": list(stems)}):
            words.setdefault(row.word, {})[row.scope] = row.items
    return words


def _stems(term: Term) -> set[str]:
    return {one for phrase, _ in term.walk() for one in phrase}


def _candidates(group: Group) -> dict[Term, float]:
    """What a word that nobody has used may have been: words of the dictionary, or stems of what looks like it."""
    word = "".join(fold_words(group.words))
    if not SHORTEST_TO_REPAIR <= len(word) <= LONGEST or len(group.first.stems) > 1:
        return {}
    sure = SLIP if known(word) else NEAR
    found = {Term((stem(other),)): sure for other in edits(word) if len(other) >= SHORTEST_TO_REPAIR}
    if not known(word):
        found |= {term_of(other): REPAIRED for other in repairs(word)}
    return found


def _repair(group: Group, candidates: Mapping[Term, float], found: Frequencies) -> Group:
    """The group with the candidates of which most is used."""

    def used(term: Term) -> float:
        return sum(
            w * found.telling(one) / len(phrase) for phrase, w in term.walk() for one in phrase if found.among(one)
        )

    usable = [(term, weight) for term, weight in candidates.items() if used(term)]
    best = sorted(usable, key=lambda one: (-one[1] * used(one[0]), one[0].stems))[:MOST_REPAIRS]
    return Group(group.words, (*group.terms, *best)) if best else group
