"""Who does what: the competence that municipalities say they have."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Index, UniqueConstraint, and_, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Base
from storage.items import label


class Expertise(Base):
    """What a municipality can, in its own words (``title``, ``body``).

    ``level`` is "specialist", "experienced", "building" or "" (not said); ``office`` "front", "back" or "".
    ``helps``: what can be had, of "advice", "stand-in", "takeover", "training", between spaces. ``available`` is when,
    in people's words. ``contact`` and ``deputy`` are roles in people's words, or user ids (they begin with ``@``).
    ``status`` is "proposed" (others say so, the municipality has not confirmed), "open" or "withdrawn".
    ``confirmed_at`` is when the municipality last said that it holds, ``asked_at`` when the question whether it still
    does was put and not answered; ``old``: nobody answered. ``question`` is the number of the question by which it
    came. ``source_event`` is the message that made it, ``topics`` are tags between spaces, ``revision`` counts changes.
    """

    __tablename__ = "expertise"
    __table_args__ = (
        UniqueConstraint("region", "number"),
        Index("expertise_kommune", "region", "municipality", "status"),
        Index("expertise_confirmed", "region", "status", "confirmed_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    region: Mapped[str]
    number: Mapped[int]
    municipality: Mapped[str]
    author: Mapped[str]
    title: Mapped[str]
    body: Mapped[str] = mapped_column(default="")
    topics: Mapped[str] = mapped_column(default="")
    level: Mapped[str] = mapped_column(default="")
    office: Mapped[str] = mapped_column(default="")
    helps: Mapped[str] = mapped_column(default="")
    available: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    deputy: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="open")
    hidden: Mapped[bool] = mapped_column(default=False)
    old: Mapped[bool] = mapped_column(default=False)
    question: Mapped[int | None]
    created_at: Mapped[datetime]
    confirmed_at: Mapped[datetime]
    asked_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    source_event: Mapped[str | None] = mapped_column(index=True)
    revision: Mapped[int] = mapped_column(default=1)

    kind = "expertise"

    @property
    def label(self) -> str:
        """The id that people see: W14."""
        return label("expertise", self.number)

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(self.topics.split())

    @property
    def searchable(self) -> bool:
        """Whether the search may find it."""
        return self.status == "open" and not self.hidden


async def by_number(session: AsyncSession, region: str, number: int) -> Expertise | None:
    found: Expertise | None = await session.scalar(
        select(Expertise).where(Expertise.region == region, Expertise.number == number)
    )
    return found


async def by_source(session: AsyncSession, region: str, event_id: str) -> Expertise | None:
    found: Expertise | None = await session.scalar(
        select(Expertise).where(Expertise.region == region, Expertise.source_event == event_id)
    )
    return found


async def by_ids(session: AsyncSession, region: str, ids: Sequence[int]) -> dict[int, Expertise]:
    """Entries by their row id. They are few, so the region is looked at last: its own index would be walked whole."""
    rows = await session.scalars(select(Expertise).where(Expertise.id.in_(ids)))
    return {one.id: one for one in rows if one.region == region}


async def of_municipality(session: AsyncSession, region: str, municipality: str) -> Sequence[Expertise]:
    """The standing entries of a municipality, hidden and proposed ones too, oldest first."""
    rows = await session.scalars(
        select(Expertise)
        .where(Expertise.region == region, Expertise.municipality == municipality)
        .where(Expertise.status.in_(("open", "proposed")))
        .order_by(Expertise.number)
    )
    return rows.all()


async def to_ask(session: AsyncSession, region: str, before: datetime) -> Sequence[tuple[int, datetime]]:
    """Number and last confirmation of open entries that were last confirmed before a moment and not asked after."""
    return await _due(session, region, before, asked=False)


async def to_mark_old(session: AsyncSession, region: str, before: datetime) -> Sequence[tuple[int, datetime]]:
    """Number and moment of the question of open entries that were asked after before a moment, without an answer."""
    return await _due(session, region, before, asked=True)


async def _due(session: AsyncSession, region: str, before: datetime, *, asked: bool) -> Sequence[tuple[int, datetime]]:
    moment = Expertise.asked_at if asked else Expertise.confirmed_at
    query = select(Expertise.number, moment).where(
        Expertise.region == region,
        Expertise.status == "open",
        Expertise.old.is_(False),
        Expertise.asked_at.is_not(None) if asked else Expertise.asked_at.is_(None),
        moment < before,
    )
    rows = await session.execute(query.order_by(Expertise.number))
    return [(number, at) for number, at in rows if at is not None]


async def of_person(session: AsyncSession, region: str, user: str) -> Sequence[Expertise]:
    """Entries that name a person as author, contact or deputy."""
    named = or_(Expertise.author == user, Expertise.contact == user, Expertise.deputy == user)
    rows = await session.scalars(select(Expertise).where(Expertise.region == region, named).order_by(Expertise.number))
    return rows.all()


async def forget_closed(session: AsyncSession, region: str, now: datetime, days: int) -> Sequence[int]:
    """Retention: drop what was withdrawn, or proposed without an answer, over ``days`` ago; returns the numbers."""
    past = now - timedelta(days=days)
    withdrawn = and_(Expertise.status == "withdrawn", Expertise.closed_at < past)
    proposed = and_(Expertise.status == "proposed", Expertise.created_at < past)
    old = delete(Expertise).where(Expertise.region == region, or_(withdrawn, proposed))
    return (await session.scalars(old.returning(Expertise.number).execution_options(synchronize_session=False))).all()
