"""How a topic is named in an answer, and which one is meant by a word."""

from collections.abc import Sequence

from bot.config import Topic
from bot.replies import Lines, Refusal, Text, text
from bot.words import similar
from storage.topics import Topics, bare

LONGEST_NAME = 80


def words_of(topic: Topic) -> Sequence[str]:
    return (topic.tag, topic.name, *topic.synonyms)


def named(topic: Topic) -> Text:
    """A topic in short: name and tag."""
    return text("topic-named", name=topic.name, tag=topic.tag)


def described(topic: Topic, most: int | None = None) -> Text:
    """A topic with the other words for it, of which no more than ``most`` are named."""
    if not topic.synonyms:
        return named(topic)
    shown = topic.synonyms[:most]
    words = ", ".join(shown) + (" …" if len(shown) < len(topic.synonyms) else "")
    return text("topic-also", topic=named(topic), words=words)


def known(topics: Topics, word: str) -> Topic:
    """The topic that a tag, a name or a synonym means. Raises Refusal with those that are near."""
    topic = topics.find(word)
    if topic is not None:
        return topic
    word = word[:LONGEST_NAME]
    near = similar(word, [one for topic in topics.all for one in words_of(topic)], limit=20)
    tags = list(dict.fromkeys(topics.canonical(one) for one in near))[:3]
    if not tags:
        raise Refusal("topic-unknown", word=word)
    shown = Lines(tuple(text("topic-tag", tag=tag) for tag in tags), separator=" · ")
    raise Refusal("topic-unknown-near", word=word, near=shown)


def taken(word: str, owner: Topic) -> Refusal:
    """A word belongs to another topic already; it may be given up there, unless that is called so itself."""
    if bare(word) in (bare(owner.tag), bare(owner.name)):
        return Refusal("topic-word-taken", word=word, topic=named(owner))
    return Refusal("topic-synonym-taken", word=word, topic=named(owner), tag=owner.tag)
