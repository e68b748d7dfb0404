"""1️⃣–9️⃣ on a poll are votes, ✅ of the asker makes a meeting of it; and what deleting its message does."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.events import Reacted, Redacted
from bot.replies import Outcome
from commands.datepolls.changes import in_line
from commands.datepolls.decide import accept
from commands.datepolls.vote import react
from commands.datepolls.votes import KEYCAPS
from storage import datepolls

ACCEPT = "✅"


async def on_reaction(facts: Facts, event: Reacted, session: AsyncSession) -> Outcome | None:
    """Nothing is posted, the card shows it."""
    if facts.item is None or (event.key not in KEYCAPS and event.key != ACCEPT):
        return None
    poll = await datepolls.by_number(session, facts.region.key, facts.item)
    if poll is None:
        return None
    return await (accept(facts, poll, session) if event.key == ACCEPT else react(facts, event, poll, session))


async def on_redaction(facts: Facts, event: Redacted, session: AsyncSession) -> Outcome | None:
    """The message that made a poll was deleted: it is withdrawn, and its words go. A meeting that it became stays."""
    poll = await datepolls.by_source(session, facts.region.key, event.target)
    if poll is None:
        return None
    if poll.status != "decided":
        poll.status, poll.closed_at = "withdrawn", facts.now
    poll.title = poll.body = poll.place = ""
    poll.revision += 1
    replies, timers = await in_line(session, facts, poll)
    return Outcome(replies, timers)
