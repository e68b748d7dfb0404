"""The rooms that exist only while somebody talks to the bot in a terminal."""

from hashlib import blake2b

from sqlalchemy import and_, delete, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage import rooms
from storage.outbox import Outgoing
from storage.rooms import Member, Room

MARK = "!console-"


def shared_room(region: str) -> str:
    """The id of the region's invented room."""
    return _room_id(region)


def direct_room(region: str, user: str) -> str:
    """The id of the invented direct chat with a person."""
    return _room_id(region, user)


def _room_id(*of: str) -> str:
    return f"{MARK}{blake2b(chr(0).join(of).encode(), digest_size=8).hexdigest()}:local"


async def enter(session: AsyncSession, region: str, user: str, name: str) -> None:
    """Make the person a member of the region with a direct chat."""
    shared, direct = shared_room(region), direct_room(region, user)
    await rooms.save_room(session, Room(room_id=shared, region=region, kind="shared", joined=True))
    await rooms.save_room(session, Room(room_id=direct, region=region, kind="direct", user=user, joined=True))
    await rooms.add_member(session, region, shared, user, name)


async def leave(session: AsyncSession) -> None:
    """Take away all invented rooms, and let nothing be sent there any more: no homeserver knows them."""
    there = Outgoing.address.startswith(MARK)
    unsent = and_(there, Outgoing.sent_at.is_(None))
    await session.execute(delete(Outgoing).where(unsent).execution_options(synchronize_session=False))
    await session.execute(update(Outgoing).where(there).values(ref=None).execution_options(synchronize_session=False))
    await session.execute(delete(Member).where(Member.room_id.startswith(MARK)))
    await session.execute(delete(Room).where(Room.room_id.startswith(MARK)))
