"""What all changes of a task share: finding it, who may, the note for the way back."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot import wayback
from bot.command import Facts
from bot.newtasks import close
from bot.replies import Outcome, Refusal, Words, answer, text
from commands.tasks.card import redraw
from storage import meetups, tasks
from storage.actions import Action
from storage.tasks import Task

MADE, CHANGED = "task-made", "task-changed"
KEPT = ("municipality", "meetup", "text", "due", "status", "closed_at", "reminded")
LONGEST = 500


def may_change(task: Task, facts: Facts) -> bool:
    """The municipality's people, who wrote it down, and the coordinator."""
    ours = bool(task.municipality) and task.municipality == facts.person.municipality
    return ours or facts.coordinator or task.author == facts.event.sender


def require_own(task: Task, facts: Facts) -> None:
    """Raises Refusal when it is not the sender's to change."""
    if not may_change(task, facts):
        raise Refusal("task-not-yours", label=task.label)


def require_open(task: Task) -> None:
    """Raises Refusal when it is done or withdrawn."""
    if task.status != "open":
        raise Refusal("task-closed", label=task.label)


def require_short(words: str) -> None:
    """Raises Refusal for a text that is no task but an essay."""
    if len(words) > LONGEST:
        raise Refusal("task-too-long", most=LONGEST)


async def require_meetup(session: AsyncSession, facts: Facts, number: int) -> int:
    """The number itself. Raises Refusal when no meeting has it."""
    if await meetups.by_number(session, facts.region.key, number) is None:
        raise Refusal("task-no-meetup", number=str(number))
    return number


def snapshot(task: Task) -> dict[str, Any]:
    return wayback.snapshot(task, KEPT)


def settle(session: AsyncSession, facts: Facts, task: Task, before: Mapping[str, Any], words: Words) -> Outcome:
    """Finish a change: note it, bring its messages up to date, and answer."""
    task.revision += 1
    wayback.record(session, facts, CHANGED, task, before)
    return _answered(facts, task, words)


def _answered(facts: Facts, task: Task, words: Words) -> Outcome:
    return Outcome((*answer(words, item=task.number).replies, *redraw(task, facts.today)))


async def undo_change(facts: Facts, action: Action, session: AsyncSession) -> Outcome:
    """Bring a task back to what it was before the action."""
    task = await _unchanged(facts, action, session)
    wayback.restore(task, action.facts(), KEPT)
    task.revision -= 1
    return _answered(facts, task, text("task-undone", label=task.label))


async def undo_making(facts: Facts, action: Action, session: AsyncSession) -> Outcome:
    """Take back a task that was just written down."""
    task = await _unchanged(facts, action, session)
    close(task, "withdrawn", facts)
    return _answered(facts, task, text("task-undone-making", label=task.label))


async def _unchanged(facts: Facts, action: Action, session: AsyncSession) -> Task:
    task = await tasks.by_number(session, facts.region.key, action.item or 0)
    if task is None:
        raise Refusal("task-gone")
    require_own(task, facts)
    wayback.require_unchanged(task, action)
    return task
