"""Who may use the bot: the members of the region's rooms, and its coordinators."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from storage import rooms


async def belongs(session: AsyncSession, facts: Facts) -> bool:
    """Whether the sender belongs to the region."""
    return facts.coordinator or await rooms.is_member(session, facts.region.key, facts.event.sender)


async def may_use(session: AsyncSession, facts: Facts) -> bool:
    """Whether what was sent counts: a direct chat stays open when its person has left all rooms of the region."""
    return not facts.event.direct or await belongs(session, facts)
