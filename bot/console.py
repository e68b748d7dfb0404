"""The second gateway: a typed line is a message in its author's direct chat, an answer is printed.

Two invented rooms stand in the database for that (``storage.console``). What the bot wants to say in any other room
waits in the outbox for somebody who is there: the bot on its homeserver, or that person in a terminal.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from secrets import token_hex
from typing import Any

from bot.config import Region
from bot.courier import Courier, Slow
from bot.dispatch import Dispatcher
from bot.events import Message
from bot.timers import Clock
from storage import console
from storage.database import Database
from storage.search.rebuild import bring_up_to_date

LATER = 3600.0
MakeDispatcher = Callable[[Callable[[], None], Callable[[], None]], Dispatcher]


class ConsoleTransport:
    """Collects what one person is to read; see `bot.courier.Transport`."""

    def __init__(self, region: str, user: str) -> None:
        self._user = user
        self._region = region
        self._direct = console.direct_room(region, user)
        self._rooms = {self._direct, console.shared_room(region)}
        self._question = ""
        self._answer = ""
        self._answers: list[str] = []
        self._others: list[str] = []

    def asked(self, event_id: str) -> None:
        """The answer to this event is wanted next."""
        self._question, self._answer = event_id, ""

    def take(self) -> list[str]:
        """What there is to read since the last time, the answer first."""
        messages = [*self._answers, *self._others]
        self._answers, self._others = [], []
        return messages

    async def send(self, room_id: str, type: str, content: dict[str, Any], txn_id: str) -> str:
        """Take a message; only those of the direct chat are to be read."""
        event_id = self._event_id(room_id, txn_id)
        if room_id == self._direct and type == "m.room.message":
            self._collect(content, event_id)
        return event_id

    async def upload(self, _room_id: str, _name: str, _mime: str, _content: bytes, /) -> dict[str, Any]:
        """A file is only named here."""
        return {"url": ""}

    async def redact(self, room_id: str, _event_id: str, txn_id: str, /) -> str:
        """What is printed stays printed."""
        return self._event_id(room_id, txn_id)

    async def open_direct(self, region: str, user: str) -> str:
        """There is no direct chat with anybody else here."""
        if (region, user) != (self._region, self._user):
            raise Slow(LATER)
        return self._direct

    def _event_id(self, room_id: str, txn_id: str) -> str:
        if room_id not in self._rooms:
            raise Slow(LATER)
        return f"$console-{txn_id}"

    def _collect(self, content: Mapping[str, Any], event_id: str) -> None:
        relation = content.get("m.relates_to", {})
        if relation.get("rel_type") == "m.replace":
            if relation["event_id"] == self._answer:
                self._answers = [content["m.new_content"]["body"]]
        elif relation.get("m.in_reply_to", {}).get("event_id") == self._question:
            self._answer = event_id
            self._answers.append(content["body"])
        else:
            self._others.append(content["body"])


class Console:
    """One person's conversation with the bot in one region; use it with ``async with``."""

    def __init__(
        self,
        database: Database,
        region: Region,
        user: str,
        make_dispatcher: MakeDispatcher,
        *,
        keep: bool = True,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """``make_dispatcher`` gets the dispatcher's callbacks. Without ``keep`` no room stays behind in the end."""
        self._database = database
        self._region = region
        self._user = user
        self._keep = keep
        self._now = now
        self._transport = ConsoleTransport(region.key, user)
        self._courier = Courier(database, self._transport, now)
        self._dispatcher = make_dispatcher(self._courier.wake, lambda: None)
        self._clock = Clock(database, self._dispatcher.dispatch, [region.key], now)

    async def __aenter__(self) -> "Console":
        name = self._user[1:].partition(":")[0].capitalize()
        async with self._database.transaction() as session:
            await console.enter(session, self._region.key, self._user, name)
        await bring_up_to_date(self._database, [self._region])
        await self._dispatcher.start_rounds()
        return self

    async def __aexit__(self, *_: object) -> None:
        if not self._keep:
            async with self._database.transaction() as session:
                await console.leave(session)

    async def say(self, line: str) -> list[str]:
        """Do what is due, then what the line asks for; returns the messages to read, the answer first."""
        await self._clock.fire()
        event_id = f"$console-{token_hex(16)}"
        self._transport.asked(event_id)
        await self._dispatcher.dispatch(
            Message(
                id=event_id,
                region=self._region.key,
                room=console.direct_room(self._region.key, self._user),
                sender=self._user,
                at=self._now(),
                direct=True,
                body=line,
            )
        )
        await self._courier.drain()
        return self._transport.take()
