"""✅ 🟡 ❌ on a meeting say who comes; and what follows when the message that called it is deleted."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.events import Reacted, Redacted
from bot.replies import Outcome, Reply, Say, SetTimer, text
from commands.meetups.attend import react
from commands.meetups.card import redraw
from commands.meetups.changes import snapshot, withdrawn
from storage import meetups


async def on_reaction(facts: Facts, event: Reacted, session: AsyncSession) -> Outcome | None:
    """Nothing is posted, the card shows it."""
    if facts.item is None:
        return None
    meetup = await meetups.by_number(session, facts.region.key, facts.item)
    return None if meetup is None else await react(facts, event, meetup, session)


async def on_redaction(facts: Facts, event: Redacted, session: AsyncSession) -> Outcome | None:
    """The message that called a meeting was deleted: it does not take place, and its words go."""
    meetup = await meetups.by_source(session, facts.region.key, event.target)
    if meetup is None:
        return None
    replies: tuple[Reply, ...] = ()
    timers: tuple[SetTimer, ...] = ()
    if meetup.status == "open":
        outcome = await withdrawn(session, facts, meetup, await snapshot(session, meetup), text("meetup-gone"))
        replies = tuple(one for one in outcome.replies if not isinstance(one, Say) or one.to is not None)
        timers = outcome.timers
    meetup.title = meetup.body = ""
    meetup.revision += 1
    return Outcome((*replies, await redraw(session, facts.region, meetup, facts.now)), timers)
