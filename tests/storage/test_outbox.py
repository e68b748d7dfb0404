"""The outbox: what waits, in which order, and how edits of one message are bundled."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage import outbox
from storage.database import Database
from storage.outbox import EDIT_PAUSE, REDACT, Outgoing
from tests.conversation import ANNA, MONDAY, OTHER_REGION, REGION
from tests.recorder import letter

A, B = "!a:localhost", "!b:localhost"


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    async with database.transaction() as opened:
        yield opened


async def rows(session: AsyncSession) -> list[Outgoing]:
    session.expire_all()
    return list(await session.scalars(select(Outgoing).order_by(Outgoing.id)))


async def send(session: AsyncSession, row: int, minutes: float = 0) -> None:
    """As if the homeserver had taken the row, with the event id ``$`` and its number."""
    sent = next(one for one in await rows(session) if one.id == row)
    await outbox.confirm(session, sent.txn_id, f"${row}", MONDAY + timedelta(minutes=minutes))


async def due(session: AsyncSession, minutes: float = 0, resting: tuple[str, ...] = ()) -> list[int]:
    found = await outbox.due(session, MONDAY + timedelta(minutes=minutes), 100, resting)
    return [row.id for row in found]


async def test_what_waits_comes_by_priority_and_age(session: AsyncSession) -> None:
    letters = [letter(A, "c", priority=2), letter(A, "b", priority=1), letter(B, "a"), letter(A, "a")]
    await outbox.post(session, REGION, letters, MONDAY)
    assert await due(session) == [3, 4, 2, 1]
    assert await due(session, -1) == []
    assert await due(session, resting=(A,)) == [3]
    assert len(await outbox.due(session, MONDAY, 2, ())) == 2
    assert len({row.txn_id for row in await rows(session)}) == 4


async def test_what_is_sent_or_dead_waits_no_more(session: AsyncSession) -> None:
    await outbox.post(session, REGION, [letter(A, "a"), letter(A, "b"), letter(A, "c")], MONDAY)
    await send(session, 1)
    await outbox.bury(session, 2, MONDAY, "no")
    assert await due(session) == [3]
    assert [row.id for row in await outbox.dead_letters(session, REGION)] == [2]
    assert await outbox.dead_letters(session, OTHER_REGION) == []
    assert await outbox.next_moment(session, ()) == MONDAY
    assert await outbox.next_moment(session, (A,)) is None


async def test_the_first_confirmation_counts(session: AsyncSession) -> None:
    await outbox.post(session, REGION, [letter(A, "a")], MONDAY)
    await outbox.failed(session, 1, "away", 1)
    await send(session, 1)
    (row,) = await rows(session)
    await outbox.confirm(session, row.txn_id, "$other", MONDAY + timedelta(hours=1))
    (row,) = await rows(session)
    assert (row.event_id, row.sent_at, row.error, row.attempts) == ("$1", MONDAY, "", 1)


# Edits


async def card_with_edit(session: AsyncSession) -> None:
    await outbox.post(session, REGION, [letter(A, "Karte", ref="card:1", item=1)], MONDAY)
    await send(session, 1)
    await outbox.post_edit(session, REGION, letter(A, "eins", target=1), MONDAY)


async def test_the_first_edit_goes_at_once(session: AsyncSession) -> None:
    await card_with_edit(session)
    assert await due(session) == [2]


async def test_an_edit_that_waits_is_replaced_under_a_new_transaction_id(session: AsyncSession) -> None:
    await card_with_edit(session)
    first = (await rows(session))[1].txn_id
    await outbox.post_edit(session, REGION, letter(A, "zwei", target=1, item=7), MONDAY + timedelta(seconds=1))
    _, edit = await rows(session)
    assert edit.content == '{"body": "zwei"}'
    assert edit.item == 7
    assert edit.txn_id != first
    await outbox.confirm(session, first, "$old", MONDAY)
    assert await due(session) == [2]


async def test_the_next_edit_waits_ten_seconds_after_the_last(session: AsyncSession) -> None:
    await card_with_edit(session)
    await send(session, 2)
    for words in ("zwei", "drei"):
        await outbox.post_edit(session, REGION, letter(A, words, target=1), MONDAY + timedelta(seconds=3))
    *_, edit = await rows(session)
    assert edit.id == 3
    assert edit.content == '{"body": "drei"}'
    assert edit.not_before == MONDAY + EDIT_PAUSE == MONDAY + timedelta(seconds=10)
    assert await due(session, 9 / 60) == []
    assert await due(session, 10 / 60) == [3]


async def test_a_late_edit_does_not_wait(session: AsyncSession) -> None:
    await card_with_edit(session)
    await send(session, 2)
    await outbox.post_edit(session, REGION, letter(A, "zwei", target=1), MONDAY + timedelta(minutes=5))
    assert await due(session, 5) == [3]


async def test_edits_of_other_messages_and_redactions_are_apart(session: AsyncSession) -> None:
    await card_with_edit(session)
    await outbox.post(session, REGION, [letter(A, "andere"), letter(A, "", target=1, type=REDACT)], MONDAY)
    await outbox.post_edit(session, REGION, letter(A, "neu", target=3), MONDAY)
    assert [row.content for row in await rows(session)][1:] == [
        '{"body": "eins"}', '{"body": "andere"}', '{"body": ""}', '{"body": "neu"}',
    ]  # fmt: skip


# Finding


async def test_messages_are_found_by_their_name_in_the_region(session: AsyncSession) -> None:
    letters = [letter(A, "a", ref="card:1"), letter(B, "b", ref="card:1", priority=1), letter(A, "c", ref="card:2")]
    await outbox.post(session, REGION, letters, MONDAY)
    await outbox.post(session, OTHER_REGION, [letter(A, "d", ref="card:1")], MONDAY)
    await outbox.bury(session, 2, MONDAY, "no")
    assert [tuple(row) for row in await outbox.posted(session, REGION, "card:1")] == [(1, A, 0, "")]


async def test_a_message_is_about_an_item_in_its_own_room_and_region(session: AsyncSession) -> None:
    letters = [letter(A, "a", item=1, ref="card:1"), letter(A, "b"), letter(f"direct:{ANNA}", "c", item=2)]
    await outbox.post(session, REGION, letters, MONDAY)
    for row in (1, 2, 3):
        await send(session, row)
    found = await outbox.about(session, REGION, [A], "$1")
    assert found
    assert tuple(found) == (1, "card:1")
    assert await outbox.about(session, REGION, [B, f"direct:{ANNA}"], "$1") is None
    assert await outbox.about(session, OTHER_REGION, [A], "$1") is None
    assert await outbox.about(session, REGION, [A], "$2") is None
    assert await outbox.about(session, REGION, [B, f"direct:{ANNA}"], "$3")


async def test_the_answer_to_an_event(session: AsyncSession) -> None:
    await outbox.post(session, REGION, [letter(A, "a", answers="$x"), letter(A, "b", answers="$x")], MONDAY)
    found = await outbox.answered(session, REGION, "$x")
    assert found
    assert found.id == 1
    assert await outbox.answered(session, OTHER_REGION, "$x") is None
    assert await outbox.answered(session, REGION, "$y") is None


# Retention


async def test_old_rows_go_and_those_about_items_lose_their_text(session: AsyncSession) -> None:
    letters = [
        letter(A, "gesendet"),
        letter(A, "Karte", item=1),
        letter(A, "wartet"),
        letter(A, "tot"),
        letter(A, "neu"),
    ]
    await outbox.post(session, REGION, letters, MONDAY)
    await outbox.post(session, REGION, [letter(A, "Änderung", target=2, item=1)], MONDAY)
    await outbox.post(session, OTHER_REGION, [letter(A, "andere")], MONDAY)
    for row in (1, 2, 6, 7):
        await send(session, row)
    await outbox.bury(session, 4, MONDAY, "no")
    await send(session, 5, minutes=24 * 60)
    await outbox.forget(session, REGION, MONDAY + timedelta(days=30), 30)
    assert len(await rows(session)) == 7
    await outbox.forget(session, REGION, MONDAY + timedelta(days=30, minutes=1), 30)
    assert {row.id: row.content for row in await rows(session)} == {
        2: "{}",
        3: '{"body": "wartet"}',
        5: '{"body": "neu"}',
        7: '{"body": "andere"}',
    }


async def test_what_was_sent_about_items_goes_with_them(session: AsyncSession) -> None:
    letters = [letter(A, "eins", item=1), letter(A, "zwei", item=2), letter(A, "wartet", item=1), letter(A, "ohne")]
    await outbox.post(session, REGION, letters, MONDAY)
    await outbox.post(session, OTHER_REGION, [letter(A, "andere", item=1)], MONDAY)
    for row in (1, 2, 4, 5):
        await send(session, row)
    await outbox.forget_items(session, REGION, [1, *range(3, 30_000)])
    assert [row.id for row in await rows(session)] == [2, 3, 4, 5]
