"""The index: what stands in a row, that all counts are exact whatever happens to an item, and that scopes are apart."""

import random
from collections import Counter
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import Database
from storage.listings import Listing
from storage.search import index
from storage.search.entry import entry_of, row_id
from storage.search.tables import Scope, Word
from storage.search.words import stem
from storage.topics import together
from tests.conversation import OTHER_REGION, REGION
from tests.storage.factory import REGIONS, listing

HERE = REGIONS[REGION]
TOPICS = together(HERE.topics, ())
SAID = (
    *(
        "Häcksler mit Fahrer",
        "Anbau-Häcksler",
        "Straßenkehrmaschine",
        "Ausschreibung von Tablets",
        "Vergabe",
        "E-Vergabe",
    ),
    *("Personalausweis verloren", "Melde- und Passwesen", "mobiles Arbeiten", "und", "Häcksler Häcksler häckslers", ""),
)


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    async with database.transaction() as opened:
        yield opened


async def rows(session: AsyncSession) -> dict[int, list[list[str]]]:
    """What stands in the index: its rows with the words of each column."""
    found = await session.execute(text("SELECT rowid, * FROM search_index"))
    return {row: [column.split() for column in columns] for row, *columns in found}


async def check_counts(session: AsyncSession) -> None:
    """Everything that is known of words and scopes is what can be counted in the rows."""
    items, length, words = Counter[int](), Counter[int](), Counter[tuple[int, str]]()
    for (mark, *tags), title, *rest in (await rows(session)).values():
        code = int(mark.removesuffix(":"))
        items[code] += 1
        length[code] += len(title)
        for word in {*tags, *title, *(word for column in rest for word in column)}:
            scope, _, bare = word.partition(":")
            assert int(scope) == code
            words[code, bare] += 1
    counted = {(word.scope, word.word): word.items for word in await session.scalars(select(Word))}
    assert counted == words
    scopes = {scope.code: (scope.items, scope.length) for scope in await session.scalars(select(Scope))}
    assert scopes == {code: (items[code], length[code]) for code in scopes}
    assert scopes.keys() >= items.keys()


def stems(*words: str) -> tuple[str, ...]:
    return tuple(map(stem, words))


def test_what_a_row_holds() -> None:
    one = Listing(kind="need", title="Anbau-Häcksler mit Fahrer", body="Häcksler, Straßenkehrmaschine", topics="klima")
    entry = entry_of(one, TOPICS)
    assert entry.title == stems("anbau", "haecksler", "anbauhaecksler", "fahrer")
    assert entry.body == stems("haecksler", "strassenkehrmaschine")
    assert entry.title_parts == ()  # the compound's parts stand in the title already
    assert set(entry.body_parts) >= set(stems("strassen", "kehrmaschine", "maschine"))
    assert entry.tags == ("#klima",)
    assert entry.length == 4
    assert len(entry.all) == len(set(entry.all))


@pytest.mark.parametrize(
    ("title", "topics", "tags"),
    [
        ("Zelt", "feuerwehr Klima", ["#feuerwehr", "#klima"]),
        ("Zelt", "homeoffice", ["#mobilesarbeiten"]),  # another word of a topic
        ("Zelt", "schul-it eigenes-thema", ["#eigenesthema", "#schulit"]),
        ("Ausschreibung", "", ["#vergabe"]),
        ("Vergabe", "vergabe", ["#vergabe"]),
        ("Mobiles Arbeiten", "", ["#mobilesarbeiten"]),
        ("Feuerwehrhaus", "", ["#feuerwehr"]),
        ("Bauhof-Fahrzeug", "", ["#bauhof"]),
        ("Personal", "", ["#personal"]),
        ("Personalausweis", "", ["#buergerservice"]),  # not #personal
        ("Häcksler", "", []),
    ],
)
def test_topics_are_those_said_and_those_spoken_of(title: str, topics: str, tags: list[str]) -> None:
    assert entry_of(Listing(title=title, body="", topics=topics), TOPICS).tags == tuple(tags)


def test_a_topic_is_not_read_from_the_body() -> None:
    assert entry_of(Listing(title="Zelt", body="Ausschreibung", topics=""), TOPICS).tags == ()


async def test_an_item_can_be_read_back(session: AsyncSession) -> None:
    one = await listing(session, "Ausschreibung", body="Straßenkehrmaschine", topics="klima")
    bare = await listing(session, "und", kind="offer")
    found = await index.read(session, [row_id("need", one.id), row_id("offer", bare.id), 4711])
    assert found.keys() == {row_id("need", one.id), row_id("offer", bare.id)}
    assert found[row_id("need", one.id)].entry == entry_of(one, TOPICS)
    assert found[row_id("offer", bare.id)].entry == entry_of(bare, TOPICS)
    assert found[row_id("offer", bare.id)].code == (await index.scope_of(session, REGION, "offer")).code


def test_items_of_all_kinds_have_rows_of_their_own() -> None:
    kinds = ("need", "expertise", "question")
    assert len({row_id(kind, number) for kind in kinds for number in range(1, 100)}) == 3 * 99
    assert row_id("need", 7) == row_id("offer", 7) < row_id("need", 8)


async def test_regions_and_kinds_never_see_each_other_s_words(session: AsyncSession) -> None:
    await listing(session, "Häcksler")
    await listing(session, "Häcksler", kind="offer")
    await listing(session, "Häcksler", region=OTHER_REGION)
    words = [word for _, title, *_ in (await rows(session)).values() for word in title]
    assert len(set(words)) == 3
    scopes = {(one.region, one.kind): one.items for one in await session.scalars(select(Scope))}
    assert scopes == {(REGION, "need"): 1, (REGION, "offer"): 1, (OTHER_REGION, "need"): 1}
    await check_counts(session)


async def test_what_may_not_be_found_is_not_written(session: AsyncSession) -> None:
    await listing(session, hidden=True)
    await listing(session, status="done")
    assert await rows(session) == {}


async def test_unused_words_vanish(session: AsyncSession) -> None:
    one, other = await listing(session, "Häcksler mit Fahrer", topics="klima"), await listing(session, "Fahrer")
    await index.remove(session, "need", [one.id])
    assert (await session.scalars(select(Word.word))).all() == [stem("fahrer")]
    await index.remove(session, "need", [one.id, other.id, 4711])
    await index.remove(session, "need", [])
    assert (await session.scalars(select(Word.word))).all() == []
    assert await rows(session) == {}
    await check_counts(session)


async def test_the_index_follows_an_item(session: AsyncSession) -> None:
    one = await listing(session)
    await listing(session)
    changes: tuple[tuple[str, object], ...] = (
        *(("title", "Bagger"), ("kind", "offer"), ("status", "done"), ("kind", "need"), ("status", "open")),
        *(("hidden", True), ("hidden", True), ("hidden", False), ("topics", "klima"), ("body", "Häcksler")),
    )
    for name, value in changes:
        setattr(one, name, value)
        await index.update_item(session, HERE, one)
        found = await index.read(session, [row_id(one.kind, one.id)])
        entries = [row.entry for row in found.values()]
        assert entries == ([entry_of(one, TOPICS)] if one.searchable else []), name
        await check_counts(session)


@pytest.mark.parametrize("seed", range(3))
async def test_counts_stay_exact_whatever_happens(session: AsyncSession, seed: int) -> None:
    random_ = random.Random(seed)
    made = [await listing(session, "Häcksler", region=random_.choice((REGION, OTHER_REGION))) for _ in range(12)]
    for _ in range(60):
        one = random_.choice(made)
        match random_.randrange(6):
            case 0:
                one.title = random_.choice(SAID)
            case 1:
                one.body = " ".join(random_.choices(SAID, k=3))
            case 2:
                one.kind = random_.choice(("need", "offer"))
            case 3:
                one.status = random_.choice(("open", "done"))
            case 4:
                one.hidden = random_.random() < 0.3
            case 5:
                one.topics = " ".join(random_.sample(["bauhof", "vergabe", "klima", "neu"], 2))
        if random_.random() < 0.1:
            await index.remove(session, one.kind, [other.id for other in random_.sample(made, 3)])
        await index.update_item(session, REGIONS[one.region], one)
        await session.flush()
        await check_counts(session)
    assert await rows(session)


async def test_a_region_s_index_is_cleared_alone(session: AsyncSession) -> None:
    mine = [await listing(session), await listing(session, kind="offer"), await listing(session, hidden=True)]
    other = await listing(session, region=OTHER_REGION)
    await index.clear(session, REGION, {"need": [mine[0].id, mine[2].id], "offer": [mine[1].id], "question": []})
    assert list(await rows(session)) == [row_id("need", other.id)]
    await check_counts(session)
