"""Whether an item is what somebody wants to be told of. Pure, and quick enough for thousands of subscriptions."""

from collections.abc import Collection
from functools import lru_cache

from storage.search.entry import Entry
from storage.search.meaning import Group, Term, groups_of
from storage.search.thesaurus import Phrase
from storage.search.words import tag_word


def fits(entry: Entry, topic: str, words: str) -> bool:
    """Whether an item has or speaks of ``topic`` (as of ``tag_word``, "" for any), and of all that ``words`` say.

    A word is met by itself, by what means the same, by the topic of that name, and a compound by all its parts.
    """
    if topic and topic not in entry.tags:
        return False
    return all(_met(group, tag, entry) for group, tag in _groups(words))


@lru_cache(maxsize=4_096)
def meaning(words: str) -> frozenset[Phrase]:
    """What words say, however they were written; empty for nothing but fillers."""
    return frozenset(group.terms[0][0].stems for group in groups_of(words))


@lru_cache(maxsize=16_384)
def _groups(words: str) -> tuple[tuple[Group, str], ...]:
    """The telling words, each with the topic of that name."""
    return tuple((group, tag_word(group.words)) for group in groups_of(words))


@lru_cache(maxsize=16)
def _stems(entry: Entry) -> frozenset[str]:
    return frozenset((*entry.title, *entry.body, *entry.title_parts, *entry.body_parts))


def _met(group: Group, tag: str, entry: Entry) -> bool:
    return tag in entry.tags or any(_means(term, _stems(entry)) for term, _ in group.terms)


def _means(term: Term, stems: Collection[str]) -> bool:
    if any(all(stem in stems for stem in phrase) for phrase in (term.stems, *term.others)):
        return True
    return any(all(_means(part, stems) for part in cut) for cut in term.cuts)
