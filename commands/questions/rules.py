"""The decisions about questions: pure functions, no database, no clock."""

import re
from dataclasses import dataclass

from bot.command import Facts
from bot.replies import Refusal
from bot.words import clean
from commands.questions.subject import is_cut_short
from storage.questions import Question

MOST_CHARACTERS = 4000
LINE = 100
_TAG = re.compile(r"#(?P<name>(?=\w*[^\W\d_])\w[\w-]*)[.,;:!?]*")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks: the first line, the others, and tags in small letters without `#`."""

    title: str
    body: str
    topics: tuple[str, ...]


def read(words: str) -> Asked:
    """Take a question apart. Raises Refusal when it is too long."""
    if len(words) > MOST_CHARACTERS:
        raise Refusal("text-too-long", length=len(words), most=MOST_CHARACTERS)
    topics: list[str] = []
    lines = [_without_tags(line, topics) for line in clean(words).split("\n")]
    while lines and not _WORD.search(lines[0]):
        lines.pop(0)
    title = " ".join(lines.pop(0).split()) if lines else ""
    return Asked(title, clean("\n".join(lines)), tuple(dict.fromkeys(topics)))


def _without_tags(line: str, topics: list[str]) -> str:
    """The line without the tags at its edges; those that are words of the sentence lose only their `#`."""
    words = line.split(" ")
    tags = [_TAG.fullmatch(word) for word in words]
    if not any(tags):
        return line
    topics += [tag["name"].rstrip("-_").lower() for tag in tags if tag]
    first, last = 0, len(words)
    while first < last and tags[first]:
        first += 1
    while last > first and tags[last - 1] and not words[last - 1].endswith(("?", "!")):
        last -= 1
    if first < last < len(words) and is_cut_short(words[first:last]):
        last += 1
    kept = zip(words[first:last], tags[first:last], strict=True)
    return " ".join(word[1:] if tag else word for word, tag in kept)


def may_change(question: Question, facts: Facts) -> bool:
    """The asker's people and the coordinator; while the question has no municipality, its author."""
    if facts.coordinator:
        return True
    if question.municipality:
        return question.municipality == facts.person.municipality
    return question.author == facts.event.sender


def takes_answers(question: Question) -> bool:
    return question.status == "open" and not question.hidden


def one_line(words: str) -> str:
    """The beginning of an answer, as the card shows it."""
    line = " ".join(words.split())
    return line if len(line) <= LINE else line[: LINE - 1].rstrip() + "…"
