"""Keys of encrypted rooms that others have given us: inbound Megolm sessions, pickled."""

from datetime import datetime

from sqlalchemy import delete, exists
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Base
from storage.rooms import Member


class MegolmSession(Base):
    """``sender`` says to have made it, with the device of Curve25519 key ``sender_key`` and Ed25519 ``signing_key``.

    It opens what ``sender`` has said, and nobody else: whoever can read in the room has the key and may say so too.
    ``first_index`` is the first message that it opens.
    """

    __tablename__ = "megolm_sessions"

    room_id: Mapped[str] = mapped_column(primary_key=True)
    session_id: Mapped[str] = mapped_column(primary_key=True)
    sender: Mapped[str] = mapped_column(primary_key=True)
    sender_key: Mapped[str]
    signing_key: Mapped[str]
    pickle: Mapped[str]
    first_index: Mapped[int]
    created_at: Mapped[datetime]


async def find(session: AsyncSession, room_id: str, session_id: str, sender: str) -> MegolmSession | None:
    return await session.get(MegolmSession, (room_id, session_id, sender))


async def forget_strangers(session: AsyncSession, before: datetime) -> None:
    """Drop older keys of people who are not in the room, or of rooms where the bot is not."""
    theirs = exists().where(Member.room_id == MegolmSession.room_id, Member.user == MegolmSession.sender)
    await session.execute(delete(MegolmSession).where(MegolmSession.created_at < before, ~theirs))
