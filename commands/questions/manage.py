"""The commands of the board where they name a question. They return None when it is none: then the board looks.

A reply that only reads like a command, by others than the asker's people, is an answer: „Unsere ist noch nicht fertig".
"""

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Verb
from bot.parsing import in_passing
from bot.replies import Outcome, Refusal, Text, answer, text
from commands.questions.answers import overhear
from commands.questions.card import show_ref, shown_words
from commands.questions.changes import close, require_own, seen, settle, snapshot
from commands.questions.create import fill
from commands.questions.helped import say_so
from commands.questions.rules import Asked, may_change, read
from storage import questions
from storage.questions import Question

Act: TypeAlias = Callable[[Facts, Question, Any, AsyncSession], Awaitable[Outcome]]


def by_owner(act: Act) -> Verb:
    """A verb for the asker's people and the coordinator."""

    async def verb(facts: Facts, arguments: Any, session: AsyncSession) -> Outcome | None:
        question = await questions.by_number(session, facts.region.key, arguments.item)
        if question is None:
            return None
        if in_passing(facts) and not may_change(question, facts):
            return await overhear(facts, session)
        require_own(seen(question, facts, arguments.item), facts)
        return await act(facts, question, arguments, session)

    return verb


async def show(facts: Facts, arguments: Any, session: AsyncSession) -> Outcome | None:
    """The question with all answers."""
    question = await questions.by_number(session, facts.region.key, arguments.item)
    if question is None:
        return None
    seen(question, facts, arguments.item)
    words = await shown_words(session, facts.region, question, facts.today)
    return answer(words, item=question.number, ref=show_ref(question.number))


async def change(facts: Facts, question: Question, arguments: Any, session: AsyncSession) -> Outcome:
    """New words; a topic alone changes only that."""
    _require_open(question)
    before, asked = snapshot(question), read(arguments.text)
    if asked.title:
        fill(question, Asked(asked.title, asked.body, asked.topics or question.tags))
    else:
        question.topics = " ".join(asked.topics) or question.topics
    if snapshot(question) == before:
        raise Refusal("nothing-changed", label=question.label)
    words = text("question-amended", label=question.label, title=question.title)
    return await settle(session, facts, question, before, words)


async def done(facts: Facts, question: Question, arguments: Any, session: AsyncSession) -> Outcome:
    """No more answers are needed; „erledigt mit Büren" says whose helped."""
    _require_open(question)
    found = await questions.answers(session, question) if arguments.partner else ()
    if chosen := [one for one in found if one.municipality == arguments.partner]:
        return await say_so(facts, question, chosen, session)
    before = snapshot(question)
    return await settle(session, facts, question, before, finish(question, facts))


def finish(question: Question, facts: Facts) -> Text:
    close(question, "done", facts.now)
    return text("question-done", label=question.label)


async def withdraw(facts: Facts, question: Question, _: Any, session: AsyncSession) -> Outcome:
    """It is not asked any more."""
    _require_open(question)
    before = snapshot(question)
    return await settle(session, facts, question, before, retreat(question, facts))


def retreat(question: Question, facts: Facts) -> Text:
    close(question, "withdrawn", facts.now)
    return text("question-withdrawn", label=question.label)


async def hide(facts: Facts, question: Question, _: Any, session: AsyncSession) -> Outcome:
    """The coordinator takes a question out of sight."""
    return await _set_hidden(facts, question, session, hidden=True)


async def unhide(facts: Facts, question: Question, _: Any, session: AsyncSession) -> Outcome:
    """The coordinator shows a hidden question again."""
    return await _set_hidden(facts, question, session, hidden=False)


async def _set_hidden(facts: Facts, question: Question, session: AsyncSession, *, hidden: bool) -> Outcome:
    if question.hidden == hidden:
        raise Refusal("nothing-changed", label=question.label)
    before = snapshot(question)
    question.hidden = hidden
    words = text("question-hidden" if hidden else "question-unhidden", label=question.label)
    return await settle(session, facts, question, before, words)


def _require_open(question: Question) -> None:
    if question.status != "open":
        raise Refusal("question-closed", label=question.label)


async def refuse(facts: Facts, arguments: Any, session: AsyncSession) -> Outcome | None:
    """What makes no sense for a question; who replies so to a card has perhaps answered it."""
    question = await questions.by_number(session, facts.region.key, arguments.item)
    if question is None:
        return None
    if in_passing(facts):
        return await overhear(facts, session)
    seen(question, facts, arguments.item)
    raise Refusal("question-is-one", label=question.label)


VERBS: dict[str, Verb] = {
    "show": show,
    "change": by_owner(change),
    "done": by_owner(done),
    "withdraw": by_owner(withdraw),
    "hide": by_owner(hide),
    "unhide": by_owner(unhide),
    "extend": refuse,
    "interest": refuse,
    "confirm": refuse,
    "deny": refuse,
}
