"""What somebody promised to do: a municipality, until a day."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Index, UniqueConstraint, and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Base
from storage.items import label


class Task(Base):
    """Something that ``municipality`` takes care of until ``due`` (local day), as was agreed in a meeting.

    "" as the municipality is the coordinating office. ``meetup`` is that meeting's number. ``status`` is "open", "done"
    or "withdrawn". ``source_event`` is the message that it was written in, which may hold several. ``reminded`` is the
    last day (local) on which it was reminded of since ``due`` was set, or on which it was set too late for a reminder
    before that day.
    """

    __tablename__ = "tasks"
    __table_args__ = (
        UniqueConstraint("region", "number"),
        Index("tasks_open", "region", "status", "due"),
        Index("tasks_source", "region", "source_event"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    region: Mapped[str]
    number: Mapped[int]
    meetup: Mapped[int | None]
    municipality: Mapped[str]
    author: Mapped[str]
    text: Mapped[str]
    due: Mapped[date | None]
    status: Mapped[str] = mapped_column(default="open")
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    source_event: Mapped[str | None]
    reminded: Mapped[date | None]
    revision: Mapped[int] = mapped_column(default=1)

    kind = "task"

    @property
    def label(self) -> str:
        """The id that people see: A18."""
        return label("task", self.number)


async def by_number(session: AsyncSession, region: str, number: int) -> Task | None:
    found: Task | None = await session.scalar(select(Task).where(Task.region == region, Task.number == number))
    return found


async def by_source(session: AsyncSession, region: str, event_id: str) -> Sequence[Task]:
    """What was promised in one message, oldest first."""
    rows = await session.scalars(
        select(Task).where(Task.region == region, Task.source_event == event_id).order_by(Task.number)
    )
    return rows.all()


async def of_meetup(session: AsyncSession, region: str, number: int) -> Sequence[Task]:
    """What was promised in a meeting, oldest first."""
    rows = await session.scalars(
        select(Task)
        .where(Task.region == region, Task.meetup == number, Task.status != "withdrawn")
        .order_by(Task.number)
    )
    return rows.all()


async def open_tasks(session: AsyncSession, region: str, municipality: str | None = None) -> Sequence[Task]:
    """What is still to be done, by all or by one municipality; the most urgent first."""
    query = select(Task).where(Task.region == region, Task.status == "open")
    if municipality is not None:
        query = query.where(Task.municipality == municipality)
    return (await session.scalars(query.order_by(Task.due.asc().nulls_last(), Task.number))).all()


async def to_remind(session: AsyncSession, region: str, today: date, last: date) -> Sequence[Task]:
    """The open tasks that are due until the local day ``last``, or overdue, and were not reminded of for that yet."""
    before = and_(Task.due >= today, Task.due <= last, Task.reminded.is_(None))
    after = and_(Task.due < today, or_(Task.reminded.is_(None), Task.reminded <= Task.due))
    rows = await session.scalars(
        select(Task).where(Task.region == region, Task.status == "open", or_(before, after)).order_by(Task.number)
    )
    return rows.all()


async def of_author(session: AsyncSession, region: str, user: str) -> Sequence[Task]:
    """What a person wrote down, oldest first."""
    rows = await session.scalars(select(Task).where(Task.region == region, Task.author == user).order_by(Task.number))
    return rows.all()


async def forget_user(session: AsyncSession, region: str, user: str) -> None:
    """A municipality's tasks stay without the person who wrote them down."""
    await session.execute(update(Task).where(Task.region == region, Task.author == user).values(author=""))


async def forget_closed(session: AsyncSession, region: str, now: datetime, days: int) -> Sequence[int]:
    """Retention: drop what was closed more than ``days`` ago; returns the numbers."""
    old = and_(Task.region == region, Task.status != "open", Task.closed_at < now - timedelta(days=days))
    numbers = (await session.scalars(select(Task.number).where(old))).all()
    await session.execute(delete(Task).where(old).execution_options(synchronize_session=False))
    return numbers
