"""What a typed word can mean: the word itself, what means the same, and the words that it is made of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from storage.search.lexicon import halves
from storage.search.reading import Token, tokens
from storage.search.thesaurus import Phrase, rings
from storage.search.words import stem

PART, SYNONYM = 0.8, 0.8  # how much of a word is met by all its parts, and by what means the same
MOST_WORDS = 40  # of a long text that are looked for
LONGEST_PHRASE = 3


@dataclass(frozen=True, slots=True)
class Term:
    """Stems that belong together (mostly one), what can stand in their place, and the ways to cut a compound."""

    stems: Phrase
    others: tuple[Phrase, ...] = ()
    cuts: tuple[tuple["Term", ...], ...] = ()

    def walk(self, weight: float = 1.0) -> Iterator[tuple[Phrase, float]]:
        """All phrases that an item may hold, with the share of the term that they stand for."""
        yield self.stems, weight
        for other in self.others:
            yield other, weight * SYNONYM
        for cut in self.cuts:
            for part in cut:
                yield from part.walk(weight * PART / len(cut))


@dataclass(frozen=True, slots=True)
class Group:
    """One thing looked for: ``words`` as they were typed; ``terms`` with how sure it is that they are meant."""

    words: str
    terms: tuple[tuple[Term, float], ...]
    stems: frozenset[str] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "stems", frozenset(one for phrase, _ in self.walk() for one in phrase))

    @property
    def first(self) -> Term:
        """What was typed."""
        return self.terms[0][0]

    def walk(self) -> Iterator[tuple[Phrase, float]]:
        for term, weight in self.terms:
            yield from term.walk(weight)


@lru_cache(maxsize=8_192)
def term_of(word: str) -> Term:
    """The term of a folded word."""
    whole = (stem(word),)
    return Term(whole, rings().get(whole, ()), tuple((term_of(front), term_of(back)) for front, back in halves(word)))


@lru_cache(maxsize=1_024)
def groups_of(text: str) -> tuple[Group, ...]:
    """The telling words of a text, and phrases that the thesaurus knows, each once."""
    said = tokens(text)
    found: dict[Phrase, Group] = {}
    place = 0
    while place < len(said) and len(found) < MOST_WORDS:
        size = next((n for n in range(LONGEST_PHRASE, 1, -1) if _phrase(said[place : place + n]) in rings()), 1)
        group = _group(said[place : place + size])
        found.setdefault(group.terms[0][0].stems, group)
        place += size
    return tuple(found.values())


def _phrase(said: Sequence[Token]) -> Phrase:
    return tuple(stem(token.joined) for token in said)


def _group(said: Sequence[Token]) -> Group:
    typed = " ".join(token.typed for token in said)
    if len(said) > 1:
        whole = _phrase(said)
        return Group(typed, ((Term(whole, rings()[whole], (tuple(term_of(token.joined) for token in said),)), 1.0),))
    return Group(typed, ((_term(said[0]), 1.0),))


def _term(token: Token) -> Term:
    """A word with hyphens is a compound of its pieces."""
    if len(token.pieces) == 1:
        return term_of(token.joined)
    return Term((stem(token.joined),), _ring(token), (tuple(term_of(one) for one in token.pieces if len(one) > 1),))


def _ring(token: Token) -> tuple[Phrase, ...]:
    return rings().get((stem(token.joined),), ())
