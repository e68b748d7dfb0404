"""Who comes to a meeting: one answer for each municipality and date."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from storage.agendas import Point
from storage.database import Base
from storage.meetups import Meetup


class Attendance(Base):
    """What a municipality answered for one date; ``who`` is its name, or the user id of a person who has said none.

    ``original`` is the date as in `Occurrence`. ``answer`` is "yes", "maybe" or "no", ``people`` how many come.
    ``user`` is who said so, ``event_id`` with which message or reaction.
    """

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("meetup_id", "original", "who"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    region: Mapped[str]
    meetup_id: Mapped[int] = mapped_column(ForeignKey("meetups.id", ondelete="CASCADE"))
    original: Mapped[str]
    who: Mapped[str]
    user: Mapped[str]
    answer: Mapped[str]
    people: Mapped[int] = mapped_column(default=1)
    event_id: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime]


async def of_date(session: AsyncSession, meetup: Meetup, original: str) -> Sequence[Attendance]:
    """All answers for one date, the first first."""
    rows = await session.scalars(
        select(Attendance)
        .where(Attendance.region == meetup.region, Attendance.meetup_id == meetup.id, Attendance.original == original)
        .order_by(Attendance.id)
    )
    return rows.all()


async def of_user(session: AsyncSession, region: str, user: str) -> Sequence[tuple[Attendance, Meetup]]:
    """What a person said, with the meetings, oldest first."""
    rows = await session.execute(
        select(Attendance, Meetup)
        .join(Meetup, Meetup.id == Attendance.meetup_id)
        .where(Attendance.region == region, Attendance.user == user)
        .order_by(Attendance.id)
    )
    return [(one, meetup) for one, meetup in rows]


async def forget_user(session: AsyncSession, region: str, user: str) -> None:
    """A person's own answers go; those of a municipality stay without the person."""
    await session.execute(delete(Attendance).where(Attendance.region == region, Attendance.who == user))
    await session.execute(
        update(Attendance).where(Attendance.region == region, Attendance.user == user).values(user="")
    )


async def carry_over(session: AsyncSession, meetup: Meetup, old: str, new: str) -> None:
    """A date has another original start now: its answers and its agenda come along."""
    for table in (Attendance, Point):
        there = select(table.id).where(table.meetup_id == meetup.id, table.original == new).limit(1)
        if await session.scalar(there) is None:
            await session.execute(
                update(table).where(table.meetup_id == meetup.id, table.original == old).values(original=new)
            )
