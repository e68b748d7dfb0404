"""The registry when several tasks change it at once: the sync, the courier and errands in the background."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.matrix.raw import MEGOLM
from bot.matrix.reading import Me
from bot.matrix.registry import Registry
from storage import rooms
from storage.database import Database, open_database
from tests.matrix.bot import config_for

ROOM, NEW, BERND = "!paten:localhost", "!neu:localhost", "@bernd:localhost"
CLOSED = {"algorithm": MEGOLM}


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = open_database(tmp_path)
    yield database
    await database.close()


@pytest.fixture
async def registry(database: Database) -> Registry:
    """With one open room."""
    registry = Registry(config_for("https://localhost", "bot", [ROOM]), database, Me("@bot:localhost"))
    await registry.load()
    await registry.plan(ROOM, "r1", "shared", configured=ROOM)
    await registry.enter(ROOM, {})
    return registry


async def test_encryption_survives_whatever_else_is_changed(registry: Registry, database: Database) -> None:
    """Each of these had read the room before it was encrypted, and wrote it back open."""
    await registry.plan(NEW, "r1", "direct", user=BERND)
    async with database.transaction():  # nobody gets on
        changes = [
            registry.encrypt(ROOM, CLOSED),
            registry.encrypt(NEW, CLOSED),
            registry.plan(ROOM, "r1", "shared", configured="#other:localhost"),
            registry.plan(NEW, "r1", "direct", user="@anna:localhost"),
            registry.enter(NEW, {}),
            registry.leave(ROOM),
        ]
        tasks = [asyncio.create_task(one) for one in changes]
        await asyncio.sleep(0)
    await asyncio.gather(*tasks)
    assert (registry.encryption(ROOM), registry.encryption(NEW)) == (CLOSED, CLOSED)
    assert (registry.rows[ROOM].joined, registry.rows[NEW].joined) == (False, True)
    async with database.reading() as session:
        kept = {row.room_id: row for row in await rooms.all_rooms(session)}
    assert {name: (row.joined, row.encryption) for name, row in kept.items()} == {
        name: (row.joined, row.encryption) for name, row in registry.rows.items()
    }


async def test_members_survive_a_change_of_all_of_them(registry: Registry, database: Database) -> None:
    async with database.transaction():
        changes = [registry.set_members(ROOM, {"@anna:localhost": "Anna"}), registry.set_member(ROOM, BERND, "Bernd")]
        tasks = [asyncio.create_task(one) for one in changes]
        await asyncio.sleep(0)
    await asyncio.gather(*tasks)
    async with database.reading() as session:
        assert registry.known_members(ROOM) == await rooms.room_members(session, ROOM)
    assert registry.readers(ROOM) == {"@anna:localhost", BERND}


async def test_a_successor_that_is_known_to_be_encrypted(registry: Registry) -> None:
    """The bot is in it already, as in the direct chat for which its invite was taken."""
    await registry.plan(NEW, "r1", "direct", user=BERND)
    await registry.enter(NEW, {}, encryption=CLOSED)
    await registry.move(ROOM, NEW)
    assert registry.encryption(NEW) == CLOSED
