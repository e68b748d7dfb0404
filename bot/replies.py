"""Values that go out.

Handlers return these and never send. A text is named by its key and its arguments; the words for it are chosen when
the reply is written to the outbox, in the language of whoever reads it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """One entry of the Fluent files with its arguments; strings among them are people's words and are escaped.

    A ``date`` is written with its weekday, a ``datetime`` (UTC) as weekday, day and time in the region's zone.
    """

    key: str
    arguments: Mapping[str, "Value"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lines:
    """Several texts, one below the other; ``separator`` is Markdown."""

    parts: tuple["Words", ...]
    separator: str = "\n"


class Choice(str):
    """A word that the text's entry chooses by (``need``, ``offer``); all other strings are shown as they are."""

    __slots__ = ()


Words: TypeAlias = Text | Lines
Value: TypeAlias = str | int | date | datetime | Text | Lines


def text(key: str, **arguments: Value) -> Text:
    """Name a text. An argument that is itself a text is put into words first."""
    return Text(key, arguments)


def bulleted(entries: Iterable[Words], *below: Words) -> Lines:
    """A list with a dash before each entry, and paragraphs below it."""
    items = Lines(tuple(text("list-item", line=entry) for entry in entries))
    return Lines((items, *below), separator="\n\n")


class Priority(IntEnum):
    """What goes first within a room."""

    ANSWER = 0
    CARD = 1
    DIGEST = 2


@dataclass(frozen=True, slots=True)
class Direct:
    """The direct chat with a person; it is opened when there is none yet."""

    user: str


@dataclass(frozen=True, slots=True)
class Room:
    """A room by its id."""

    room: str


Address: TypeAlias = Direct | Room


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """Post a message.

    Without ``to`` it is the answer: it goes where the event came from, as a reply to it, in its thread. There is one
    answer to each command. ``item`` is the number of the item that replies and reactions to this message are about;
    ``ref`` a name under which ``Edit`` finds the message again (several messages may share it). ``shared`` texts are
    written in the room's language, others in the reader's. ``mentions`` are the user ids who are to be notified.
    ``answers`` is the event that is answered, and ``thread`` the root of its thread, if they aren't the event's own.
    """

    words: Words
    to: Address | None = None
    item: int | None = None
    ref: str | None = None
    shared: bool = False
    mentions: tuple[str, ...] = ()
    answers: str | None = None
    thread: str | None = None
    priority: Priority = Priority.ANSWER


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """Post a file. It is never the answer: without ``to`` it goes where the event came from, in its thread.

    ``name`` is what it is called when it is saved, and what clients show unless there are ``words`` (a caption).
    ``item``, ``ref`` and ``shared`` are those of `Say`; ``Redact`` takes a file back, ``Edit`` does not change one.
    """

    name: str
    mime: str
    content: bytes
    words: Words | None = None
    to: Address | None = None
    item: int | None = None
    ref: str | None = None
    shared: bool = False
    priority: Priority = Priority.CARD


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """Post a native poll (MSC3381), in the room's language; what is in it has to be said in a `Say` too.

    ``question`` is asked, ``answers`` are ids (see `bot.events.PollAnswered`) with their words; any number of them may
    be chosen, and everybody sees the votes. ``item`` and ``ref`` are those of `Say`.
    """

    question: Words
    answers: tuple[tuple[str, Words], ...]
    to: Room
    item: int
    ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndPoll:
    """End every native poll that was posted under ``ref``, and say so in ``words``; none has that name afterwards."""

    ref: str
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Replace the words of every message that was posted under ``ref``; without such a message nothing happens."""

    ref: str
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class React:
    """Put an emoji on the message ``target`` (an event id) in the room that the event came from."""

    target: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Redact:
    """Take back every message and file of ours that was posted under ``ref``; none has that name afterwards."""

    ref: str


Reply: TypeAlias = Say | Upload | Poll | EndPoll | Edit | React | Redact


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTimer:
    """Ask for a ``Due`` event of ``kind`` at ``due_at`` (UTC). A timer with the same ``key`` is replaced."""

    kind: str
    due_at: datetime
    key: str
    payload: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a handler wants done after its rows are written: replies to send and timers to set."""

    replies: tuple[Reply, ...] = ()
    timers: tuple[SetTimer, ...] = ()


def answer(
    words: Words, *more: Reply, item: int | None = None, ref: str | None = None, shared: bool = False
) -> Outcome:
    """The usual outcome: one answer, and perhaps further replies."""
    return Outcome((Say(words=words, item=item, ref=ref, shared=shared), *more))


class Refusal(Exception):
    """A polite no: what the handler wrote is rolled back, and ``words`` are the answer.

    ``example`` says whether an example of the command is to be put below.
    """

    def __init__(self, key: str, *, example: bool = False, **arguments: Value) -> None:
        super().__init__(key)
        self.words: Words = text(key, **arguments)
        self.example = example
