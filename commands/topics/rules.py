"""What becomes of the topics when the coordinator changes one: pure functions, no database, no clock."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from bot.config import Topic
from bot.replies import Refusal, Words, text
from bot.words import fold, similar
from commands.topics.line import Add, Drop, Merge, Remove, Rename, Wish, Write
from commands.topics.naming import LONGEST_NAME, described, known, named, taken, words_of
from storage.search.words import fold_words
from storage.topics import REMOVED, Said, Topics, bare

MOST_SYNONYMS = 60


@dataclass(frozen=True, slots=True)
class Decision:
    """What is said of which tags (folded) from now on, and the answer."""

    said: Mapping[str, Said]
    words: Words


def decide(topics: Topics, wish: Wish, configured: Collection[str]) -> Decision:
    """``configured`` are the folded tags of the configuration. Raises Refusal for what can't be, or changes nothing."""
    match wish:
        case Write():
            return _write(topics, wish)
        case Add():
            return _add(topics, wish)
        case Drop():
            return _drop(topics, wish)
        case Rename():
            return _rename(topics, wish)
        case Merge():
            return _merge(topics, wish)
        case Remove():
            return _remove(topics, wish, configured)


def _phrases(words: Iterable[str]) -> dict[str, str]:
    """Words by how the search reads them, each once: to it „Homeoffice“ and „Home-Office“ are two."""
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(_phrase(word), word)
    return found


def _phrase(word: str) -> str:
    return " ".join(fold_words(word))


def _made(topics: Topics, tag: str, name: str, synonyms: Iterable[str], *parents: Topic) -> Topic:
    """The new state of a topic that comes from its ``parents``. Raises Refusal when it can't be so."""
    if not bare(name):
        raise Refusal("topic-name-missing", tag=tag)
    chosen = tuple(word for phrase, word in _phrases(synonyms).items() if phrase not in ("", _phrase(name)))
    if len(chosen) > MOST_SYNONYMS:
        raise Refusal("topic-too-many", count=len(chosen), most=MOST_SYNONYMS)
    topic = Topic(tag=tag, name=name, synonyms=chosen)
    had = {bare(word) for parent in parents for word in words_of(parent)}
    for word in words_of(topic):
        if len(word) > LONGEST_NAME:
            raise Refusal("topic-too-long", word=f"{word[:LONGEST_NAME]}…", most=LONGEST_NAME)
        owner = topics.find(word)
        if owner is not None and owner not in parents and bare(word) not in had:
            raise taken(word, owner)
    return topic


def _said(topic: Topic) -> Said:
    return topic.name, "\n".join(topic.synonyms), ""


def _changed(topic: Topic, words: Words, *before: tuple[str, Said]) -> Decision:
    return Decision({**dict(before), fold(topic.tag): _said(topic)}, words)


def _unchanged(topic: Topic) -> Refusal:
    return Refusal("topic-unchanged", topic=named(topic))


def _write(topics: Topics, wish: Write) -> Decision:
    """A new topic; or another name, and perhaps other synonyms, for one that there is or was."""
    tag = topics.spelled(wish.tag) or fold(wish.tag)
    if tag in topics.renamed:
        raise Refusal("topic-merged", old=tag, new=topics.canonical(tag))
    old = topics.known.get(tag)
    former = old or topics.removed.get(tag) or Topic.model_construct(tag=tag, name="", synonyms=())
    synonyms = wish.synonyms
    if synonyms is None:
        synonyms = tuple(word for word in former.synonyms if old or not topics.find(word))
    topic = _made(topics, former.tag, wish.name or former.name, synonyms, *([old] if old else []))
    if topic == old:
        raise _unchanged(old)
    words = described(topic)
    return _changed(topic, text("topic-changed", topic=words) if old else text("topic-added", topic=words))


def _add(topics: Topics, wish: Add) -> Decision:
    old = known(topics, wish.tag)
    had = _phrases(words_of(old))
    new = [word for phrase, word in _phrases(wish.words).items() if phrase and phrase not in had]
    if not new:
        raise _unchanged(old)
    topic = _made(topics, old.tag, old.name, (*old.synonyms, *new), old)
    return _changed(topic, text("topic-words-added", topic=named(topic), words=", ".join(new)))


def _drop(topics: Topics, wish: Drop) -> Decision:
    old = known(topics, wish.tag)
    left = _phrases(old.synonyms)
    gone = []
    for word in _phrases(wish.words).values():
        if _phrase(word) not in left:
            raise _not_its_word(old, word)
        gone.append(left.pop(_phrase(word)))
    topic = _made(topics, old.tag, old.name, left.values(), old)
    return _changed(topic, text("topic-words-dropped", topic=named(topic), words=", ".join(gone)))


def _not_its_word(topic: Topic, word: str) -> Refusal:
    near, shown = similar(word, topic.synonyms), word[:LONGEST_NAME]
    if near:
        return Refusal("topic-word-unknown-near", topic=named(topic), word=shown, near=", ".join(near))
    return Refusal("topic-word-unknown", topic=named(topic), word=shown)


def _rename(topics: Topics, wish: Rename) -> Decision:
    """Another name; or another tag, to which the old one leads from now on."""
    old = known(topics, wish.tag)
    key = fold(old.tag)
    tag = fold(wish.new_tag) or key
    holder = topics.spelled(tag)
    if holder is not None and topics.canonical(holder) != key:
        if holder in topics.known:
            raise Refusal("topic-exists", tag=holder, old=key)
        raise Refusal("topic-merged", old=holder, new=topics.canonical(holder))
    if bare(tag) == bare(key):
        return _rename_only(topics, old, wish.name or old.name)
    synonyms = [word for word in (*old.synonyms, old.tag) if bare(word) != bare(tag)]
    topic = _made(topics, tag, wish.name or old.name, synonyms, old)
    words = text("topic-moved", topic=named(topic), old=key, new=tag)
    return _changed(topic, words, (key, (old.name, "", tag)))


def _rename_only(topics: Topics, old: Topic, name: str) -> Decision:
    if name == old.name:
        raise _unchanged(old)
    topic = _made(topics, old.tag, name, old.synonyms, old)
    return _changed(topic, text("topic-renamed", old=old.name, topic=named(topic)))


def _merge(topics: Topics, wish: Merge) -> Decision:
    """The first topic, with all its words, becomes part of the second."""
    old, into = known(topics, wish.tag), known(topics, wish.into)
    if old == into:
        raise Refusal("topic-same", first=wish.tag, second=wish.into, topic=named(into))
    topic = _made(topics, into.tag, into.name, (*into.synonyms, old.name, *old.synonyms, old.tag), old, into)
    words = text("topic-merged-now", old=named(old), topic=named(topic), tag=old.tag)
    return _changed(topic, words, (fold(old.tag), (old.name, "", fold(into.tag))))


def _remove(topics: Topics, wish: Remove, configured: Collection[str]) -> Decision:
    """Take a topic off the list; or let an old tag lead nowhere any more."""
    tag = topics.spelled(wish.tag)
    if tag is None:
        raise taken(wish.tag, known(topics, wish.tag))
    gone: tuple[str, Said] = (tag, REMOVED if tag in configured else None)
    if tag in topics.known:
        topic = topics.known[tag]
        return Decision(dict([gone]), text("topic-removed", topic=named(topic), tag=topic.tag))
    words, owner = text("topic-freed", old=tag, new=topics.canonical(tag)), topics.find(tag)
    if owner is None:
        return Decision(dict([gone]), words)
    if bare(owner.name) == bare(tag):
        raise taken(tag, owner)
    synonyms = [word for word in owner.synonyms if bare(word) != bare(tag)]
    return _changed(_made(topics, owner.tag, owner.name, synonyms, owner), words, gone)
