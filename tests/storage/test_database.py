"""The database file: its settings, transactions, locks, and what an administrator reads when it can't be used."""

import asyncio
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from datetime import UTC, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, OperationalError

from storage import gateway, inbox
from storage.database import FILE, LOCK, Database, DataError, in_use, is_trouble, open_database, open_for_reading
from storage.inbox import Handled
from tests.conversation import MONDAY
from tests.quick import empty_file

LOCKER = """
import sys
from pathlib import Path
from storage.database import lock_folder
lock = lock_folder(Path(sys.argv[1]))
print("locked", flush=True)
sys.stdin.read()
"""


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """As the bot has it, with its thread and its settings: the other tests of tables hurry."""
    opened = open_database(tmp_path)
    yield opened
    await opened.close()


async def test_every_connection_has_the_settings(database: Database) -> None:
    for _ in range(2):
        async with database.reading() as one, database.reading() as other:
            for session in (one, other):
                found = [
                    await session.scalar(text(f"PRAGMA {name}"))
                    for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
                ]
                assert found == ["wal", 2, 1, 10_000]


# Transactions


async def test_work_is_committed_at_the_end(database: Database) -> None:
    async with database.transaction() as session:
        await gateway.keep(session, "a", "1")
        await session.flush()
        async with database.reading() as other:
            assert await gateway.recall(other, "a") is None
    async with database.reading() as other:
        assert await gateway.recall(other, "a") == "1"


async def test_what_raises_is_rolled_back(database: Database) -> None:
    async def write_and_break() -> None:
        async with database.transaction() as session:
            await gateway.keep(session, "a", "1")
            await session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await write_and_break()
    async with database.transaction() as session:
        assert await gateway.recall(session, "a") is None


async def test_writers_take_turns(database: Database) -> None:
    async def count() -> None:
        async with database.transaction() as session:
            number = int(await gateway.recall(session, "n") or 0)
            await gateway.keep(session, "n", str(number + 1))

    await asyncio.gather(*(count() for _ in range(30)))
    async with database.reading() as session:
        assert await gateway.recall(session, "n") == "30"


async def test_moments_are_utc(database: Database) -> None:
    there = MONDAY.astimezone(timezone(timedelta(hours=5)))
    async with database.transaction() as session:
        await inbox.take(session, "r", "$1", "!a", "@a", there)
    async with database.reading() as session:
        (row,) = await session.scalars(text("SELECT at FROM inbox"))
        handled = await session.get(Handled, "$1")
    assert row.startswith("2026-11-30 09:00:00")
    assert handled
    assert handled.at == MONDAY
    assert handled.at.tzinfo is UTC


# The folder


def test_a_new_folder_belongs_to_the_bot_alone(tmp_path: Path) -> None:
    folder = tmp_path / "tief" / "Daten ä?#%20 ' neu"
    database = open_database(folder)
    asyncio.run(database.close())
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / FILE).stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(folder / FILE)) as connection:
        assert connection.execute("SELECT count(*) FROM listings").fetchone() == (0,)


def test_one_process_at_a_time(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", LOCKER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout
        assert holder.stdout.readline() == "locked\n"
        assert in_use(tmp_path)
        with pytest.raises(DataError, match=f"{tmp_path} is in use by another process"):
            open_database(tmp_path)
    finally:
        holder.communicate()
    assert not in_use(tmp_path)
    asyncio.run(open_database(tmp_path).close())


def test_closing_gives_the_folder_free(tmp_path: Path) -> None:
    database = open_database(tmp_path)
    assert in_use(tmp_path)
    asyncio.run(database.close())
    assert not in_use(tmp_path)
    assert not in_use(tmp_path / "nirgends")


def _newer(file: Path) -> None:
    file.write_bytes(empty_file())
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def _older(file: Path) -> None:
    file.write_bytes(empty_file())
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("DROP TABLE alembic_version")


def _garbage(file: Path) -> None:
    file.write_bytes(b"no database " * 1000)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (_newer, r"written by a newer version \(9999\); install that version"),
        (_garbage, "can't be used: file is not a database"),
        (Path.mkdir, "can't be used: "),
    ],
)
def test_a_file_that_cannot_be_used(tmp_path: Path, spoil: Callable[[Path], None], sentence: str) -> None:
    spoil(tmp_path / FILE)
    before = (tmp_path / FILE).read_bytes() if (tmp_path / FILE).is_file() else b""
    with pytest.raises(DataError, match=sentence):
        open_database(tmp_path)
    assert not in_use(tmp_path)
    assert not (tmp_path / FILE).is_file() or (tmp_path / FILE).read_bytes() == before


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DataError, match="can't be written: "):
        open_database(tmp_path / "file" / "data")


# Only looking


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda _: None, "there is no database in"),
        (_newer, "newer version"),
        (_older, "of an older version; start the bot once"),
        (_garbage, "not a database"),
    ],
)
def test_nothing_to_look_at(tmp_path: Path, spoil: Callable[[Path], None], sentence: str) -> None:
    spoil(tmp_path / FILE)
    with pytest.raises(DataError, match=sentence):
        open_for_reading(tmp_path)


async def test_looking_beside_a_running_bot_changes_nothing(database: Database, tmp_path: Path) -> None:
    async with database.transaction() as session:
        await gateway.keep(session, "a", "1")
    beside = open_for_reading(tmp_path)
    async with beside.reading() as session:
        assert await gateway.recall(session, "a") == "1"
    with pytest.raises(OperationalError, match="readonly"):
        async with beside.transaction() as session:
            await gateway.keep(session, "a", "2")
    await beside.close()
    assert (tmp_path / LOCK).exists()


async def test_damage_is_found(tmp_path: Path) -> None:
    content = bytearray(empty_file())
    content[4096 * 3 : 4096 * 6] = b"\x07" * (4096 * 3)
    (tmp_path / FILE).write_bytes(content)
    database = Database(open_for_reading(tmp_path).engine)
    assert await database.damage()
    await database.close()
    (tmp_path / FILE).write_bytes(empty_file())
    database = open_for_reading(tmp_path)
    assert await database.damage() == ""
    await database.close()


@pytest.mark.parametrize(
    ("statement", "trouble"),
    [
        ("PRAGMA query_only=ON", True),
        ("PRAGMA max_page_count=1", True),
        ("DROP TABLE gateway", False),
        ("CREATE TRIGGER no BEFORE INSERT ON gateway BEGIN SELECT RAISE(ABORT, 'no'); END", False),
    ],
)
async def test_trouble_is_what_may_pass(database: Database, statement: str, trouble: bool) -> None:
    async with database.transaction() as session:
        await session.execute(text(statement))
        with pytest.raises(DBAPIError) as caught:
            await session.execute(text("INSERT INTO gateway VALUES ('a', :long)"), {"long": "x" * 100_000})
        await session.rollback()
    assert is_trouble(caught.value) is trouble
    assert not is_trouble(ValueError())
