"""Date polls: which of several dates suits the municipalities, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ForeignKey, Index, UniqueConstraint, and_, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Base
from storage.items import label
from storage.meetups import moment_of
from storage.people import Person

COUNTED = ("yes", "maybe", "no")


class DatePoll(Base):
    """What somebody wants a date for. It belongs to ``municipality`` ("" while its author has not said one).

    ``room`` is where its card is. ``quorum`` is how many have to be able to come, 0 where that was not said. Votes
    count until ``deadline`` (UTC). ``status`` is "open", "closed" (votes are over, no date is chosen), "decided"
    (``choice`` is the id of the option that became the meeting) or "withdrawn". ``closed_at`` is when it ended.
    ``asked_anew_at``: since then all are asked again, about more dates or for longer. ``reminded_at``: those who had
    not answered were asked. ``twin`` are the ids of the options of the native poll that stands in the room, between
    spaces, "" where there is none. ``source_event`` is the message that made it.
    """

    __tablename__ = "datepolls"
    __table_args__ = (
        UniqueConstraint("region", "number"),
        Index("datepolls_open", "region", "status", "deadline"),
        Index("datepolls_author", "region", "author"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    region: Mapped[str]
    number: Mapped[int]
    municipality: Mapped[str]
    author: Mapped[str]
    room: Mapped[str]
    title: Mapped[str]
    body: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    quorum: Mapped[int] = mapped_column(default=0)
    deadline: Mapped[datetime]
    status: Mapped[str] = mapped_column(default="open")
    choice: Mapped[int | None]
    hidden: Mapped[bool] = mapped_column(default=False)
    twin: Mapped[str] = mapped_column(default="")
    reminded_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    asked_anew_at: Mapped[datetime | None]
    source_event: Mapped[str | None] = mapped_column(index=True)
    revision: Mapped[int] = mapped_column(default=1)

    kind = "datepoll"

    @property
    def label(self) -> str:
        """The id that people see: U16."""
        return label("datepoll", self.number)


class DateOption(Base):
    """One of the dates; ``start`` and ``end`` as in `Meetup`. ``position`` counts from 1, 0 is one that was dropped."""

    __tablename__ = "datepoll_options"
    __table_args__ = (Index("datepoll_options_of", "poll_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    region: Mapped[str]
    poll_id: Mapped[int] = mapped_column(ForeignKey("datepolls.id", ondelete="CASCADE"))
    position: Mapped[int]
    start: Mapped[str]
    end: Mapped[str] = mapped_column(default="")

    @property
    def starts(self) -> date | datetime:
        """Local time without a zone, or a day."""
        return moment_of(self.start)

    @property
    def ends(self) -> date | datetime | None:
        """The end, None where none was said; a day is included."""
        return moment_of(self.end) if self.end else None


class DateVote(Base):
    """What a municipality said of one date; ``who`` is its name, or the user id of a person who has said none.

    The newest row of ``who`` for an option counts, so that taking a message or a reaction back brings back what was
    said before. ``answer`` is "yes", "maybe", "no", or "late": after the deadline, which counts for nothing. ``user``
    is who said so, ``event_id`` with which message, reaction or native vote; ``native`` marks the last.
    """

    __tablename__ = "datepoll_votes"
    __table_args__ = (Index("datepoll_votes_of", "poll_id", "who"), Index("datepoll_votes_user", "region", "user"))

    id: Mapped[int] = mapped_column(primary_key=True)
    region: Mapped[str]
    poll_id: Mapped[int] = mapped_column(ForeignKey("datepolls.id", ondelete="CASCADE"))
    option_id: Mapped[int] = mapped_column(ForeignKey("datepoll_options.id", ondelete="CASCADE"))
    who: Mapped[str]
    user: Mapped[str]
    answer: Mapped[str]
    native: Mapped[bool] = mapped_column(default=False)
    event_id: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class Decided:
    """A date poll that is to become a meeting; ``start`` and ``end`` as in `Meetup`."""

    number: int
    title: str
    body: str
    place: str
    municipality: str
    author: str
    room: str
    start: str
    end: str


async def by_number(session: AsyncSession, region: str, number: int) -> DatePoll | None:
    found: DatePoll | None = await session.scalar(
        select(DatePoll).where(DatePoll.region == region, DatePoll.number == number)
    )
    return found


async def by_source(session: AsyncSession, region: str, event_id: str) -> DatePoll | None:
    found: DatePoll | None = await session.scalar(
        select(DatePoll).where(DatePoll.region == region, DatePoll.source_event == event_id)
    )
    return found


async def undecided(session: AsyncSession, region: str) -> Sequence[DatePoll]:
    """Those that wait for votes or for a decision, the next deadline first."""
    rows = await session.scalars(
        select(DatePoll)
        .where(DatePoll.region == region, DatePoll.status.in_(("open", "closed")), DatePoll.hidden.is_(False))
        .order_by(DatePoll.deadline, DatePoll.number)
    )
    return rows.all()


async def options(session: AsyncSession, poll: DatePoll, *, dropped: bool = False) -> Sequence[DateOption]:
    """The dates in their order; with ``dropped`` those too that were taken out of the choice."""
    query = select(DateOption).where(DateOption.region == poll.region, DateOption.poll_id == poll.id)
    if not dropped:
        query = query.where(DateOption.position > 0)
    return (await session.scalars(query.order_by(DateOption.position, DateOption.id))).all()


async def votes(session: AsyncSession, poll: DatePoll, since: datetime | None = None) -> dict[str, dict[int, str]]:
    """What counts now: by who voted (in the order of first answers) the answer to each option, by its id.

    Who voted before saying a municipality has voted for it. Of what was said before ``since`` nothing is told.
    """
    query = (
        select(DateVote.who, Person.municipality, DateVote.option_id, DateVote.answer)
        .join(DateOption, DateOption.id == DateVote.option_id)
        .outerjoin(Person, and_(Person.region == DateVote.region, Person.user == DateVote.who))
        .where(DateVote.region == poll.region, DateVote.poll_id == poll.id)
        .where(DateVote.answer.in_(COUNTED), DateOption.position > 0)
        .order_by(DateVote.id)
    )
    if since is not None:
        query = query.where(DateVote.at >= since)
    found: dict[str, dict[int, str]] = {}
    for who, municipality, option, answer in await session.execute(query):
        found.setdefault(municipality or who, {})[option] = answer
    return found


async def was_late(session: AsyncSession, poll: DatePoll, user: str) -> bool:
    """Whether this person voted after the deadline before."""
    late = select(DateVote.id).where(
        DateVote.region == poll.region, DateVote.poll_id == poll.id, DateVote.user == user, DateVote.answer == "late"
    )
    return await session.scalar(late.limit(1)) is not None


async def take_back(session: AsyncSession, region: str, event_id: str) -> None:
    """What was said with a message or reaction was not said."""
    await session.execute(delete(DateVote).where(DateVote.region == region, DateVote.event_id == event_id))


async def take_back_native(session: AsyncSession, poll: DatePoll, user: str) -> None:
    """What a person chose in the native poll is not chosen any more."""
    await session.execute(
        delete(DateVote).where(
            DateVote.region == poll.region, DateVote.poll_id == poll.id, DateVote.user == user, DateVote.native
        )
    )


async def decided(session: AsyncSession, region: str, number: int) -> Decided | None:
    """The poll that was decided, with its date; None when there is none of that number."""
    found = (
        await session.execute(
            select(DatePoll, DateOption)
            .join(DateOption, DateOption.id == DatePoll.choice)
            .where(DatePoll.region == region, DatePoll.number == number, DatePoll.status == "decided")
        )
    ).first()
    if found is None:
        return None
    poll, option = found
    return Decided(
        number=poll.number, title=poll.title, body=poll.body, place=poll.place, municipality=poll.municipality,
        author=poll.author, room=poll.room, start=option.start, end=option.end,
    )  # fmt: skip


async def of_author(session: AsyncSession, region: str, user: str) -> Sequence[DatePoll]:
    """All that a person asked, oldest first."""
    rows = await session.scalars(
        select(DatePoll).where(DatePoll.region == region, DatePoll.author == user).order_by(DatePoll.number)
    )
    return rows.all()


async def voted_in(session: AsyncSession, region: str, user: str) -> Sequence[DatePoll]:
    """All polls in which a person voted, oldest first."""
    mine = select(DateVote.poll_id).where(DateVote.region == region, or_(DateVote.user == user, DateVote.who == user))
    rows = await session.scalars(
        select(DatePoll).where(DatePoll.region == region, DatePoll.id.in_(mine)).order_by(DatePoll.number)
    )
    return rows.all()


async def withdraw_own(session: AsyncSession, region: str, user: str, now: datetime) -> Sequence[int]:
    """Empty and withdraw the polls of a person that belong to no municipality; returns the numbers."""
    own = and_(DatePoll.region == region, DatePoll.author == user, DatePoll.municipality == "")
    numbers = (await session.scalars(select(DatePoll.number).where(own).order_by(DatePoll.number))).all()
    emptied = {"author": "", "title": "", "body": "", "place": "", "revision": DatePoll.revision + 1}
    closed = {"status": "withdrawn", "closed_at": func.coalesce(DatePoll.closed_at, now)}
    await session.execute(update(DatePoll).where(own).values({**emptied, **closed}))
    return numbers


async def forget_user(session: AsyncSession, region: str, user: str) -> None:
    """A person's own votes go; polls and votes of a municipality stay without the person."""
    await session.execute(update(DatePoll).where(DatePoll.region == region, DatePoll.author == user).values(author=""))
    await session.execute(delete(DateVote).where(DateVote.region == region, DateVote.who == user))
    await session.execute(update(DateVote).where(DateVote.region == region, DateVote.user == user).values(user=""))


async def forget_closed(session: AsyncSession, region: str, now: datetime, days: int) -> Sequence[int]:
    """Retention: drop what was closed more than ``days`` ago; returns the numbers."""
    old = and_(DatePoll.region == region, DatePoll.status != "open", DatePoll.closed_at < now - timedelta(days=days))
    numbers = (await session.scalars(select(DatePoll.number).where(old))).all()
    await session.execute(delete(DatePoll).where(old).execution_options(synchronize_session=False))
    return numbers
