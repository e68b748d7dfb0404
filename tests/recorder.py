"""A transport that notes what it is asked to send and fails as it is told, for the tests of the courier."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.courier import Courier, SendError
from storage import outbox
from storage.database import FILE, Database, open_database
from storage.outbox import Letter, Outgoing
from tests.conversation import MONDAY
from tests.quick import empty_file

REGION = "kreis"


@dataclass(frozen=True, slots=True)
class Call:
    """One request; ``what`` is the text, or for a redaction the event that goes."""

    room: str
    what: str
    txn_id: str
    content: dict[str, Any] = field(default_factory=dict, compare=False)


class Recorder:
    """``troubles`` maps rooms to what happens to their next requests: an error to raise, or None for none.

    A room in ``gates`` answers only when its event is set. With ``deaf`` the homeserver takes the request, but its
    answer is lost.
    """

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.troubles: dict[str, list[Exception | None]] = {}
        self.gates: dict[str, asyncio.Event] = {}
        self.deaf = False
        self.events: dict[str, str] = {}  # by transaction id, as the homeserver remembers them
        self._news = asyncio.Event()

    async def send(self, room_id: str, type: str, content: dict[str, Any], txn_id: str) -> str:
        return await self._take(Call(room_id, content.get("body", type), txn_id, content))

    async def redact(self, room_id: str, event_id: str, txn_id: str) -> str:
        return await self._take(Call(room_id, event_id, txn_id))

    async def upload(self, room_id: str, name: str, mime: str, content: bytes) -> dict[str, Any]:
        self.calls.append(Call(room_id, f"{name} {mime} {content!r}", ""))
        if (troubles := self.troubles.get(room_id)) and (trouble := troubles.pop(0)):
            raise trouble
        return {"url": f"mxc://localhost/{len(self.calls)}"}

    async def open_direct(self, region: str, user: str) -> str:
        return f"!direct-{region}-{user}"

    async def _take(self, call: Call) -> str:
        self.calls.append(call)
        self._news.set()
        if call.room in self.gates:
            await self.gates[call.room].wait()
        if (troubles := self.troubles.get(call.room)) and (trouble := troubles.pop(0)):
            raise trouble
        event_id = self.events.setdefault(call.txn_id, f"$e{len(self.events) + 1}")
        if self.deaf:
            raise SendError("the connection broke")
        return event_id

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for requests until the condition holds; fails after ten seconds."""
        async with asyncio.timeout(10):
            while not condition():
                self._news.clear()
                await self._news.wait()

    def said(self, room: str | None = None) -> list[str]:
        """The texts of all requests, in order."""
        return [call.what for call in self.calls if room is None or call.room == room]


class Post:
    """A courier with its outbox and a clock that the test turns."""

    def __init__(self, folder: Path) -> None:
        self.now = MONDAY
        self.recorder = Recorder()
        self._folder = folder
        if not (folder / FILE).exists():
            (folder / FILE).write_bytes(empty_file())
        self.start()

    def start(self) -> None:
        """Open the database, with a courier that knows nothing of an earlier one."""
        self.database: Database = open_database(self._folder)
        self.courier = Courier(self.database, self.recorder, now=self._moment)

    def _moment(self) -> datetime:
        return self.now

    async def put(self, room: str, *texts: str, priority: int = 0, **more: Any) -> list[int]:
        """Queue messages; returns their row ids."""
        letters = [letter(room, text, priority=priority, **more) for text in texts]
        async with self.database.transaction() as session:
            await outbox.post(session, REGION, letters, self.now)
        self.courier.wake()
        return [row.id for row in (await self.rows())[-len(texts) :]]

    async def edit(self, room: str, target: int, text: str) -> None:
        """Queue an edit of the row ``target``."""
        async with self.database.transaction() as session:
            await outbox.post_edit(session, REGION, letter(room, text, priority=1, target=target), self.now)
        self.courier.wake()

    async def rows(self) -> list[Outgoing]:
        async with self.database.reading() as session:
            return list(await session.scalars(select(Outgoing).order_by(Outgoing.id)))

    async def drain(self, **delta: float) -> None:
        """Let time pass, then send what may be sent."""
        self.now += timedelta(**delta)
        await self.courier.drain()


def letter(room: str, text: str, *, priority: int = 0, type: str = "m.room.message", **more: Any) -> Letter:
    content = f'{{"body": "{text}"}}'
    return Letter(address=room, priority=priority, type=type, content=content, **more)
