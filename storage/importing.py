"""Many listings at once."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.config import Region
from storage.items import next_number
from storage.listings import Listing
from storage.search import index

CHUNK = 1000


async def add_listings(session: AsyncSession, region: Region, listings: Sequence[Listing]) -> None:
    """Store listings of the region that have no number yet; they get theirs in this order, and the index knows them."""
    if not listings:
        return
    first = await next_number(session, region.key, len(listings))
    for start in range(0, len(listings), CHUNK):
        chunk = listings[start : start + CHUNK]
        for number, listing in enumerate(chunk, first + start):
            listing.number = number
        session.add_all(chunk)
        await session.flush()
        await index.add(session, region, chunk)
        session.expunge_all()
