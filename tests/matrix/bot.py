"""The gateway alone, with a dispatcher that writes down what it gets."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Self

import pytest

from bot.config import Config
from bot.events import Event, Message
from bot.matrix.gateway import Gateway
from storage import rooms
from storage.database import Database, open_database

SECONDS = 60.0


def config_for(url: str, localpart: str, *rooms_of_regions: Sequence[str], password: str = "secret") -> Config:
    """One region (``r1``, ``r2`` …) for each list of rooms."""
    regions = [
        {"name": f"r{number}", "rooms": list(entries), "municipalities": ["Borchen"]}
        for number, entries in enumerate(rooms_of_regions, 1)
    ]
    matrix = {"homeserver": url, "user_id": f"@{localpart}:localhost", "password": password}
    return Config.model_validate({"matrix": matrix, "region": regions})


class Ear(logging.Handler):
    """Listens for a line of the log."""

    def __init__(self, line: str) -> None:
        super().__init__()
        self.heard = asyncio.Event()
        self._line = line

    def emit(self, record: logging.LogRecord) -> None:
        if self._line in self.format(record):
            self.heard.set()


class Bot:
    """``events`` survives restarts. ``broken`` makes the dispatcher fail; ``watch`` is called with each new event."""

    def __init__(self, config: Config, folder: Path) -> None:
        self.config = config.model_copy(update={"data_dir": folder})
        self.folder = folder
        self.events: list[Event] = []
        self.confirmed: list[tuple[str, str]] = []
        self.broken = False
        self.watch: Callable[[Event], None] = lambda _: None
        self.refused = 0
        self.database: Database
        self.gateway: Gateway
        self._handled: set[str] = set()
        self._task: asyncio.Task[None]
        self._changed = asyncio.Condition()

    async def start(self, *, wait: bool = True) -> Self:
        ready = asyncio.Event()
        self.database = open_database(self.folder)
        self.gateway = Gateway(self.config, self.database, self._dispatch, self._confirm, ready.set)
        self._task = asyncio.create_task(self.gateway.run())
        if wait:
            waiting = asyncio.create_task(ready.wait())
            await asyncio.wait({waiting, self._task}, timeout=SECONDS, return_when=asyncio.FIRST_COMPLETED)
            if self._task.done():
                await self._task
            assert ready.is_set()
        return self

    async def stop(self) -> None:
        async with asyncio.timeout(SECONDS):
            await self.gateway.stop()
            await self._task
        await self._close()

    async def kill(self) -> None:
        """Stop without any last write."""
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        await self._close()

    async def result(self) -> None:
        """Wait for the end of `Gateway.run` and raise what it raises."""
        async with asyncio.timeout(SECONDS):
            await self._task

    async def _close(self) -> None:
        await self.gateway.close()
        await self.database.close()

    async def __aenter__(self) -> Self:
        return await self.start()

    async def __aexit__(self, *_: object) -> None:
        await self.end()

    async def end(self) -> None:
        """Stop it, unless it has ended by itself."""
        if self._task.done():
            await self._close()
        else:
            await self.stop()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """`end` a bot that is started already."""
        try:
            yield
        finally:
            await self.end()

    async def _dispatch(self, event: Event) -> None:
        if self.broken:
            self.refused += 1
            async with self._changed:
                self._changed.notify_all()
            raise OSError("the disk is full")
        if event.id not in self._handled:
            self._handled.add(event.id)
            self.watch(event)
            self.events.append(event)
        async with self._changed:
            self._changed.notify_all()

    async def _confirm(self, txn_id: str, event_id: str) -> None:
        self.confirmed.append((txn_id, event_id))
        async with self._changed:
            self._changed.notify_all()

    def of(self, kind: type[Any]) -> list[Any]:
        return [event for event in self.events if type(event) is kind]

    def bodies(self) -> list[str]:
        return [event.body for event in self.of(Message)]

    async def until(self, look: Callable[[], object]) -> None:
        """Wait for something that changes with the dispatcher's calls."""
        async with asyncio.timeout(SECONDS), self._changed:
            await self._changed.wait_for(lambda: bool(look()))

    async def hears(self, body: str) -> Message:
        """The message with this text, as soon as it is dispatched."""
        await self.until(lambda: body in self.bodies())
        found: Message = next(event for event in self.of(Message) if event.body == body)
        return found

    async def rows(self) -> dict[str, rooms.Room]:
        async with self.database.reading() as session:
            return {row.room_id: row for row in await rooms.all_rooms(session)}

    async def members(self, room: str) -> dict[str, str]:
        async with self.database.reading() as session:
            return await rooms.room_members(session, room)

    async def says(self, caplog: pytest.LogCaptureFixture, line: str) -> None:
        """Wait for something in the gateway's log."""
        ear = Ear(line)
        logging.getLogger().addHandler(ear)
        try:
            if line not in caplog.text:
                await asyncio.wait_for(ear.heard.wait(), SECONDS)
        finally:
            logging.getLogger().removeHandler(ear)
