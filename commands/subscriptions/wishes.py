"""What somebody wants to be told of, read from a line. Pure."""

import re
from dataclasses import dataclass

from bot.replies import Refusal
from bot.words import fold, similar
from storage.search.fitting import meaning
from storage.subscriptions import Subscription
from storage.topics import Topics

MOST_CHARACTERS = 100
TAG = re.compile(r"(?<!\w)#(\w[\w-]*)")
EDGES = re.compile(r"^[^\w-]+|[^\w-]+$")
DAILY = frozenset(("taeglich", "gesammelt", "gebuendelt", "daily", "bundled"))
AT_ONCE = frozenset(("sofort", "gleich", "immediately", "instantly"))
OFF = frozenset(("aus", "off"))
ALL = frozenset(("alle", "alles", "all", "everything"))
FILLERS = ALL | {
    *("abo", "abos", "bitte", "neue", "neuem", "neuen", "neues", "thema", "themen", "zum"),
    *("about", "new", "news", "please", "subscription", "subscriptions", "topic", "topics"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """``tags`` as typed without ``#``, ``words`` from the first to the last that tells something.

    ``daily`` is None if nothing was said of the rhythm. ``off``: the line asks for an end, ``every``: it names all.
    """

    tags: tuple[str, ...]
    words: str
    daily: bool | None
    off: bool
    every: bool


def read_line(line: str) -> Line:
    """Raises Refusal for a line that is too long."""
    if len(line) > MOST_CHARACTERS:
        raise Refusal("subscription-too-long", example=True, length=len(line), most=MOST_CHARACTERS)
    tags = tuple(dict.fromkeys(TAG.findall(line)))
    words = [word for typed in TAG.sub(" ", line).split() if (word := EDGES.sub("", typed))]
    said = [fold(word) for word in words]
    rhythms = [one in DAILY for one in said if one in DAILY | AT_ONCE]
    passing = DAILY | AT_ONCE | FILLERS
    kept = [word for word, one in zip(words, said, strict=True) if one not in passing]
    telling = [place for place, word in enumerate(kept) if meaning(word)]
    return Line(
        tags=tags,
        words=" ".join(kept[telling[0] : telling[-1] + 1]) if telling else "",
        daily=rhythms[-1] if rhythms else None,
        off=bool(said) and said[-1] in OFF,
        every=not ALL.isdisjoint(said),
    )


def same(one: Subscription, topic: str, words: str, topics: Topics) -> bool:
    """Whether a subscription is to the same topic (canonical) and words, however these were written."""
    return topics.canonical(one.topic) == topic and meaning(one.words) == meaning(words)


def covers(one: Subscription, line: Line, topics: Topics) -> bool:
    """Whether all that a line names belongs to the subscription."""
    wanted = {topics.canonical(tag) for tag in line.tags}
    return wanted <= {topics.canonical(one.topic)} and meaning(line.words) <= meaning(one.words)


def near(tag: str, topics: Topics) -> list[str]:
    """At most three tags of topics that may have been meant, also by their names and synonyms."""
    found = similar(tag, list(topics.words), limit=6)
    return list(dict.fromkeys(topics.canonical(word) for word in found))[:3]


def name(topic: str, words: str) -> str:
    """A subscription as one would type it: ``#bauhof Häcksler``."""
    return " ".join(part for part in (f"#{topic}" if topic else "", words) if part)
