"""What all changes of a reminder share: finding it, who may, its timer, the note for the way back."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot import wayback
from bot.command import Facts
from bot.replies import Outcome, Refusal, SetTimer, Words, answer, text
from commands.reminders.moments import Plan
from storage import reminders, timers
from storage.actions import Action
from storage.reminders import Reminder

MADE, CHANGED = "reminder-made", "reminder-changed"
DUE, AGAIN = "reminder", "reminder-again"
KEPT = ("text", "start", "rrule", "exclude", "next_at", "status", "closed_at")


def timer_key(number: int) -> str:
    return f"{DUE}:{number}"


def made_ref(reminder: Reminder) -> str:
    """The name of the answer to the command that made it."""
    return f"reminder:{reminder.number}"


def timer(reminder: Reminder) -> tuple[SetTimer, ...]:
    """The timer for its next moment; none when it doesn't come any more."""
    if reminder.status != "open" or reminder.next_at is None:
        return ()
    key, number = timer_key(reminder.number), reminder.number
    return (SetTimer(kind=DUE, key=key, due_at=reminder.next_at, payload={"number": number}),)


async def silence(session: AsyncSession, reminder: Reminder) -> None:
    """Let no timer of it fire any more."""
    keys = [timer_key(reminder.number), f"{timer_key(reminder.number)}:again"]
    await timers.cancel(session, reminder.region, keys)


def may_see(reminder: Reminder, facts: Facts) -> bool:
    """A room's reminder is everybody's, a person's own only that person's."""
    return bool(reminder.room) or reminder.author == facts.event.sender


async def find(session: AsyncSession, facts: Facts, number: int) -> Reminder | None:
    """The reminder with this number. Raises Refusal when it is another person's."""
    found = await reminders.by_number(session, facts.region.key, number)
    if found is not None and not may_see(found, facts):
        raise Refusal("reminder-unknown", number=str(number))
    return found


def fill(reminder: Reminder, plan: Plan) -> None:
    """Let it come when planned."""
    reminder.start = plan.start.isoformat(timespec="minutes")
    reminder.rrule, reminder.next_at = plan.rrule, plan.next_at
    reminder.exclude = " ".join(day.isoformat() for day in plan.exclude)
    reminder.status, reminder.closed_at = "open", None


def end(reminder: Reminder, status: str, now: datetime) -> None:
    reminder.status, reminder.next_at, reminder.closed_at = status, None, now


def snapshot(reminder: Reminder) -> dict[str, Any]:
    return wayback.snapshot(reminder, KEPT)


async def settle(
    session: AsyncSession, facts: Facts, reminder: Reminder, before: dict[str, Any], words: Words
) -> Outcome:
    """Finish a change: note it, set the timer anew, and answer."""
    reminder.revision += 1
    wayback.record(session, facts, CHANGED, reminder, before)
    await silence(session, reminder)
    return Outcome(answer(words, item=reminder.number).replies, timer(reminder))


async def undo_making(facts: Facts, action: Action, session: AsyncSession) -> Outcome:
    """A reminder that was just made doesn't come."""
    reminder = await _unchanged(facts, action, session)
    end(reminder, "cancelled", facts.now)
    await silence(session, reminder)
    return answer(text("reminder-undone-making", label=reminder.label))


async def undo_change(facts: Facts, action: Action, session: AsyncSession) -> Outcome:
    """Bring a reminder back to what it was before the action; what would have come meanwhile doesn't."""
    reminder = await _unchanged(facts, action, session)
    wayback.restore(reminder, action.facts(), KEPT)
    reminder.revision -= 1
    await silence(session, reminder)
    return Outcome(answer(text("reminder-undone", label=reminder.label)).replies, timer(reminder))


async def _unchanged(facts: Facts, action: Action, session: AsyncSession) -> Reminder:
    reminder = await reminders.by_number(session, facts.region.key, action.item or 0)
    if reminder is None:
        raise Refusal("reminder-gone")
    if reminder.revision != action.facts()["revision"]:
        raise Refusal("undo-changed", label=reminder.label)
    return reminder
