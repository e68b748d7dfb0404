"""Every working morning: a question that has stood open for long is closed, without a word but the card's."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.events import Due
from bot.replies import Outcome, SetTimer
from commands.questions.card import redraw
from commands.questions.changes import close
from storage import questions
from storage.questions import Question

LONG = timedelta(days=60)
ROUND, CLOSE, CARD = "question-round", "question-close", "question-card"


async def go_round(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """Give each question that is to be closed an event of its own, so that one that fails stops no other."""
    numbers = await questions.to_close(session, facts.region.key, facts.now - LONG)
    return Outcome(timers=tuple(_timer(event, number) for number in numbers))


def _timer(event: Due, number: int) -> SetTimer:
    return SetTimer(kind=CLOSE, key=f"{CLOSE}:{number}", due_at=event.due_at, payload={"number": number})


async def _question(facts: Facts, event: Due, session: AsyncSession) -> Question | None:
    return await questions.by_number(session, facts.region.key, int(event.payload["number"]))


async def close_silently(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    question = await _question(facts, event, session)
    if question is None or question.status != "open" or question.created_at > facts.now - LONG:
        return Outcome()
    close(question, "done", facts.now)
    question.revision += 1
    return Outcome((await redraw(session, facts.region, question),))


async def refresh_card(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """Another feature changed something that the card shows."""
    question = await _question(facts, event, session)
    return Outcome((await redraw(session, facts.region, question),)) if question else Outcome()
