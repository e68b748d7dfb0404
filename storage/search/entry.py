"""What the index holds of an item: its words by where they stand, and the topics that it has or speaks of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Protocol

from storage.search.lexicon import parts
from storage.search.reading import Token, parts_of, tokens, words
from storage.search.thesaurus import Phrase, phrase_of
from storage.search.words import stem, tag_word
from storage.topics import Topics

SLOTS = {"need": 0, "offer": 0, "expertise": 1, "question": 2}  # needs and offers are rows of one table
LONGEST_NAME = 3  # of a topic, in words
ROWS = 4  # of the index, for each id


class Item(Protocol):
    """What can be found: a listing, an expertise, a question."""

    @property
    def id(self) -> int: ...
    @property
    def region(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def body(self) -> str: ...
    @property
    def tags(self) -> Sequence[str]: ...
    @property
    def searchable(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """The words of an item, each once. ``…_parts`` are the words inside its compounds."""

    tags: tuple[str, ...]
    title: tuple[str, ...]
    body: tuple[str, ...]
    title_parts: tuple[str, ...]
    body_parts: tuple[str, ...]

    @property
    def length(self) -> int:
        """In words; one of the title counts as `TITLE` words of the body."""
        return len(self.title)

    @property
    def all(self) -> Sequence[str]:
        columns = (self.tags, self.title, self.body, self.title_parts, self.body_parts)
        return tuple(dict.fromkeys(word for column in columns for word in column))


def row_id(kind: str, item_id: int) -> int:
    """The row of the index for an item of a kind; a later item of the same kind has a higher one."""
    return item_id * ROWS + SLOTS[kind]


def _stems(said: Iterable[str], without: Sequence[str] = ()) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found for word in said if (found := stem(word)) not in without))


def entry_of(item: Item, topics: Topics) -> Entry:
    """Read an item's texts."""
    title, body = words(item.title), words(item.body)
    own, more = _stems(title), _stems(body)
    said = {tag_word(topics.canonical(tag)) for tag in item.tags}
    return Entry(
        tags=tuple(sorted(said | topics_in(tokens(item.title), topics))),
        title=own,
        body=more,
        title_parts=_stems((part for word in title for part in parts(word)), own),
        body_parts=_stems((part for word in body for part in parts(word)), more),
    )


@lru_cache(maxsize=64)
def _names(topics: Topics) -> Mapping[Phrase, frozenset[str]]:
    """The stems of every name and synonym, to the tags of their topics."""
    found: dict[Phrase, frozenset[str]] = {}
    for topic in topics.all:
        for name in (topic.tag, topic.name, *topic.synonyms):
            if phrase := phrase_of(name):
                found[phrase] = found.get(phrase, frozenset()) | {tag_word(topic.tag)}
    return found


def topics_in(said: Sequence[Token], topics: Topics) -> frozenset[str]:
    """The topics (``#vergabe``) that words speak of: by a name or a synonym, or by a part of a compound.

    The longest part that does counts, and only where the compound itself names no topic: Vergaberecht is about Vergabe,
    and a Personalausweis not about Personal.
    """
    names, stems = _names(topics), [stem(token.joined) for token in said]
    found = frozenset[str]()
    for place, token in enumerate(said):
        phrases = [tuple(stems[place : place + size]) for size in range(1, LONGEST_NAME + 1)]
        whole = [names[phrase] for phrase in phrases if phrase in names]
        parts = sorted(parts_of(token), key=len, reverse=True)
        inside = (names[stem(part),] for part in parts if (stem(part),) in names)
        found = found.union(*(whole or islice(inside, 1)))
    return found
