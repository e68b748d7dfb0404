"""The one exit: sends what the outbox holds, in order within a room, rooms side by side.

A row is tried until the homeserver confirms it, always under the same transaction id, so that trying again can't
post it twice. After a day and no less than ten failures it becomes a dead letter.
"""

import asyncio
import json
import logging
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Protocol

from sqlalchemy.exc import DBAPIError

from storage import files, outbox
from storage.database import Database, origin, plainly
from storage.outbox import DIRECT, POLL_END, REDACT, TWINS, Outgoing

log = logging.getLogger("patenbot.courier")

BATCH = 200
TURN = 20  # messages that a room gets before what is more urgent may go first
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 300.0
LONGEST_NAP, AFTER_TROUBLE = 60.0, 10.0
LOOK_AGAIN = 1.0
PLACES = {"url", "file"}  # where a file is: in clear, encrypted
GIVE_UP, FEWEST_TRIES = timedelta(days=1), 10


class SendError(Exception):
    """It was not sent, as far as we know."""


class Slow(SendError):
    """The homeserver wants a pause of ``seconds`` (429)."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"the homeserver asks for a pause of {seconds:.1f} s")
        self.seconds = seconds


class Unreachable(SendError):
    """No answer, or none that makes sense: try again."""


class Refused(SendError):
    """The homeserver said no for a reason that somebody may mend: not in the room, no right to send."""


class Hopeless(SendError):
    """It will never be taken: malformed, too large."""


class Transport(Protocol):
    """What a gateway offers to the courier. Every method raises SendError."""

    async def send(self, room_id: str, type: str, content: dict[str, Any], txn_id: str) -> str:
        """Send an event; returns its id."""

    async def redact(self, room_id: str, event_id: str, txn_id: str, /) -> str:
        """Take an event back; returns the id of the redaction."""

    async def upload(self, room_id: str, name: str, mime: str, content: bytes, /) -> dict[str, Any]:
        """Bring a file where the room's members can get it; returns what the event's content says of the place.

        In a room without encryption that is ``{"url": "mxc://…"}`` (spec: ``m.file``).
        """

    async def open_direct(self, region: str, user: str) -> str:
        """The direct chat with a person, opened if there is none; returns its room id."""


def pause(attempts: int) -> timedelta:
    """How long to wait after so many failures in a row: doubled each time, with jitter."""
    longest = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(attempts, 20))
    return timedelta(seconds=longest * random.uniform(0.5, 1.0))


def relate(content: dict[str, Any], event_id: str, kind: str = "m.replace") -> dict[str, Any]:
    """The content of an edit with the message that it edits; of the end of a poll with the poll (``m.reference``)."""
    return content | {"m.relates_to": {"rel_type": kind, "event_id": event_id}}


class Courier:
    """Drains the outbox through a transport."""

    def __init__(
        self, database: Database, transport: Transport, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._database = database
        self._transport = transport
        self._now = now
        self._news = asyncio.Event()
        self._rooms: dict[str, asyncio.Task[None]] = {}
        self._waiting: set[str] = set()
        self._resting: dict[str, datetime] = {}
        self._stopping = False

    def wake(self) -> None:
        """There is something new in the outbox."""
        self._news.set()

    def stop(self) -> None:
        """Finish what is being sent; ``run`` returns then."""
        self._stopping = True
        self._news.set()

    async def run(self) -> None:
        """Send until stopped."""
        while not self._stopping:
            self._news.clear()
            nap = await self._round_or_rest()
            if not self._stopping:
                try:
                    await asyncio.wait_for(self._news.wait(), nap)
                except TimeoutError:
                    continue
        await asyncio.gather(*self._rooms.values())

    async def drain(self) -> None:
        """Send all that may be sent now, then return."""
        while True:
            await self._round()
            if not self._rooms:
                return
            await asyncio.gather(*self._rooms.values())

    async def confirm(self, txn_id: str, event_id: str) -> None:
        """The gateway has seen our message in the room."""
        async with self._database.transaction() as session:
            await outbox.confirm(session, txn_id, event_id, self._now())

    async def _round_or_rest(self) -> float:
        try:
            return await self._round()
        except DBAPIError as error:
            log.error("the outbox can't be read: %s; trying again in %.0f s", error.orig, AFTER_TROUBLE)
            return AFTER_TROUBLE

    async def _round(self) -> float:
        """Give every idle room what is due for it; returns how long to sleep, in seconds."""
        now = self._now()
        self._resting = {address: until for address, until in self._resting.items() if until > now}
        self._waiting |= self._rooms.keys()  # there may be more for them than what they are sending now
        passed_over = [*self._rooms, *self._resting]
        async with self._database.reading() as session:
            rows = await outbox.due(session, now, BATCH, passed_over)
            following = None if rows else await outbox.next_moment(session, passed_over)
        queues: dict[str, list[Outgoing]] = {}
        for row in rows:
            queues.setdefault(row.address, []).append(row)
        for address, queue in queues.items():
            task = asyncio.create_task(self._serve(address, queue))
            self._rooms[address] = task
            task.add_done_callback(partial(self._finished, address))
        if rows:  # what becomes due behind them is looked for a little later
            return 0.0 if len(rows) == BATCH else LOOK_AGAIN
        moments = [*self._resting.values(), *([following] if following else [])]
        return min((max(0.0, (moment - now).total_seconds()) for moment in moments), default=LONGEST_NAP)

    def _finished(self, address: str, _: "asyncio.Task[None]") -> None:
        del self._rooms[address]
        if address in self._waiting or address in self._resting:
            self._waiting.discard(address)
            self._news.set()

    async def _serve(self, address: str, queue: list[Outgoing]) -> None:
        """Send a room's rows in order; the first that has to wait keeps the others back."""
        try:
            if len(queue) > TURN:
                self._waiting.add(address)
            for row in queue[:TURN]:
                if self._stopping or not await self._deliver(row):
                    return
        except Exception as error:
            log.error("sending to %s failed: %s", address, plainly(error), exc_info=origin(error))
            self._resting[address] = self._now() + pause(0)

    async def _deliver(self, row: Outgoing) -> bool:
        """Try one row; False when the room has to wait."""
        try:
            event_id = await self._send(row)
        except Hopeless as error:
            await self._bury(row, str(error))
        except Slow as error:
            self._resting[row.address] = self._now() + timedelta(seconds=error.seconds)
            return False
        except SendError as error:
            if isinstance(error, Refused) and row.type in TWINS:  # a room may forbid polls alone
                await self._bury(row, str(error))
                return True
            if self._now() - row.created_at <= GIVE_UP or row.attempts < FEWEST_TRIES:
                await self._postpone(row, str(error))
                return False
            await self._bury(row, str(error))
        else:
            await self.confirm(row.txn_id, event_id)
        return True

    async def _send(self, row: Outgoing) -> str:
        room = row.address
        if room.startswith(DIRECT):
            room = await self._transport.open_direct(row.region, room.removeprefix(DIRECT))
        content = json.loads(row.content)
        if row.target is None:
            if content.get("msgtype") == "m.file":
                content = await self._with_file(row, room, content)
            return await self._transport.send(room, row.type, content, row.txn_id)
        target = await self._target(row.target)
        if row.type == REDACT:
            return await self._transport.redact(room, target, row.txn_id)
        kind = "m.reference" if row.type == POLL_END else "m.replace"
        return await self._transport.send(room, row.type, relate(content, target, kind), row.txn_id)

    async def _with_file(self, row: Outgoing, room: str, content: dict[str, Any]) -> dict[str, Any]:
        """The content with the place of its file, which is brought there unless an earlier try has done so.

        A crash in between brings it there twice; only one of the two is ever named.
        """
        if content.keys() & PLACES:
            return content
        async with self._database.reading() as session:
            file = await files.content_of(session, row.region, row.txn_id)
        if file is None:
            raise Hopeless("its file is gone")
        name, mime = content["filename"], content["info"]["mimetype"]
        content = content | await self._transport.upload(room, name, mime, file)
        async with self._database.transaction() as session:
            await outbox.uploaded(session, row, json.dumps(content, ensure_ascii=False))
        return content

    async def _target(self, row_id: int) -> str:
        """The Matrix event id of an earlier row."""
        async with self._database.reading() as session:
            earlier = await session.get(Outgoing, row_id)
        if earlier is None or earlier.dead_at:
            raise Hopeless("the message that it is about was never sent")
        if earlier.event_id is None:
            raise Unreachable("the message that it is about is not sent yet")
        return earlier.event_id

    async def _postpone(self, row: Outgoing, error: str) -> None:
        if row.attempts in {0, 8}:
            log.warning("%s: message %d is not sent yet: %s", row.address, row.id, error)
        self._resting[row.address] = self._now() + pause(row.attempts)
        async with self._database.transaction() as session:
            await outbox.failed(session, row.id, error, row.attempts + 1)

    async def _bury(self, row: Outgoing, error: str) -> None:
        log.error("%s: message %d is given up: %s", row.address, row.id, error)
        async with self._database.transaction() as session:
            await outbox.bury(session, row.id, self._now(), error)
