"""Writing the index anew: it becomes what adding gave, only where it is needed, and each region for itself."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.config import Region, Topic
from storage import items, topics
from storage.database import Database
from storage.expertise import Expertise
from storage.importing import add_listings
from storage.listings import Listing
from storage.questions import Question
from storage.search import index, rebuild
from storage.search.rebuild import bring_up_to_date, outdated, version
from storage.search.tables import State
from tests.conversation import ANNA, MONDAY, OTHER_REGION, REGION, conversation
from tests.storage.factory import REGIONS, listing

HERE, THERE = REGIONS[REGION], REGIONS[OTHER_REGION]
COMMON = {"municipality": "Büren", "author": ANNA, "created_at": MONDAY}
DAMAGES = (
    "DELETE FROM search_words",
    "DELETE FROM search_index",
    "DELETE FROM search_index WHERE rowid % 3 = 0",
    "UPDATE search_words SET items = 99, word = word || 'x'",
    "UPDATE search_scopes SET items = 7, length = 0",
    "UPDATE search_index SET title = '1:falsch'",
    "DELETE FROM search_words; DELETE FROM search_index; DELETE FROM search_scopes; DELETE FROM search_state",
)
Dump = dict[str, list[tuple[object, ...]]]


async def fill(session: AsyncSession) -> None:
    """Items of all kinds, some of which may not be found; two of the other region."""
    await listing(session, "Häcksler mit Fahrer", body="Straßenkehrmaschine", topics="bauhof klima")
    await listing(session, "Anbau-Häcksler", kind="offer")
    gone = await listing(session, "Vergabe", kind="offer")
    gone.status = "done"
    await index.update_item(session, HERE, gone)
    await listing(session, "Verborgenes", hidden=True)
    await listing(session, "Häcksler", region=OTHER_REGION)
    await listing(session, "Bagger", kind="offer", region=OTHER_REGION)
    number = await items.next_number(session, REGION, 3)
    more: list[Expertise | Question] = [
        Expertise(region=REGION, number=number, title="Vergabe", confirmed_at=MONDAY, status="open", **COMMON),
        Expertise(region=REGION, number=number + 1, title="Bau", confirmed_at=MONDAY, status="proposed", **COMMON),
        Question(region=REGION, number=number + 2, title="Wer macht Vergabe?", status="done", **COMMON),
    ]
    session.add_all(more)
    await session.flush()
    await index.add(session, HERE, more)


async def dump(session: AsyncSession) -> Dump:
    """All that the search keeps; scopes by their names, since their codes may be others."""
    rows = {}
    for table in ("search_index", "search_words", "search_scopes"):
        found = await session.execute(text(f"SELECT * FROM {table} ORDER BY 1, 2, 3"))
        rows[table] = [tuple(row) for row in found]
    names = {str(code): f"{region}/{kind}" for code, region, kind, *_ in rows["search_scopes"]}
    ids = await session.scalars(text("SELECT rowid FROM search_index ORDER BY tags, title, body"))
    return {
        "ids": [(row,) for row in sorted(ids)],
        "index": sorted((*(_named(column, names) for column in row),) for row in rows["search_index"]),
        "words": sorted((names[str(scope)], *rest) for scope, *rest in rows["search_words"]),
        "scopes": sorted(row[1:] for row in rows["search_scopes"] if row[3]),
    }


def _named(column: str, names: dict[str, str]) -> str:
    words = (word.partition(":") for word in column.split())
    return " ".join(f"{names[code]}:{word}" for code, _, word in words)


@pytest.mark.parametrize("damage", DAMAGES)
async def test_a_rebuilt_index_is_what_adding_gave(database: Database, damage: str) -> None:
    async with database.transaction() as session:
        await fill(session)
        for region in (HERE, THERE):
            await rebuild.rebuild(session, region)
        before = await dump(session)
        for statement in damage.split("; "):
            await session.execute(text(statement))
    async with database.transaction() as session:
        assert await rebuild.rebuild(session, HERE) == 4
        assert await rebuild.rebuild(session, THERE) == 2
        assert await dump(session) == before


async def test_adding_and_rebuilding_write_the_same(database: Database) -> None:
    async with database.transaction() as session:
        await fill(session)
        before = await dump(session)
        assert len(before["ids"]) == 6
        assert len(before["words"]) > 15
        await rebuild.rebuild(session, HERE)
        await rebuild.rebuild(session, HERE)
        assert await dump(session) == before


async def test_a_rebuilt_index_follows_the_topics(database: Database) -> None:
    async with database.transaction() as session:
        await listing(session, "Zelt", topics="alt")
        await topics.say(session, REGION, {"alt": ("Alt", "", "klima")})
        await rebuild.rebuild(session, HERE)
        found = await dump(session)
        assert (f"{REGION}/need", "#klima", 1) in found["words"]
        assert not [row for row in found["words"] if row[1] == "#alt"]


async def test_regions_are_apart(database: Database) -> None:
    async with database.transaction() as session:
        await fill(session)
        before = await dump(session)
        await session.execute(text("DELETE FROM search_words"))
        await rebuild.rebuild(session, THERE)
        words = (await dump(session))["words"]
        assert words == [row for row in before["words"] if str(row[0]).startswith(OTHER_REGION)]
        assert len((await dump(session))["ids"]) == 6
        assert (await outdated(session, HERE), await outdated(session, THERE)) == (True, False)


async def test_many_items_come_in_chunks(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuild, "CHUNK", 3)
    async with database.transaction() as session:
        one = await listing(session, "Häcksler")
        await fill(session)
        values = {name: getattr(one, name) for name in ("region", "kind", "municipality", "author", "title", "until")}
        many = [Listing(**values, status="open", created_at=MONDAY) for _ in range(7)]
        await add_listings(session, HERE, many)
        before = await dump(session)
        assert await rebuild.rebuild(session, HERE) == 4 + 1 + 7
        assert await dump(session) == before


async def test_only_what_other_rules_wrote_is_brought_up_to_date(database: Database) -> None:
    async with database.transaction() as session:
        await fill(session)
    assert await bring_up_to_date(database, [HERE, THERE]) == {HERE.name: 4, THERE.name: 2}
    assert await bring_up_to_date(database, [HERE, THERE]) == {}
    async with database.transaction() as session:
        before = await dump(session)
        await session.execute(text("DELETE FROM search_words"))
        await session.merge(State(region=REGION, version="0"))
        assert (await outdated(session, HERE), await outdated(session, THERE)) == (True, False)
    assert await bring_up_to_date(database, [THERE, HERE]) == {HERE.name: 4}
    async with database.reading() as session:
        words = (await dump(session))["words"]
        assert words == [row for row in before["words"] if str(row[0]).startswith(f"{REGION}/")]
        state = await session.get(State, REGION)
        assert state
        assert state.version == version(HERE)


async def test_other_rules_words_or_topics_make_it_outdated(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = HERE.model_copy(update={"topic": (Topic(tag="zelte", name="Zelte"),)})
    async with database.transaction() as session:
        assert await outdated(session, HERE)
        await rebuild.rebuild(session, HERE)
        assert not await outdated(session, HERE)
        assert await outdated(session, Region.model_validate(other.model_dump()))
        for name, value in (("VERSION", -1), ("checksum", lambda: 0)):
            with monkeypatch.context() as changed:
                changed.setattr(rebuild, name, value)
                assert await outdated(session, HERE)
        assert not await outdated(session, HERE)


async def test_a_start_brings_the_index_up_to_date(tmp_path: Path) -> None:
    async with conversation(tmp_path) as c:
        await c.say(ANNA, "!suche Häcksler")
        async with c.database.transaction() as session:
            await session.execute(text("DELETE FROM search_index"))
            await session.execute(text("UPDATE search_state SET version = ''"))
        assert "S1" not in (await c.say(ANNA, "!liste Häcksler") or "")
    async with conversation(tmp_path) as c:
        assert "S1" in (await c.say(ANNA, "!liste Häcksler", event_id="$again") or "")
