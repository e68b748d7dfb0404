"""Saying that there is a new item, so that those who asked for it are told: by a timer that is due at once."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.replies import SetTimer
from storage import subscriptions

NEWS = "item-news"


async def news(session: AsyncSession, facts: Facts, number: int) -> tuple[SetTimer, ...]:
    """The timer for a new or changed item; none where nobody else has subscribed to anything."""
    if not await subscriptions.any_of_others(session, facts.region.key, facts.event.sender):
        return ()
    return (SetTimer(kind=NEWS, key=f"{NEWS}:{number}", due_at=facts.now, payload={"number": number}),)
