"""Narrowing the board's lists: every word must be there, begin one, or be meant; topics are whole; newest first."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from storage import listings
from storage.database import Database
from storage.search import index
from storage.search.narrow import matching, narrow
from tests.conversation import OTHER_REGION, REGION
from tests.storage.factory import REGIONS, listing

HERE = REGIONS[REGION]
BOTH = ["Anbau-Häcksler", "Häcksler"]


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    async with database.transaction() as opened:
        yield opened


async def found(session: AsyncSession, words: str = "", *, topic: str = "", region: str = REGION) -> list[str]:
    match = await matching(session, REGIONS[region], topic=topic, words=words)
    query = narrow(listings.open_listings(region), match)
    return [one.title for one in await listings.page(session, query, below=None, size=100)]


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("häcksler", BOTH),
        ("HAECKSLER", BOTH),
        ("Häckslers", BOTH),
        ("häcks", BOTH),
        ("an", BOTH),  # a filler
        ("anb", ["Anbau-Häcksler"]),
        ("häcksler anbau", ["Anbau-Häcksler"]),
        ("fahrer", ["Anbau-Häcksler"]),
        ("fahrer häcksler", ["Anbau-Häcksler"]),
        ("Häckslr", BOTH),
        ("Schredder", BOTH),  # means the same
        ("Buschhacker mit Fahrer", ["Anbau-Häcksler"]),
        ("bagger", []),
        ("häcksler bagger", []),
        ("Häcksler #bauhof", []),
        ("scope title", []),
    ],
)
async def test_every_word_must_be_there_or_begin_one_or_be_meant(
    session: AsyncSession, words: str, titles: list[str]
) -> None:
    await listing(session)
    await listing(session, "Anbau-Häcksler", body="mit Fahrer")
    await listing(session, "Häcksler anderswo", region=OTHER_REGION)
    await listing(session, "Häcksler vorbei", status="done")
    await listing(session, "Häcksler verborgen", hidden=True)
    assert await found(session, words) == titles


@pytest.mark.parametrize("words", ["", "und", "der die das", '" OR * AND (', "💡", "#", "'"])
async def test_what_says_nothing_narrows_nothing(session: AsyncSession, words: str) -> None:
    await listing(session)
    await listing(session, "Anbau-Häcksler", kind="offer")
    assert await matching(session, HERE, words=words) == ""
    assert await found(session, words) == BOTH


@pytest.mark.parametrize(
    "words",
    ['"Häcksler"', "Häcksler*", "title:Häcksler", 'Häcksler" OR "Zelt', "NOT Häcksler", "Häcksler)", "^Häcksler"],
)
async def test_syntax_of_the_index_is_nothing_but_words(session: AsyncSession, words: str) -> None:
    await listing(session, "Title: Häcksler not for a Zelt")
    await listing(session, "Bagger")
    assert await found(session, words) == ["Title: Häcksler not for a Zelt"]


async def test_parts_and_what_means_the_same_are_found_too(session: AsyncSession) -> None:
    await listing(session, "Straßenkehrmaschine")
    await listing(session, "Vergabe der Reinigung")
    await listing(session, "Kehren der Straßen mit Maschine", kind="offer")
    assert "Straßenkehrmaschine" in await found(session, "Kehrmaschine")
    assert await found(session, "Maschine Straße") == ["Kehren der Straßen mit Maschine", "Straßenkehrmaschine"]
    assert await found(session, "Straßenkehrmaschine Zelt") == []
    assert await found(session, "Ausschreibung") == ["Vergabe der Reinigung"]
    assert await found(session, "Ausschreibung Reinigung") == ["Vergabe der Reinigung"]


async def test_topics_are_whole(session: AsyncSession) -> None:
    await listing(session, topics="bauhof klima")
    await listing(session, "Zelt", topics="bau")
    assert await found(session, topic="bauhof") == ["Häcksler"]
    assert await found(session, topic="Klima") == ["Häcksler"]
    assert await found(session, topic="bau") == ["Zelt"]
    assert await found(session, topic="bauho") == await found(session, topic="nichts") == []
    assert await found(session, topic="bauhof", region=OTHER_REGION) == []
    assert await found(session, "häcksler", topic="bauhof") == ["Häcksler"]
    assert await found(session, "zelt", topic="bauhof") == []


async def test_a_topic_is_found_under_all_its_names(session: AsyncSession) -> None:
    await listing(session, "Zelt", topics="vergabe")
    await listing(session, "Ausschreibung von Tablets", kind="offer")
    await listing(session, "Zelt")
    both = ["Ausschreibung von Tablets", "Zelt"]
    assert await found(session, topic="vergabe") == await found(session, topic="Ausschreibung") == both


async def test_the_newest_come_first_whatever_their_kind(session: AsyncSession) -> None:
    for number in range(6):
        await listing(session, f"Häcksler {number}", kind="offer" if number in (1, 4) else "need")
    titles = [f"Häcksler {number}" for number in range(5, -1, -1)]
    assert await found(session, "häcksler") == titles
    query = narrow(listings.open_listings(REGION), await matching(session, HERE, words="häcksler"))
    page = await listings.page(session, query, below=5, size=2)
    assert [one.title for one in page] == titles[2:4]
    assert await listings.count(session, query, below=5) == 4


async def test_one_kind_may_have_what_the_other_has_not(session: AsyncSession) -> None:
    await listing(session, "Häcksler mit Fahrer", kind="offer")
    await listing(session, "Häcksler")
    assert await found(session, "Häcksler Fahrer") == ["Häcksler mit Fahrer"]
    assert await found(session, "Häcksler Zelt") == []


async def test_nothing_fits_on_an_empty_board(session: AsyncSession) -> None:
    assert await found(session, "häcksler") == await found(session, topic="bauhof") == await found(session) == []
    assert await matching(session, HERE, words="häcksler") is None


async def test_the_index_is_followed(session: AsyncSession) -> None:
    one = await listing(session)
    one.title = "Bagger"
    await index.update_item(session, HERE, one)
    assert await found(session, "häcksler") == []
    assert await found(session, "bagger") == ["Bagger"]
