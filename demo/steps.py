"""What a scripted conversation is made of: who does what, and what must follow. Data only; `demo.play` performs it.

A label names what somebody wrote. In texts and expectations ``{label}`` stands for the item that the bot's answer to it
names first (``S13``).
"""

from dataclasses import dataclass
from typing import Any, TypeAlias

Parts: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """The bot's answer to ``label`` looks like this by now: all ``parts`` are in it, and no part of ``without``."""

    label: str
    parts: Parts
    without: Parts = ()


@dataclass(frozen=True, slots=True)
class Told:
    """The bot writes to ``who`` in the direct chat, after the step has begun."""

    who: str
    parts: Parts


@dataclass(frozen=True, slots=True)
class Posted:
    """The bot writes in the room, and not as an answer."""

    parts: Parts


@dataclass(frozen=True, slots=True)
class Pinned:
    """The bot puts this emoji on the message ``label``."""

    label: str
    key: str = "📌"


@dataclass(frozen=True, slots=True)
class Gone:
    """The bot's answer to ``label`` is deleted."""

    label: str


Effect: TypeAlias = Card | Told | Posted | Pinned | Gone


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """Somebody writes. ``answer``: what the bot's answer holds; None: there must be none, ever.

    ``reply`` is the label whose answer this replies to, ``reply_to_person`` one whose message itself; ``thread`` the
    label of the thread's root. ``later``: nobody waits for the answer now, since the bot is down. ``content`` is sent
    instead of a text. ``mentions`` are account names. ``shown`` stands in the transcript instead of the text.
    ``encrypted``: in the encrypted room; what is done later about the label happens there too.
    """

    who: str
    text: str
    answer: Parts | None
    label: str = ""
    direct: bool = False
    encrypted: bool = False
    reply: str = ""
    reply_to_person: str = ""
    thread: str = ""
    mentions: Parts = ()
    without: Parts = ()
    later: bool = False
    then: tuple[Effect, ...] = ()
    content: dict[str, Any] | None = None
    shown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Somebody corrects the own message ``label``; the bot's answer to it must then hold ``answer``."""

    who: str
    label: str
    text: str
    answer: Parts
    then: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Delete:
    """Somebody deletes the own message ``label``."""

    who: str
    label: str
    then: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Like:
    """Somebody puts an emoji on the bot's answer to ``label``, or (``own``) on the message ``label`` itself.

    ``answer``: what the bot's answer to the message ``label`` holds from now on.
    """

    who: str
    label: str
    key: str
    own: bool = False
    answer: Parts | None = None
    then: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Kill:
    """The bot is killed (SIGKILL)."""


@dataclass(frozen=True, slots=True)
class Restart:
    """The bot is started again, and answers all that was said ``later``, in that order."""


Step: TypeAlias = Say | Change | Delete | Like | Kill | Restart


@dataclass(frozen=True, slots=True)
class Scene:
    """Steps under a heading."""

    title: str
    steps: tuple[Step, ...]


def say(who: str, text: str, *answer: str, **more: Any) -> Say:
    """Somebody writes, and the answer holds these parts."""
    return Say(who=who, text=text, answer=answer, **more)


def talk(who: str, text: str, **more: Any) -> Say:
    """Somebody writes what the bot does not answer."""
    return Say(who=who, text=text, answer=None, **more)
