"""✅ of who may on a task's card or reminder: it is done. The message shows it. And what a deleted message leaves."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import card_ref
from bot.command import Facts
from bot.events import Reacted, Redacted
from bot.newtasks import drop_promises
from bot.replies import Outcome, Say
from commands.tasks.card import asked_ref, redraw
from commands.tasks.changes import MADE, may_change
from commands.tasks.manage import end
from storage import actions, tasks

DONE = "✅"


async def on_reaction(facts: Facts, event: Reacted, session: AsyncSession) -> Outcome | None:
    """Nothing is posted but the edits."""
    if facts.item is None or facts.ref is None or event.key != DONE:
        return None
    task = await tasks.by_number(session, facts.region.key, facts.item)
    if task is None or task.status != "open" or facts.ref not in {card_ref(task.number), asked_ref(task)}:
        return None
    if not may_change(task, facts):
        return None
    outcome = end(facts, task, "done", session)
    return Outcome(tuple(reply for reply in outcome.replies if not isinstance(reply, Say)))


async def on_redaction(facts: Facts, event: Redacted, session: AsyncSession) -> Outcome | None:
    """The message that made a task was deleted: it is withdrawn, and its words go. A record is its meeting's matter."""
    region = facts.region.key
    found = await tasks.by_source(session, region, event.target)
    action = await actions.of_event(session, region, event.target) if found else None
    if not found or (action is not None and action.kind != MADE):
        return None
    await drop_promises(session, facts, event.target, erase=True)
    return Outcome(tuple(edit for task in found for edit in redraw(task, facts.today)))
