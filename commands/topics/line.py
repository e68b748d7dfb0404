"""What a line of ``!thema`` asks for. Pure reading; which topics there are, and what is allowed, is for ``rules``."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from bot.replies import Refusal
from bot.words import fold

LONGEST_TAG = 40
TAG = re.compile(r"[^\W_][\w-]*")
EDGE = " .,;:#„“”\"'"
BETWEEN = re.compile(r"[,;\n]")
FIRST = re.compile(r"(\S+)\s*(.*)", re.DOTALL)
DASHES = "-–—−"  # telephones make the longer ones of a hyphen
FILLERS = frozenset(("in", "zu", "nach", "mit", "und", "to", "into", "with", "and", "->", "→"))


@dataclass(frozen=True, slots=True)
class Write:
    """``#wohngeld Wohngeld: Mietzuschuss``: a new topic, or a new name. ``synonyms`` is None where none were said."""

    tag: str
    name: str
    synonyms: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Add:
    tag: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drop:
    tag: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rename:
    """A new tag, a new name, or both."""

    tag: str
    new_tag: str
    name: str


@dataclass(frozen=True, slots=True)
class Merge:
    tag: str
    into: str


@dataclass(frozen=True, slots=True)
class Remove:
    tag: str


Wish: TypeAlias = Write | Add | Drop | Rename | Merge | Remove


def asks(line: str) -> bool:
    """Whether the line only names a topic, or nothing."""
    first, rest = _first(line)
    return fold(first) not in VERBS and ":" not in line and not (first.startswith("#") and rest)


def read(line: str) -> Wish:
    """The change that a line asks for. Raises Refusal for what can't be read."""
    first, rest = _first(line)
    if verb := VERBS.get(fold(first)):
        return verb(rest)
    if not first.startswith("#"):
        raise Refusal("topic-tag-missing")
    tag = _tag(first)
    if rest[:1] == "+":
        return Add(tag, _some_words(rest[1:]))
    if rest[:1] and rest[0] in DASHES:
        return Drop(tag, _some_words(rest[1:]))
    if first.endswith(":"):
        return Write(tag, "", _words(rest))
    name, *synonyms = re.split("[:\n]", rest, maxsplit=1)
    return Write(tag, _tidy(name), _words(synonyms[0]) if synonyms else None)


def _first(text: str) -> tuple[str, str]:
    found = FIRST.match(text.strip())
    return (found[1], found[2]) if found else ("", "")


def _tidy(word: str) -> str:
    return " ".join(word.split()).strip(EDGE)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for part in BETWEEN.split(text) if (word := _tidy(part)))


def _some_words(text: str) -> tuple[str, ...]:
    words = _words(text)
    if not words:
        raise Refusal("topic-words-missing")
    return words


def _tag(typed: str) -> str:
    """A tag without its „#“."""
    tag = typed.strip(EDGE).rstrip("-_")
    if not TAG.fullmatch(tag) or len(tag) > LONGEST_TAG or not any(char.isalpha() for char in tag):
        raise Refusal("topic-tag-odd", tag=typed[:LONGEST_TAG], most=LONGEST_TAG)
    return tag


def _rename(rest: str) -> Rename:
    first, rest = _first(rest)
    second, name = _first(rest)
    if fold(second) in FILLERS and name:
        rest = name
        second, name = _first(rest)
    if not first.startswith("#") or not rest:
        raise Refusal("topic-rename-how")
    if not second.startswith("#"):
        return Rename(_tag(first), "", _tidy(rest))
    return Rename(_tag(first), _tag(second), _tidy(name))


def _merge(rest: str) -> Merge:
    """Exactly two tags."""
    tags = [word for word in rest.split() if fold(word) not in FILLERS]
    if len(tags) != 2 or not all(tag.startswith("#") for tag in tags):
        raise Refusal("topic-merge-how")
    return Merge(_tag(tags[0]), _tag(tags[1]))


def _remove(rest: str) -> Remove:
    tags = rest.split()
    if len(tags) != 1 or not tags[0].startswith("#"):
        raise Refusal("topic-remove-how")
    return Remove(_tag(tags[0]))


VERBS: Mapping[str, Callable[[str], Wish]] = {
    **dict.fromkeys(("umbenennen", "umbenenne", "rename"), _rename),
    **dict.fromkeys(("zusammenlegen", "zusammenfuehren", "vereinen", "merge"), _merge),
    **dict.fromkeys(("weg", "loeschen", "entfernen", "remove", "delete"), _remove),
}
