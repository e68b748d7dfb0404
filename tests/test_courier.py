"""The courier: what was queued is sent once, in order within a room, whatever fails."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from bot.courier import BATCH, FIRST_PAUSE, LONGEST_PAUSE, Slow, Unreachable, pause
from tests.recorder import Post

A, B = "!a:localhost", "!b:localhost"
AWAY = Unreachable("no answer")


@pytest.fixture
async def post(tmp_path: Path) -> AsyncIterator[Post]:
    office = Post(tmp_path)
    yield office
    await office.database.close()


# Order


async def test_what_is_sent_is_noted_with_its_event(post: Post) -> None:
    await post.put(A, "eins", "zwei")
    await post.drain()
    assert post.recorder.said() == ["eins", "zwei"]
    assert [row.event_id for row in await post.rows()] == ["$e1", "$e2"]
    assert [row.sent_at for row in await post.rows()] == [post.now, post.now]
    await post.drain(hours=1)
    assert len(post.recorder.calls) == 2


async def test_the_first_that_fails_keeps_the_others_of_its_room_back(post: Post) -> None:
    post.recorder.troubles[A] = [AWAY]
    await post.put(A, "eins", "zwei")
    await post.put(B, "drei")
    await post.drain()
    assert post.recorder.said(A) == ["eins"]
    assert post.recorder.said(B) == ["drei"]
    await post.drain(seconds=1)
    assert post.recorder.said(A) == ["eins", "eins", "zwei"]
    assert post.recorder.calls[0].txn_id == post.recorder.calls[2].txn_id


async def test_answers_before_cards_before_digests(post: Post) -> None:
    await post.put(A, "Rundbrief", priority=2)
    await post.put(A, "Karte", priority=1)
    await post.put(A, "Antwort")
    await post.drain()
    assert post.recorder.said() == ["Antwort", "Karte", "Rundbrief"]


async def test_a_direct_chat_is_opened_first(post: Post) -> None:
    await post.put("direct:@anna:localhost", "Hallo")
    await post.drain()
    assert post.recorder.said("!direct-kreis-@anna:localhost") == ["Hallo"]


# Rooms side by side


async def _settled(post: Post, running: "asyncio.Task[None]") -> None:
    post.courier.stop()
    for gate in post.recorder.gates.values():
        gate.set()
    async with asyncio.timeout(10):
        await running


async def test_a_room_that_hangs_holds_no_other(post: Post) -> None:
    post.recorder.gates[A] = asyncio.Event()
    await post.put(A, *[f"{number}" for number in range(BATCH + 50)])
    await post.put(B, "eins")
    running = asyncio.create_task(post.courier.run())
    await post.recorder.until(lambda: "eins" in post.recorder.said(B))
    await post.put(B, "zwei")
    await post.recorder.until(lambda: "zwei" in post.recorder.said(B))
    assert post.recorder.said(A) == ["0"]
    await _settled(post, running)


async def test_what_becomes_due_later_is_not_held_by_a_room_that_hangs(post: Post) -> None:
    (card,) = await post.put(B, "Karte")
    await post.drain()
    await post.edit(B, card, "eins")
    await post.drain()
    post.recorder.gates[A] = asyncio.Event()
    await post.put(A, "hängt")
    await post.edit(B, card, "zwei")
    running = asyncio.create_task(post.courier.run())
    await post.recorder.until(lambda: "hängt" in post.recorder.said(A))
    assert "zwei" not in post.recorder.said(B)
    post.now += timedelta(seconds=10)
    await post.recorder.until(lambda: "zwei" in post.recorder.said(B))
    await _settled(post, running)


async def test_an_error_nobody_thought_of_stops_only_its_room(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    post.recorder.troubles[A] = [ZeroDivisionError("oh")]
    await post.put(A, "eins")
    await post.put(B, "zwei")
    await post.drain()
    assert post.recorder.said(B) == ["zwei"]
    assert f"sending to {A} failed" in caplog.text
    await post.drain(seconds=1)
    assert post.recorder.said(A) == ["eins", "eins"]


async def test_a_full_disk_is_one_line_of_the_log(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorname = "SQLITE_FULL"
    post.recorder.troubles[A] = [OperationalError("UPDATE outbox", {}, full)]
    await post.put(A, "eins")
    await post.drain()
    (record,) = caplog.records
    assert record.getMessage() == f"sending to {A} failed: database or disk is full"
    assert record.exc_info is None
    await post.drain(seconds=1)
    assert post.recorder.said(A) == ["eins", "eins"]


# Waiting


async def test_a_pause_that_was_asked_for_is_kept_by_its_room_alone(post: Post) -> None:
    post.recorder.troubles[A] = [Slow(30), Slow(30)]
    await post.put(A, "eins", "zwei")
    await post.put(B, "drei")
    await post.drain()
    assert post.recorder.said() == ["eins", "drei"]
    await post.drain(seconds=29.9)
    assert post.recorder.said(A) == ["eins"]
    await post.drain(seconds=0.1)
    await post.drain(seconds=30)
    assert post.recorder.said(A) == ["eins", "eins", "eins", "zwei"]
    assert len({call.txn_id for call in post.recorder.calls if call.what == "eins"}) == 1


async def test_a_pause_asked_for_is_no_failure(post: Post) -> None:
    post.recorder.troubles[A] = [Slow(1)] * 20
    await post.put(A, "eins")
    for _ in range(20):
        await post.drain(hours=2)
    (row,) = await post.rows()
    assert (row.attempts, row.dead_at, row.sent_at) == (0, None, None)


@pytest.mark.parametrize(
    ("failures", "longest"), [(0, FIRST_PAUSE), (1, 2), (3, 8), (8, 256), (9, LONGEST_PAUSE), (500, 300)]
)
def test_pauses_double_up_to_a_limit_and_are_not_all_alike(failures: int, longest: float) -> None:
    pauses = {pause(failures).total_seconds() for _ in range(200)}
    assert longest / 2 <= min(pauses) < max(pauses) <= longest
    assert len(pauses) > 100


async def test_each_failure_makes_the_pause_longer(post: Post) -> None:
    post.recorder.troubles[A] = [AWAY] * 6
    await post.put(A, "eins")
    await post.drain()
    for failures in range(5):
        tried = len(post.recorder.calls)
        await post.drain(seconds=2**failures * 0.49)
        assert len(post.recorder.calls) == tried
        await post.drain(seconds=2**failures * 0.51)
        assert len(post.recorder.calls) == tried + 1
    (row,) = await post.rows()
    assert (row.attempts, row.error) == (6, "no answer")


# Ends and beginnings


async def test_after_a_crash_the_rest_is_sent_under_the_same_ids(post: Post) -> None:
    post.recorder.deaf = True
    await post.put(A, "eins", "zwei")
    await post.put(B, "drei")
    await post.drain()
    await post.database.close()
    post.recorder.deaf = False
    post.start()
    await post.drain()
    assert post.recorder.said(A) == ["eins", "eins", "zwei"]
    assert post.recorder.said(B) == ["drei", "drei"]
    assert len(post.recorder.events) == 3
    assert sorted(row.event_id or "" for row in await post.rows()) == ["$e1", "$e2", "$e3"]


async def test_what_the_room_showed_us_is_not_sent_again(post: Post) -> None:
    post.recorder.troubles[A] = [AWAY]
    await post.put(A, "eins", "zwei")
    await post.drain()
    await post.courier.confirm(post.recorder.calls[0].txn_id, "$gesehen")
    await post.drain(seconds=1)
    assert post.recorder.said() == ["eins", "zwei"]
    assert (await post.rows())[0].event_id == "$gesehen"


async def test_stopping_finishes_the_message_in_hand_and_begins_no_other(post: Post) -> None:
    post.recorder.gates[A] = asyncio.Event()
    await post.put(A, "eins", "zwei")
    running = asyncio.create_task(post.courier.run())
    await post.recorder.until(lambda: post.recorder.said() == ["eins"])
    post.courier.stop()
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(asyncio.shield(running), 0.1)
    post.recorder.gates[A].set()
    async with asyncio.timeout(10):
        await running
    assert post.recorder.said() == ["eins"]
    assert [row.event_id for row in await post.rows()] == ["$e1", None]


async def test_an_outbox_that_cannot_be_read_is_tried_again(
    post: Post, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.courier.AFTER_TROUBLE", 0.01)
    await post.put(A, "eins")
    async with post.database.transaction() as session:
        await session.execute(text("ALTER TABLE outbox RENAME TO away"))
    running = asyncio.create_task(post.courier.run())
    async with asyncio.timeout(10):
        while "can't be read" not in caplog.text:
            async with post.database.transaction() as session:
                await session.execute(text("SELECT 1"))
    async with post.database.transaction() as session:
        await session.execute(text("ALTER TABLE away RENAME TO outbox"))
    await post.recorder.until(lambda: post.recorder.said() == ["eins"])
    await _settled(post, running)
