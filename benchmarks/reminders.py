"""Many reminders due within one minute: how late the clock hands them on, beside APScheduler's own job store.

Ours go through the real clock and dispatcher to a real file: each is handled in a transaction of its own, and the delay
is that from the due moment until its message stands in the outbox, on the disk. The peer keeps its jobs with
``SQLAlchemyJobStore`` in a SQLite file; its delay is that until the job is called.
"""

import asyncio
import threading
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import func, insert, select

from benchmarks.board import REGION, ROOM, config_for
from benchmarks.numbers import Row
from bot.events import Due
from bot.parts import make_dispatcher
from bot.timers import Clock
from storage import rooms
from storage.database import Database, open_database
from storage.outbox import Outgoing
from storage.reminders import Reminder
from storage.rooms import Room
from storage.timers import Timer

COUNT = 10_000
WITHIN = timedelta(minutes=1)
HEAD_START = timedelta(seconds=3)
PATIENCE = 300.0

called: list[tuple[int, float]] = []
"""What the peer's jobs leave: their number and how late they were, in seconds. A stored job can't hold a list."""


finished = threading.Event()


def job(number: int, due: datetime) -> None:
    called.append((number, (datetime.now(UTC) - due).total_seconds()))
    if len(called) == COUNT:
        finished.set()


def due_at(begun: datetime, number: int) -> datetime:
    return begun + HEAD_START + WITHIN * number / COUNT


async def fill(database: Database, begun: datetime) -> None:
    """A room, and its reminders with their timers."""
    reminders = [
        {"region": REGION, "number": n, "author": "", "room": ROOM, "text": f"Sache {n}", "start": "2026-01-01T09:00",
         "rrule": "", "exclude": "", "next_at": due_at(begun, n), "status": "open", "created_at": begun, "revision": 1}
        for n in range(COUNT)
    ]  # fmt: skip
    timers = [
        {"region": REGION, "key": f"reminder:{n}", "kind": "reminder", "due_at": due_at(begun, n),
         "payload": f'{{"number": {n}}}'}
        for n in range(COUNT)
    ]  # fmt: skip
    async with database.transaction() as session:
        await rooms.save_room(session, Room(room_id=ROOM, region=REGION, kind="shared", configured=ROOM))
        await session.execute(insert(Reminder), reminders)
        await session.execute(insert(Timer), timers)


async def ours(folder: Path) -> tuple[list[float], Counter[int]]:
    """The delays in seconds, and how often each reminder stands in the outbox."""
    config, database, delays = config_for(["Borchen"]), open_database(folder), list[float]()
    try:
        begun = datetime.now(UTC)
        await fill(database, begun)
        dispatcher = make_dispatcher(config, database, lambda: None, lambda: None)
        done = asyncio.Event()

        async def dispatch(event: Due) -> None:
            await dispatcher.dispatch(event)
            delays.append((datetime.now(UTC) - event.due_at).total_seconds())
            if len(delays) == COUNT:
                done.set()

        clock = Clock(database, dispatch, [REGION])
        await clock.start()
        await asyncio.wait_for(done.wait(), PATIENCE)
        await clock.stop()
        async with database.reading() as session:
            rows = await session.execute(select(Outgoing.item, func.count()).group_by(Outgoing.item))
            return delays, Counter({int(row[0] or 0): row[1] for row in rows})
    finally:
        await database.close()


async def peer(folder: Path) -> tuple[list[float], Counter[int]]:
    """The same of the peer's jobs."""
    called.clear()
    finished.clear()
    store = SQLAlchemyJobStore(url=f"sqlite:///{folder / 'jobs.db'}")
    scheduler = AsyncIOScheduler(
        timezone=UTC, jobstores={"default": store}, job_defaults={"misfire_grace_time": None, "coalesce": True}
    )
    scheduler.start(paused=True)
    begun = datetime.now(UTC) + timedelta(seconds=COUNT / 400)  # to store them takes a while
    for number in range(COUNT):
        due = due_at(begun, number)
        scheduler.add_job(job, "date", run_date=due, args=[number, due])
    scheduler.resume()
    await asyncio.to_thread(finished.wait, PATIENCE)
    scheduler.shutdown()
    return [delay for _, delay in called], Counter(number for number, _ in called)


def reminders() -> list[Row]:
    """The rows of the table."""
    with TemporaryDirectory() as name:
        (Path(name) / "ours").mkdir()
        mine, said = asyncio.run(ours(Path(name) / "ours"))
        theirs, jobs = asyncio.run(peer(Path(name)))
    what = f"{COUNT:,} reminders in one minute"
    return [
        Row(f"{what}: lost, doubled", _fates(said), _fates(jobs), target="none", met=_all_once(said)),
        Row(f"{what}: delay, median", _ms(median(mine)), _ms(median(theirs))),
        Row(f"{what}: delay of the last", _ms(mine[-1]), _ms(theirs[-1])),
        Row(f"{what}: longest delay", _ms(max(mine)), _ms(max(theirs))),
    ]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def _fates(found: Counter[int]) -> str:
    return f"{COUNT - len(found)}, {sum(number > 1 for number in found.values())}"


def _all_once(found: Counter[int]) -> bool:
    return len(found) == COUNT and set(found.values()) == {1}
