"""Work in the background that is tried until it succeeds: joining, answering invites, leaving."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.courier import SendError
from bot.matrix.logger import log
from bot.matrix.patience import Patience
from storage.database import origin, plainly

LONGEST_PAUSE = 300.0


class Errands:
    """Each errand has a name that says in the log what it is; the same one never runs twice at a time."""

    def __init__(self) -> None:
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def run(self, name: str, act: Callable[[], Awaitable[None]]) -> None:
        """Begin at once; an errand of this name that waits for its next try is replaced."""
        self.drop(name)
        task = asyncio.create_task(self._persist(name, act), name=name)
        self._tasks[name] = task
        task.add_done_callback(lambda done: self._finished(name, done))

    def drop(self, name: str) -> None:
        """Give it up."""
        if task := self._tasks.pop(name, None):
            task.cancel()

    async def stop(self) -> None:
        """Give up everything; what is needed is begun again at the next start."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _finished(self, name: str, task: asyncio.Task[None]) -> None:
        if self._tasks.get(name) is task:
            del self._tasks[name]

    async def _persist(self, name: str, act: Callable[[], Awaitable[None]]) -> None:
        patience = Patience(name, LONGEST_PAUSE)
        while True:
            try:
                await act()
            except SendError as error:
                pause = patience.pause(error)
            except Exception as error:
                log.error("%s failed: %s", name, plainly(error), exc_info=origin(error))
                pause = patience.pause(error)
            else:
                patience.over()
                return
            await asyncio.sleep(pause)
