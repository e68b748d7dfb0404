"""The clock: wakes up when a row of the table ``timers`` is due and turns it into an event.

The table is the truth; the scheduler holds no more than one job, for the earliest row.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Collection
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger

from bot.events import Due
from storage import timers
from storage.database import Database, origin, plainly

log = logging.getLogger("patenbot.timers")

JOB = "next"
AFTER_TROUBLE = timedelta(seconds=30)


class Clock:
    """Gives each due timer to the dispatcher, which removes it in the transaction that handles it."""

    def __init__(
        self,
        database: Database,
        dispatch: Callable[[Due], Awaitable[None]],
        regions: Collection[str],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """``regions`` are the keys of those whose timers count: none but the dispatcher's take them away."""
        self._database = database
        self._regions = regions
        self._dispatch = dispatch
        self._now = now
        self._scheduler = AsyncIOScheduler(timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True})
        self._next: datetime | None = None
        self._firing = asyncio.Lock()
        self._stopping = False

    async def start(self) -> None:
        """Begin; what became due while nobody looked fires at once."""
        self._scheduler.start()
        await self.look()

    async def stop(self) -> None:
        """Finish the timer in hand and begin no other."""
        self._stopping = True
        async with self._firing:
            self._scheduler.shutdown(wait=False)

    async def look(self) -> None:
        """See which timer is the next, and set the alarm for it."""
        async with self._database.reading() as session:
            moment = await timers.next_due(session, self._regions)
        if moment != self._next:
            self._set(moment)

    def _set(self, moment: datetime | None) -> None:
        """Set the one alarm. It may ring while the alarm that sets it still counts as ringing: hence two instances."""
        self._next = moment
        if moment is None:
            self._scheduler.remove_all_jobs()
        else:
            at = max(moment, self._now())
            self._scheduler.add_job(self._ring, DateTrigger(at), id=JOB, replace_existing=True, max_instances=2)

    async def _ring(self) -> None:
        try:
            await self.fire()
            self._next = None
            if not self._stopping:
                await self.look()
        except Exception as error:
            what = "the timers can't be handled now: %s; they are looked at again in %s"
            log.error(what, plainly(error), AFTER_TROUBLE, exc_info=origin(error))
            self._set(self._now() + AFTER_TROUBLE)

    async def fire(self) -> None:
        """Hand over all that is due now, the oldest first."""
        async with self._firing:
            while await self._fire_some():
                pass

    async def _fire_some(self) -> bool:
        """Hand over some of what is due; False when there was nothing, or when it is time to stop."""
        now = self._now()
        async with self._database.reading() as session:
            rows = await timers.due(session, self._regions, now)
        for row in rows:
            if self._stopping:
                return False
            await self._dispatch(
                Due(
                    id=f"timer:{row.id}",
                    region=row.region,
                    room="",
                    sender="",
                    at=now,
                    kind=row.kind,
                    due_at=row.due_at,
                    payload=json.loads(row.payload),
                )
            )
        return bool(rows)
