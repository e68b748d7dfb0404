"""Reminders that somebody asked for: for a person, or for a room."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Index, UniqueConstraint, and_, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Base
from storage.items import label


class Reminder(Base):
    """What is to be said when. It belongs to ``author``, or with a ``room`` to everybody there.

    ``next_at`` (UTC) is when it comes next, None once it has come for the last time. ``start`` is local time of the
    region in ISO form ("2026-12-02T09:00"); with ``rrule`` (RFC 5545) it comes again and again from then on, but not on
    the local days in ``exclude`` (between spaces). With ``meetup``, the number of a meeting, it comes before each of
    its dates, as long before as ``leads`` say ("1d 2h", as in the configuration). ``status`` is "open", "done" or
    "cancelled".
    """

    __tablename__ = "reminders"
    __table_args__ = (
        UniqueConstraint("region", "number"),
        Index("reminders_author", "region", "author"),
        Index("reminders_room", "region", "room"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    region: Mapped[str]
    number: Mapped[int]
    author: Mapped[str]
    room: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    start: Mapped[str]
    rrule: Mapped[str] = mapped_column(default="")
    exclude: Mapped[str] = mapped_column(default="")
    meetup: Mapped[int | None]
    leads: Mapped[str | None]
    next_at: Mapped[datetime | None]
    status: Mapped[str] = mapped_column(default="open")
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    source_event: Mapped[str | None] = mapped_column(index=True)
    revision: Mapped[int] = mapped_column(default=1)

    kind = "reminder"

    @property
    def label(self) -> str:
        """The id that people see: E17."""
        return label("reminder", self.number)

    @property
    def first(self) -> datetime:
        """The first moment, as local time without a zone."""
        return datetime.fromisoformat(self.start)

    @property
    def left_out(self) -> tuple[date, ...]:
        return tuple(date.fromisoformat(day) for day in self.exclude.split())


async def by_number(session: AsyncSession, region: str, number: int) -> Reminder | None:
    found: Reminder | None = await session.scalar(
        select(Reminder).where(Reminder.region == region, Reminder.number == number)
    )
    return found


async def by_source(session: AsyncSession, region: str, event_id: str) -> Reminder | None:
    found: Reminder | None = await session.scalar(
        select(Reminder).where(Reminder.region == region, Reminder.source_event == event_id)
    )
    return found


def _waiting(region: str) -> ColumnElement[bool]:
    return and_(Reminder.region == region, Reminder.status == "open", Reminder.next_at.is_not(None))


async def waiting(session: AsyncSession, region: str, user: str, room: str | None) -> Sequence[Reminder]:
    """What will come yet: in a ``room``, or (None) a person's own, wherever it comes; the next one first."""
    whose = Reminder.author == user if room is None else Reminder.room == room
    rows = await session.scalars(
        select(Reminder).where(_waiting(region), whose).order_by(Reminder.next_at, Reminder.number)
    )
    return rows.all()


async def count_of(session: AsyncSession, region: str, user: str) -> int:
    """How many of a person's reminders will come yet."""
    query = select(func.count()).select_from(Reminder).where(_waiting(region), Reminder.author == user)
    return int(await session.scalar(query) or 0)


async def of_author(session: AsyncSession, region: str, user: str) -> Sequence[Reminder]:
    """All that a person asked for, oldest first."""
    rows = await session.scalars(
        select(Reminder).where(Reminder.region == region, Reminder.author == user).order_by(Reminder.number)
    )
    return rows.all()


async def forget_user(session: AsyncSession, region: str, user: str) -> None:
    """A person's own reminders go; what a room is reminded of stays without the person."""
    mine = and_(Reminder.region == region, Reminder.author == user)
    await session.execute(delete(Reminder).where(mine, Reminder.room == ""))
    await session.execute(update(Reminder).where(mine).values(author=""))


async def forget_closed(session: AsyncSession, region: str, now: datetime, days: int) -> Sequence[int]:
    """Retention: drop what ended, or came for the last time, more than ``days`` ago; returns the numbers."""
    before = now - timedelta(days=days)
    old = and_(
        Reminder.region == region,
        or_(Reminder.status != "open", Reminder.next_at.is_(None)),
        func.coalesce(Reminder.closed_at, Reminder.created_at) < before,
    )
    numbers = (await session.scalars(select(Reminder.number).where(old))).all()
    await session.execute(delete(Reminder).where(old).execution_options(synchronize_session=False))
    return numbers


async def of_meetup(session: AsyncSession, region: str, number: int) -> Sequence[Reminder]:
    """The reminders that hang on the dates of a meeting and will come yet."""
    rows = await session.scalars(
        select(Reminder).where(Reminder.region == region, Reminder.meetup == number, Reminder.status == "open")
    )
    return rows.all()
