"""``!frage``: a question goes to the room, or its message was corrected."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.behalf import on_behalf
from bot.cards import card_answer, new_card
from bot.command import Facts, Kind, argument
from bot.news import news
from bot.replies import Outcome, Refusal, Reply
from bot.wayback import corrected_away, record
from commands.questions.card import card_words, redraw
from commands.questions.changes import require_own
from commands.questions.rules import Asked, read
from storage import items, questions, rooms
from storage.questions import Question
from storage.search import index

MADE = "question-made"


@dataclass(frozen=True, slots=True)
class NewQuestion:
    text: str = argument(Kind.TEXT)


async def ask(facts: Facts, arguments: NewQuestion, session: AsyncSession) -> Outcome:
    """Put a question to everybody, or bring the one that this message made in line with its new version."""
    municipality, words = on_behalf(facts, arguments.text)
    asked = read(words)
    if not asked.title:
        raise Refusal("question-only-marks", example=True)
    old = await questions.by_source(session, facts.region.key, facts.source) if facts.corrected else None
    if old is not None:
        old.municipality = old.municipality if words == arguments.text else municipality
        return await _correct(facts, old, asked, session)
    question = Question(
        region=facts.region.key,
        number=await items.next_number(session, facts.region.key),
        municipality=municipality,
        author=facts.event.sender,
        status="open",
        created_at=facts.now,
        source_event=facts.source,
    )
    fill(question, asked)
    session.add(question)
    await session.flush()
    await index.add(session, facts.region, [question])
    record(session, facts, MADE, question, {})
    return Outcome(tuple(await _posts(facts, question, session)), await news(session, facts, question.number))


def fill(question: Question, asked: Asked) -> None:
    """Let a question say what was asked, and nothing else."""
    question.title, question.body, question.topics = asked.title, asked.body, " ".join(asked.topics)


async def _posts(facts: Facts, question: Question, session: AsyncSession) -> list[Reply]:
    """The answer is the card; what was asked in a direct chat is shown in the region's room too."""
    room = await rooms.main_room(session, facts.region) if facts.event.direct else None
    return new_card(await card_words(session, facts.region, question), question.number, room)


async def _correct(facts: Facts, question: Question, asked: Asked, session: AsyncSession) -> Outcome:
    require_own(question, facts)
    if question.status == "withdrawn" and await corrected_away(session, facts, question.number):
        question.status, question.closed_at = "open", None
        record(session, facts, MADE, question, {})
    if question.status != "open":
        raise Refusal("question-closed", label=question.label)
    fill(question, asked)
    await index.update_item(session, facts.region, question)
    edit = await redraw(session, facts.region, question)
    return Outcome((card_answer(edit.words, question.number), edit), await news(session, facts, question.number))
