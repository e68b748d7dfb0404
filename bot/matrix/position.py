"""How far the sync is handled.

The stored position may lag behind by a second: what comes again is handled once, since the dispatcher knows its
events. It is never ahead of what is handled.
"""

import time

from bot.matrix.registry import FRESH
from storage import gateway
from storage.database import Database

POSITION = "position"
SECONDS_BETWEEN_WRITES = 1.0


class Position:
    """``token`` is where the next sync goes on; empty before the first one."""

    def __init__(self, database: Database) -> None:
        self.token = ""
        self._database = database
        self._stored = ""
        self._written_at = 0.0

    async def load(self) -> None:
        async with self._database.reading() as session:
            self.token = self._stored = await gateway.recall(session, POSITION) or ""

    async def advance(self, token: str, *, fresh: set[str]) -> None:
        """All before ``token`` is handled, and so are the first batches of the ``fresh`` rooms; these are forgotten."""
        self.token = token
        if fresh or time.monotonic() - self._written_at >= SECONDS_BETWEEN_WRITES:
            await self.write(fresh)

    async def write(self, fresh: set[str] | None = None) -> None:
        """Store the position, if it is not stored yet."""
        if self.token == self._stored and not fresh:
            return
        async with self._database.transaction() as session:
            await gateway.keep(session, POSITION, self.token)
            for room_id in fresh or ():
                await gateway.drop(session, FRESH + room_id)
        self._stored, self._written_at = self.token, time.monotonic()
        if fresh:
            fresh.clear()
