"""What becomes of a message that can't be sent, and of edits and redactions."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.courier import Hopeless, Refused, Unreachable
from storage import outbox
from storage.outbox import POLL_START, REDACT, Outgoing
from tests.recorder import REGION, Post

A = "!a:localhost"
AWAY, NO, NEVER = Unreachable("no answer"), Refused("not in the room"), Hopeless("malformed")


@pytest.fixture
async def post(tmp_path: Path) -> AsyncIterator[Post]:
    office = Post(tmp_path)
    yield office
    await office.database.close()


# Giving up


async def _age(post: Post, row_id: int, hours: float, attempts: int) -> None:
    """As if the row had been tried for so long."""
    values = {"created_at": post.now - timedelta(hours=hours), "attempts": attempts}
    async with post.database.transaction() as session:
        await session.execute(update(Outgoing).where(Outgoing.id == row_id).values(values))


async def test_a_dead_letter_after_a_day_and_the_next_message_goes_on(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    post.recorder.troubles[A] = [NO, NO]
    first, _ = await post.put(A, "eins", "zwei")
    await _age(post, first, 23.99, 300)
    await post.drain()
    assert [row.dead_at for row in await post.rows()] == [None, None]
    await post.drain(minutes=5)
    assert post.recorder.said() == ["eins", "eins", "zwei"]
    dead, sent = await post.rows()
    assert (dead.dead_at, dead.error, sent.event_id) == (post.now, "not in the room", "$e1")
    assert "given up" in caplog.text
    async with post.database.reading() as session:
        assert [row.id for row in await outbox.dead_letters(session, REGION)] == [first]


async def test_a_native_poll_that_a_room_forbids_holds_nothing_back(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    post.recorder.troubles[A] = [NO]
    await post.put(A, "Umfrage", type=POLL_START)
    await post.put(A, "zwei")
    await post.drain()
    assert post.recorder.said() == ["Umfrage", "zwei"]
    assert "given up" in caplog.text


async def test_after_a_day_of_sleep_one_failure_is_no_reason_to_give_up(post: Post) -> None:
    post.recorder.troubles[A] = [AWAY] * 9
    (row,) = await post.put(A, "eins")
    await _age(post, row, 72, 0)
    for _ in range(10):
        await post.drain(minutes=5)
    (sent,) = await post.rows()
    assert (sent.event_id, sent.dead_at) == ("$e1", None)


async def test_what_will_never_be_taken_goes_at_once(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    post.recorder.troubles[A] = [NEVER]
    await post.put(A, "eins", "zwei")
    await post.drain()
    assert post.recorder.said() == ["eins", "zwei"]
    dead, sent = await post.rows()
    assert (dead.error, sent.event_id) == ("malformed", "$e1")
    assert [record.levelno for record in caplog.records] == [logging.ERROR]


# Edits and redactions


async def test_an_edit_waits_for_its_message_and_names_it(post: Post) -> None:
    post.recorder.troubles[A] = [AWAY]
    (card,) = await post.put(A, "Karte", priority=1)
    await post.edit(A, card, "neu")
    await post.drain()
    assert post.recorder.said() == ["Karte"]
    await post.drain(seconds=1)
    assert post.recorder.said() == ["Karte", "Karte", "neu"]
    assert post.recorder.calls[-1].content["m.relates_to"] == {"rel_type": "m.replace", "event_id": "$e1"}


async def test_even_an_edit_that_goes_first_waits_for_its_message(post: Post) -> None:
    (card,) = await post.put(A, "Karte", priority=2)
    await post.put(A, "neu", target=card)
    await post.drain()
    assert post.recorder.said() == []
    async with post.database.transaction() as session:
        await session.execute(update(Outgoing).where(Outgoing.id == card).values(priority=0))
    await post.drain(minutes=1)
    assert post.recorder.said()[0] == "Karte"


async def test_an_edit_of_what_was_never_sent_goes_nowhere(post: Post) -> None:
    post.recorder.troubles[A] = [NEVER]
    (card,) = await post.put(A, "Karte", priority=1)
    await post.edit(A, card, "neu")
    await post.drain()
    assert post.recorder.said() == ["Karte"]
    assert all(row.dead_at for row in await post.rows())


async def test_an_edit_that_is_replaced_while_it_is_sent_is_sent_anew(post: Post) -> None:
    (card,) = await post.put(A, "Karte")
    await post.drain()
    post.recorder.gates[A] = asyncio.Event()
    await post.edit(A, card, "alt")
    sending = asyncio.create_task(post.courier.drain())
    await post.recorder.until(lambda: "alt" in post.recorder.said())
    await post.edit(A, card, "neu")
    post.recorder.gates[A].set()
    await sending
    assert post.recorder.said() == ["Karte", "alt", "neu"]
    assert len({call.txn_id for call in post.recorder.calls}) == 3
    assert [row.event_id for row in await post.rows()] == ["$e1", "$e3"]


async def test_taking_back_names_the_message(post: Post) -> None:
    (card,) = await post.put(A, "Karte")
    await post.put(A, "", type=REDACT, target=card)
    await post.drain()
    assert post.recorder.said() == ["Karte", "$e1"]
