"""Needs and offers that fit each other."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from bot.config import Region
from storage import listings
from storage.listings import Listing
from storage.search import find
from storage.search.entry import entry_of
from storage.search.judge import Judge
from storage.search.meaning import groups_of
from storage.search.query import Query, understand
from storage.topics import topics_of

NEAR = 0.4  # the least fit, of one to the other, at which two listings are told of each other
FAINT = 0.15  # the least fit of those that are compared the other way round too
OTHER_DISTRICT = 0.9  # what a score is worth when the two are of different districts
CLOSE = 40  # rows that are compared closely
CANDIDATES = 12  # of these, that are compared the other way round too


@dataclass(frozen=True, slots=True)
class Match:
    """A counterpart, and why: the words as they were typed, and common topics."""

    listing: Listing
    words: tuple[str, ...]
    tags: tuple[str, ...]


async def counterparts(session: AsyncSession, region: Region, listing: Listing, limit: int) -> list[Match]:
    """Open offers for a need, or needs for an offer, that were not told yet; of others, in time, the best first."""
    if not listing.title:
        return []
    kind = "offer" if listing.kind == "need" else "need"
    topics = await topics_of(session, region)
    query = await understand(session, region, f"{listing.title}\n{listing.body}", (kind,), topics)
    hits = {hit.id: hit for hit in await find.best_for(session, query, limit=CANDIDATES, least=FAINT, close=CLOSE)}
    if not hits:
        return []
    told = await listings.told_pairs(session, listing)
    rows = (await listings.by_ids(session, region.key, list(hits))).values()
    mine, districts = entry_of(listing, topics), region.districts

    def fits(other: Listing) -> bool:
        if other.id in told or same_owner(listing, other) or not in_time(listing, other):
            return False
        return hits[other.id].fit >= NEAR or _judge(query, other)(mine).fit >= NEAR

    def worth(other: Listing) -> tuple[float, int]:
        here, there = districts.get(listing.municipality, ""), districts.get(other.municipality, "")
        far = bool(here and there and here != there)
        return hits[other.id].score * (OTHER_DISTRICT if far else 1), other.number

    best = sorted(filter(fits, rows), key=worth, reverse=True)[:limit]
    return [Match(one, hits[one.id].words, hits[one.id].tags) for one in best]


def _judge(query: Query, other: Listing) -> Judge:
    """Compares the other way round: „Häcksler" asks for less than „Anbau-Häcksler mit Fahrer" offers."""
    return Judge(replace(query, groups=groups_of(other.title), tags=frozenset()))


def in_time(one: Listing, other: Listing) -> bool:
    """Whether the periods of two listings, where they have any, have a day in common."""
    first = max((day for day in (one.opens, other.opens) if day), default=date.min)
    last = min((day for day in (one.closes, other.closes) if day), default=date.max)
    return first <= last


def same_owner(one: Listing, other: Listing) -> bool:
    """Whether both belong to the same municipality, or without one to the same person."""
    if one.municipality or other.municipality:
        return one.municipality == other.municipality
    return one.author == other.author
