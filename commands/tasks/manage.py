"""The verbs that all items share, where they name a task. They return None when it is none."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import card_ref
from bot.command import Facts, Verb
from bot.newtasks import close, set_due
from bot.parsing import in_passing
from bot.replies import Outcome, Refusal, Words, answer, text
from commands.tasks.card import card_words, what
from commands.tasks.changes import may_change, require_meetup, require_open, require_own, settle, snapshot
from commands.tasks.create import read
from storage import tasks
from storage.tasks import Task

Act: TypeAlias = Callable[[Facts, Task, Any, AsyncSession], Awaitable[Outcome]]


def on_task(act: Act) -> Verb:
    """A verb for everybody."""

    async def verb(facts: Facts, arguments: Any, session: AsyncSession) -> Outcome | None:
        task = await tasks.by_number(session, facts.region.key, arguments.item)
        return None if task is None else await act(facts, task, arguments, session)

    return verb


def by_owner(act: Act) -> Verb:
    """A verb for who may change an open task; what others say about it in passing is talk."""

    async def checked(facts: Facts, task: Task, arguments: Any, session: AsyncSession) -> Outcome:
        if in_passing(facts) and not may_change(task, facts):
            return Outcome()
        require_own(task, facts)
        require_open(task)
        return await act(facts, task, arguments, session)

    return on_task(checked)


async def show(_: Facts, task: Task, __: Any, ___: AsyncSession) -> Outcome:
    """The card."""
    return answer(card_words(task), item=task.number, ref=card_ref(task.number))


async def done(facts: Facts, task: Task, _: Any, session: AsyncSession) -> Outcome:
    """What was promised is done."""
    return end(facts, task, "done", session)


async def withdraw(facts: Facts, task: Task, _: Any, session: AsyncSession) -> Outcome:
    """It is not needed any more."""
    return end(facts, task, "withdrawn", session)


def end(facts: Facts, task: Task, status: str, session: AsyncSession) -> Outcome:
    before = snapshot(task)
    close(task, status, facts)
    words = text("task-done" if status == "done" else "task-withdrawn", label=task.label)
    return settle(session, facts, task, before, words)


async def extend(facts: Facts, task: Task, arguments: Any, session: AsyncSession) -> Outcome:
    """Another day; nothing is presumed, since it is promised to others."""
    until: date | None = arguments.until
    if until is None:
        raise Refusal("task-no-day", label=task.label)
    if until == task.due:
        raise Refusal("nothing-changed", label=task.label)
    before = snapshot(task)
    set_due(task, until, facts)
    return settle(session, facts, task, before, _now(task))


async def change(facts: Facts, task: Task, arguments: Any, session: AsyncSession) -> Outcome:
    """Other words, another day, another municipality or meeting; what is not named stays."""
    line, before = read(facts, arguments.text), snapshot(task)
    if line.meetup is not None:
        task.meetup = await require_meetup(session, facts, line.meetup)
    task.text = line.text or task.text
    if line.municipality is not None:
        task.municipality = line.municipality
    if line.due is not None and line.due != task.due:
        set_due(task, line.due, facts)
    if snapshot(task) == before:
        raise Refusal("nothing-changed", label=task.label)
    return settle(session, facts, task, before, _now(task))


def _now(task: Task) -> Words:
    return text("task-changed", label=task.label, line=what(task))


async def refuse(facts: Facts, task: Task, _: Any, __: AsyncSession) -> Outcome:
    """What makes no sense for a task."""
    if in_passing(facts):
        return Outcome()
    raise Refusal("task-is-one", label=task.label)


VERBS: dict[str, Verb] = {
    "show": on_task(show),
    "change": by_owner(change),
    "done": by_owner(done),
    "extend": by_owner(extend),
    "withdraw": by_owner(withdraw),
    **dict.fromkeys(("interest", "hide", "unhide", "confirm", "deny", "later"), on_task(refuse)),
}
