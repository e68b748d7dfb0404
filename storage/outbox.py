"""What is to be sent, and what became of it.

A row is written in the transaction that decided on it, with its Matrix transaction id. It is sent until the
homeserver confirms it; sending it again under the same id changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex
from typing import Any, cast

from sqlalchemy import CursorResult, Index, Row, and_, bindparam, delete, func, insert, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from storage import files
from storage.database import Base, table_of
from storage.files import File

DIRECT = "direct:"
REDACT = "m.room.redaction"
POLL_START, POLL_END = "org.matrix.msc3381.poll.start", "org.matrix.msc3381.poll.end"  # no client knows stable names
TWINS = (POLL_START, POLL_END)  # what is in them is said in a message too
EDIT_PAUSE = timedelta(seconds=10)
PENDING = "sent_at IS NULL AND dead_at IS NULL"
MOST_NUMBERS = 10_000


class Outgoing(Base):
    """``address`` is a room id, or ``direct:`` and a user id. ``target`` is the row that this one edits or takes back.

    ``answers`` is the event that this is the answer to, ``item`` the number of the item that it is about, ``ref`` the
    name for later edits, ``language`` that of its words. ``event_id`` is what the homeserver gave it.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index("outbox_pending", "priority", "id", sqlite_where=text(PENDING)),
        Index("outbox_ref", "region", "ref"),
        Index("outbox_target", "target"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    region: Mapped[str]
    address: Mapped[str]
    priority: Mapped[int]
    type: Mapped[str]
    content: Mapped[str]
    txn_id: Mapped[str] = mapped_column(unique=True)
    target: Mapped[int | None]
    answers: Mapped[str | None] = mapped_column(index=True)
    item: Mapped[int | None]
    ref: Mapped[str | None]
    language: Mapped[str]
    not_before: Mapped[datetime]
    created_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str] = mapped_column(default="")
    event_id: Mapped[str | None] = mapped_column(index=True)
    sent_at: Mapped[datetime | None]
    dead_at: Mapped[datetime | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One thing to send; ``content`` is the JSON of a Matrix event's content, ``file`` what is to be sent with it."""

    address: str
    priority: int
    type: str
    content: str
    language: str = ""
    target: int | None = None
    answers: str | None = None
    item: int | None = None
    ref: str | None = None
    file: bytes | None = None


def _pending() -> Any:
    return and_(Outgoing.sent_at.is_(None), Outgoing.dead_at.is_(None))


# Made once, since every message goes through them: to build and compile a statement takes longer than to run it.
POST = insert(table_of(Outgoing))
WAITS = and_(_pending(), Outgoing.address.not_in(bindparam("resting", expanding=True)))
DUE = (
    select(Outgoing)
    .where(WAITS, Outgoing.not_before <= bindparam("now"))
    .order_by(Outgoing.priority, Outgoing.id)
    .limit(bindparam("most"))
)
NEXT = select(func.min(Outgoing.not_before)).where(WAITS)
CONFIRM = (
    update(table_of(Outgoing))
    .where(Outgoing.txn_id == bindparam("txn"), Outgoing.sent_at.is_(None))
    .values(sent_at=bindparam("now"), event_id=bindparam("event"), error="")
)


async def post(session: AsyncSession, region: str, letters: Sequence[Letter], now: datetime) -> None:
    """Queue letters, in this order."""
    if letters:
        rows = [
            {
                "region": region,
                "address": letter.address,
                "priority": letter.priority,
                "type": letter.type,
                "content": letter.content,
                "txn_id": token_hex(12),
                "target": letter.target,
                "answers": letter.answers,
                "item": letter.item,
                "ref": letter.ref,
                "language": letter.language,
                "not_before": now,
                "created_at": now,
            }
            for letter in letters
        ]
        await session.execute(POST, rows)
        sent_along = {str(r["txn_id"]): one.file for r, one in zip(rows, letters, strict=True) if one.file is not None}
        if sent_along:
            await files.keep(session, region, sent_along)


async def post_edit(session: AsyncSession, region: str, letter: Letter, now: datetime) -> None:
    """Queue an edit of the message ``letter.target``; one that still waits is replaced, others wait ten seconds.

    A replaced edit gets a new transaction id: whether the old one was just being sent does not matter then.
    """
    edits = and_(Outgoing.target == letter.target, Outgoing.type == letter.type)
    waiting = await session.execute(
        update(Outgoing)
        .where(edits, _pending())
        .values(content=letter.content, txn_id=token_hex(12), item=letter.item)
        .execution_options(synchronize_session=False)
    )
    if cast(CursorResult[Any], waiting).rowcount:
        return
    last = await session.scalar(select(Outgoing.sent_at).where(edits).order_by(Outgoing.id.desc()).limit(1))
    await post(session, region, [letter], max(now, last + EDIT_PAUSE) if last else now)


async def posted(session: AsyncSession, region: str, ref: str) -> Sequence[Row[int, str, int, str]]:
    """The messages under ``ref`` that people see or will see: row id, address, priority, language."""
    found = await session.execute(
        select(Outgoing.id, Outgoing.address, Outgoing.priority, Outgoing.language)
        .where(Outgoing.region == region, Outgoing.ref == ref, Outgoing.dead_at.is_(None))
        .order_by(Outgoing.id)
    )
    return found.all()


async def let_go(session: AsyncSession, region: str, ref: str) -> Sequence[Row[int, str, int, str]]:
    """The same, for the last time: nothing has this ``ref`` afterwards."""
    found = await posted(session, region, ref)
    if found:
        await session.execute(
            update(Outgoing)
            .where(Outgoing.region == region, Outgoing.ref == ref)
            .values(ref=None)
            .execution_options(synchronize_session=False)
        )
    return found


async def about(
    session: AsyncSession, region: str, addresses: Sequence[str], event_id: str
) -> Row[int | None, str | None] | None:
    """The item that our message ``event_id``, sent to one of ``addresses``, is about, and its ``ref``."""
    found = await session.execute(
        select(Outgoing.item, Outgoing.ref).where(
            Outgoing.event_id == event_id,
            Outgoing.region == region,
            Outgoing.address.in_(addresses),
            Outgoing.item.is_not(None),
        )
    )
    return found.first()


async def answered(session: AsyncSession, region: str, event_id: str) -> Outgoing | None:
    """The row of our answer to the event; None when it was not answered."""
    found: Outgoing | None = await session.scalar(
        select(Outgoing).where(Outgoing.region == region, Outgoing.answers == event_id).order_by(Outgoing.id).limit(1)
    )
    return found


async def due(session: AsyncSession, now: datetime, limit: int, resting: Sequence[str]) -> Sequence[Outgoing]:
    """What may be sent now to addresses that are not ``resting``, in the order in which a room shall see it."""
    rows = await session.scalars(DUE, {"now": now, "resting": list(resting), "most": limit})
    return rows.all()


async def next_moment(session: AsyncSession, resting: Sequence[str]) -> datetime | None:
    """When the earliest row for an address that is not ``resting`` may be sent; None when nothing waits."""
    moment: datetime | None = await session.scalar(NEXT, {"resting": list(resting)})
    return moment


async def confirm(session: AsyncSession, txn_id: str, event_id: str, now: datetime) -> None:
    """The homeserver has it."""
    connection = await session.connection()
    await connection.execute(CONFIRM, {"txn": txn_id, "now": now, "event": event_id})


async def uploaded(session: AsyncSession, row: Outgoing, content: str) -> None:
    """The homeserver has the file of this row; ``content`` (JSON) says where."""
    await session.execute(
        update(Outgoing)
        .where(Outgoing.id == row.id)
        .values(content=content)
        .execution_options(synchronize_session=False)
    )
    await files.forget(session, row.region, row.txn_id)


async def failed(session: AsyncSession, row_id: int, error: str, attempts: int) -> None:
    """It was not sent this time."""
    await session.execute(
        update(Outgoing)
        .where(Outgoing.id == row_id)
        .values(error=error, attempts=attempts)
        .execution_options(synchronize_session=False)
    )


async def bury(session: AsyncSession, row_id: int, now: datetime, error: str) -> None:
    """It can't be sent: a dead letter that the administrator sees in ``patenbot check``."""
    await session.execute(
        update(Outgoing)
        .where(Outgoing.id == row_id)
        .values(dead_at=now, error=error)
        .execution_options(synchronize_session=False)
    )


async def dead_letters(session: AsyncSession, region: str) -> Sequence[Outgoing]:
    """What could not be sent, newest first."""
    rows = await session.scalars(
        select(Outgoing).where(Outgoing.region == region, Outgoing.dead_at.is_not(None)).order_by(Outgoing.id.desc())
    )
    return rows.all()


async def forget(session: AsyncSession, region: str, now: datetime, days: int) -> None:
    """Retention: drop what was sent or given up more than ``days`` ago.

    Messages about an item stay findable for reactions and replies as long as the item is there, without their text.
    """
    old = now - timedelta(days=days)
    over = and_(Outgoing.region == region, or_(Outgoing.sent_at < old, Outgoing.dead_at < old))
    await session.execute(delete(Outgoing).where(over, or_(Outgoing.item.is_(None), Outgoing.target.is_not(None))))
    await session.execute(update(Outgoing).where(over).values(content="{}"))
    waiting = select(Outgoing.txn_id).where(Outgoing.region == region, _pending())
    await session.execute(delete(File).where(File.region == region, File.txn_id.not_in(waiting)))


async def forget_items(session: AsyncSession, region: str, numbers: Sequence[int]) -> None:
    """Retention: drop what was sent about items that are no more."""
    for start in range(0, len(numbers), MOST_NUMBERS):
        chunk = numbers[start : start + MOST_NUMBERS]
        await session.execute(
            delete(Outgoing)
            .where(Outgoing.region == region, Outgoing.item.in_(chunk), ~_pending())
            .execution_options(synchronize_session=False)
        )
