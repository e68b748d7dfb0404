"""What a mistyped word may have been: words and compounds that are one typing error away."""

from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase

from storage.search.lexicon import SHORTEST, SHORTEST_COMPOUND, as_part, known, split

UMLAUTS = ("ae", "oe", "ue")
LONGEST = 40


def _typed_otherwise(word: str) -> Iterator[str]:
    """The word with one letter more, less, other, or two letters swapped; an umlaut counts as one letter."""
    for place in range(len(word) + 1):
        before, rest = word[:place], word[place:]
        letter = 2 if rest[:2] in UMLAUTS else 1
        if rest:
            yield before + rest[letter:]
        if len(rest) > 1:
            yield before + rest[1] + rest[0] + rest[2:]
        for other in (*ascii_lowercase, *UMLAUTS):
            yield before + other + rest
            if rest:
                yield before + other + rest[letter:]


def edits(word: str) -> set[str]:
    """All that is one typing error away from a folded word."""
    found = set(_typed_otherwise(word))
    found.discard(word)
    return found


@lru_cache(maxsize=4_096)
def _part_repairs(piece: str, *, last: bool) -> tuple[str, ...]:
    return tuple(other for other in edits(piece) if len(other) >= SHORTEST and as_part(other, last=last))


def _is_made(piece: str, *, last: bool) -> bool:
    return as_part(piece, last=last) is not None or (len(piece) >= SHORTEST_COMPOUND and bool(split(piece)))


@lru_cache(maxsize=1_024)
def repairs(word: str) -> tuple[str, ...]:
    """Words of the dictionary, and compounds of such words, that are one typing error away from a folded word."""
    if not SHORTEST <= len(word) <= LONGEST:
        return ()
    found = [other for other in edits(word) if len(other) >= SHORTEST and known(other)]
    for place in range(3, len(word) - 2):
        front, back = word[:place], word[place:]
        if len(back) >= SHORTEST and _is_made(front, last=False):
            found += [front + other for other in _part_repairs(back, last=True)]
        if len(front) >= SHORTEST and _is_made(back, last=True):
            found += [other + back for other in _part_repairs(front, last=False)]
    return tuple(sorted(set(found)))
