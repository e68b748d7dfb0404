"""How the bot asks the people whose an item is: in their direct chats, else in the region's room. For all features."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.replies import Direct, Priority, Room, Say, Words, text
from storage import people, rooms


async def reachable(session: AsyncSession, facts: Facts, users: Sequence[str]) -> list[str]:
    """Those of ``users`` who have a direct chat and are there; all who have one when everybody is away."""
    with_chat = await rooms.direct_rooms(session, facts.region.key, users)
    found = [user for user in users if user in with_chat]
    away = await people.absent(session, facts.region.key, found, facts.today)
    return [user for user in found if user not in away] or found


async def to_owner(
    session: AsyncSession, facts: Facts, users: Sequence[str], words: Words, *, owner: Words, item: int, ref: str
) -> list[Say]:
    """The messages to the owner's people; when none of them can be reached, one to the region's room."""
    reached = await reachable(session, facts, users)
    if reached:
        return [Say(words=words, to=Direct(u), item=item, ref=ref, priority=Priority.DIGEST) for u in reached]
    room = await rooms.main_room(session, facts.region)
    if room is None:
        return []
    asked = text("to-owner", owner=owner, words=words)
    return [Say(words=asked, to=Room(room), item=item, ref=ref, priority=Priority.DIGEST)]
