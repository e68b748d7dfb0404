"""Reminders shown, changed, put off, done with and cancelled."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, TypeAlias

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Kind, Verb, argument
from bot.parsing import in_passing
from bot.replies import Choice, Outcome, Refusal, Words, answer, text
from commands.reminders.changes import end, fill, find, once_more, settle, snapshot
from commands.reminders.create import made_words, planned, read
from commands.reminders.moments import Plan
from storage.reminders import Reminder

NAP = timedelta(hours=1)
Act: TypeAlias = Callable[[Facts, Reminder, Any, AsyncSession], Awaitable[Outcome]]


@dataclass(frozen=True, slots=True)
class Later:
    item: int = argument(Kind.ITEM)
    line: str = argument(Kind.TEXT, default="")


def on_own(act: Act) -> Verb:
    """A verb for reminders; it returns None when the number is none."""

    async def verb(facts: Facts, arguments: Any, session: AsyncSession) -> Outcome | None:
        reminder = await find(session, facts, arguments.item)
        return None if reminder is None else await act(facts, reminder, arguments, session)

    return verb


async def show(facts: Facts, reminder: Reminder, _: Any, __: AsyncSession) -> Outcome:
    """When it comes next, or what became of it."""
    return answer(_shown(facts, reminder), item=reminder.number)


def _shown(facts: Facts, reminder: Reminder) -> Words:
    if reminder.status == "open" and reminder.next_at:
        plan = Plan(reminder.first, reminder.next_at, reminder.rrule, reminder.left_out)
        return made_words(facts.region, reminder, plan)
    state = Choice(reminder.status if reminder.status != "open" else "said")
    return text("reminder-over", label=reminder.label, what=reminder.text, state=state)


async def withdraw(facts: Facts, reminder: Reminder, _: Any, session: AsyncSession) -> Outcome:
    """It doesn't come any more."""
    if reminder.status != "open":
        raise Refusal("reminder-closed", label=reminder.label)
    before = snapshot(reminder)
    end(reminder, "cancelled", facts.now)
    return await settle(session, facts, reminder, before, text("reminder-cancelled", label=reminder.label))


async def done(facts: Facts, reminder: Reminder, _: Any, session: AsyncSession) -> Outcome:
    """What it was about is done; a series goes on."""
    if reminder.status != "open":
        raise Refusal("reminder-closed", label=reminder.label)
    if reminder.rrule and reminder.next_at:
        return answer(text("reminder-done-once", label=reminder.label, moment=reminder.next_at), item=reminder.number)
    before = snapshot(reminder)
    end(reminder, "done", facts.now)
    return await settle(session, facts, reminder, before, text("reminder-done", label=reminder.label))


async def change(facts: Facts, reminder: Reminder, arguments: Any, session: AsyncSession) -> Outcome:
    """Another time, another text, or both."""
    line, before = read(facts, arguments.text), snapshot(reminder)
    if line.when is None and reminder.next_at is None:
        raise Refusal("reminder-no-date", example=True)
    if line.when is not None:
        fill(reminder, planned(facts, line))
    reminder.text = line.text or reminder.text
    if snapshot(reminder) == before:
        raise Refusal("nothing-changed", label=reminder.label)
    return await settle(session, facts, reminder, before, _shown(facts, reminder))


async def later(facts: Facts, arguments: Later, session: AsyncSession) -> Outcome:
    """``!später``: say it again in an hour, or when is said."""
    reminder = await find(session, facts, arguments.item)
    if reminder is None and in_passing(facts):
        return Outcome()  # „Das machen wir später“, about something else
    if reminder is None:
        raise Refusal("reminder-unknown", number=str(arguments.item))
    return await put_off(facts, reminder, arguments.line, session)


async def put_off(facts: Facts, reminder: Reminder, typed: str, session: AsyncSession) -> Outcome:
    """A single reminder moves; of a series only this moment comes once more."""
    if reminder.status == "cancelled":
        raise Refusal("reminder-closed", label=reminder.label)
    start = (facts.now + NAP).astimezone(facts.region.zone).replace(tzinfo=None, second=0, microsecond=0)
    found = planned(facts, read(facts, typed)) if typed.strip() else Plan(start, facts.now + NAP)
    words = text("reminder-later", label=reminder.label, moment=found.next_at)
    before = snapshot(reminder)
    if not reminder.rrule:
        fill(reminder, replace(found, rrule="", exclude=()))
        return await settle(session, facts, reminder, before, words)
    outcome = await settle(session, facts, reminder, before, words)
    return replace(outcome, timers=(*outcome.timers, once_more(reminder, found.next_at)))


async def refuse(_: Facts, reminder: Reminder, __: Any, ___: AsyncSession) -> Outcome:
    """What makes no sense for a reminder."""
    raise Refusal("reminder-is-one", label=reminder.label)


VERBS: dict[str, Verb] = {
    "show": on_own(show),
    "change": on_own(change),
    "done": on_own(done),
    "withdraw": on_own(withdraw),
    "extend": on_own(refuse),
    "interest": on_own(refuse),
    "hide": on_own(refuse),
    "unhide": on_own(refuse),
    "confirm": on_own(refuse),
    "deny": on_own(refuse),
}
