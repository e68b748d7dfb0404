"""Meetings in person, single ones and series, and what is different about single dates of a series."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ForeignKey, Index, UniqueConstraint, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Base
from storage.items import label


class Meetup(Base):
    """A meeting that somebody called. It belongs to ``municipality`` ("" while its author has not said one).

    ``start`` and ``end`` are local time of the region in ISO form, "2026-12-03T10:00", or days "2026-12-03" for a whole
    day; ``end`` is "" where none was said, a day is included. ``rrule`` (RFC 5545, "" for a single meeting) and
    ``exclude`` (local days between spaces) make it a series of which ``start`` is the first date. ``room`` is where its
    card is. ``host`` is the municipality whose turn it is, "" where that is open. ``next_at`` is the moment (UTC) of
    the next date, None when there is none; ``current`` is the original start of that date (see `Occurrence`),
    afterwards of the last one. ``status`` is "open", "cancelled" (``reason``: why) or "over". ``uid`` and ``sequence``
    are those of iCalendar (RFC 5545 3.8.4.7, 3.8.7.4): one never changes, the other counts changes that people must
    know of. ``leads`` are the reminders of this meeting as in the configuration ("7d 1d 2h"), None for the region's.
    ``source_event`` is the message that made it, ``poll`` the number of the date poll that it came from.
    """

    __tablename__ = "meetups"
    __table_args__ = (
        UniqueConstraint("region", "number"),
        Index("meetups_next", "region", "status", "next_at"),
        Index("meetups_author", "region", "author"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    region: Mapped[str]
    number: Mapped[int]
    municipality: Mapped[str]
    author: Mapped[str]
    room: Mapped[str]
    title: Mapped[str]
    body: Mapped[str] = mapped_column(default="")
    topics: Mapped[str] = mapped_column(default="")
    start: Mapped[str]
    end: Mapped[str] = mapped_column(default="")
    rrule: Mapped[str] = mapped_column(default="")
    exclude: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    online: Mapped[bool] = mapped_column(default=False)
    host: Mapped[str] = mapped_column(default="")
    current: Mapped[str]
    next_at: Mapped[datetime | None]
    hidden: Mapped[bool] = mapped_column(default=False)
    status: Mapped[str] = mapped_column(default="open")
    reason: Mapped[str] = mapped_column(default="")
    uid: Mapped[str]
    sequence: Mapped[int] = mapped_column(default=0)
    leads: Mapped[str | None]
    poll: Mapped[int | None]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    source_event: Mapped[str | None] = mapped_column(index=True)
    revision: Mapped[int] = mapped_column(default=1)

    kind = "meetup"

    @property
    def label(self) -> str:
        """The id that people see: T15."""
        return label("meetup", self.number)

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(self.topics.split())

    @property
    def starts(self) -> date | datetime:
        """The (first) start as local time without a zone, or a day."""
        return moment_of(self.start)

    @property
    def ends(self) -> date | datetime | None:
        """The end of the (first) date, None where none was said."""
        return moment_of(self.end) if self.end else None

    @property
    def left_out(self) -> tuple[date, ...]:
        """Local days on which the series does not take place."""
        return tuple(date.fromisoformat(day) for day in self.exclude.split())


class Occurrence(Base):
    """One date of a meeting that differs from what the series says, or of which something is kept.

    ``original`` is the start that the rule gives it (as ``Meetup.start``), the RECURRENCE-ID of iCalendar; for a single
    meeting it is that of the meeting. ``start``, ``end``, ``place`` and ``host`` are "" where nothing differs.
    ``record`` is what came of it, ``asked`` the day (local) on which the host was asked for that.
    """

    __tablename__ = "occurrences"
    __table_args__ = (UniqueConstraint("meetup_id", "original"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    region: Mapped[str]
    meetup_id: Mapped[int] = mapped_column(ForeignKey("meetups.id", ondelete="CASCADE"))
    original: Mapped[str]
    start: Mapped[str] = mapped_column(default="")
    end: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    host: Mapped[str] = mapped_column(default="")
    cancelled: Mapped[bool] = mapped_column(default=False)
    record: Mapped[str] = mapped_column(default="")
    asked: Mapped[date | None]


def moment_of(written: str) -> date | datetime:
    """A day or a local time from its ISO form."""
    return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)


def written(moment: date | datetime) -> str:
    """The ISO form of a day or a local time, to the minute."""
    return moment.isoformat(timespec="minutes") if isinstance(moment, datetime) else moment.isoformat()


async def by_number(session: AsyncSession, region: str, number: int) -> Meetup | None:
    found: Meetup | None = await session.scalar(select(Meetup).where(Meetup.region == region, Meetup.number == number))
    return found


async def by_source(session: AsyncSession, region: str, event_id: str) -> Meetup | None:
    found: Meetup | None = await session.scalar(
        select(Meetup).where(Meetup.region == region, Meetup.source_event == event_id)
    )
    return found


async def upcoming(session: AsyncSession, region: str, before: datetime | None = None) -> Sequence[Meetup]:
    """The open meetings that have a next date, the earliest first; with ``before`` (UTC) only those until then."""
    query = select(Meetup).where(Meetup.region == region, Meetup.status == "open", Meetup.next_at.is_not(None))
    if before is not None:
        query = query.where(Meetup.next_at < before)
    return (await session.scalars(query.order_by(Meetup.next_at, Meetup.number))).all()


async def in_calendar(
    session: AsyncSession, region: str, since: datetime
) -> list[tuple[Meetup, dict[str, Occurrence]]]:
    """What a calendar shows: what nobody hid and did not end before ``since`` (UTC), each with its single dates."""
    query = select(Meetup).where(
        Meetup.region == region,
        Meetup.hidden.is_(False),
        Meetup.title != "",
        or_(Meetup.closed_at.is_(None), Meetup.closed_at >= since),
    )
    found = (await session.scalars(query.order_by(Meetup.number))).all()
    rows = await session.scalars(select(Occurrence).where(Occurrence.region == region))
    single: dict[int, dict[str, Occurrence]] = {}
    for one in rows:
        single.setdefault(one.meetup_id, {})[one.original] = one
    return [(one, single.get(one.id, {})) for one in found]


async def of_author(session: AsyncSession, region: str, user: str) -> Sequence[Meetup]:
    """The meetings that a person called, oldest first."""
    rows = await session.scalars(
        select(Meetup).where(Meetup.region == region, Meetup.author == user).order_by(Meetup.number)
    )
    return rows.all()


async def forget_closed(session: AsyncSession, region: str, now: datetime, days: int) -> Sequence[int]:
    """Retention: drop what ended more than ``days`` ago, with all that hangs on it; returns the numbers."""
    old = (Meetup.region == region, Meetup.status != "open", Meetup.closed_at < now - timedelta(days=days))
    numbers = (await session.scalars(select(Meetup.number).where(*old))).all()
    await session.execute(delete(Meetup).where(*old).execution_options(synchronize_session=False))
    return numbers


async def of_poll(session: AsyncSession, region: str, poll: int) -> Meetup | None:
    """The meeting that a date poll became."""
    found: Meetup | None = await session.scalar(select(Meetup).where(Meetup.region == region, Meetup.poll == poll))
    return found


async def occurrences(session: AsyncSession, meetup: Meetup) -> dict[str, Occurrence]:
    """What is different about single dates, by their original start."""
    rows = await session.scalars(
        select(Occurrence).where(Occurrence.region == meetup.region, Occurrence.meetup_id == meetup.id)
    )
    return {one.original: one for one in rows}


async def occurrence(session: AsyncSession, meetup: Meetup, original: str) -> Occurrence:
    """The row of one date, made if there is none yet."""
    found = (await occurrences(session, meetup)).get(original)
    if found is None:
        found = Occurrence(
            region=meetup.region, meetup_id=meetup.id, original=original, start="", end="", place="", host="",
            cancelled=False, record="", asked=None,
        )  # fmt: skip
        session.add(found)
        await session.flush()
    return found
