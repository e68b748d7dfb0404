"""Facts that come in.

A gateway turns what it received into one of these and gives it to the dispatcher. Every event has an id that is
unique for ever: the Matrix event id, or ``timer:17`` for a due timer. The inbox remembers that id, so an event that
arrives twice is handled once.
"""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What all events share.

    ``at`` is the moment in UTC that the homeserver noted (``origin_server_ts``), not the moment of arrival.
    ``room`` is a Matrix room id. ``region`` is the key of a configured region.
    """

    id: str
    region: str
    room: str
    sender: str
    at: datetime
    direct: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(Event):
    """Somebody wrote text.

    ``body`` is the text without the quote that older clients put before a reply; mention pills in it are written as
    Matrix user ids. ``addressed`` says that the text began with the bot's name, which is already cut off.
    ``thread`` is the root of the thread, ``reply_to`` the event that this is a genuine reply to.
    """

    body: str
    thread: str | None = None
    reply_to: str | None = None
    addressed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited(Message):
    """Somebody corrected an own message (``m.replace``). ``target`` is the first version's event id."""

    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reacted(Event):
    """Somebody put an emoji (``key``) on the message ``target``; variation selectors and skin tones are cut off."""

    target: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PollAnswered(Event):
    """Somebody voted in the native poll ``target`` (MSC3381); ``answers`` are the ids chosen, none takes all back."""

    target: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted(Event):
    """Somebody deleted the message or reaction ``target``."""

    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Event):
    """A person came into a room or left it. ``user`` is the person, ``sender`` who caused it (an invite, a kick)."""

    user: str
    joined: bool
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable(Event):
    """The key of what ``sender`` said in an encrypted room has not come; ``id`` is not that message's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verifying(Event):
    """``sender`` verifies the bot, and should see these emojis (symbol, German and English name), or the numbers."""

    emojis: tuple[tuple[str, str, str], ...]
    numbers: tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Due(Event):
    """A timer's moment has come; ``due_at`` (UTC) is the moment that was set, perhaps long ago."""

    kind: str
    due_at: datetime
    payload: dict[str, str | int] = field(default_factory=dict)
