"""Keys of encrypted rooms that others have given us: inbound Megolm sessions, pickled."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Base


class MegolmSession(Base):
    """``sender`` with the device of Curve25519 key ``sender_key`` and Ed25519 key ``signing_key`` has made it.

    ``first_index`` is the first message that it opens.
    """

    __tablename__ = "megolm_sessions"

    room_id: Mapped[str] = mapped_column(primary_key=True)
    session_id: Mapped[str] = mapped_column(primary_key=True)
    sender: Mapped[str]
    sender_key: Mapped[str]
    signing_key: Mapped[str]
    pickle: Mapped[str]
    first_index: Mapped[int]
    created_at: Mapped[datetime]


async def find(session: AsyncSession, room_id: str, session_id: str) -> MegolmSession | None:
    return await session.get(MegolmSession, (room_id, session_id))
