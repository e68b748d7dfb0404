"""Timers: what is due becomes an event once, in time or late, and one that fails is tried again."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.events import Due
from bot.replies import SetTimer
from bot.schedule import next_morning
from bot.timers import Clock
from storage import timers
from storage.database import FILE, Database, open_database
from storage.timers import Timer
from tests.conversation import MONDAY, OTHER_REGION, REGION, Conversation, conversation, sample
from tests.probe import Probe, notes
from tests.quick import empty_file


@pytest.fixture
def probe(tmp_path: Path) -> Probe:
    return Probe(tmp_path)


@pytest.fixture
async def c(tmp_path: Path, probe: Probe) -> AsyncIterator[Conversation]:
    async with conversation(tmp_path, features=(probe.feature(),)) as talk:
        yield talk


async def arm(database: Database, *wanted: SetTimer, region: str = REGION) -> None:
    async with database.transaction() as session:
        await timers.arm(session, region, wanted)


async def waiting(database: Database, region: str = REGION) -> list[Timer]:
    async with database.reading() as session:
        return list(await timers.due(session, [region], datetime.max))


def rings(probe: Probe) -> list[tuple[str, timedelta]]:
    """Of each timer: its name, and how late it was."""
    return [(str(due.payload.get("name", due.kind)), due.at - due.due_at) for due in probe.rang if due.kind == "ring"]


def timer(c: Conversation, name: str, **delta: float) -> SetTimer:
    return SetTimer(kind="ring", key=name, due_at=c.now + timedelta(**delta), payload={"name": name})


# In time


async def test_each_comes_once_when_it_is_due_the_oldest_first(c: Conversation, probe: Probe) -> None:
    await arm(c.database, timer(c, "zwei", minutes=2), timer(c, "eins", minutes=1), timer(c, "drei", days=3))
    await c.advance(minutes=1)
    assert rings(probe) == [("eins", timedelta())]
    await c.advance(hours=1)
    assert rings(probe) == [("eins", timedelta()), ("zwei", timedelta())]


async def test_what_was_due_in_our_sleep_comes_once_and_late(c: Conversation, probe: Probe) -> None:
    await arm(c.database, timer(c, "eins", minutes=1))
    await c.advance(hours=2, asleep=True)
    assert rings(probe) == [("eins", timedelta(hours=1, minutes=59))]
    await c.advance(hours=2)
    assert len(rings(probe)) == 1


async def test_a_timer_set_again_under_its_key_replaces_the_first(c: Conversation, probe: Probe) -> None:
    await arm(c.database, timer(c, "eins", minutes=1))
    await arm(c.database, timer(c, "eins", minutes=5))
    await c.advance(minutes=10)
    assert len(rings(probe)) == 1


async def test_a_timer_that_is_replaced_by_one_before_it_does_not_take_the_new_one_away(
    c: Conversation, probe: Probe
) -> None:
    first = SetTimer(kind="ring", key="eins", due_at=c.now, payload={"sets": "zwei"})
    await arm(c.database, first, SetTimer(kind="ring", key="zwei", due_at=c.now, payload={"name": "alt"}))
    await c.advance(minutes=1)
    assert [due.payload for due in probe.rang if due.kind == "ring"] == [{"sets": "zwei"}, {}]


async def test_more_than_one_batch(c: Conversation, probe: Probe) -> None:
    await arm(c.database, *[timer(c, f"{number}", seconds=1) for number in range(520)])
    await c.advance(seconds=1)
    assert [name for name, _ in rings(probe)] == [f"{number}" for number in range(520)]


async def test_timers_of_a_region_that_nobody_configured_wait(c: Conversation, probe: Probe) -> None:
    await arm(c.database, timer(c, "eins"), region="weg")
    await c.advance(minutes=1)
    assert rings(probe) == []
    assert len(await waiting(c.database, "weg")) == 1


# Failures


async def test_one_that_fails_is_tried_again_later_and_given_up_after_five(c: Conversation, probe: Probe) -> None:
    c.forgiving = True
    probe.breaks.add("ring")
    await arm(c.database, timer(c, "eins"))
    start = c.now
    await c.settle()
    tried = [c.now - start]
    while again := [row for row in await waiting(c.database) if row.kind == "ring"]:
        assert [row.key for row in again] == ["eins"]
        await c.advance(seconds=(again[0].due_at - c.now).total_seconds())
        tried.append(c.now - start)
    assert tried == [timedelta(minutes=minutes) for minutes in (0, 10, 30, 60, 100)]
    assert not any(note.startswith("rang") for note in await notes(c.database))
    assert "given up" in c.errors.records[-1].getMessage()
    assert c.room() == []


async def test_one_that_fails_stops_no_other_and_may_succeed_later(c: Conversation, probe: Probe) -> None:
    c.forgiving = True
    probe.breaks.add("ring")
    await arm(c.database, timer(c, "eins"))
    await c.settle()
    probe.breaks.clear()
    await arm(c.database, timer(c, "zwei"))
    await c.settle()
    assert [name for name, _ in rings(probe)] == ["zwei"]
    await c.advance(minutes=10)
    assert [name for name, _ in rings(probe)] == ["zwei", "eins"]


async def test_set_anew_a_timer_that_failed_comes_only_once(c: Conversation, probe: Probe) -> None:
    c.forgiving = True
    probe.breaks.add("ring")
    await arm(c.database, timer(c, "eins"))
    await c.settle()
    probe.breaks.clear()
    await arm(c.database, timer(c, "eins", minutes=5))
    await c.advance(hours=1)
    assert len(rings(probe)) == 1


async def test_a_kind_that_nobody_knows_any_more_stops_no_other(c: Conversation, probe: Probe) -> None:
    c.forgiving = True
    await arm(c.database, SetTimer(kind="früher", key="a", due_at=c.now), timer(c, "eins"))
    await c.settle()
    assert [name for name, _ in rings(probe)] == ["eins"]


# Daily rounds


async def test_daily_rounds_come_every_working_morning_in_each_region(c: Conversation, probe: Probe) -> None:
    c.everywhere()
    await c.advance(days=7)
    for region in (REGION, OTHER_REGION):
        mornings = [due.at for due in probe.rang if due.region == region]
        assert mornings == [MONDAY.replace(hour=8) + timedelta(days=days) for days in (1, 2, 3, 4, 7)]


async def test_a_round_that_fails_comes_again_the_next_morning(c: Conversation, probe: Probe) -> None:
    c.forgiving = True
    probe.breaks.add("round")
    await c.advance(days=1)
    assert probe.rang == []
    probe.breaks.clear()
    await c.advance(days=1)
    assert [due.at.day for due in probe.rang if due.region == REGION] == [2]
    assert [row.due_at for row in await waiting(c.database)] == [next_morning(c.now, sample().region[0])]


async def test_a_start_sets_only_the_rounds_that_are_missing(tmp_path: Path, probe: Probe) -> None:
    for _ in range(2):
        async with conversation(tmp_path, features=(probe.feature(),)) as c:
            (row,) = await waiting(c.database)
            assert (row.key, row.id) == ("round", 1)


# The alarm


class Bell:
    """Takes due timers as the dispatcher does, and lets the test wait for them."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.rang: list[str] = []
        self.broken = 0
        self._news = asyncio.Event()

    async def __call__(self, due: Due) -> None:
        if self.broken:
            self.broken -= 1
            raise ZeroDivisionError("broken")
        async with self.database.transaction() as session:
            key = await timers.take(session, int(due.id.partition(":")[2]))
            if key == "weg":
                await session.execute(text("ALTER TABLE timers RENAME TO away"))
        self.rang.append(str(key))
        self._news.set()

    async def until(self, *keys: str) -> None:
        async with asyncio.timeout(10):
            while self.rang != list(keys):
                self._news.clear()
                await self._news.wait()


@pytest.fixture
async def bell(tmp_path: Path) -> AsyncIterator[Bell]:
    (tmp_path / FILE).write_bytes(empty_file())
    database = open_database(tmp_path)
    yield Bell(database)
    await database.close()


def soon(key: str, seconds: float) -> SetTimer:
    return SetTimer(kind="ring", key=key, due_at=datetime.now(UTC) + timedelta(seconds=seconds))


async def test_the_clock_rings_by_itself(bell: Bell) -> None:
    clock = Clock(bell.database, bell, [REGION])
    await arm(bell.database, soon("gestern", -86400), soon("gleich", 0.3))
    await clock.start()
    await bell.until("gestern", "gleich")
    await arm(bell.database, soon("später", 3600), soon("neu", 0.1))
    await clock.look()
    await bell.until("gestern", "gleich", "neu")
    await clock.stop()
    assert [row.key for row in await waiting(bell.database)] == ["später"]


async def test_what_becomes_due_while_the_clock_looks_for_the_next_is_not_missed(bell: Bell) -> None:
    """While it fires, „zwei“ is not due; when it sets the alarm, it is."""
    behind = itertools.chain((10.0,) * 3, itertools.repeat(0.0))
    clock = Clock(bell.database, bell, [REGION], now=lambda: datetime.now(UTC) - timedelta(seconds=next(behind)))
    await arm(bell.database, soon("eins", -20), soon("zwei", -5))
    await clock.start()
    await bell.until("eins", "zwei")
    await clock.stop()


async def test_the_clock_goes_on_after_trouble(
    bell: Bell, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.timers.AFTER_TROUBLE", timedelta(milliseconds=50))
    clock = Clock(bell.database, bell, [REGION])
    bell.broken = 2
    await arm(bell.database, soon("eins", 0))
    await clock.start()
    await bell.until("eins")
    assert caplog.text.count("can't be handled now") == 2
    await clock.stop()


async def test_the_clock_goes_on_when_the_table_can_be_read_again(
    bell: Bell, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.timers.AFTER_TROUBLE", timedelta(milliseconds=20))
    clock = Clock(bell.database, bell, [REGION])
    await arm(bell.database, soon("weg", 0), soon("danach", 0.2))
    await clock.start()
    await bell.until("weg")
    async with asyncio.timeout(10):
        while caplog.text.count("no such table") < 2:
            async with bell.database.transaction() as session:
                await session.execute(text("SELECT 1"))
    async with bell.database.transaction() as session:
        await session.execute(text("ALTER TABLE away RENAME TO timers"))
    await bell.until("weg", "danach")
    await clock.stop()


async def test_stopping_finishes_the_timer_in_hand_and_begins_no_other(bell: Bell) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slowly(due: Due) -> None:
        begun.set()
        await go_on.wait()
        await bell(due)

    clock = Clock(bell.database, slowly, [REGION])
    await arm(bell.database, soon("eins", 0), soon("zwei", 0))
    await clock.start()
    await begun.wait()
    stopping = asyncio.create_task(clock.stop())
    go_on.set()
    await stopping
    assert bell.rang == ["eins"]
    assert [row.key for row in await waiting(bell.database)] == ["zwei"]
