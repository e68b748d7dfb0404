"""Every working morning: tasks are reminded of, on the last working day before they are due and on the first after.

Each is a message of its own, though a municipality may have several: so ✅, a reply and a correction are about one
of them.
"""

from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.events import Due
from bot.lines import task_owner
from bot.reaching import to_owner
from bot.replies import Outcome, SetTimer
from bot.schedule import after_quiet, morning_after, morning_before, next_morning
from commands.tasks.card import asked_ref, redraw, reminder
from storage import people, tasks
from storage.tasks import Task

ROUND, ASK = "task-round", "task-ask"
When = Literal["before", "after"]


def which(task: Task, facts: Facts) -> When | None:
    """The reminder that is to be said now, if there is one."""
    if task.status != "open" or task.due is None:
        return None
    if facts.today <= task.due:
        return "before" if task.reminded is None and morning_before(task.due, facts.region) <= facts.now else None
    said = task.reminded is not None and task.reminded > task.due
    return "after" if not said and morning_after(task.due, facts.region) <= facts.now else None


async def go_round(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """Give each task that needs it an event of its own, so that one that fails stops no other."""
    next_day = next_morning(facts.now, facts.region).astimezone(facts.region.zone).date()
    found = await tasks.to_remind(session, facts.region.key, facts.today, next_day)
    return Outcome(timers=tuple(_timer(facts, event, task, when) for task in found if (when := which(task, facts))))


def _timer(facts: Facts, event: Due, task: Task, when: When) -> SetTimer:
    """Due at once, since when it would have been; a round that is late in the night waits for the morning."""
    assert task.due is not None
    moment = (morning_before if when == "before" else morning_after)(task.due, facts.region)
    due_at = max(event.due_at, moment)
    if (day := after_quiet(facts.now, facts.region)) > facts.now:
        due_at = day
    return SetTimer(kind=ASK, key=f"{ASK}:{task.number}", due_at=due_at, payload={"number": task.number})


async def ask(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """Remind its people, once before and once after."""
    task = await tasks.by_number(session, facts.region.key, int(event.payload["number"]))
    if task is None or which(task, facts) is None:
        return Outcome()
    task.reminded = facts.today
    words, owner = reminder(task, facts.today), task_owner(task)
    users = await _people_of(facts, task, session)
    ref, number = asked_ref(task), task.number
    return Outcome(tuple(await to_owner(session, facts, users, words, owner=owner, item=number, ref=ref)))


async def _people_of(facts: Facts, task: Task, session: AsyncSession) -> list[str]:
    if not task.municipality:
        return list(facts.region.coordinators)
    return [one.user for one in await people.liaisons(session, facts.region.key, task.municipality)]


async def refresh_card(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """Another feature changed the task."""
    task = await tasks.by_number(session, facts.region.key, int(event.payload["number"]))
    return Outcome(redraw(task, facts.today)) if task else Outcome()
