"""What a meeting is to talk about."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, Index, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Base
from storage.meetups import Meetup


class Point(Base):
    """One point of the agenda of one date (``original``, as in `Occurrence`).

    ``municipality`` brought it in, "" for a person who has said none; ``user`` is who said it.
    """

    __tablename__ = "agenda_points"
    __table_args__ = (Index("agenda_of", "meetup_id", "original"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    region: Mapped[str]
    meetup_id: Mapped[int] = mapped_column(ForeignKey("meetups.id", ondelete="CASCADE"))
    original: Mapped[str]
    text: Mapped[str]
    municipality: Mapped[str]
    user: Mapped[str]
    event_id: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime]


async def points(session: AsyncSession, meetup: Meetup, original: str) -> Sequence[Point]:
    """The agenda of one date, in the order in which the points came."""
    rows = await session.scalars(
        select(Point)
        .where(Point.region == meetup.region, Point.meetup_id == meetup.id, Point.original == original)
        .order_by(Point.id)
    )
    return rows.all()


async def of_user(session: AsyncSession, region: str, user: str) -> Sequence[tuple[Point, Meetup]]:
    """What a person said, with the meetings, oldest first."""
    rows = await session.execute(
        select(Point, Meetup)
        .join(Meetup, Meetup.id == Point.meetup_id)
        .where(Point.region == region, Point.user == user)
        .order_by(Point.id)
    )
    return [(one, meetup) for one, meetup in rows]


async def forget_user(session: AsyncSession, region: str, user: str) -> None:
    """The points stay, without the person."""
    await session.execute(update(Point).where(Point.region == region, Point.user == user).values(user=""))


async def of_event(session: AsyncSession, region: str, event_id: str) -> Sequence[Point]:
    """The points that a message brought in."""
    rows = await session.scalars(select(Point).where(Point.region == region, Point.event_id == event_id))
    return rows.all()
