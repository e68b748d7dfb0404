"""Rooms that belong to a region, direct chats, and who is in them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from sqlalchemy import ColumnElement, and_, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.config import Region
from storage.database import Base

Kind = Literal["shared", "direct"]


class Room(Base):
    """``configured`` is the id or alias in the configuration (shared rooms), ``user`` the person of a direct chat.

    A room that the bot was kicked from, or that was upgraded, has ``joined`` false; ``replaced_by`` is the upgrade's
    successor. A direct chat whose person has left is not joined either. ``encryption`` is the content of
    ``m.room.encryption`` as JSON, "" for an open room.
    """

    __tablename__ = "rooms"

    room_id: Mapped[str] = mapped_column(primary_key=True)
    region: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    configured: Mapped[str] = mapped_column(default="")
    user: Mapped[str] = mapped_column(default="", index=True)
    joined: Mapped[bool] = mapped_column(default=True)
    replaced_by: Mapped[str | None]
    encryption: Mapped[str] = mapped_column(default="")


class Member(Base):
    """A person in a room, with the display name there."""

    __tablename__ = "members"

    room_id: Mapped[str] = mapped_column(primary_key=True)
    user: Mapped[str] = mapped_column(primary_key=True)
    region: Mapped[str] = mapped_column(index=True)
    name: Mapped[str] = mapped_column(default="")


async def all_rooms(session: AsyncSession) -> Sequence[Room]:
    return (await session.scalars(select(Room))).all()


async def shared_rooms(session: AsyncSession, region: str) -> Sequence[str]:
    """The ids of the region's rooms that the bot is in, the first configured one first."""
    rows = await session.scalars(
        select(Room.room_id).where(Room.region == region, Room.kind == "shared", Room.joined).order_by(Room.room_id)
    )
    return rows.all()


async def main_room(session: AsyncSession, region: Region) -> str | None:
    """The first configured room of the region that the bot is in: where news that belong nowhere else are posted."""
    rows = await session.execute(
        select(Room.configured, Room.room_id).where(Room.region == region.key, Room.kind == "shared", Room.joined)
    )
    found = {row.configured: row.room_id for row in rows}
    return next((found[name] for name in region.rooms if name in found), next(iter(found.values()), None))


async def room_or_main(session: AsyncSession, region: Region, room_id: str) -> str | None:
    """The room itself, or the region's main one when the bot is no longer there."""
    known = await shared_rooms(session, region.key)
    return room_id if room_id in known else await main_room(session, region)


async def direct_rooms(session: AsyncSession, region: str, users: Collection[str]) -> dict[str, str]:
    """The open direct chats with ``users``, by user id; who has none is not in it."""
    if not users:
        return {}
    rows = await session.execute(
        select(Room.user, Room.room_id)
        .where(Room.region == region, Room.kind == "direct", Room.user.in_(users), Room.joined)
        .order_by(Room.room_id.desc())
    )
    return {row.user: row.room_id for row in rows}


async def save_room(session: AsyncSession, room: Room) -> None:
    """Insert the room or replace what is known of it."""
    await session.merge(room)


async def leave_room(session: AsyncSession, room_id: str, replaced_by: str | None = None) -> None:
    """The bot is no longer in this room."""
    values: dict[str, object] = {"joined": False}
    if replaced_by:
        values["replaced_by"] = replaced_by
    await session.execute(update(Room).where(Room.room_id == room_id).values(values))
    await session.execute(delete(Member).where(Member.room_id == room_id))


async def set_members(session: AsyncSession, region: str, room_id: str, names: Mapping[str, str]) -> None:
    """Replace what is known of a room's members: user id to display name."""
    await session.execute(delete(Member).where(Member.room_id == room_id))
    if names:
        rows = [{"room_id": room_id, "user": user, "region": region, "name": name} for user, name in names.items()]
        await session.execute(insert(Member), rows)


async def add_member(session: AsyncSession, region: str, room_id: str, user: str, name: str) -> None:
    await session.merge(Member(room_id=room_id, user=user, region=region, name=name))


async def remove_member(session: AsyncSession, room_id: str, user: str) -> None:
    await session.execute(delete(Member).where(Member.room_id == room_id, Member.user == user))


async def room_members(session: AsyncSession, room_id: str) -> dict[str, str]:
    """User id to display name."""
    rows = await session.execute(select(Member.user, Member.name).where(Member.room_id == room_id))
    return {row.user: row.name for row in rows}


def _in_shared_room(region: str) -> ColumnElement[bool]:
    return and_(Member.region == region, Member.room_id == Room.room_id, Room.kind == "shared", Room.joined)


async def names_of(session: AsyncSession, region: str, users: Sequence[str]) -> dict[str, str]:
    """The display names of these users in the region's rooms, as far as they have any."""
    if not users:
        return {}
    query = select(Member.user, Member.name).where(Member.region == region, Member.user.in_(users), Member.name != "")
    return {row.user: row.name for row in await session.execute(query)}


async def is_member(session: AsyncSession, region: str, user: str) -> bool:
    """Whether the person is in one of the region's shared rooms."""
    found = await session.scalar(select(Member.user).where(_in_shared_room(region), Member.user == user).limit(1))
    return found is not None


async def member_name(session: AsyncSession, region: str, user: str) -> str:
    """The person's display name in one of the region's rooms, "" when there is none."""
    found: str | None = await session.scalar(
        select(Member.name).where(Member.region == region, Member.user == user, Member.name != "").limit(1)
    )
    return found or ""


async def region_members(session: AsyncSession, region: str) -> dict[str, str]:
    """Everybody in the region's shared rooms: user id to display name."""
    rows = await session.execute(select(Member.user, Member.name).where(_in_shared_room(region)))
    return {row.user: row.name for row in rows}
