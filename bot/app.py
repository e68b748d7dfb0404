"""Wiring: builds the parts, starts them in order, and stops them so that what is in hand gets finished."""

import asyncio
import gc
import logging
import signal
from time import monotonic
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from bot.config import Config
from bot.courier import Courier
from bot.matrix.gateway import Gateway
from bot.parts import make_dispatcher
from bot.timers import AFTER_TROUBLE, Clock
from storage import console
from storage.database import FILE, Database, DataError, open_database
from storage.search.rebuild import bring_up_to_date

if TYPE_CHECKING:
    from bot.feed import FeedServer

log = logging.getLogger("patenbot")

SECONDS_TO_FINISH = 15.0
SIGNALS = (signal.SIGTERM, signal.SIGINT)


class App:
    """The bot on a homeserver, from its start to its end."""

    def __init__(self, config: Config, database: Database, started: float) -> None:
        """``started`` is the moment (``time.monotonic``) from which the time until ready counts."""
        self._started = started
        self._ready = asyncio.Event()
        self._stop = asyncio.Event()
        self._armed = asyncio.Event()
        self._dispatcher = make_dispatcher(config, database, self._wake, self._armed.set)
        self._gateway = Gateway(config, database, self._dispatcher.dispatch, self._confirm, self._ready.set)
        self._courier = Courier(database, self._gateway)
        self._clock = Clock(database, self._dispatcher.dispatch, [region.key for region in config.region])
        self._feed = _feed(config, database)

    def stop(self) -> None:
        """Let `run` finish what is in hand and return."""
        self._stop.set()

    async def run(self) -> None:
        """Work until `stop`. When one of the parts fails, the others are stopped and its error is raised."""
        if self._feed is not None:
            await self._feed.start()
        stop = asyncio.create_task(self._stop.wait())
        parts = [asyncio.create_task(work) for work in (self._gateway.run(), self._send(), self._keep_time())]
        await asyncio.wait([stop, *parts], return_when=asyncio.FIRST_COMPLETED)
        self._stop.set()
        await self._finish(parts)
        for part in parts:
            if not part.cancelled() and (error := part.exception()):
                raise error

    async def _send(self) -> None:
        """Sending begins when the gateway has caught up."""
        await self._ready.wait()
        await self._courier.run()

    async def _keep_time(self) -> None:
        """So do the timers."""
        await self._ready.wait()
        await self._dispatcher.start_rounds()
        await self._clock.start()
        gc.collect()
        gc.freeze()  # what a start loads stays; to look through it again and again took a tenth of each command's time
        log.info("ready after %.1f s", monotonic() - self._started)
        try:
            await self._watch()
        finally:
            await self._clock.stop()

    async def _watch(self) -> None:
        """Let the clock look at the timers each time that some were set."""
        while await self._armed.wait() and not self._stop.is_set():
            self._armed.clear()
            try:
                await self._clock.look()
            except DBAPIError as error:
                log.error("the timers can't be read: %s; trying again in %s", error.orig, AFTER_TROUBLE)
                asyncio.get_running_loop().call_later(AFTER_TROUBLE.total_seconds(), self._armed.set)

    async def _finish(self, parts: "list[asyncio.Task[None]]") -> None:
        """Stop the parts; what has not ended in time is broken off, which loses nothing: it is done again."""
        if not self._ready.is_set():
            for part in parts[1:]:
                part.cancel()
        try:
            async with asyncio.timeout(SECONDS_TO_FINISH):
                await self._gateway.stop()
                self._courier.stop()
                self._armed.set()
                await asyncio.wait(parts)
        except TimeoutError:
            log.warning("not finished within %.0f s, breaking off", SECONDS_TO_FINISH)
            for part in parts:
                part.cancel()
            await asyncio.wait(parts)
        await self._gateway.close()
        if self._feed is not None:
            await self._feed.stop()

    def _wake(self) -> None:
        self._courier.wake()

    async def _confirm(self, txn_id: str, event_id: str) -> None:
        await self._courier.confirm(txn_id, event_id)


def _feed(config: Config, database: Database) -> "FeedServer | None":
    """Imported only where it is wanted, since it takes memory."""
    if config.feed is None:
        return None
    from bot.feed import FeedServer

    return FeedServer(config, database)


async def serve(config: Config, started: float) -> None:
    """Run the bot until SIGTERM or SIGINT. Raises DataError, LoginError, and whatever broke a part."""
    database = open_database(config.data_dir)
    try:
        if damage := await database.damage():
            file = config.data_dir / FILE
            raise DataError(f"the database {file} is damaged ({damage}); restore a backup or take the file away")
        async with database.transaction() as session:
            await console.leave(session)
        for name, count in (await bring_up_to_date(database, config.region)).items():
            log.info("%s: the search index was written anew, %s items can be found", name, count)
        app = App(config, database, started)
        for number in SIGNALS:
            asyncio.get_running_loop().add_signal_handler(number, app.stop)
        await app.run()
    finally:
        await database.close()
