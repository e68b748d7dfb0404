"""The board's queries: each sees its own region, open and visible listings, in order."""

from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest
from sqlalchemy import Select, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from storage import items, listings
from storage.database import Database
from storage.listings import Draft, Interest, Listing, Pair
from tests.conversation import ANNA, BERND, MONDAY, OTHER_REGION, REGION
from tests.storage.factory import days_ago, listing

LAST = date(2026, 12, 30)


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    async with database.transaction() as opened:
        yield opened


async def titles(
    session: AsyncSession, query: Select[Listing], *, below: int | None = None, size: int = 100
) -> list[str]:
    found = await listings.page(session, query, below=below, size=size)
    return [one.title for one in found]


async def test_each_region_counts_for_itself(session: AsyncSession) -> None:
    assert [await items.next_number(session, REGION) for _ in range(3)] == [1, 2, 3]
    assert await items.next_number(session, OTHER_REGION, 5) == 1
    assert await items.next_number(session, OTHER_REGION) == 6
    assert await items.next_number(session, REGION, 10) == 4
    assert await items.next_number(session, REGION) == 14


async def test_numbers_name_one_listing_of_a_region(session: AsyncSession) -> None:
    mine, other = await listing(session, "hier"), await listing(session, "dort", region=OTHER_REGION)
    assert mine.number == other.number == 1
    assert await listings.by_number(session, REGION, 1) is mine
    assert await listings.by_number(session, OTHER_REGION, 1) is other
    assert await listings.by_number(session, REGION, 2) is None


async def test_the_board_shows_what_is_open_and_not_hidden(session: AsyncSession) -> None:
    await listing(session, "a")
    await listing(session, "b", status="done")
    await listing(session, "c", hidden=True)
    await listing(session, "d")
    await listing(session, "e", region=OTHER_REGION)
    query = listings.open_listings(REGION)
    assert await titles(session, query) == ["d", "a"]
    assert await titles(session, query, size=1) == ["d"]
    assert await titles(session, query, below=4) == ["a"]
    assert await listings.count(session, query) == 2
    assert await listings.count(session, query, below=4) == 1


async def test_what_belongs_to_whom(session: AsyncSession) -> None:
    await listing(session, "Borchens")
    await listing(session, "verborgen", hidden=True)
    await listing(session, "Bürens", municipality="Büren")
    await listing(session, "Annas", municipality="")
    await listing(session, "anderswo", region=OTHER_REGION)
    await listing(session, "vorbei", status="expired")
    assert await titles(session, listings.of_owner(REGION, "Borchen", BERND)) == ["verborgen", "Borchens"]
    assert await titles(session, listings.of_owner(REGION, "", ANNA)) == ["Annas", "Bürens", "verborgen", "Borchens"]
    assert await listings.without_municipality(session, REGION, ANNA) == [4]
    assert await listings.without_municipality(session, OTHER_REGION, ANNA) == []
    await listings.give(session, OTHER_REGION, [4], "Büren")
    assert await listings.without_municipality(session, REGION, ANNA) == [4]
    await listings.give(session, REGION, [4], "Büren")
    assert await listings.without_municipality(session, REGION, ANNA) == []


async def test_who_is_asked_and_what_is_closed(session: AsyncSession) -> None:
    await listing(session, "bald")
    await listing(session, "später", until=LAST + timedelta(days=1))
    await listing(session, "gefragt", asked_at=MONDAY)
    await listing(session, "vorbei", status="done")
    await listing(session, "anderswo", region=OTHER_REGION)
    assert [tuple(row) for row in await listings.to_ask(session, REGION, LAST)] == [(1, LAST)]
    assert not await listings.to_ask(session, REGION, LAST - timedelta(days=1))
    assert not await listings.to_close(session, REGION, LAST)
    over = await listings.to_close(session, REGION, LAST + timedelta(days=1))
    assert [tuple(row) for row in over] == [(3, LAST)]
    assert not await listings.to_close(session, OTHER_REGION, LAST + timedelta(days=9))


async def test_events_lead_to_what_they_made(session: AsyncSession) -> None:
    made = await listing(session, source_event="$1")
    session.add(
        Interest(region=REGION, listing_id=made.id, municipality="Büren", user=BERND, at=MONDAY, source_event="$2")
    )
    session.add(Draft(event_id="$3", region=REGION, room="!a", sender=ANNA, kind="need", body="x", at=MONDAY))
    await session.flush()
    for region, known in ((REGION, True), (OTHER_REGION, False)):
        assert (await listings.by_source(session, region, "$1") is made) is known
        assert (await listings.interest_by_source(session, region, "$2") is not None) is known
        assert (await listings.draft(session, region, "$3") is not None) is known
    await listings.forget_draft(session, OTHER_REGION, "$3")
    assert await listings.draft(session, REGION, "$3")
    await listings.forget_draft(session, REGION, "$3")
    assert await listings.draft(session, REGION, "$3") is None
    assert [one.user for one in await listings.interests(session, made)] == [BERND]


async def test_pairs_are_told_once_from_both_sides(session: AsyncSession) -> None:
    need, offer = await listing(session), await listing(session, kind="offer")
    over = await listing(session, kind="offer", status="done")
    await listings.tell_pairs(session, need, [])
    await listings.tell_pairs(session, need, [offer, over])
    assert await listings.told_pairs(session, need) == {offer.id, over.id}
    assert await listings.told_pairs(session, offer) == {need.id}
    assert await listings.open_partners(session, need) == [offer]
    assert await listings.open_partners(session, offer) == [need]


# Retention


async def test_closed_listings_go_with_all_that_hangs_on_them(session: AsyncSession) -> None:
    old = await listing(session, "alt", status="done", closed_at=days_ago(366))
    await listing(session, "neu", status="done", closed_at=days_ago(364))
    await listing(session, "offen", created_at=days_ago(1000))
    await listing(session, "anderswo", status="done", closed_at=days_ago(366), region=OTHER_REGION)
    offer = await listing(session, "Angebot", kind="offer")
    await listings.tell_pairs(session, old, [offer])
    session.add(
        Interest(region=REGION, listing_id=old.id, municipality="Büren", user=BERND, at=MONDAY, source_event="$2")
    )
    await session.flush()
    assert await listings.forget_closed(session, REGION, MONDAY, 365) == [1]
    left = await session.scalars(select(Listing.title).order_by(Listing.id))
    assert left.all() == ["neu", "offen", "anderswo", "Angebot"]
    for table in (Interest, Pair):
        assert await session.scalar(select(func.count()).select_from(table)) == 0
    assert await items.next_number(session, REGION) == 5


async def test_old_drafts_go(session: AsyncSession) -> None:
    for event, region, days in (("$old", REGION, 8), ("$new", REGION, 6), ("$other", OTHER_REGION, 8)):
        session.add(
            Draft(event_id=event, region=region, room="!a", sender=ANNA, kind="need", body="x", at=days_ago(days))
        )
    await session.flush()
    await listings.forget_drafts(session, REGION, MONDAY, 7)
    assert set(await session.scalars(text("SELECT event_id FROM drafts"))) == {"$new", "$other"}
