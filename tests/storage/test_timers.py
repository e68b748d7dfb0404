"""The table of timers."""

from datetime import timedelta

from bot.replies import SetTimer
from storage import timers
from storage.database import Database
from tests.conversation import MONDAY, OTHER_REGION, REGION


def timer(key: str, minutes: int = 0) -> SetTimer:
    return SetTimer(kind="ring", key=key, due_at=MONDAY + timedelta(minutes=minutes), payload={"wer": "Jürgen", "n": 1})


async def test_due_are_those_whose_moment_has_come_in_order(database: Database) -> None:
    async with database.transaction() as session:
        await timers.arm(session, REGION, [timer("c", 1), timer("b"), timer("a"), timer("d", 2)])
        await timers.arm(session, OTHER_REGION, [timer("e")])
        found = await timers.due(session, [REGION], MONDAY + timedelta(minutes=1))
        assert [row.key for row in found] == ["b", "a", "c"]
        assert len(await timers.due(session, [REGION, OTHER_REGION], MONDAY)) == 3
        assert len(await timers.due(session, [REGION], MONDAY, limit=1)) == 1
        assert await timers.due(session, [], MONDAY) == []
        assert await timers.next_due(session, [REGION]) == MONDAY
        assert await timers.next_due(session, ["weg"]) is None


async def test_the_same_key_replaces_only_in_its_region(database: Database) -> None:
    async with database.transaction() as session:
        await timers.arm(session, REGION, [timer("a")])
        await timers.arm(session, OTHER_REGION, [timer("a")])
        await timers.arm(session, REGION, [timer("a", 5)])
        await timers.arm(session, REGION, [])
        assert await timers.due(session, [REGION], MONDAY) == []
        assert len(await timers.due(session, [OTHER_REGION], MONDAY)) == 1
        await timers.cancel(session, REGION, ["a", "b"])
        assert await timers.keys(session, REGION) == set()
        assert await timers.keys(session, OTHER_REGION) == {"a"}


async def test_a_timer_is_taken_once_and_its_id_never_comes_again(database: Database) -> None:
    async with database.transaction() as session:
        await timers.arm(session, REGION, [timer("a")])
        (row,) = await timers.due(session, [REGION], MONDAY)
        assert row.payload == '{"wer": "J\\u00fcrgen", "n": 1}'
        assert await timers.take(session, row.id) == "a"
        assert await timers.take(session, row.id) is None
        await timers.arm(session, REGION, [timer("b")])
        assert await timers.take(session, row.id) is None
        assert await timers.keys(session, REGION) == {"b"}
