"""What an emoji of the asker's people does: 🙏 or ✅ on an answer: it helped; on the card ✅ done, ❌ withdrawn."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import card_ref
from bot.command import Facts
from bot.events import Reacted, Redacted
from bot.replies import Outcome, Say
from commands.questions.answers import deleted
from commands.questions.card import redraw
from commands.questions.changes import close, settle, snapshot
from commands.questions.helped import answer_at, note
from commands.questions.manage import finish, retreat
from commands.questions.rules import may_change
from storage import actions, questions
from storage.questions import Question
from storage.search import index

THANKS, DONE, OVER = "🙏", "✅", "❌"


async def on_reaction(facts: Facts, event: Reacted, session: AsyncSession) -> Outcome | None:
    """The card shows it, nothing is posted."""
    if facts.item is None or event.key not in (THANKS, DONE, OVER):
        return None
    question = await questions.by_number(session, facts.region.key, facts.item)
    if question is None or question.status == "withdrawn" or not may_change(question, facts):
        return None
    answer = await answer_at(facts, event.target, session)
    if answer is not None:
        quiet = event.key == OVER or answer.helped
        return None if quiet else Outcome(tuple(await note(facts, question, [answer], session)))
    if facts.ref != card_ref(question.number) or question.status != "open" or event.key == THANKS:
        return None
    return await _decide(facts, question, event.key, session)


async def _decide(facts: Facts, question: Question, key: str, session: AsyncSession) -> Outcome:
    before = snapshot(question)
    words = finish(question, facts) if key == DONE else retreat(question, facts)
    outcome = await settle(session, facts, question, before, words)
    return Outcome(tuple(reply for reply in outcome.replies if not isinstance(reply, Say)))


async def on_redaction(facts: Facts, event: Redacted, session: AsyncSession) -> Outcome | None:
    """The deleted message was an answer, which goes; or it made a question, which is withdrawn, and its words go."""
    region = facts.region.key
    if found := await questions.answer_of(session, region, event.target):
        typed = await actions.of_event(session, region, event.target)
        return None if typed else await deleted(facts, *found, session)  # a command's undo takes its thanks back too
    question = await questions.by_source(session, region, event.target)
    if question is None:
        return None
    if question.status != "withdrawn":
        close(question, "withdrawn", facts.now)
    question.title = question.body = ""
    question.revision += 1
    await index.update_item(session, facts.region, question)
    return Outcome((await redraw(session, facts.region, question),))
