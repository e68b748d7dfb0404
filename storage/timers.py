"""What is due when. The clock in ``bot/timers.py`` only wakes up for these rows."""

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import UniqueConstraint, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.replies import SetTimer
from storage.database import Base


class Timer(Base):
    __tablename__ = "timers"
    # An id never comes again: a due timer that is being handled must not be taken for one that was set since.
    __table_args__ = (UniqueConstraint("region", "key"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    region: Mapped[str]
    key: Mapped[str]
    kind: Mapped[str]
    due_at: Mapped[datetime] = mapped_column(index=True)
    payload: Mapped[str]


async def arm(session: AsyncSession, region: str, timers: Sequence[SetTimer]) -> None:
    """Set timers; one with the same key is replaced."""
    if not timers:
        return
    await cancel(session, region, [timer.key for timer in timers])
    rows = [
        {
            "region": region,
            "key": timer.key,
            "kind": timer.kind,
            "due_at": timer.due_at,
            "payload": json.dumps(dict(timer.payload)),
        }
        for timer in timers
    ]
    await session.execute(insert(Timer), rows)


async def cancel(session: AsyncSession, region: str, keys: Iterable[str]) -> None:
    await session.execute(delete(Timer).where(Timer.region == region, Timer.key.in_(list(keys))))


async def keys(session: AsyncSession, region: str) -> set[str]:
    """The keys of all timers that are set."""
    return set((await session.scalars(select(Timer.key).where(Timer.region == region))).all())


async def take(session: AsyncSession, timer_id: int) -> str | None:
    """Remove a due timer in the transaction that handles it.

    Returns its key; None when it was cancelled or replaced meanwhile.
    """
    gone = delete(Timer).where(Timer.id == timer_id).returning(Timer.key)
    key: str | None = await session.scalar(gone.execution_options(synchronize_session=False))
    return key


async def due(session: AsyncSession, regions: Collection[str], now: datetime, limit: int = 500) -> Sequence[Timer]:
    """What is due in these regions, the oldest first."""
    mine = select(Timer).where(Timer.due_at <= now, Timer.region.in_(regions))
    return (await session.scalars(mine.order_by(Timer.due_at, Timer.id).limit(limit))).all()


async def next_due(session: AsyncSession, regions: Collection[str]) -> datetime | None:
    """The moment of the earliest timer of these regions."""
    mine = select(Timer.due_at).where(Timer.region.in_(regions))
    moment: datetime | None = await session.scalar(mine.order_by(Timer.due_at).limit(1))
    return moment
