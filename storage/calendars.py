"""The addresses under which the calendars of regions are served."""

from datetime import datetime
from secrets import token_urlsafe

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Base


class Calendar(Base):
    """``token`` is the part of the address that nobody can guess; a new one takes the place of the old."""

    __tablename__ = "calendars"

    region: Mapped[str] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]


async def token_of(session: AsyncSession, region: str, now: datetime, *, new: bool = False) -> str:
    """The region's token, made when there is none yet, or a new one."""
    found = await session.get(Calendar, region)
    if found is None:
        found = Calendar(region=region, token=token_urlsafe(24), created_at=now)
        session.add(found)
    elif new:
        found.token, found.created_at = token_urlsafe(24), now
    await session.flush()
    return found.token


async def region_of(session: AsyncSession, token: str) -> str | None:
    """The region whose calendar has this token."""
    region: str | None = await session.scalar(select(Calendar.region).where(Calendar.token == token))
    return region
