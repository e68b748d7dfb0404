"""Many listings at once."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from storage.listings import Listing, next_number
from storage.search import index

CHUNK = 1000


async def add_listings(session: AsyncSession, region: str, listings: Sequence[Listing]) -> None:
    """Store listings of the region that have no number yet; they get theirs in this order, and the index knows them."""
    if not listings:
        return
    first = await next_number(session, region, len(listings))
    for start in range(0, len(listings), CHUNK):
        chunk = listings[start : start + CHUNK]
        for number, listing in enumerate(chunk, first + start):
            listing.number = number
        session.add_all(chunk)
        await session.flush()
        if found := [listing for listing in chunk if listing.status == "open"]:
            await index.add(session, found)
        session.expunge_all()
