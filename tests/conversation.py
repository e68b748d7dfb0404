"""A conversation without a network: lines in, replies out, on a real database file and a clock that the test turns.

    async with conversation(tmp_path) as c:
        assert "S1" in await c.say(ANNA, "!suche Häcksler")
        await c.advance(days=30)
        assert c.direct(ANNA) == [...]

Everything but the transport and the clock is the bot itself. Every step is settled before it returns: what was due is
handled, what could be sent is sent. Edits of one card are bundled, so a second one shows after ``advance(seconds=10)``.
An exception inside the bot fails the test, unless ``c.forgiving`` is set; then ``c.errors`` holds what was logged.
"""

import logging
import sqlite3
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.command import Feature
from bot.config import Config, Municipality, Region
from bot.courier import Courier
from bot.dispatch import Dispatcher
from bot.events import Edited, Event, Membership, Message, PollAnswered, Reacted, Redacted
from bot.letters import Secretary
from bot.sample import sample_config
from bot.texts import HERE, Texts
from bot.timers import Clock
from commands import features as all_features
from storage import rooms, timers
from storage.database import FILE, Database, open_database
from storage.rooms import Room
from storage.search.rebuild import bring_up_to_date
from storage.timers import Timer
from tests.quick import empty_file, hurry
from tests.stage import Errors, Post, Stage
from tests.stage import direct_room as direct_room

ROOM, SECOND_ROOM, OTHER_ROOM = "!paten:localhost", "!zweiter:localhost", "!andere:localhost"
ANNA, BERND, CARLA, DIETER = "@anna:localhost", "@bernd:localhost", "@carla:localhost", "@dieter:localhost"
OFFICE = "@geschaeftsstelle:localhost"
STRANGER = "@fremd:localhost"
REGION, OTHER_REGION = "kreis", "anderswo"
MEMBERS = {ANNA: "Anna Schmidt", BERND: "Bernd Bau", CARLA: "Carla", DIETER: "", OFFICE: "Geschäftsstelle"}
MONDAY = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


@cache
def sample() -> Config:
    """Two regions: the sample one with two rooms, and another with ``OTHER_ROOM``, where Carla is a member too."""
    first = sample_config(OFFICE, rooms=(ROOM, SECOND_ROOM)).region[0].model_copy(update={"key": REGION})
    borchen = Municipality(name="Borchen")
    second = Region(name="Anderswo", key=OTHER_REGION, rooms=(OTHER_ROOM,), municipalities=(borchen,))
    return Config(region=(first, second))


def load_texts(features: Iterable[Feature]) -> Texts:
    """The texts of the machinery and of these features."""
    return _texts((HERE, *(feature.folder for feature in features)))


@cache
def _texts(folders: tuple[Path, ...]) -> Texts:
    """Read once, since parsing the files takes longer than most conversations."""
    return Texts(folders)


class Conversation:
    """Several people and the bot. ``now`` is the clock's moment, ``last`` the bot's newest message."""

    def __init__(self, config: Config, database: Database, features: tuple[Feature, ...], errors: Errors) -> None:
        self.now = MONDAY
        self.database = database
        self.stage = Stage(database)
        self.forgiving = False
        self.errors = errors
        secretary = Secretary(load_texts(features))
        self.dispatcher = Dispatcher(
            config, database, features, secretary, committed=lambda: None, now=lambda: self.now
        )
        self.courier = Courier(database, self.stage, now=lambda: self.now)
        self._regions = [region.key for region in config.region]
        self._ticking = self._regions[:1]
        self._clock = Clock(database, self.dispatcher.dispatch, self._ticking, now=lambda: self.now)
        self._region_of = {room: region.key for region in config.region for room in region.rooms}
        self._config = config
        self._daily = {kind for feature in features for kind in feature.daily}
        self._count = 0

    async def begin(self) -> None:
        """Fill the rooms and start the daily rounds."""
        async with self.database.transaction() as session:
            for room, region in self._region_of.items():
                await rooms.save_room(session, Room(room_id=room, region=region, kind="shared", configured=room))
        for room in (ROOM, SECOND_ROOM) if ROOM in self._region_of else ():
            async with self.database.transaction() as session:
                await rooms.set_members(session, self._region_of[room], room, MEMBERS if room == ROOM else {CARLA: ""})
        if OTHER_ROOM in self._region_of:
            async with self.database.transaction() as session:
                await rooms.set_members(session, OTHER_REGION, OTHER_ROOM, {CARLA: "Carla"})
        await bring_up_to_date(self.database, self._config.region)
        await self.dispatcher.start_rounds()

    # What people do. Each returns when the bot has done all that follows.

    async def say(
        self,
        user: str,
        body: str,
        *,
        room: str = ROOM,
        direct: bool = False,
        region: str = REGION,
        reply_to: str | None = None,
        thread: str | None = None,
        addressed: bool = False,
        event_id: str | None = None,
    ) -> str | None:
        """Send a message; returns the plain text of the answer, None if there is none.

        ``direct`` sends it in the direct chat of ``region``; ``addressed`` as if the bot's name had stood before it.
        """
        where = await self._where(user, room, region, direct)
        event = Message(
            **self._next(user, event_id), **where, body=body, reply_to=reply_to, thread=thread, addressed=addressed
        )
        await self.deliver(event)
        return self.answer_to(event.id)

    async def edit(self, event_id: str, user: str, body: str, *, room: str = ROOM, direct: bool = False) -> str | None:
        """Correct an earlier message; returns the answer to it as it stands then."""
        where = await self._where(user, room, REGION, direct)
        await self.deliver(Edited(**self._next(user), **where, body=body, target=event_id))
        await self.advance(seconds=11)
        return self.answer_to(event_id)

    async def react(self, user: str, event_id: str, key: str, *, room: str | None = None) -> str:
        """Put an emoji on a message, by default in that message's room; returns the reaction's event id."""
        event = Reacted(**self._next(user), **self._at(event_id, user, room), target=event_id, key=key)
        await self.deliver(event)
        return event.id

    async def choose(self, user: str, event_id: str, *answers: str) -> str:
        """Vote in a native poll of the room; returns the id of that event."""
        event = PollAnswered(
            **self._next(user), room=ROOM, region=REGION, direct=False, target=event_id, answers=answers
        )
        await self.deliver(event)
        return event.id

    async def redact(self, user: str, event_id: str, *, room: str = ROOM) -> None:
        """Delete an own message or reaction."""
        await self.deliver(Redacted(**self._next(user), **self._at(event_id, user, room), target=event_id))

    async def join(self, user: str, *, room: str = ROOM, name: str = "") -> None:
        await self._move(user, room, joined=True, name=name)

    async def leave(self, user: str, *, room: str = ROOM, sender: str = "") -> None:
        """``sender`` is who did it, if it was a kick."""
        await self._move(user, room, joined=False, sender=sender)

    async def advance(self, *, asleep: bool = False, **delta: float) -> None:
        """Let time pass (arguments as of ``timedelta``); timers fire when they are due, or all late after a sleep."""
        target = self.now + timedelta(**delta)
        while not asleep:
            async with self.database.reading() as session:
                moment = await timers.next_due(session, self._ticking)
            if moment is None or moment > target:
                break
            self.now = max(self.now, moment)
            await self.settle()
        self.now = target
        await self.settle()

    def everywhere(self) -> None:
        """Let the timers of all regions fire, not only those of the first: rounds are most of the work."""
        self._ticking[:] = self._regions

    async def no_rounds(self) -> None:
        """From here on the first region has no daily rounds: for long times in which other timers matter."""
        async with self.database.transaction() as session:
            await timers.cancel(session, self._regions[0], self._daily)

    async def jump(self, days: int) -> None:
        """Let days pass without what is due in them: all timers move along. For long times in which nothing happens."""
        delta = timedelta(days=days)
        async with self.database.transaction() as session:
            for timer in await session.scalars(select(Timer)):
                timer.due_at += delta
        self.now += delta

    async def pass_by(self, days: int) -> None:
        """Let days pass of which only the last five matter: a weekend's days and some working days."""
        await self.jump(days - 5)
        await self.advance(days=5)

    # What can be seen.

    def room(self, room: str = ROOM) -> list[str]:
        """The plain texts of the bot that stand in a room now, oldest first."""
        return [post.body for post in self.stage.posts if post.room == room and not post.gone]

    def direct(self, user: str, region: str = REGION) -> list[str]:
        """The same for the direct chat with a person."""
        return self.room(direct_room(region, user))

    @property
    def last(self) -> Post:
        return self.stage.posts[-1]

    @property
    def last_event(self) -> str:
        """The id of the newest event that a person sent."""
        return f"$event{self._count}"

    def posts(self, room: str = ROOM) -> list[Post]:
        return [post for post in self.stage.posts if post.room == room]

    def post_to(self, event_id: str) -> Post | None:
        """The one answer to an event. Fails when there are several."""
        found = [post for post in self.stage.posts if post.answers == event_id and not post.gone]
        assert len(found) <= 1, f"{len(found)} answers to {event_id}"
        return found[0] if found else None

    def answer_to(self, event_id: str) -> str | None:
        found = self.post_to(event_id)
        return found.body if found else None

    # How it works.

    async def deliver(self, event: Event) -> None:
        """Give any event to the bot and settle."""
        await self.dispatcher.dispatch(event)
        await self.settle()

    async def settle(self) -> None:
        await self._clock.fire()
        await self.courier.drain()
        if self.errors.records and not self.forgiving:
            record = self.errors.records[0]
            cause = record.exc_info[1] if record.exc_info else None
            raise AssertionError(record.getMessage()) from cause

    def _next(self, user: str, event_id: str | None = None) -> dict[str, Any]:
        self._count += 1
        self.now += timedelta(seconds=1)
        return {"id": event_id or self.last_event, "sender": user, "at": self.now}

    async def _where(self, user: str, room: str, region: str, direct: bool) -> dict[str, Any]:
        if direct:
            return {"room": await self.stage.open_direct(region, user), "region": region, "direct": True}
        return {"room": room, "region": self._region_of[room], "direct": False}

    def _at(self, target: str, user: str, room: str | None) -> dict[str, Any]:
        """Where a reaction on the message ``target`` happens."""
        known = {post.event_id: post.room for post in self.stage.posts}
        where = known.get(target, room or ROOM) if room is None else room
        if where in self._region_of:
            return {"room": where, "region": self._region_of[where], "direct": False}
        region = next(key for key in self._regions if where == direct_room(key, user))
        return {"room": where, "region": region, "direct": True}

    async def _move(self, user: str, room: str, *, joined: bool, name: str = "", sender: str = "") -> None:
        region = self._region_of[room]
        async with self.database.transaction() as session:
            if joined:
                await rooms.add_member(session, region, room, user, name)
            else:
                await rooms.remove_member(session, room, user)
        event = Membership(**self._next(sender or user), room=room, region=region, user=user, joined=joined, name=name)
        await self.deliver(event)


_BEGUN: list[bytes] = []
"""The database of the usual conversation when it has begun, once there is one: most tests start from it."""


@asynccontextmanager
async def conversation(
    folder: Path, config: Config | None = None, features: tuple[Feature, ...] | None = None
) -> AsyncIterator[Conversation]:
    """A conversation on the database in ``folder``, by default in the sample regions with all features."""
    file = folder / FILE
    usual = config is None and features is None and not file.exists()
    begun = usual and _BEGUN
    config = config or sample()
    if not file.exists():
        file.write_bytes(begun[0] if begun else empty_file())
    database = open_database(folder)
    hurry(database)
    errors, logger = Errors(), logging.getLogger("patenbot")
    logger.addHandler(errors)
    try:
        talk = Conversation(config, database, all_features(config) if features is None else features, errors)
        if not begun:
            await talk.begin()
        if usual and not _BEGUN:
            with closing(sqlite3.connect(file)) as connection:
                _BEGUN.append(connection.serialize())
        yield talk
    finally:
        logger.removeHandler(errors)
        await database.close()
