"""How a task comes to be: by a command, or because a record of a meeting promises it. For all features."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.promises import Promise
from bot.replies import SetTimer
from bot.schedule import morning_before
from bot.words import fold
from storage import items, tasks
from storage.tasks import Task

CARD = "task-card"


async def new_task(session: AsyncSession, facts: Facts, meetup: int | None, promise: Promise) -> Task:
    """A task as a row, written down by the sender of the message."""
    task = Task(
        region=facts.region.key,
        number=await items.next_number(session, facts.region.key),
        meetup=meetup,
        municipality=promise.municipality,
        author=facts.event.sender,
        text=promise.text,
        status="open",
        created_at=facts.now,
        source_event=facts.source,
        revision=1,
    )
    set_due(task, promise.due, facts)
    session.add(task)
    await session.flush()
    return task


def set_due(task: Task, due: date | None, facts: Facts) -> None:
    """Let a task be due on a local day. Its reminders begin anew; it is too late for one when that morning is over."""
    task.due = due
    late = due is not None and morning_before(due, facts.region) <= facts.now
    task.reminded = facts.today if late else None


def close(task: Task, status: str, facts: Facts) -> None:
    task.status, task.closed_at = status, facts.now


async def keep_promises(
    session: AsyncSession, facts: Facts, meetup: int, found: Sequence[Promise]
) -> tuple[list[Task], tuple[SetTimer, ...]]:
    """Make tasks of what a meeting's record (the event's message) promises; to be called for its corrections too.

    What is open of this meeting already is not made twice; it only gets the day that the record says now. Open tasks
    of an earlier version of the message that it no longer holds are withdrawn. Returns the tasks in the order of the
    record, and timers that bring the cards of the others up to date.
    """
    region = facts.region.key
    earlier = [one for one in await tasks.of_meetup(session, region, meetup) if one.status == "open"]
    earlier += [one for one in await tasks.by_source(session, region, facts.source) if _is_here(one, facts)]
    known = {_key(one.municipality, one.text): one for one in earlier}
    kept, changed = list[Task](), list[Task]()
    for promise in found:
        task = known.pop(_key(promise.municipality, promise.text), None)
        if task is None:
            task = await new_task(session, facts, meetup, promise)
        elif _renew(task, promise.due, facts):
            changed.append(task)
        kept.append(task)
    for task in known.values():
        if task.source_event == facts.source and task.status == "open":
            close(task, "withdrawn", facts)
            changed.append(task)
    return kept, _touched(facts, changed)


async def drop_promises(
    session: AsyncSession, facts: Facts, source: str, *, erase: bool = False
) -> tuple[SetTimer, ...]:
    """Withdraw what is open of the tasks that the message ``source`` made, when its record is taken back.

    ``erase``: the message was deleted, so the words of all its tasks go. Returns timers as `keep_promises` does.
    """
    found = await tasks.by_source(session, facts.region.key, source)
    changed = [task for task in found if erase or task.status == "open"]
    for task in changed:
        if task.status == "open":
            close(task, "withdrawn", facts)
        task.text = "" if erase else task.text
    return _touched(facts, changed)


def _is_here(task: Task, facts: Facts) -> bool:
    """Whether the message still stands for a task; one that was dropped with its earlier version comes back."""
    return task.status != "withdrawn" or task.closed_at == facts.now


def _renew(task: Task, due: date | None, facts: Facts) -> bool:
    """Let a task stand as the record says now; returns whether that is a change. What is done stays done."""
    back, moved = task.status == "withdrawn", due is not None and due != task.due
    if task.status == "done" or not (back or moved):
        return False
    task.status, task.closed_at = "open", None
    if moved:
        set_due(task, due, facts)
    return True


def _key(municipality: str, words: str) -> tuple[str, str]:
    return municipality, " ".join(fold(words).split())


def _touched(facts: Facts, changed: Sequence[Task]) -> tuple[SetTimer, ...]:
    """What a change brings along: nothing that was noted before it can be taken back, and cards are drawn anew."""
    for task in changed:
        task.revision += 1
    return tuple(
        SetTimer(kind=CARD, key=f"{CARD}:{one.number}", due_at=facts.now, payload={"number": one.number})
        for one in changed
    )
