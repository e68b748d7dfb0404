"""Needs and offers that fit each other: of the other kind, of others, in time, not told yet, the nearest first."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.config import Municipality
from storage import listings
from storage.database import Database
from storage.listings import Listing
from storage.search.matching import counterparts, in_time, same_owner
from tests.conversation import ANNA, BERND, OTHER_REGION, REGION
from tests.storage.factory import REGIONS, listing

HERE = REGIONS[REGION]
PLACES = tuple(
    Municipality(name=name, district=district)
    for name, district in (("Borchen", "Paderborn"), ("Büren", "Paderborn"), ("Warburg", "Höxter"), ("Soest", ""))
)


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    async with database.transaction() as opened:
        yield opened


async def found(session: AsyncSession, one: Listing, limit: int = 5) -> list[str]:
    return [match.listing.label for match in await counterparts(session, HERE, one, limit)]


async def need(session: AsyncSession, title: str = "Häcksler", **more: object) -> Listing:
    values: dict[str, Any] = {"municipality": "Büren", **more}
    return await listing(session, title, **values)


async def test_counterparts_are_of_the_other_kind_and_of_others(session: AsyncSession) -> None:
    await need(session, "Häcksler mit Fahrer")
    await listing(session, "Fahrer mit Häcksler", kind="offer")
    for more in (
        {"kind": "need"},
        {"kind": "offer", "municipality": "Büren"},
        {"kind": "offer", "region": OTHER_REGION},
        {"kind": "offer", "hidden": True},
        {"kind": "offer", "status": "done"},
    ):
        await listing(session, "Häcksler mit Fahrer", **more)
    mine, offer = await listings.by_number(session, REGION, 1), await listings.by_number(session, REGION, 2)
    assert mine
    assert offer
    assert await found(session, mine) == ["B2"]
    assert await found(session, offer) == ["S1"]
    there = await listings.by_number(session, OTHER_REGION, 1)
    assert there
    assert await counterparts(session, REGIONS[OTHER_REGION], there, 5) == []


async def test_the_best_come_first_of_equals_the_newest(session: AsyncSession) -> None:
    mine = await need(session, "Häcksler mit Fahrer")
    for title in ("Fahrer mit Häcksler", "Häcksler", "Häcksler", "Beratung"):
        await listing(session, title, kind="offer")
    assert await found(session, mine) == ["B2", "B4", "B3"]
    assert await found(session, mine, 1) == ["B2"]
    assert await found(session, mine, 2) == ["B2", "B4"]


@pytest.mark.parametrize(
    ("wanted", "offered"),
    [
        ("Häcksler", "Anbau-Häcksler mit Fahrer, zwei Tage im Monat frei"),
        ("Häcksler für nächste Woche, am liebsten mit Fahrer", "Häcksler"),
        ("Straßenkehrmaschine", "Kehrmaschine"),
        ("Ausschreibung von Tablets", "Vergabestelle übernimmt Vergabe"),
        ("Häckslr", "Häcksler"),
        ("Mobiles Arbeiten: Richtlinie", "Dienstvereinbarung Homeoffice"),
    ],
)
async def test_both_are_told_whoever_comes_first(session: AsyncSession, wanted: str, offered: str) -> None:
    mine, other = await need(session, wanted), await listing(session, offered, kind="offer")
    assert await found(session, mine) == [other.label]


@pytest.mark.parametrize(
    ("wanted", "offered"),
    [
        ("Häcksler", "Kehrmaschine"),
        ("Hilfe im Bauamt", "Hilfe im Standesamt"),
        ("Dringend Unterstützung gesucht", "Unterstützung anzubieten"),
        ("Zelt in Büren", "Beratung in Büren"),
        ("Schulsekretärin", "Schulhof"),  # one part in common is near enough to be shown, but not to be told
        ("Wasserpumpe", "Wasserzähler"),
        ("Feuerwehrauto", "Autokran"),
        ("und", "und"),
        ("", "Häcksler"),
        ("Häcksler", ""),
    ],
)
async def test_nobody_is_told_of_what_does_not_fit(session: AsyncSession, wanted: str, offered: str) -> None:
    mine, other = await need(session, wanted), await listing(session, offered, kind="offer")
    assert await found(session, mine) == await found(session, other) == []


async def test_a_pair_is_told_once(session: AsyncSession) -> None:
    mine = await need(session)
    told, new = await listing(session, kind="offer"), await listing(session, kind="offer")
    await listings.tell_pairs(session, mine, [told])
    assert await found(session, mine) == [new.label]
    assert await found(session, told) == []
    assert await found(session, new) == [mine.label]


async def test_those_who_come_too_late_leave_their_place_to_others(session: AsyncSession) -> None:
    mine = await need(session, opens=date(2026, 12, 1), closes=date(2026, 12, 4))
    await listing(session, kind="offer", closes=date(2026, 11, 30))
    fits = await listing(session, kind="offer", opens=date(2026, 12, 4))
    await listing(session, kind="offer", opens=date(2026, 12, 5))
    assert await found(session, mine, 1) == [fits.label]


async def test_the_nearer_comes_first(session: AsyncSession) -> None:
    region = HERE.model_copy(update={"municipalities": PLACES})
    mine = await need(session)
    for municipality in ("Borchen", "Warburg", "Soest"):
        await listing(session, kind="offer", municipality=municipality)
    await listing(session, "Häcksler", body="mit Fahrer", kind="offer", municipality="Warburg")
    matches = await counterparts(session, region, mine, 5)
    assert [match.listing.municipality for match in matches] == ["Soest", "Borchen", "Warburg", "Warburg"]
    best = await listing(session, "Häcksler, Fahrer", kind="offer", municipality="Warburg")
    more = await need(session, "Häcksler und Fahrer")
    (first,) = await counterparts(session, region, more, 1)  # what fits better may come from afar
    assert first.listing is best


async def test_a_match_says_why(session: AsyncSession) -> None:
    await listing(session, "Anbauhäcksler", body="für die Ausschreibung", topics="klima", kind="offer")
    (match,) = await counterparts(
        session, HERE, await need(session, "HÄCKSLER, Bus", body="Vergabe", topics="klima"), 5
    )
    assert match.words == ("HÄCKSLER", "Vergabe")
    (match,) = await counterparts(session, HERE, await need(session, "Häcksler Klima"), 5)
    assert match.tags == ("#klima",)


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ((None, None), (None, None), True),
        ((1, 3), (None, None), True),
        ((1, 3), (3, 5), True),
        ((1, 3), (4, 5), False),
        ((4, None), (None, 3), False),
        ((4, None), (None, 4), True),
        ((None, 3), (None, 1), True),
        ((2, 2), (1, 3), True),
    ],
)
def test_periods_need_a_common_day(one: tuple[int, int], other: tuple[int, int], fits: bool) -> None:
    first, second = (
        Listing(opens=opens and date(2026, 12, opens), closes=closes and date(2026, 12, closes))
        for opens, closes in (one, other)
    )
    assert in_time(first, second) is in_time(second, first) is fits


def test_whose_it_is() -> None:
    def of(municipality: str, author: str) -> Listing:
        return Listing(municipality=municipality, author=author)

    assert same_owner(of("Borchen", ANNA), of("Borchen", BERND))
    assert not same_owner(of("Borchen", ANNA), of("Büren", ANNA))
    assert not same_owner(of("Borchen", ANNA), of("", ANNA))
    assert same_owner(of("", ANNA), of("", ANNA))
    assert not same_owner(of("", ANNA), of("", BERND))
