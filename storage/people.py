"""Who uses the bot and whom they speak for."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Literal

from sqlalchemy import Index, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Base

Role = Literal["liaison", "deputy"]


class Person(Base):
    """One user in one region.

    ``municipality`` is the one that this person speaks for ("": not said yet), as Pate (``liaison``) or Vertretung
    (``deputy``). ``welcomed_at``: the first message was sent; ``asked_at``: the question for the Kommune was put.
    ``away_until`` is the last day of an absence (local).
    """

    __tablename__ = "people"
    __table_args__ = (Index("people_kommune", "region", "municipality"),)

    region: Mapped[str] = mapped_column(primary_key=True)
    user: Mapped[str] = mapped_column(primary_key=True)
    municipality: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="")
    since: Mapped[datetime | None]
    language: Mapped[str] = mapped_column(default="")
    away_until: Mapped[date | None]
    welcomed_at: Mapped[datetime | None]
    asked_at: Mapped[datetime | None]


async def person(session: AsyncSession, region: str, user: str) -> Person:
    """The person, known or new; a new one is only stored when somebody adds it to the session."""
    found = await session.get(Person, (region, user))
    return found or Person(
        region=region,
        user=user,
        municipality="",
        role="",
        language="",
        since=None,
        away_until=None,
        welcomed_at=None,
        asked_at=None,
    )


async def liaisons(session: AsyncSession, region: str, municipality: str | None = None) -> Sequence[Person]:
    """Who speaks for a municipality, or for all: Paten before Vertretungen, each in the order in which they came."""
    query = select(Person).where(Person.region == region, Person.municipality != "")
    if municipality is not None:
        query = query.where(Person.municipality == municipality)
    rows = await session.scalars(query.order_by(Person.municipality, Person.role.desc(), Person.since))
    return rows.all()


async def spoken_for(session: AsyncSession, region: str) -> Sequence[str]:
    """The municipalities that have a Pate or a Vertretung, by name."""
    names = select(Person.municipality).where(Person.region == region, Person.municipality != "").distinct()
    return (await session.scalars(names.order_by(Person.municipality))).all()


async def languages(session: AsyncSession, region: str, users: Collection[str]) -> dict[str, str]:
    """The languages that ``users`` have chosen, by user id; who has chosen none is not in it."""
    if not users:
        return {}
    rows = await session.execute(
        select(Person.user, Person.language).where(
            Person.region == region, Person.user.in_(users), Person.language != ""
        )
    )
    return {row.user: row.language for row in rows}


async def absent(session: AsyncSession, region: str, users: Sequence[str], today: date) -> set[str]:
    """Those of ``users`` who are away on the local day ``today``."""
    rows = await session.scalars(
        select(Person.user).where(Person.region == region, Person.user.in_(users), Person.away_until >= today)
    )
    return set(rows.all())


async def forget_person(session: AsyncSession, region: str, user: str) -> None:
    await session.execute(delete(Person).where(Person.region == region, Person.user == user))
