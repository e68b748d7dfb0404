"""Who changes something that is made in several steps, with the homeserver's answer in between."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any


class Turns:
    """Tasks take turns; who has the turn may take it again.

    What is asked of the homeserver during a turn may find that our session was ended, and begin it anew: that needs
    the same turn, in the same task.
    """

    def __init__(self) -> None:
        self._lock = asyncio.Lock()
        self._whose: asyncio.Task[Any] | None = None

    @asynccontextmanager
    async def one(self) -> AsyncIterator[None]:
        """A turn."""
        if self._whose is asyncio.current_task():
            yield
            return
        async with self._lock:
            self._whose = asyncio.current_task()
            try:
                yield
            finally:
                self._whose = None
