"""The loop that reads: ask, handle, remember how far."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

from bot.courier import Unreachable
from bot.matrix.batch import PASSING, Batches
from bot.matrix.client import Client
from bot.matrix.intake import NotTakenError
from bot.matrix.logger import log
from bot.matrix.login import LoginError
from bot.matrix.patience import Patience
from bot.matrix.position import Position
from bot.matrix.raw import Json
from bot.matrix.registry import Registry
from storage.database import DataError

SECONDS_TO_POLL = 30
TIMELINE = 50
FILTER = json.dumps(
    {
        "presence": {"types": []},
        "account_data": {"types": []},
        "room": {
            "account_data": {"types": []},
            "ephemeral": {"types": []},
            "state": {"lazy_load_members": False},
            "timeline": {"limit": TIMELINE},
        },
    },
    separators=(",", ":"),
)


T = TypeVar("T")


class StoppedError(NotTakenError):
    """The bot is being stopped; what is not handled will be at the next start."""


class Sync:
    """Runs until `stop`. The whole state of all rooms is asked for at the start and after `refresh`."""

    def __init__(self, client: Client, position: Position, registry: Registry) -> None:
        self.patience = Patience(client.homeserver)
        self._client = client
        self._position = position
        self._registry = registry
        self._stopping = asyncio.Event()
        self._request: asyncio.Task[Any] | None = None
        self._full = True

    def refresh(self) -> None:
        """Ask for all state with the next request."""
        self._full = True

    def stop(self) -> None:
        """End the request that waits for news; `run` returns after the event in hand."""
        self._stopping.set()
        if self._request:
            self._request.cancel()

    def halt(self) -> None:
        """Raises StoppedError after `stop`."""
        if self._stopping.is_set():
            raise StoppedError

    async def ask(self, method: str, *path: str, **more: Any) -> Json:
        """`Client.request` that `stop` interrupts. Raises StoppedError then."""
        return await self.unless_stopped(self._client.request(method, *path, **more))

    async def unless_stopped(self, work: Coroutine[None, None, T]) -> T:
        """Do what may be given up at any point. Raises StoppedError."""
        self._request = task = asyncio.create_task(work)
        try:
            self.halt()
            return await task
        except StoppedError:
            task.cancel()
            raise
        except asyncio.CancelledError:
            self.halt()
            raise
        finally:
            self._request = None

    async def until_it_works(self, act: Callable[[], Awaitable[None]]) -> None:
        """Try until it succeeds. Raises LoginError, DataError and StoppedError."""
        while True:
            self.halt()
            try:
                await act()
            except (StoppedError, LoginError, DataError):
                raise
            except Exception as error:
                if not isinstance(error, PASSING):
                    log.exception("reading from the homeserver failed")
                await self._rest(self.patience.pause(error))
            else:
                self.patience.over()
                return

    async def run(
        self, batches: Batches, prepare: Callable[[], Awaitable[None]], handled: Callable[[bool], Awaitable[None]]
    ) -> None:
        """Handle one batch after the other, for ever.

        ``prepare`` is called before each that holds all state, ``handled`` (whether it held all state) after each.
        Raises LoginError and StoppedError.
        """

        async def step() -> None:
            full = self._full
            await self._step(batches, prepare)
            await handled(full)

        while True:
            await self.until_it_works(step)

    async def _step(self, batches: Batches, prepare: Callable[[], Awaitable[None]]) -> None:
        since, full = self._position.token, self._full
        query = {"filter": FILTER, "timeout": "0" if full else str(SECONDS_TO_POLL * 1000)}
        if since:
            query["since"] = since
        if full:
            query["full_state"] = "true"
        batch = await self.ask("GET", "sync", query=query, seconds=SECONDS_TO_POLL * 2)
        following = batch.get("next_batch")
        if not isinstance(following, str):
            raise Unreachable("the answer to the sync has no next_batch")
        self._full = False
        try:
            if full:
                await prepare()
            await batches.take(batch, since, full=full)
            await self._position.advance(following, fresh=self._registry.fresh)
        except BaseException:
            self._full = self._full or full
            raise

    async def _rest(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return
