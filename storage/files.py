"""Files on their way out: what the outbox sends with some of its messages, until the homeserver has it."""

from collections.abc import Mapping

from sqlalchemy import LargeBinary, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Base


class File(Base):
    """The bytes that belong to the message with this transaction id; its content names and describes them."""

    __tablename__ = "files"

    txn_id: Mapped[str] = mapped_column(primary_key=True)
    region: Mapped[str] = mapped_column(index=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


async def keep(session: AsyncSession, region: str, contents: Mapping[str, bytes]) -> None:
    """Keep files, by the transaction ids of their messages."""
    rows = [{"txn_id": txn_id, "region": region, "content": content} for txn_id, content in contents.items()]
    await session.execute(insert(File), rows)


async def content_of(session: AsyncSession, region: str, txn_id: str) -> bytes | None:
    found: bytes | None = await session.scalar(select(File.content).where(File.region == region, File.txn_id == txn_id))
    return found


async def forget(session: AsyncSession, region: str, txn_id: str) -> None:
    """The homeserver has it."""
    await session.execute(delete(File).where(File.region == region, File.txn_id == txn_id))
