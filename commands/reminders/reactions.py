"""What an emoji on a reminder does: ✅ done, 💤 again in an hour, ❌ never again. The message shows it."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.events import Reacted, Redacted
from bot.replies import Choice, Edit, Outcome, Redact, Refusal, text
from commands.reminders.changes import end, made_ref, may_see, silence
from commands.reminders.manage import done, put_off, withdraw
from storage import reminders

DONE, LATER, OVER = "✅", "💤", "❌"
STATES = {DONE: "done", LATER: "later", OVER: "over"}


async def on_reaction(facts: Facts, event: Reacted, session: AsyncSession) -> Outcome | None:
    """Nothing is posted but the edit. On the answer to the command an emoji only says that it was read."""
    if facts.item is None or facts.ref is None or event.key not in STATES:
        return None
    reminder = await reminders.by_number(session, facts.region.key, facts.item)
    if reminder is None or facts.ref == made_ref(reminder) or not may_see(reminder, facts):
        return None
    try:
        if event.key == LATER:
            outcome = await put_off(facts, reminder, "", session)
        else:
            outcome = await (done if event.key == DONE else withdraw)(facts, reminder, None, session)
    except Refusal:
        return None  # it was done with before
    words = text("reminder-marked", label=reminder.label, what=reminder.text, state=Choice(STATES[event.key]))
    return Outcome((Edit(ref=facts.ref, words=words),), outcome.timers)


async def on_redaction(facts: Facts, event: Redacted, session: AsyncSession) -> Outcome | None:
    """The message that made a reminder was deleted: it doesn't come, and its words go."""
    reminder = await reminders.by_source(session, facts.region.key, event.target)
    if reminder is None:
        return None
    if reminder.status == "open":
        end(reminder, "cancelled", facts.now)
    reminder.text = ""
    reminder.revision += 1
    await silence(session, reminder)
    return Outcome((Redact(ref=made_ref(reminder)),))
