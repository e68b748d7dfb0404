"""„Ich suche …" without a prefix: the bot adds a 📌, and the author's own 📌 makes it a listing."""

import re
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.config import Region
from bot.events import Message, Reacted
from bot.replies import Outcome, React, Say
from bot.words import clean
from commands.exchange.create import create
from storage import listings
from storage.listings import Draft

PIN = "📌"
SAID = re.compile(
    r"\s*(?:(?:hallo|hi|moin|guten \w+|hello)\b[^\n]{0,40}?[,!.:]\s*)?"
    r"(?:(?P<need>(?:ich|wir) (?:suchen?|br[aä]uchten?|brauchen?)|(?:i am|i'm|we are|we're) looking for|(?:i|we) need)"
    r"|(?P<offer>(?:ich|wir) bieten?(?: an)?|(?:i|we) (?:can )?offer))\s+(?P<what>\S.*)",
    re.IGNORECASE | re.DOTALL,
)


def hears(region: Region, message: Message) -> bool:
    """Whether a message reads like a listing and the region wants it noticed."""
    return region.listen == "on" and SAID.match(message.body) is not None


async def on_talk(facts: Facts, message: Message, session: AsyncSession) -> Outcome | None:
    """Keep the message for a while and put a 📌 on it; a correction goes to the listing that it became."""
    found = SAID.match(clean(message.body))
    if found is None:
        return None
    if facts.corrected:
        known = await listings.by_source(session, facts.region.key, facts.source)
        return await create(facts, _kind(found), found["what"], session) if known else None
    session.add(
        Draft(
            event_id=message.id,
            region=facts.region.key,
            room=message.room,
            sender=message.sender,
            kind=_kind(found),
            body=found["what"],
            thread=message.thread,
            at=facts.now,
        )
    )
    return Outcome((React(target=message.id, key=PIN),))


def _kind(found: re.Match[str]) -> str:
    return "need" if found["need"] else "offer"


async def pinned(facts: Facts, event: Reacted, session: AsyncSession) -> Outcome | None:
    """The author's 📌: the message becomes a listing, and its card the answer to it."""
    draft = await listings.draft(session, facts.region.key, event.target)
    if draft is None or draft.sender != event.sender or draft.room != event.room:
        return None
    outcome = await create(replace(facts, source=draft.event_id), draft.kind, draft.body, session)
    await session.delete(draft)
    card, *others = outcome.replies
    if not isinstance(card, Say):
        return outcome
    return Outcome((replace(card, answers=draft.event_id, thread=draft.thread), *others), outcome.timers)
