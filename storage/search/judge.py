"""How well an item fits a query: BM25F over the places where a word may stand, and how much doubt is left."""

from collections.abc import Mapping
from dataclasses import dataclass

from storage.search.entry import Entry
from storage.search.meaning import PART, SYNONYM, Term
from storage.search.query import Frequencies, Query
from storage.search.thesaurus import Phrase

WEIGHTS = (3.0, 1.0, 2.0, 0.6)  # of a word in the title, in the body, and within a compound of each
WHOLE = (1.0, 1.0, 0.7, 0.7)  # how much of a word is met there
ENOUGH = 2.0  # the smaller, the sooner another place of the same word adds nothing (BM25's k1)
LENGTH = 0.5  # how much a long text takes away (BM25's b)
TOPIC = 1.5  # what a common topic brings
CONVINCING = 0.7  # how sure one rare word in common makes it that an item fits
CONVINCING_TOPIC = 0.15  # … and a topic in common
MET = 0.35  # the least share of a word's weight that makes it a reason


@dataclass(frozen=True, slots=True)
class Judgement:
    """See ``storage.search.find.Hit``."""

    fit: float
    score: float
    words: tuple[str, ...]
    tags: tuple[str, ...]


class Places:
    """Where the stems that are looked for stand: how strongly an item speaks of each, and whether of the whole word."""

    def __init__(self, entry: Entry, wanted: frozenset[str], usual_length: float) -> None:
        self.strength: dict[str, float] = {}
        self.whole: dict[str, float] = {}
        columns = (entry.title, entry.body, entry.title_parts, entry.body_parts)
        for words, weight, whole in zip(columns, WEIGHTS, WHOLE, strict=True):
            for stem in wanted.intersection(words):
                self.strength[stem] = self.strength.get(stem, 0.0) + weight
                self.whole[stem] = max(whole, self.whole.get(stem, 0.0))
        norm = ENOUGH * (1 - LENGTH + LENGTH * entry.length / max(1.0, usual_length))
        for stem, found in self.strength.items():
            self.strength[stem] = found * (ENOUGH + 1) / (found + norm)


class Judge:
    """Compares a query with one item after another."""

    def __init__(self, query: Query) -> None:
        known = query.frequencies
        self._tags, self._length = query.tags, known.length
        self._groups = [
            (
                group,
                query.brings(group),
                known.weight(group.first.stems),
                [(_read(t, known), s) for t, s in group.terms],
            )
            for group in query.groups
        ]
        self._wanted = frozenset[str]().union(*(group.stems for group in query.groups))

    def __call__(self, entry: Entry) -> Judgement:
        places = Places(entry, self._wanted, self._length)
        score, doubt = 0.0, 1.0
        words = []
        for group, telling, weight, ways in self._groups:
            if group.stems.isdisjoint(places.whole):
                continue
            share = max(sure * way.value(places.whole) for way, sure in ways)
            score += telling * max(sure * way.value(places.strength) for way, sure in ways)
            doubt *= 1 - CONVINCING * share * weight
            if share >= MET:
                words.append(group.words)
        tags = tuple(sorted(self._tags.intersection(entry.tags)))
        if tags:
            score += TOPIC * len(tags)
            doubt *= 1 - CONVINCING_TOPIC
        return Judgement(1 - doubt, score, tuple(words), tags)


@dataclass(frozen=True, slots=True)
class Way:
    """A term with what its parts weigh: phrases that meet it, and cuts whose parts meet a share of it."""

    phrases: tuple[tuple[Phrase, float], ...]
    cuts: tuple[tuple[tuple["Way", float], ...], ...]

    def value(self, places: Mapping[str, float]) -> float:
        """How well places (stem to measure) meet the term: by the word, what means the same, or its parts."""
        best = 0.0
        for phrase, share in self.phrases:
            found = [places.get(stem, 0.0) for stem in phrase]
            if all(found):
                best = max(best, share * sum(found) / len(found))
        for cut in self.cuts:
            best = max(best, sum(share * way.value(places) for way, share in cut))
        return best


def _read(term: Term, known: Frequencies) -> Way:
    cuts = []
    for cut in term.cuts:
        weights = [known.weight(part.stems) for part in cut]
        shares = [PART * weight / (sum(weights) or 1) for weight in weights]
        cuts.append(tuple((_read(part, known), share) for part, share in zip(cut, shares, strict=True)))
    return Way(((term.stems, 1.0), *((other, SYNONYM) for other in term.others)), tuple(cuts))
