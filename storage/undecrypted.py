"""Encrypted events whose key has not come yet: kept as they are, tried again when it comes."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, defer, mapped_column

from storage.database import Base


class Undecrypted(Base):
    """``content`` is the whole event as it came, JSON. ``told``: the sender has heard of it."""

    __tablename__ = "undecrypted"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[str] = mapped_column(unique=True)
    region: Mapped[str] = mapped_column(index=True)
    room_id: Mapped[str]
    sender: Mapped[str]
    session_id: Mapped[str] = mapped_column(index=True)
    content: Mapped[str]
    received_at: Mapped[datetime]
    told: Mapped[bool] = mapped_column(default=False)


async def keep(session: AsyncSession, event: Undecrypted, most: int) -> bool:
    """Keep an event, if it is not kept yet; whether it is new. The first ``most`` of a person in a room are kept."""
    if await session.scalar(select(Undecrypted.id).where(Undecrypted.event_id == event.event_id)):
        return False
    theirs = (Undecrypted.region == event.region, Undecrypted.room_id == event.room_id)
    if (await session.scalar(select(func.count()).where(*theirs, Undecrypted.sender == event.sender)) or 0) >= most:
        return False
    session.add(event)
    return True


async def of_session(session: AsyncSession, room_id: str, session_id: str) -> Sequence[Undecrypted]:
    """Those that wait for one key, in the order in which they came."""
    rows = await session.scalars(
        select(Undecrypted)
        .where(Undecrypted.room_id == room_id, Undecrypted.session_id == session_id)
        .order_by(Undecrypted.id)
    )
    return rows.all()


async def first_of_each_key(session: AsyncSession) -> Sequence[Undecrypted]:
    """The first event of each key that is waited for, the longest first; without its content, which may be long."""
    first = select(func.min(Undecrypted.id)).group_by(Undecrypted.room_id, Undecrypted.session_id)
    rows = select(Undecrypted).where(Undecrypted.id.in_(first)).order_by(Undecrypted.id)
    return (await session.scalars(rows.options(defer(Undecrypted.content)))).all()


async def contents(session: AsyncSession, ids: Sequence[int]) -> dict[int, str]:
    """Their contents, by id."""
    rows = await session.execute(select(Undecrypted.id, Undecrypted.content).where(Undecrypted.id.in_(ids)))
    return {row.id: row.content for row in rows}


async def number(session: AsyncSession, region: str) -> int:
    """How many of a region wait."""
    return await session.scalar(select(func.count()).where(Undecrypted.region == region)) or 0


async def untold(session: AsyncSession, before: datetime) -> Sequence[Undecrypted]:
    """Those that came before ``before`` (UTC) and whose senders don't know."""
    rows = await session.scalars(
        select(Undecrypted).where(~Undecrypted.told, Undecrypted.received_at < before).order_by(Undecrypted.id)
    )
    return rows.all()


async def told(session: AsyncSession) -> set[tuple[str, str]]:
    """Room and person of those whose senders know."""
    rows = await session.execute(select(Undecrypted.room_id, Undecrypted.sender).where(Undecrypted.told).distinct())
    return {(room_id, sender) for room_id, sender in rows}


async def mark_told(session: AsyncSession, ids: Sequence[int]) -> None:
    await session.execute(update(Undecrypted).where(Undecrypted.id.in_(ids)).values(told=True))


async def drop(session: AsyncSession, event_id: str) -> None:
    await session.execute(delete(Undecrypted).where(Undecrypted.event_id == event_id))


async def drop_before(session: AsyncSession, moment: datetime) -> None:
    """Give up those that came before ``moment`` (UTC)."""
    await session.execute(delete(Undecrypted).where(Undecrypted.received_at < moment))


async def forget(session: AsyncSession, region: str, user: str) -> None:
    """Drop what a person has sent."""
    await session.execute(delete(Undecrypted).where(Undecrypted.region == region, Undecrypted.sender == user))
