"""The board: what municipalities look for and offer."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    Index,
    Row,
    Select,
    UniqueConstraint,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Base
from storage.items import label

MANY = 1000


class Listing(Base):
    """A need or an offer. It belongs to ``municipality`` ("" while its author has not said one).

    ``until`` is the last day on which it stands open; with ``permanent`` the day of the yearly question. ``opens`` and
    ``closes`` are the period in which it is needed or to be had. ``asked_at``: the question whether it still holds was
    put. ``source_event`` is the message that made it, ``partner`` and ``outcome`` say how it ended. ``topics`` are
    tags between spaces, ``revision`` counts the changes.
    """

    __tablename__ = "listings"
    __table_args__ = (
        UniqueConstraint("region", "number"),
        Index("listings_board", "region", "status", "hidden", "number"),
        Index("listings_kommune", "region", "municipality", "status", "number"),
        Index("listings_until", "region", "status", "until"),
        Index("listings_author", "region", "author"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    region: Mapped[str]
    number: Mapped[int]
    kind: Mapped[str]
    municipality: Mapped[str]
    author: Mapped[str]
    contact: Mapped[str] = mapped_column(default="")
    title: Mapped[str]
    body: Mapped[str] = mapped_column(default="")
    topics: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    opens: Mapped[date | None]
    closes: Mapped[date | None]
    until: Mapped[date]
    permanent: Mapped[bool] = mapped_column(default=False)
    status: Mapped[str] = mapped_column(default="open")
    hidden: Mapped[bool] = mapped_column(default=False)
    partner: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    asked_at: Mapped[datetime | None]
    source_event: Mapped[str | None] = mapped_column(index=True)
    revision: Mapped[int] = mapped_column(default=1)

    @property
    def label(self) -> str:
        """The id that people see: S12, B13."""
        return label(self.kind, self.number)

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(self.topics.split())

    @property
    def searchable(self) -> bool:
        """Whether the search may find it."""
        return self.status == "open" and not self.hidden


class Interest(Base):
    """A municipality can help with a listing; ``source_event`` is the reaction or command that said so."""

    __tablename__ = "interests"
    __table_args__ = (UniqueConstraint("listing_id", "municipality", "user"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    region: Mapped[str]
    listing_id: Mapped[int] = mapped_column(ForeignKey("listings.id", ondelete="CASCADE"))
    municipality: Mapped[str]
    user: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    source_event: Mapped[str] = mapped_column(index=True)


class Pair(Base):
    """A need and an offer whose people were told of each other."""

    __tablename__ = "pairs"
    __table_args__ = (Index("pairs_offer", "offer_id"),)

    need_id: Mapped[int] = mapped_column(ForeignKey("listings.id", ondelete="CASCADE"), primary_key=True)
    offer_id: Mapped[int] = mapped_column(ForeignKey("listings.id", ondelete="CASCADE"), primary_key=True)
    region: Mapped[str]


class Draft(Base):
    """A message that reads like a listing; its author's 📌 turns it into one."""

    __tablename__ = "drafts"

    event_id: Mapped[str] = mapped_column(primary_key=True)
    region: Mapped[str]
    room: Mapped[str]
    sender: Mapped[str]
    kind: Mapped[str]
    body: Mapped[str]
    thread: Mapped[str | None]
    at: Mapped[datetime] = mapped_column(index=True)


async def by_number(session: AsyncSession, region: str, number: int) -> Listing | None:
    found: Listing | None = await session.scalar(
        select(Listing).where(Listing.region == region, Listing.number == number)
    )
    return found


async def by_source(session: AsyncSession, region: str, event_id: str) -> Listing | None:
    found: Listing | None = await session.scalar(
        select(Listing).where(Listing.region == region, Listing.source_event == event_id)
    )
    return found


async def by_ids(session: AsyncSession, region: str, ids: Sequence[int]) -> dict[int, Listing]:
    """Listings by their row id. They are few, so the region is looked at last: its own index would be walked whole."""
    rows = await session.scalars(select(Listing).where(Listing.id.in_(ids)))
    return {one.id: one for one in rows if one.region == region}


def open_listings(region: str) -> Select[Listing]:
    """All that everybody may see on the board, newest first."""
    query = select(Listing).where(Listing.region == region, Listing.status == "open", Listing.hidden.is_(False))
    return query.order_by(Listing.number.desc())


def of_owner(region: str, municipality: str, user: str) -> Select[Listing]:
    """The open listings of a municipality, hidden ones too; without one those of the person; newest first."""
    query = select(Listing).where(Listing.region == region, Listing.status == "open").order_by(Listing.number.desc())
    return query.where(Listing.municipality == municipality if municipality else Listing.author == user)


async def page(session: AsyncSession, query: Select[Listing], *, below: int | None, size: int) -> Sequence[Listing]:
    """The first ``size`` listings of a query with numbers under ``below``."""
    if below is not None:
        query = query.where(Listing.number < below)
    return (await session.scalars(query.limit(size))).all()


async def count(session: AsyncSession, query: Select[Listing], *, below: int | None = None, most: int = MANY) -> int:
    """How many listings a query has, but no more than ``most``: beyond that nobody wants to know."""
    if below is not None:
        query = query.where(Listing.number < below)
    some = query.with_only_columns(Listing.id).limit(most).subquery()
    return int(await session.scalar(select(func.count()).select_from(some)) or 0)


async def unanswered(session: AsyncSession, region: str, kind: str, limit: int) -> Sequence[Listing]:
    """The oldest open listings of a kind that nobody has shown an interest in."""
    helped = select(Interest.id).where(Interest.region == region, Interest.listing_id == Listing.id)
    query = open_listings(region).where(Listing.kind == kind, ~helped.exists())
    return (await session.scalars(query.order_by(None).order_by(Listing.number).limit(limit))).all()


async def to_ask(session: AsyncSession, region: str, last_day: date) -> Sequence[Row[int, date]]:
    """Number and last day of the open listings that end by ``last_day`` and whose people were not asked yet."""
    return await _ending(session, region, Listing.until <= last_day, Listing.asked_at.is_(None))


async def to_close(session: AsyncSession, region: str, today: date) -> Sequence[Row[int, date]]:
    """Number and last day of the open listings whose last day is over and whose people were asked."""
    return await _ending(session, region, Listing.until < today, Listing.asked_at.is_not(None))


async def _ending(session: AsyncSession, region: str, *which: ColumnElement[bool]) -> Sequence[Row[int, date]]:
    query = select(Listing.number, Listing.until).where(Listing.region == region, Listing.status == "open", *which)
    return (await session.execute(query.order_by(Listing.number))).all()


async def interests(session: AsyncSession, listing: Listing) -> Sequence[Interest]:
    rows = await session.scalars(select(Interest).where(Interest.listing_id == listing.id).order_by(Interest.id))
    return rows.all()


async def interest_by_source(session: AsyncSession, region: str, event_id: str) -> Interest | None:
    found: Interest | None = await session.scalar(
        select(Interest).where(Interest.region == region, Interest.source_event == event_id)
    )
    return found


async def open_partners(session: AsyncSession, listing: Listing, limit: int = 3) -> Sequence[Listing]:
    """The listings that were paired with this one and still stand open."""
    mine, other = (Pair.need_id, Pair.offer_id) if listing.kind == "need" else (Pair.offer_id, Pair.need_id)
    told = (await session.scalars(select(other).where(mine == listing.id))).all()
    found = await by_ids(session, listing.region, told) if told else {}
    return sorted((one for one in found.values() if one.searchable), key=lambda one: -one.number)[:limit]


async def told_pairs(session: AsyncSession, listing: Listing) -> set[int]:
    """The ids of the listings that were paired with this one before."""
    mine, other = (Pair.need_id, Pair.offer_id) if listing.kind == "need" else (Pair.offer_id, Pair.need_id)
    return set((await session.scalars(select(other).where(mine == listing.id))).all())


async def tell_pairs(session: AsyncSession, listing: Listing, others: Sequence[Listing]) -> None:
    """Note that these pairs have been told."""
    if not others:
        return
    rows: list[dict[str, Any]] = [
        {
            "region": listing.region,
            "need_id": listing.id if listing.kind == "need" else other.id,
            "offer_id": other.id if listing.kind == "need" else listing.id,
        }
        for other in others
    ]
    await session.execute(insert(Pair), rows)


async def forget_closed(session: AsyncSession, region: str, now: datetime, days: int) -> Sequence[int]:
    """Retention: drop listings that were closed more than ``days`` ago, with all that hangs on them.

    Returns their numbers.
    """
    old = delete(Listing).where(
        Listing.region == region, Listing.status != "open", Listing.closed_at < now - timedelta(days=days)
    )
    return (await session.scalars(old.returning(Listing.number).execution_options(synchronize_session=False))).all()


async def draft(session: AsyncSession, region: str, event_id: str) -> Draft | None:
    found: Draft | None = await session.scalar(select(Draft).where(Draft.region == region, Draft.event_id == event_id))
    return found


async def forget_draft(session: AsyncSession, region: str, event_id: str) -> None:
    await session.execute(delete(Draft).where(Draft.region == region, Draft.event_id == event_id))


async def forget_drafts(session: AsyncSession, region: str, now: datetime, days: int) -> None:
    await session.execute(delete(Draft).where(Draft.region == region, Draft.at < now - timedelta(days=days)))


async def without_municipality(session: AsyncSession, region: str, author: str) -> Sequence[int]:
    """Numbers of the listings that a person made before saying a municipality."""
    rows = await session.scalars(
        select(Listing.number).where(Listing.region == region, Listing.author == author, Listing.municipality == "")
    )
    return rows.all()


async def give(session: AsyncSession, region: str, numbers: Sequence[int], municipality: str) -> None:
    """Let listings belong to a municipality."""
    await session.execute(
        update(Listing).where(Listing.region == region, Listing.number.in_(numbers)).values(municipality=municipality)
    )
