"""What people want to be told of, and what they were told."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Index, Row, UniqueConstraint, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Base
from storage.listings import Listing
from storage.questions import Question


class Subscription(Base):
    """A person wants to know of what has the topic ``topic`` (a tag, "" for any) and fits ``words`` ("" for any).

    ``daily``: together once a working day, instead of at once.
    """

    __tablename__ = "subscriptions"
    __table_args__ = (UniqueConstraint("region", "user", "topic", "words"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    region: Mapped[str]
    user: Mapped[str]
    topic: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(default="")
    daily: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]


class Notice(Base):
    """A person was told of an item (``number``), or will be with the next bundle (``waiting``); so never twice."""

    __tablename__ = "notices"
    __table_args__ = (Index("notices_waiting", "region", "waiting"), Index("notices_item", "region", "number"))

    region: Mapped[str] = mapped_column(primary_key=True)
    user: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    waiting: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime]


async def any_of_others(session: AsyncSession, region: str, user: str) -> bool:
    """Whether anybody but ``user`` has a subscription in the region."""
    found = await session.scalar(
        select(Subscription.id).where(Subscription.region == region, Subscription.user != user).limit(1)
    )
    return found is not None


async def wanted(session: AsyncSession, region: str, user: str | None = None) -> Sequence[Row[str, str, str, bool]]:
    """User, topic, words and daily of every subscription of the region or of a person, oldest first."""
    query = select(Subscription.user, Subscription.topic, Subscription.words, Subscription.daily)
    query = query.where(Subscription.region == region).order_by(Subscription.id)
    return (await session.execute(query if user is None else query.where(Subscription.user == user))).all()


async def of_user(session: AsyncSession, region: str, user: str) -> Sequence[Subscription]:
    """A person's subscriptions, oldest first."""
    rows = await session.scalars(
        select(Subscription).where(Subscription.region == region, Subscription.user == user).order_by(Subscription.id)
    )
    return rows.all()


async def note(
    session: AsyncSession, region: str, users: Sequence[str], number: int, now: datetime, *, waiting: bool = False
) -> list[str]:
    """Note that ``users`` are told of an item, or are to be; returns those who were not noted before."""
    if not users:
        return []
    known = await session.scalars(
        select(Notice.user).where(Notice.region == region, Notice.number == number, Notice.user.in_(users))
    )
    told = set(known)
    fresh = [user for user in dict.fromkeys(users) if user not in told]
    session.add_all([Notice(region=region, user=user, number=number, waiting=waiting, at=now) for user in fresh])
    await session.flush()
    return fresh


async def open_items(session: AsyncSession, region: str, numbers: Sequence[int]) -> list[Listing | Question]:
    """Those of the listings and questions that stand open for all to see, the newest first."""
    listings = await session.scalars(
        select(Listing).where(Listing.region == region, Listing.number.in_(numbers), Listing.status == "open")
    )
    questions = await session.scalars(
        select(Question).where(Question.region == region, Question.number.in_(numbers), Question.status == "open")
    )
    visible: list[Listing | Question] = [item for item in (*listings, *questions) if not item.hidden]
    return sorted(visible, key=lambda item: -item.number)


async def users_waiting(session: AsyncSession, region: str) -> Sequence[str]:
    """For whom something waits for the next bundle."""
    rows = await session.scalars(
        select(Notice.user).where(Notice.region == region, Notice.waiting).distinct().order_by(Notice.user)
    )
    return rows.all()


async def waiting(session: AsyncSession, region: str, user: str) -> Sequence[int]:
    """The numbers of the items that wait for a person's next bundle."""
    rows = await session.scalars(
        select(Notice.number).where(Notice.region == region, Notice.user == user, Notice.waiting)
    )
    return rows.all()


async def bundled(session: AsyncSession, region: str, user: str) -> None:
    """Nothing waits for the person any more: it was told, or holds no longer."""
    await session.execute(
        update(Notice)
        .where(Notice.region == region, Notice.user == user, Notice.waiting)
        .values(waiting=False)
        .execution_options(synchronize_session=False)
    )


async def forget_user(session: AsyncSession, region: str, user: str) -> None:
    await session.execute(delete(Subscription).where(Subscription.region == region, Subscription.user == user))
    await session.execute(delete(Notice).where(Notice.region == region, Notice.user == user))


async def forget_old(session: AsyncSession, region: str, now: datetime, days: int) -> None:
    """Retention: drop what was told more than ``days`` ago."""
    old = now - timedelta(days=days)
    await session.execute(delete(Notice).where(Notice.region == region, Notice.waiting.is_(False), Notice.at < old))


async def notices_of(session: AsyncSession, region: str, user: str) -> int:
    """Of how many items it is noted that a person was told."""
    found = await session.scalar(
        select(func.count()).select_from(Notice).where(Notice.region == region, Notice.user == user)
    )
    return int(found or 0)
