"""What a command is: data. Parser, usage, help and tests come from it.

A feature is data too: its commands, and what it does with reactions, deletions, membership and due timers.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import MISSING, dataclass, field
from datetime import date, datetime
from enum import Enum, auto
from pathlib import Path
from typing import Any, Generic, TypeAlias, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from bot.config import Language, Region
from bot.events import Due, Edited, Event, Membership, Message, PollAnswered, Reacted, Redacted, Unreadable, Verifying
from bot.replies import Outcome, Words
from bot.when.zones import to_local
from storage.actions import Action
from storage.pages import Page
from storage.people import Person


@dataclass(frozen=True, slots=True)
class Facts:
    """What a handler knows besides its arguments and the database.

    ``source`` is the event that rows should name as their origin: the command's own, or the first version's when it
    was corrected. ``item`` is the number of the item that the message replies to or the reaction is on, ``ref`` the
    name of that message of ours. ``now`` is in UTC, ``language`` the reader's. ``hasty``: the sender has said so much
    in the last minute that answers to others go first.
    """

    event: Event
    region: Region
    now: datetime
    person: Person
    language: Language
    source: str
    item: int | None = None
    ref: str | None = None
    hasty: bool = False

    @property
    def local(self) -> datetime:
        """Now as local time of the region, without a zone."""
        return to_local(self.now, self.region.zone)

    @property
    def today(self) -> date:
        """The day in the region."""
        return self.local.date()

    @property
    def coordinator(self) -> bool:
        return self.event.sender in self.region.coordinators

    @property
    def corrected(self) -> bool:
        """The command is the new version of an earlier one."""
        return isinstance(self.event, Edited)


class Kind(Enum):
    """What a piece of a command's line means."""

    ITEM = auto()  # S12, 12: the number, or the item that the message replies to
    TEXT = auto()  # all that is left
    MUNICIPALITY = auto()  # a configured municipality's name
    PERSON = auto()  # @anna, @anna:example.org or a name, as typed
    DAY = auto()  # a date
    LANGUAGE = auto()  # de, en, Deutsch, English


def argument(kind: Kind, *, after: tuple[str, ...] = (), default: Any = MISSING, shown: bool = True) -> Any:
    """A field of a command's arguments; with a default it may be left out.

    ``after`` are the words that introduce it; help shows the first to German readers and the second to English ones.
    What is not ``shown`` is no part of the usage line: it takes what people write besides.
    """
    return field(default=default, metadata={"kind": kind, "after": after, "shown": shown})


@dataclass(frozen=True, slots=True)
class NoArguments:
    """For commands that take nothing."""


A = TypeVar("A")


@dataclass(frozen=True, slots=True, kw_only=True)
class Command(Generic[A]):
    """One verb.

    ``name`` is the key of its texts: ``cmd-need`` is one line without a full stop, and with ``details`` there is
    ``cmd-need.more`` too, one or more sentences. The first of the words of a language is the one shown. ``arguments``
    is a dataclass made of ``argument`` fields in the order of the line. The examples are shown in help and run by the
    tests. ``makes`` is the kind of action that the handler records and can itself correct when the message is edited.
    ``affirms``: without its prefix it is not meant where „nicht" or „kein" stands with it, or a question mark.
    """

    name: str
    words: Mapping[Language, tuple[str, ...]]
    arguments: type[A]
    handle: Callable[[Facts, A, AsyncSession], Awaitable[Outcome]]
    examples: Mapping[Language, tuple[str, ...]]
    coordinator: bool = False
    makes: str | None = None
    details: bool = False
    affirms: bool = False

    def word(self, language: Language) -> str:
        return self.words[language][0]


AnyCommand: TypeAlias = Command[Any]
OnReaction: TypeAlias = Callable[[Facts, Reacted, AsyncSession], Awaitable[Outcome | None]]
OnPollAnswer: TypeAlias = Callable[[Facts, PollAnswered, AsyncSession], Awaitable[Outcome | None]]
OnRedaction: TypeAlias = Callable[[Facts, Redacted, AsyncSession], Awaitable[Outcome | None]]
OnTalk: TypeAlias = Callable[[Facts, Message, AsyncSession], Awaitable[Outcome | None]]
E = TypeVar("E", bound=Event)
Told: TypeAlias = Callable[[Facts, E, AsyncSession], Awaitable[Outcome]]
OnMembership: TypeAlias = Told[Membership]
OnUnreadable: TypeAlias = Told[Unreadable]
OnVerifying: TypeAlias = Told[Verifying]
OnDue: TypeAlias = Told[Due]
More: TypeAlias = Callable[[Facts, Page, AsyncSession], Awaitable[Outcome]]
Verb: TypeAlias = Callable[[Facts, Any, AsyncSession], Awaitable[Outcome | None]]
About: TypeAlias = Callable[[AsyncSession, str, str], Awaitable[int | None]]
Undo: TypeAlias = Callable[[Facts, Action, AsyncSession], Awaitable[Outcome]]


@dataclass(frozen=True, slots=True)
class FirstUse:
    """What a newcomer is told: ``below`` the answer, and besides it."""

    below: Words | None = None
    outcome: Outcome = Outcome()


OnFirstUse: TypeAlias = Callable[[Facts, AsyncSession], Awaitable[FirstUse]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One folder of ``commands``. ``folder`` holds its texts.

    ``hears`` says cheaply whether a message without a prefix is worth giving to ``on_talk``. ``daily`` are kinds of
    timers that fire every morning in each region. ``undo`` maps kinds of actions to what takes them back, ``more`` maps
    the command of a page (see ``storage.pages``) to what shows the next one. ``verbs`` maps another feature's command
    (its name) to what it does with an item of this feature: it is asked first and returns None when the item is not of
    this feature. ``about`` gives the number of the item that somebody's message (region, event id) belongs to.
    ``expects`` says by the ``ref`` of a message of ours that a reply to it without a prefix may be an answer, however
    much it reads like a command: ``on_talk`` is asked first.
    """

    folder: Path
    commands: tuple[AnyCommand, ...] = ()
    on_reaction: OnReaction | None = None
    on_poll_answer: OnPollAnswer | None = None
    on_redaction: OnRedaction | None = None
    hears: Callable[[Region, Message], bool] | None = None
    on_talk: OnTalk | None = None
    on_membership: OnMembership | None = None
    on_unreadable: OnUnreadable | None = None
    on_verifying: OnVerifying | None = None
    on_first_use: OnFirstUse | None = None
    due: Mapping[str, OnDue] = field(default_factory=dict)
    daily: tuple[str, ...] = ()
    undo: Mapping[str, Undo] = field(default_factory=dict)
    more: Mapping[str, More] = field(default_factory=dict)
    verbs: Mapping[str, Verb] = field(default_factory=dict)
    about: About | None = None
    expects: Callable[[str, Message], bool] | None = None
