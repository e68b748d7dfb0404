"""What all changes of a question share: finding it, checking who may, noting how to take it back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot import wayback
from bot.command import Facts
from bot.replies import Outcome, Refusal, Words, answer, text
from commands.questions.card import redraw
from commands.questions.rules import may_change
from storage import questions
from storage.actions import Action
from storage.questions import Question
from storage.search import index

CHANGED = "question-changed"
KEPT = ("title", "body", "topics", "status", "hidden", "closed_at")


def snapshot(question: Question) -> dict[str, Any]:
    """All that a change may touch, as JSON."""
    return wayback.snapshot(question, KEPT)


def restore(question: Question, values: Mapping[str, Any]) -> None:
    """Bring a question back to a snapshot."""
    wayback.restore(question, values, KEPT)


def seen(question: Question | None, facts: Facts, number: int) -> Question:
    """The question, if the asker may know of it. Raises Refusal when there is none, or it is hidden."""
    if question is None or (question.hidden and not may_change(question, facts)):
        raise Refusal("question-unknown", number=str(number))
    return question


async def find(session: AsyncSession, facts: Facts, number: int) -> Question:
    """The question with this number. Raises Refusal when there is none to see."""
    return seen(await questions.by_number(session, facts.region.key, number), facts, number)


def require_own(question: Question, facts: Facts) -> None:
    """Raises Refusal when the question is another municipality's."""
    if not may_change(question, facts):
        raise Refusal("question-not-yours", label=question.label)


def close(question: Question, status: str, now: datetime) -> None:
    question.status, question.closed_at = status, now


async def settle(
    session: AsyncSession, facts: Facts, question: Question, before: Mapping[str, Any], words: Words
) -> Outcome:
    """Finish a change: note it, bring index and card up to date, and answer."""
    question.revision += 1
    wayback.record(session, facts, CHANGED, question, before)
    return await _answered(session, facts, question, words)


async def _answered(session: AsyncSession, facts: Facts, question: Question, words: Words) -> Outcome:
    await index.update_item(session, facts.region, question)
    return Outcome((*answer(words, item=question.number).replies, await redraw(session, facts.region, question)))


async def undo_change(facts: Facts, action: Action, session: AsyncSession) -> Outcome:
    """Bring a question back to what it was before the action."""
    question = await _unchanged(facts, action, session)
    restore(question, action.facts())
    question.revision -= 1
    return await _answered(session, facts, question, text("question-undone", label=question.label))


async def undo_making(facts: Facts, action: Action, session: AsyncSession) -> Outcome:
    """Take back a question that was just asked."""
    question = await _unchanged(facts, action, session)
    close(question, "withdrawn", facts.now)
    return await _answered(session, facts, question, text("question-undone-making", label=question.label))


async def _unchanged(facts: Facts, action: Action, session: AsyncSession) -> Question:
    question = await questions.by_number(session, facts.region.key, action.item or 0)
    if question is None:
        raise Refusal("question-gone")
    require_own(question, facts)
    wayback.require_unchanged(question, action)
    return question
