"""What „Wer kennt sich mit Vergaberecht aus?" asks for: the subject without the words of the question. Pure."""

import re
from collections.abc import Sequence
from random import Random

from bot.config import Region, Topic
from bot.events import Message
from bot.words import clean, fold
from storage.search.find import Hit
from storage.topics import Topics

SAID = re.compile(
    r"\s*(?:(?:hallo|hi|moin|guten \w+|hello)\b[^\n]{0,40}?[,!.:]\s*)?"
    r"(?:wer\s+(?:von euch\s+|hier\s+|bei euch\s+)?"
    r"(?:kennt|macht|kann|wei(?:ß|ss)|hat\s+(?:schon\s+)?(?:mal\s+)?erfahrung(?:en)?)"
    r"|who\s+(?:of you\s+)?(?:can|does|knows|has\s+experience))\b(?P<what>[^\n]+)",
    re.IGNORECASE,
)
BEFORE = frozenset(
    (
        "wer who kann kennt macht weiss hat habt haben schon mal erfahrung erfahrungen ahnung sich bescheid etwas was "
        "von euch uns hier bei bitte eigentlich gut mit in im ueber zu zum zur beim das die der den dem ein eine einen "
        "eines of you does can know knows has have any experience with about on the a an do us me mir"
    ).split()
)
BEHIND = frozenset("aus bescheid weiter mit helfen helfe help please bitte schon".split())
TAG = re.compile(r"(?<![\w&/#])#([\w-]+)")
EDGE = " .,:;!?„“\"'"
LONGEST = 200
NEARLY = 0.95  # scores that are no further apart are the same


def hears(region: Region, message: Message) -> bool:
    """Whether a message without a prefix asks who can do something, and the region wants it noticed."""
    return region.listen == "on" and "\n" not in message.body.strip() and SAID.match(message.body) is not None


def asked(message: Message) -> str:
    """The subject of such a message; "" when there is none."""
    found = SAID.match(clean(message.body))
    return subject_of(found["what"]) if found else ""


def subject_of(words: str) -> str:
    """What is left when the words of asking go: „sich mit Vergaberecht aus?" asks for „Vergaberecht"."""
    left = " ".join(words[:LONGEST].split()).strip(EDGE).split(" ")
    while left and fold(left[0].strip(EDGE)) in BEFORE:
        left.pop(0)
    while left and fold(left[-1].strip(EDGE)) in BEHIND:
        left.pop()
    return " ".join(left).strip(EDGE)


def spelled_out(subject: str, topics: Topics) -> str:
    """The subject with the names of topics for their tags, as the search understands it."""

    def name(found: re.Match[str]) -> str:
        topic = topics.find(found[1])
        return topic.name if topic else found[1]

    return TAG.sub(name, subject)


def topics_meant(subject: str, topics: Topics) -> list[Topic]:
    """The topics that the subject is, by tag, or as a whole by name or synonym."""
    tagged = [topic for tag in TAG.findall(subject) if (topic := topics.find(tag))]
    if tagged:
        return tagged
    whole = fold(subject)
    return [one for one in topics.all if whole in {fold(name) for name in (one.tag, one.name, *one.synonyms)}]


def by_chance(hits: Sequence[Hit], seed: str) -> list[Hit]:
    """The hits by score; those of nearly the same score in an order that ``seed`` draws: nobody always comes first."""
    ordered, drawn = sorted(hits, key=lambda hit: (-hit.score, hit.id)), list[Hit]()
    while ordered:
        same = [hit for hit in ordered if hit.score >= ordered[0].score * NEARLY]
        ordered = ordered[len(same) :]
        Random(f"{seed}:{len(drawn)}").shuffle(same)
        drawn += same
    return drawn
