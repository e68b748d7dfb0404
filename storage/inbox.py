"""What has been handled: the id of every event, so that none is handled twice."""

from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Base, table_of


class Handled(Base):
    __tablename__ = "inbox"

    event_id: Mapped[str] = mapped_column(primary_key=True)
    region: Mapped[str]
    room: Mapped[str]
    sender: Mapped[str]
    at: Mapped[datetime] = mapped_column(index=True)


TAKE = insert(table_of(Handled))  # made once: every message goes through here


async def take(session: AsyncSession, region: str, event_id: str, room: str, sender: str, now: datetime) -> bool:
    """Note that the event is handled in this transaction; False when it has been handled before."""
    row = {"event_id": event_id, "region": region, "room": room, "sender": sender, "at": now}
    try:
        await session.execute(TAKE, row)
    except IntegrityError:
        return False
    return True


async def sender_of(session: AsyncSession, region: str, event_id: str) -> str | None:
    """Who sent a handled event; None when it is not known (any more)."""
    found: str | None = await session.scalar(
        select(Handled.sender).where(Handled.event_id == event_id, Handled.region == region)
    )
    return found


async def forget(session: AsyncSession, region: str, now: datetime, days: int) -> None:
    """Retention: drop what is older than ``days``; the sync position has long passed it."""
    await session.execute(delete(Handled).where(Handled.region == region, Handled.at < now - timedelta(days=days)))
