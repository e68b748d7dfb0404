"""What an administrator wants to know of the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.outbox import Outgoing
from storage.tables import Base


@dataclass(frozen=True, slots=True)
class Waiting:
    """Messages that could be sent by now and are not yet: how many, since when, and what the last try said."""

    number: int
    since: datetime | None
    error: str


async def waiting(session: AsyncSession, region: str, now: datetime) -> Waiting:
    """What waits in the region's outbox."""
    pending = (
        Outgoing.region == region,
        Outgoing.sent_at.is_(None),
        Outgoing.dead_at.is_(None),
        Outgoing.not_before <= now,
    )
    number, since = (await session.execute(select(func.count(), func.min(Outgoing.created_at)).where(*pending))).one()
    error = await session.scalar(
        select(Outgoing.error).where(*pending, Outgoing.error != "").order_by(Outgoing.id).limit(1)
    )
    return Waiting(number, since, error or "")


async def regions(session: AsyncSession) -> Sequence[str]:
    """The keys of all regions that have rows in some table."""
    found: set[str] = set()
    for table in Base.metadata.sorted_tables:
        if "region" in table.c:
            found.update(await session.scalars(select(table.c.region).distinct()))
    return sorted(found)
