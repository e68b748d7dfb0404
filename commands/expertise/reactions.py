"""What an emoji of the municipality's people does: ✅ it holds, ❌ no longer; and what deleting a message does."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.events import Reacted, Redacted
from bot.replies import Outcome, Say
from commands.expertise.card import redraw
from commands.expertise.changes import close, find, may_change
from commands.expertise.manage import hold_on, retreat
from storage import expertise
from storage.expertise import Expertise
from storage.search import index

HOLDS, OVER = "✅", "❌"


async def on_reaction(facts: Facts, event: Reacted, session: AsyncSession) -> Outcome | None:
    """The card and the question show it, nothing is answered."""
    if facts.item is None or event.key not in (HOLDS, OVER):
        return None
    entry = await find(session, facts, facts.item)
    if entry is None or entry.status == "withdrawn" or not may_change(entry, facts):
        return None
    if event.key == HOLDS and _is_fresh(entry, facts):
        return None
    outcome = await (hold_on if event.key == HOLDS else retreat)(facts, entry, session)
    quiet = tuple(reply for reply in outcome.replies if not (isinstance(reply, Say) and reply.to is None))
    return Outcome(quiet, outcome.timers)


def _is_fresh(entry: Expertise, facts: Facts) -> bool:
    """Said today already: one more ✅ changes nothing."""
    same_day = entry.confirmed_at.astimezone(facts.region.zone).date() == facts.today
    return entry.status == "open" and same_day and entry.asked_at is None


async def on_redaction(facts: Facts, event: Redacted, session: AsyncSession) -> Outcome | None:
    """The deleted message had made an entry: it is withdrawn, and its words go.

    What came from a question is left to the feature that proposed it, and stays when its municipality has confirmed it.
    """
    entry = await expertise.by_source(session, facts.region.key, event.target)
    if entry is None or entry.question is not None:
        return None
    if entry.status != "withdrawn":
        close(entry, facts.now)
    entry.title = entry.body = entry.available = entry.contact = entry.deputy = ""
    entry.revision += 1
    await index.update_item(session, facts.region, entry)
    return Outcome((await redraw(session, facts.region, entry),))
