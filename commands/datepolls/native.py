"""Votes in the twin of a card count like those on the card."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.events import PollAnswered
from bot.membership import belongs
from bot.replies import Outcome
from commands.datepolls.course import is_over
from commands.datepolls.twin import twin_ref
from commands.datepolls.vote import counted, keep, too_late, voter
from storage import datepolls


async def on_poll_answer(facts: Facts, event: PollAnswered, session: AsyncSession) -> Outcome | None:
    """Who chose a date can come then; what was not chosen is not answered, and what was chosen before goes."""
    if facts.item is None or facts.ref != twin_ref(facts.item):
        return None
    poll = await datepolls.by_number(session, facts.region.key, facts.item)
    if poll is None or poll.hidden or not await belongs(session, facts):
        return None
    if is_over(poll, facts.event.at):
        return await too_late(facts, poll, session)
    await datepolls.take_back_native(session, poll, event.sender)
    options = await datepolls.options(session, poll)
    chosen = {one.position: "yes" for one in options if str(one.id) in event.answers}
    await keep(session, facts, poll, voter(facts, ""), chosen, native=True)
    return await counted(facts, poll, session)
