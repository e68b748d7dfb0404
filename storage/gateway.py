"""What the Matrix gateway keeps for itself: sync position, device, access token, invites to be answered."""

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Base


class Note(Base):
    __tablename__ = "gateway"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


async def recall(session: AsyncSession, key: str) -> str | None:
    found: str | None = await session.scalar(select(Note.value).where(Note.key == key))
    return found


async def keep(session: AsyncSession, key: str, value: str) -> None:
    await session.merge(Note(key=key, value=value))


async def drop(session: AsyncSession, key: str) -> None:
    await session.execute(delete(Note).where(Note.key == key))


async def recall_all(session: AsyncSession, prefix: str) -> dict[str, str]:
    """The notes whose key begins with ``prefix``, by what follows it."""
    rows = await session.execute(select(Note.key, Note.value).where(Note.key.startswith(prefix, autoescape=True)))
    return {key.removeprefix(prefix): value for key, value in rows}


async def drop_all(session: AsyncSession, prefix: str) -> None:
    """Drop the notes whose key begins with ``prefix``."""
    await session.execute(delete(Note).where(Note.key.startswith(prefix, autoescape=True)))
