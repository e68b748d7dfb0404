"""What people are told of end-to-end encryption: that a message of theirs could not be read, and what to do."""

from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Feature
from bot.events import Unreadable
from bot.replies import Choice, Direct, Outcome, Say, text


async def unreadable(_facts: Facts, event: Unreadable, _session: AsyncSession) -> Outcome:
    """Tell the sender in the direct chat. It is no answer: that comes when the key does."""
    where = Choice("direct" if event.direct else "room")
    return Outcome((Say(words=text("unreadable", at=event.at, where=where), to=Direct(event.sender)),))


FEATURE = Feature(folder=Path(__file__).parent, on_unreadable=unreadable)
