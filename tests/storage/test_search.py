"""The search index: which words count, what fits, and that no look-up leaves its region."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from storage import listings
from storage.database import Database
from storage.listings import Listing
from storage.search import index
from storage.search.words import terms
from tests.conversation import ANNA, BERND, OTHER_REGION, REGION
from tests.storage.factory import listing


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    async with database.transaction() as opened:
        yield opened


async def found(session: AsyncSession, words: str = "", *, topic: str = "", region: str = REGION) -> list[str]:
    query = index.narrow(listings.open_listings(region), region, topic=topic, words=words)
    return [one.title for one in await listings.page(session, query, below=None, size=100)]


async def indexed(session: AsyncSession) -> int:
    return int(await session.scalar(text("SELECT count(*) FROM listing_index")) or 0)


@pytest.mark.parametrize(
    ("words", "stems"),
    [
        ("Wir suchen einen Häcksler für die Gemeinde", ["hacksl", "gemeind"]),
        ("HÄCKSLER Haecksler häckslers", ["hacksl"]),
        ("Straße", ["strass"]),
        ("E-Akte 2.0", ["akt"]),
        ("der die das und", []),
        ("", []),
        ("💡 … !!", []),
        ("a\u0308 OR NEAR(", ["near"]),
    ],
)
def test_telling_words(words: str, stems: list[str]) -> None:
    assert terms(words) == stems


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("häcksler", ["Anbau-Häcksler", "Häcksler"]),
        ("HAECKSLER", ["Anbau-Häcksler", "Häcksler"]),
        ("häcks", ["Anbau-Häcksler", "Häcksler"]),
        ("häcksler anbau", ["Anbau-Häcksler"]),
        ("fahrer", ["Anbau-Häcksler"]),
        ("fahrer häcksler", ["Anbau-Häcksler"]),
        ("bagger", []),
        ("und", ["Anbau-Häcksler", "Häcksler"]),
        ('" OR * AND (', ["Anbau-Häcksler", "Häcksler"]),
        ("scope title", []),
    ],
)
async def test_every_word_must_be_there_or_begin_one(session: AsyncSession, words: str, titles: list[str]) -> None:
    await listing(session)
    await listing(session, "Anbau-Häcksler", body="mit Fahrer")
    await listing(session, "Häcksler anderswo", region=OTHER_REGION)
    await listing(session, "Häcksler vorbei", status="done")
    await listing(session, "Häcksler verborgen", hidden=True)
    assert await found(session, words) == titles


async def test_topics_are_whole(session: AsyncSession) -> None:
    await listing(session, topics="bauhof grünpflege")
    await listing(session, "Bauhof", topics="bau")
    assert await found(session, topic="bauhof") == ["Häcksler"]
    assert await found(session, topic="Gruenpflege") == ["Häcksler"]
    assert await found(session, topic="bau") == ["Bauhof"]
    assert await found(session, topic="bauhof", region=OTHER_REGION) == []
    assert await found(session, "häcksler", topic="bauhof") == ["Häcksler"]


async def test_the_index_follows_the_listing(session: AsyncSession) -> None:
    one = await listing(session)
    one.title = "Bagger"
    await index.update(session, one)
    assert await found(session, "häcksler") == []
    assert await found(session, "bagger") == ["Bagger"]
    one.status = "done"
    await index.update(session, one)
    assert await indexed(session) == 0
    one.status = "open"
    await index.update(session, one)
    await index.update(session, one)
    assert await indexed(session) == 1
    await index.remove(session, [])
    await index.remove(session, [one.id])
    assert await indexed(session) == 0


# What fits


def plain(title: str, body: str = "", topics: str = "") -> Listing:
    return Listing(title=title, body=body, topics=topics)


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [
        (plain("Häcksler"), plain("Anbau-Häcksler"), 3),
        (plain("Häcksler mit Fahrer"), plain("Fahrer für Häcksler"), 6),
        (plain("Häcksler", "Fahrer"), plain("Fahrer"), 1),
        (plain("a", topics="bauhof vergabe"), plain("b", topics="vergabe bauhof"), 4),
        (plain("Häcksler"), plain("Bagger"), 0),
        (plain("Häcksler", "Häcksler"), plain("Häcksler", "Häcksler"), 3),
    ],
)
def test_how_much_two_have_in_common(one: Listing, other: Listing, common: int) -> None:
    mine, theirs = index.Telling.of(one), index.Telling.of(other)
    assert mine.overlap(theirs) == theirs.overlap(mine) == common


async def test_counterparts_are_of_the_other_kind_and_of_others(session: AsyncSession) -> None:
    need = await listing(session, "Häcksler mit Fahrer", municipality="Büren")
    best = await listing(session, "Fahrer mit Häcksler", kind="offer")
    good = await listing(session, "Häcksler", kind="offer")
    newer = await listing(session, "Häcksler", kind="offer")
    for more in (
        {"kind": "need"},
        {"kind": "offer", "municipality": "Büren"},
        {"kind": "offer", "region": OTHER_REGION},
        {"kind": "offer", "hidden": True},
        {"kind": "offer", "status": "done"},
    ):
        await listing(session, "Häcksler mit Fahrer", **more)
    await listing(session, "Beratung", kind="offer", body="Häcksler")
    assert await index.counterparts(session, need, 5) == [best, newer, good]
    assert await index.counterparts(session, need, 1) == [best]
    assert await index.counterparts(session, best, 5) == [need]


async def test_words_that_everybody_uses_tell_nothing(session: AsyncSession, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "COMMON", 2)
    for _ in range(3):
        await listing(session, "Hilfe im Bauamt", kind="offer")
    rare = await listing(session, "Hilfe im Standesamt", kind="offer")
    need = await listing(session, "Hilfe im Standesamt", municipality="Büren")
    assert await index.counterparts(session, need, 5) == [rare]
    common = await listing(session, "Hilfe im Bauamt", municipality="Büren")
    assert len(await index.counterparts(session, common, 5)) == 3


async def test_nothing_to_look_for_finds_nothing(session: AsyncSession) -> None:
    await listing(session, "und", kind="offer")
    assert await index.counterparts(session, await listing(session, "und", municipality="Büren"), 5) == []
    assert await index.counterparts(session, plain(""), 5) == []


def test_whose_it_is() -> None:
    def of(municipality: str, author: str) -> Listing:
        return Listing(municipality=municipality, author=author)

    assert index.same_owner(of("Borchen", ANNA), of("Borchen", BERND))
    assert not index.same_owner(of("Borchen", ANNA), of("Büren", ANNA))
    assert not index.same_owner(of("Borchen", ANNA), of("", ANNA))
    assert index.same_owner(of("", ANNA), of("", ANNA))
    assert not index.same_owner(of("", ANNA), of("", BERND))
