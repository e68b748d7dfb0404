"""Rows for the tests of the tables."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from storage import items
from storage.listings import Listing
from storage.search import index
from tests.conversation import ANNA, MONDAY, REGION, sample

REGIONS = {region.key: region for region in sample().region}


async def listing(session: AsyncSession, title: str = "Häcksler", *, region: str = REGION, **more: Any) -> Listing:
    """An open need of Borchen, stored and in the index."""
    values: dict[str, Any] = {
        "region": region,
        "number": await items.next_number(session, region),
        "kind": "need",
        "municipality": "Borchen",
        "author": ANNA,
        "title": title,
        "status": "open",
        "until": date(2026, 12, 30),
        "created_at": MONDAY,
    }
    made = Listing(**values | more)
    session.add(made)
    await session.flush()
    await index.add(session, REGIONS[region], [made])
    return made


def days_ago(days: float) -> Any:
    return MONDAY - timedelta(days=days)
