"""The calendar file of a meeting, as what is posted for it."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.replies import Reply
from storage.meetups import Meetup


async def invitation(_: AsyncSession, __: Facts, ___: Meetup) -> tuple[Reply, ...]:
    """The file of a new, changed or cancelled meeting, in the place of the one before."""
    return ()
