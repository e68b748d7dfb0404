"""Words that mean the same in municipal work, and everyday words that say little; from files beside this one."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from storage.search.reading import tokens
from storage.search.words import fold_words, stem

HERE = Path(__file__).parent
Phrase = tuple[str, ...]  # the stems of a word, or of a few words that belong together


def _lines(name: str) -> Iterator[str]:
    for line in (HERE / name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def phrase_of(text: str) -> Phrase:
    """The stems of all words of a text but fillers."""
    return tuple(stem(token.joined) for token in tokens(text))


@cache
def rings() -> Mapping[Phrase, tuple[Phrase, ...]]:
    """For each phrase of the thesaurus those that can stand in its place."""
    found: dict[Phrase, dict[Phrase, None]] = {}
    for line in _lines("thesaurus.txt"):
        ring = [phrase for term in line.split("~") if (phrase := phrase_of(term))]
        for phrase in ring:
            found.setdefault(phrase, {}).update(dict.fromkeys(other for other in ring if other != phrase))
    return {phrase: tuple(others) for phrase, others in found.items()}


@cache
def everyday() -> frozenset[str]:
    """Stems of words that stand in many messages and seldom say what one is about."""
    return frozenset(stem(word) for line in _lines("everyday.txt") for word in fold_words(line))
