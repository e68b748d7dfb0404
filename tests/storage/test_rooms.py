"""Rooms and their members."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from storage import rooms
from storage.database import Database
from storage.rooms import Room
from tests.conversation import (
    ANNA,
    BERND,
    CARLA,
    OTHER_REGION,
    OTHER_ROOM,
    REGION,
    ROOM,
    SECOND_ROOM,
    STRANGER,
    direct_room,
    sample,
)

DIRECT = direct_room(REGION, ANNA)


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    async with database.transaction() as opened:
        for room, region in ((ROOM, REGION), (SECOND_ROOM, REGION), (OTHER_ROOM, OTHER_REGION)):
            await rooms.save_room(opened, Room(room_id=room, region=region, kind="shared", configured=room))
        await rooms.save_room(opened, Room(room_id=DIRECT, region=REGION, kind="direct", user=ANNA))
        await rooms.set_members(opened, REGION, ROOM, {ANNA: "Anna", BERND: ""})
        await rooms.set_members(opened, REGION, SECOND_ROOM, {ANNA: ""})
        await rooms.set_members(opened, OTHER_REGION, OTHER_ROOM, {CARLA: "Carla"})
        await rooms.set_members(opened, REGION, DIRECT, {ANNA: "Anna", STRANGER: "Fremd"})
        await opened.flush()
        yield opened


async def test_members_are_those_of_shared_rooms(session: AsyncSession) -> None:
    assert await rooms.is_member(session, REGION, ANNA)
    assert await rooms.is_member(session, REGION, BERND)
    assert not await rooms.is_member(session, REGION, CARLA)
    assert not await rooms.is_member(session, REGION, STRANGER)
    assert await rooms.is_member(session, OTHER_REGION, CARLA)
    assert set(await rooms.region_members(session, REGION)) == {ANNA, BERND}
    assert await rooms.region_members(session, OTHER_REGION) == {CARLA: "Carla"}


async def test_names(session: AsyncSession) -> None:
    assert await rooms.member_name(session, REGION, ANNA) == "Anna"
    assert await rooms.member_name(session, REGION, BERND) == ""
    assert await rooms.member_name(session, REGION, CARLA) == ""
    assert await rooms.names_of(session, REGION, [ANNA, BERND, CARLA]) == {ANNA: "Anna"}
    assert await rooms.names_of(session, REGION, []) == {}


async def test_coming_and_leaving(session: AsyncSession) -> None:
    await rooms.add_member(session, REGION, ROOM, STRANGER, "Fremd")
    assert await rooms.is_member(session, REGION, STRANGER)
    await rooms.remove_member(session, ROOM, STRANGER)
    assert not await rooms.is_member(session, REGION, STRANGER)
    await rooms.set_members(session, REGION, ROOM, {BERND: "Bernd"})
    assert await rooms.room_members(session, ROOM) == {BERND: "Bernd"}
    await rooms.set_members(session, REGION, ROOM, {})
    assert await rooms.room_members(session, ROOM) == {}


async def test_a_room_that_the_bot_left_counts_no_more(session: AsyncSession) -> None:
    region = sample().region[0]
    assert await rooms.main_room(session, region) == ROOM
    await rooms.leave_room(session, ROOM, replaced_by="!neu")
    assert not await rooms.is_member(session, REGION, BERND)
    assert await rooms.is_member(session, REGION, ANNA)
    assert await rooms.shared_rooms(session, REGION) == [SECOND_ROOM]
    assert await rooms.main_room(session, region) == SECOND_ROOM
    await rooms.leave_room(session, SECOND_ROOM)
    assert await rooms.main_room(session, region) is None
    left = {room.room_id: room.replaced_by for room in await rooms.all_rooms(session) if not room.joined}
    assert left == {ROOM: "!neu", SECOND_ROOM: None}


async def test_direct_chats(session: AsyncSession) -> None:
    assert await rooms.direct_rooms(session, REGION, [ANNA, BERND]) == {ANNA: DIRECT}
    assert await rooms.direct_rooms(session, OTHER_REGION, [ANNA]) == {}
    assert list(await rooms.direct_rooms(session, REGION, [])) == []
    await rooms.leave_room(session, DIRECT)
    assert await rooms.direct_rooms(session, REGION, [ANNA]) == {}
