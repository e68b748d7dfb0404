"""The inbox: each event once."""

from datetime import timedelta

from storage import inbox
from storage.database import Database
from tests.conversation import ANNA, MONDAY, OTHER_REGION, REGION


async def test_an_event_is_taken_once(database: Database) -> None:
    async with database.transaction() as session:
        assert await inbox.take(session, REGION, "$1", "!a", ANNA, MONDAY)
    async with database.transaction() as session:
        assert not await inbox.take(session, REGION, "$1", "!a", ANNA, MONDAY)
        assert not await inbox.take(session, OTHER_REGION, "$1", "!b", ANNA, MONDAY)
        assert await inbox.take(session, REGION, "$2", "!a", ANNA, MONDAY)


async def test_what_was_rolled_back_can_be_taken_again(database: Database) -> None:
    async with database.transaction() as session:
        await inbox.take(session, REGION, "$1", "!a", ANNA, MONDAY)
        await session.rollback()
    async with database.transaction() as session:
        assert await inbox.take(session, REGION, "$1", "!a", ANNA, MONDAY)


async def test_the_sender_is_known_in_the_region(database: Database) -> None:
    async with database.transaction() as session:
        await inbox.take(session, REGION, "$1", "!a", ANNA, MONDAY)
        assert await inbox.sender_of(session, REGION, "$1") == ANNA
        assert await inbox.sender_of(session, OTHER_REGION, "$1") is None
        assert await inbox.sender_of(session, REGION, "$2") is None


async def test_old_rows_of_the_region_go(database: Database) -> None:
    async with database.transaction() as session:
        for region, event, age in ((REGION, "$old", 31), (REGION, "$new", 29), (OTHER_REGION, "$other", 31)):
            await inbox.take(session, region, event, "!a", ANNA, MONDAY - timedelta(days=age))
        await inbox.forget(session, REGION, MONDAY, 30)
        left = [event for event in ("$old", "$new") if await inbox.sender_of(session, REGION, event)]
        assert left == ["$new"]
        assert await inbox.sender_of(session, OTHER_REGION, "$other") == ANNA
