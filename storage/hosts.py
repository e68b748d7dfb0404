"""Who hosts meetings: the municipalities that want to, and when each did last."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Base


class Host(Base):
    """A municipality that gladly has the others as guests; ``last_on`` is the day (local) when it last did."""

    __tablename__ = "hosts"

    region: Mapped[str] = mapped_column(primary_key=True)
    municipality: Mapped[str] = mapped_column(primary_key=True)
    last_on: Mapped[date | None]


async def all_hosts(session: AsyncSession, region: str) -> Sequence[Host]:
    """Those who were hosts longest ago first; who never was comes before them, by name."""
    rows = await session.scalars(
        select(Host).where(Host.region == region).order_by(Host.last_on.asc().nulls_first(), Host.municipality)
    )
    return rows.all()
