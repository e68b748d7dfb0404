"""What people are told of end-to-end encryption: what could not be read, and which emojis somebody should see."""

from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Feature
from bot.events import Unreadable, Verifying
from bot.replies import Choice, Direct, Lines, Outcome, Say, Words, text


async def unreadable(_facts: Facts, event: Unreadable, _session: AsyncSession) -> Outcome:
    """Tell the sender in the direct chat. It is no answer: that comes when the key does."""
    where = Choice("direct" if event.direct else "room")
    return Outcome((Say(words=text("unreadable", at=event.at, where=where), to=Direct(event.sender)),))


async def verifying(facts: Facts, event: Verifying, _session: AsyncSession) -> Outcome:
    """Tell the coordinators what the person should see, so that they can compare."""
    code: list[Words] = [
        text("verifying-emoji", symbol=symbol, german=german, english=english)
        for symbol, german, english in event.emojis
    ]
    if not code:
        code = [text("verifying-numbers", numbers=" ".join(map(str, event.numbers)))]
    words = text("verifying", user=event.sender, code=Lines(tuple(code), separator=" · "))
    return Outcome(tuple(Say(words=words, to=Direct(user)) for user in facts.region.coordinators))


FEATURE = Feature(folder=Path(__file__).parent, on_unreadable=unreadable, on_verifying=verifying)
