"""Our device's Olm account and its sessions with other devices, each pickled under the key of the installation.

What belongs to no region: these keys are the bot's own.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Base


class OlmAccount(Base):
    """``published`` says that the homeserver has the device's keys.

    ``step`` counts up with each change that must never be made twice; the homeserver is told of it, and so a copy of
    an older database is noticed.
    """

    __tablename__ = "olm_accounts"

    device_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str]
    pickle: Mapped[str]
    published: Mapped[bool] = mapped_column(default=False)
    step: Mapped[int] = mapped_column(default=0)


class OlmSession(Base):
    """``sender_key`` is the other device's Curve25519 key."""

    __tablename__ = "olm_sessions"

    session_id: Mapped[str] = mapped_column(primary_key=True)
    sender_key: Mapped[str] = mapped_column(index=True)
    pickle: Mapped[str]
    created_at: Mapped[datetime]
    used_at: Mapped[datetime]


class ToDevice(Base):
    """An encrypted to-device message that was handled; it may come again after a crash, and opens only once."""

    __tablename__ = "to_device"

    digest: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)


async def account(session: AsyncSession, user_id: str, device_id: str) -> OlmAccount | None:
    """The account of this device, if it is kept here."""
    found = await session.get(OlmAccount, device_id)
    return found if found and found.user_id == user_id else None


async def sessions_with(session: AsyncSession, sender_key: str) -> Sequence[OlmSession]:
    """The sessions with a device, the one used last first."""
    rows = await session.scalars(
        select(OlmSession).where(OlmSession.sender_key == sender_key).order_by(OlmSession.used_at.desc())
    )
    return rows.all()


async def latest_sessions(session: AsyncSession, sender_keys: Sequence[str]) -> dict[str, OlmSession]:
    """The session that was used last with each of the devices, where there is one."""
    rows = await session.scalars(
        select(OlmSession).where(OlmSession.sender_key.in_(sender_keys)).order_by(OlmSession.used_at)
    )
    return {row.sender_key: row for row in rows}


async def keys_with_sessions(session: AsyncSession, sender_keys: Sequence[str]) -> set[str]:
    """Those of the devices with which there is a session."""
    rows = await session.scalars(select(OlmSession.sender_key).where(OlmSession.sender_key.in_(sender_keys)).distinct())
    return set(rows)


async def note_handled(session: AsyncSession, digest: str, now: datetime, keep_since: datetime) -> bool:
    """Note that a to-device message is handled; False when it was already. Older notes are dropped."""
    if await session.get(ToDevice, digest):
        return False
    session.add(ToDevice(digest=digest, at=now))
    await session.execute(delete(ToDevice).where(ToDevice.at < keep_since))
    return True


async def forget_unused(session: AsyncSession, before: datetime) -> None:
    """Drop sessions that nobody has used since."""
    await session.execute(delete(OlmSession).where(OlmSession.used_at < before))


async def forget_device(session: AsyncSession) -> None:
    """Drop all keys of our device: it is given up."""
    for table in (OlmAccount, OlmSession, ToDevice):
        await session.execute(delete(table))
