"""What all changes of a reminder share: finding it, who may, its timer, the note for the way back."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot import wayback
from bot.command import Facts
from bot.events import Reacted
from bot.replies import Choice, Edit, Outcome, Refusal, SetTimer, Words, answer, text
from commands.reminders.moments import Plan
from storage import reminders, timers
from storage.actions import Action
from storage.reminders import Reminder

MADE, CHANGED = "reminder-made", "reminder-changed"
DUE, AGAIN = "reminder", "reminder-again"
KEPT = ("text", "start", "rrule", "exclude", "next_at", "status", "closed_at")


def rung_words(reminder: Reminder, meetup: Words | None = None) -> Words:
    """What is said when its moment has come; of a ``meetup`` how it stands now."""
    again = Choice("yes" if reminder.rrule else "no")
    return text("reminder-now", label=reminder.label, what=meetup or reminder.text, again=again)


def made_ref(reminder: Reminder) -> str:
    """The name of the answer to the command that made it."""
    return f"reminder:{reminder.number}"


def timer(reminder: Reminder) -> tuple[SetTimer, ...]:
    """The timer for its next moment; none when it doesn't come any more."""
    if reminder.status != "open" or reminder.next_at is None:
        return ()
    return (_at(reminder, DUE, reminder.next_at),)


def once_more(reminder: Reminder, at: datetime) -> SetTimer:
    """The timer for a moment of a series that was put off."""
    return _at(reminder, AGAIN, at)


def _at(reminder: Reminder, kind: str, at: datetime) -> SetTimer:
    return SetTimer(kind=kind, key=_key(kind, reminder), due_at=at, payload={"number": reminder.number})


def _key(kind: str, reminder: Reminder) -> str:
    return f"{kind}:{reminder.number}"


async def silence(session: AsyncSession, reminder: Reminder) -> None:
    """Let no timer of it fire any more."""
    await timers.cancel(session, reminder.region, [_key(kind, reminder) for kind in (DUE, AGAIN)])


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
    on_message = {"ref": facts.ref} if isinstance(facts.event, Reacted) else {}
    wayback.record(session, facts, CHANGED, reminder, {**before, **on_message})
    await silence(session, reminder)
    return Outcome(answer(words, item=reminder.number).replies, timer(reminder))


async def undo_making(facts: Facts, action: Action, session: AsyncSession) -> Outcome:
    """A reminder that was just made doesn't come."""
    reminder = await _unchanged(facts, action, session)
    end(reminder, "cancelled", facts.now)
    await silence(session, reminder)
    return answer(text("reminder-undone-making", label=reminder.label))


async def undo_change(facts: Facts, action: Action, session: AsyncSession) -> Outcome:
    """Bring a reminder back to what it was before the action; what came due meanwhile is said at once.

    The message on which an emoji was put asks again.
    """
    reminder = await _unchanged(facts, action, session)
    before = action.facts()
    wayback.restore(reminder, before, KEPT)
    reminder.revision -= 1
    await silence(session, reminder)
    edits = (Edit(ref=before["ref"], words=rung_words(reminder)),) if before.get("ref") else ()
    return Outcome((*answer(text("reminder-undone", label=reminder.label)).replies, *edits), timer(reminder))


async def _unchanged(facts: Facts, action: Action, session: AsyncSession) -> Reminder:
    reminder = await reminders.by_number(session, facts.region.key, action.item or 0)
    if reminder is None:
        raise Refusal("reminder-gone")
    wayback.require_unchanged(reminder, action)
    return reminder
