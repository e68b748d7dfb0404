"""Migrations and classes agree, and the database of every earlier version comes along with its data.

``NNNN.sql`` is a small database as the version with that revision wrote it; it never changes once that is released.
"""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Table, create_engine
from sqlalchemy.exc import OperationalError

from storage.database import FILE, url_for
from storage.migrations import HERE, require_current, revisions, upgrade
from storage.tables import Base
from tests.conversation import ANNA, BERND, CARLA, DIETER, OTHER_ROOM, ROOM, Conversation, conversation

DUMPS = {file.stem: file for file in Path(__file__).parent.glob("[0-9]*.sql")}
SEARCH = re.compile(r"search_index(_\w+)?")  # the tables of FTS5, which have no classes


def _nothing(file: Path) -> None:
    """Not even a file."""


def _empty(file: Path) -> None:
    file.touch()


def _dump(revision: str) -> Callable[[Path], None]:
    def load(file: Path) -> None:
        with closing(sqlite3.connect(file)) as connection:
            connection.executescript(DUMPS[revision].read_text("utf-8"))

    return load


EARLIER = {"none": _nothing, "empty": _empty, **{revision: _dump(revision) for revision in sorted(DUMPS)}}


def _differences(file: Path) -> list[object]:
    engine = create_engine(url_for(file))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        found = [one for one in compare_metadata(context, Base.metadata) if not _is_search(one)]
    engine.dispose()
    return found


def _is_search(difference: object) -> bool:
    match difference:
        case ("remove_table", Table(name=name)):
            return SEARCH.fullmatch(name) is not None
    return False


def _schema(file: Path) -> set[str]:
    """Every table and index as SQLite describes it, without spaces."""
    with closing(sqlite3.connect(file)) as connection:
        found = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {re.sub(r'[\s"]+', "", sql) for (sql,) in found}


@pytest.mark.parametrize("earlier", EARLIER)
def test_every_earlier_database_becomes_what_the_classes_say(tmp_path: Path, earlier: str) -> None:
    EARLIER[earlier](tmp_path / FILE)
    upgrade(tmp_path / FILE)
    assert _differences(tmp_path / FILE) == []
    require_current(tmp_path / FILE)


def test_the_comparison_finds_differences(tmp_path: Path) -> None:
    upgrade(tmp_path / FILE)
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.executescript("ALTER TABLE pages DROP COLUMN query; DROP INDEX outbox_ref; CREATE TABLE extra (a)")
    assert len(_differences(tmp_path / FILE)) == 3


def test_ids_of_timers_never_come_again(tmp_path: Path) -> None:
    upgrade(tmp_path / FILE)
    assert any(
        sql.startswith("CREATETABLEtimers(idINTEGERNOTNULLPRIMARYKEYAUTOINCREMENT") for sql in _schema(tmp_path / FILE)
    )


def test_every_revision_but_the_newest_left_a_dump() -> None:
    assert {"0001", *revisions()[:-1]} <= set(DUMPS) <= set(revisions())


@pytest.mark.parametrize("revision", sorted(DUMPS))
def test_a_dump_is_what_its_migration_made(tmp_path: Path, revision: str) -> None:
    upgrade(tmp_path / "made", revision)
    _dump(revision)(tmp_path / "dumped")
    assert _schema(tmp_path / "made") == _schema(tmp_path / "dumped")


def test_upgrading_twice_changes_nothing(tmp_path: Path) -> None:
    upgrade(tmp_path / FILE)
    before = (tmp_path / FILE).read_bytes()
    upgrade(tmp_path / FILE)
    assert (tmp_path / FILE).read_bytes() == before


def test_migrations_don_t_change_with_the_code() -> None:
    for file in (HERE / "versions").glob("[0-9]*.py"):
        imports = re.findall(r"^(?:from|import) (storage\S*)", file.read_text("utf-8"), re.MULTILINE)
        assert set(imports) <= {"storage.database"}, file.name


async def test_who_does_what_comes_along(tmp_path: Path) -> None:
    _dump("0002")(tmp_path / FILE)
    async with conversation(tmp_path) as c:
        assert "W15 " in (await c.say(BERND, "!wer Vergaberecht", event_id="$neu1") or "")
        assert "F16" in (await c.say(BERND, "!fragen", event_id="$neu2") or "")
        assert "#bauhof" in (await c.say(ANNA, "!abos", event_id="$neu3") or "")


async def test_meetings_come_along(tmp_path: Path) -> None:
    _dump("0004")(tmp_path / FILE)
    async with conversation(tmp_path) as c:
        assert "Dabei: Borchen (2)" in (await c.say(BERND, "!zeige T19", event_id="$neu1") or "")
        assert "✅ 1: Borchen" in (await c.say(BERND, "!zeige U20", event_id="$neu2") or "")
        assert "A21" in (await c.say(ANNA, "!aufgaben", event_id="$neu3") or "")


@pytest.mark.parametrize("revision", sorted(DUMPS))
async def test_the_data_come_along(tmp_path: Path, revision: str) -> None:
    _dump(revision)(tmp_path / FILE)
    async with conversation(tmp_path) as c:
        await _use(c)


async def _use(c: Conversation) -> None:
    events = (f"$neu{number}" for number in count())

    async def ask(user: str, line: str, room: str = ROOM) -> str:
        return str(await c.say(user, line, room=room, event_id=next(events)))

    shown = await ask(ANNA, "!zeige S2")
    assert shown.startswith("S2 · Borchen sucht: Häcksler\nmit Fahrer wäre schön\n")
    assert "Passt vielleicht: B1 Büren bietet „Anbau-Häcksler mit Fahrer“" in shown
    assert "Eine Kommune hat Interesse: Borchen" in await ask(ANNA, "!zeige 1")
    assert "S2 Borchen sucht" in await ask(ANNA, "!liste Häcksler #bauhof Borchen")
    assert "S1 Carla sucht „Zelt“" in await ask(CARLA, "!liste", OTHER_ROOM)
    assert "Sache 0" in await ask(DIETER, "!mehr")
    assert re.match(r"S(?:1[579]|24) · ", await ask(DIETER, "!suche Neues"))
    assert re.search(r"E(?:1[68]|20|25) · ", await ask(DIETER, "!erinnere mich morgen 9 Uhr an Neues"))
    assert "S3 ist wieder wie vorher" in await ask(BERND, "!rückgängig")
    assert await c.say(ANNA, "!suche Häcksler", event_id="$event5") is None


def test_a_migration_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.execute("CREATE TABLE timers (a)")
    with pytest.raises(OperationalError, match="timers already exists"):
        upgrade(tmp_path / FILE)
    assert _schema(tmp_path / FILE) == {"CREATETABLEtimers(a)"}
