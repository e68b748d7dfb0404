"""Answers: a reply to the card, a message in its thread, or ``!antwort``. The card shows them, nothing is posted."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.behalf import on_behalf
from bot.cards import card_ref
from bot.command import Facts, Kind, argument
from bot.config import Region
from bot.events import Message
from bot.lines import shorten
from bot.parsing import in_passing
from bot.replies import Direct, Edit, Outcome, Priority, Redact, Refusal, Reply, Say, Words, text
from bot.replies import answer as answered
from bot.wayback import record
from bot.words import clean
from commands.questions.card import answer_ref, names_of, redraw, show_ref
from commands.questions.changes import find
from commands.questions.rules import MOST_CHARACTERS, takes_answers
from storage import outbox, questions
from storage.actions import Action
from storage.questions import Answer, Question

ANSWERED = "question-answered"


@dataclass(frozen=True, slots=True)
class NewAnswer:
    item: int = argument(Kind.ITEM)
    text: str = argument(Kind.TEXT)


def hears(_: Region, message: Message) -> bool:
    """Whether a message may be an answer."""
    return message.reply_to is not None or message.thread is not None


async def about(session: AsyncSession, region: str, event_id: str) -> int | None:
    """The number of the question that somebody's message answers, or made."""
    if found := await questions.answer_of(session, region, event_id):
        return found[1].number
    question = await questions.by_source(session, region, event_id)
    return question.number if question else None


async def on_talk(facts: Facts, message: Message, session: AsyncSession) -> Outcome | None:
    """Keep what is said to a question's card, or correct what was kept; only the card shows it."""
    words = clean(message.body)
    if facts.corrected:
        found = await questions.answer_of(session, facts.region.key, facts.source)
        return Outcome(tuple(await _amend(facts, *found, words, session))) if found and words else None
    question = await asked_there(facts, message, session)
    if question is None or not words or not takes_answers(question) or message.sender == question.author:
        return None
    await _keep(facts, question, words, session)
    return Outcome((await redraw(session, facts.region, question),))


async def overhear(facts: Facts, session: AsyncSession) -> Outcome:
    """What only reads like a command may be an answer; else nothing is done."""
    kept = await on_talk(facts, facts.event, session) if isinstance(facts.event, Message) else None
    return kept or Outcome()


async def asked_there(facts: Facts, message: Message, session: AsyncSession) -> Question | None:
    """The question whose card, or whose asker's own message, this replies to or has as the root of its thread."""
    region = facts.region.key
    if _is_shown(facts.item, facts.ref):
        return await questions.by_number(session, region, facts.item or 0)
    for target in (message.reply_to, message.thread):
        if target and (question := await questions.by_source(session, region, target)):
            return question
    root = await outbox.about(session, region, [message.room], message.thread) if message.thread else None
    if root is None or not _is_shown(root.item, root.ref):
        return None
    return await questions.by_number(session, region, root.item or 0)


def _is_shown(number: int | None, ref: str | None) -> bool:
    """Whether a message of ours shows the item, by its ref."""
    return number is not None and ref in (card_ref(number), show_ref(number))


async def answer(facts: Facts, arguments: NewAnswer, session: AsyncSession) -> Outcome:
    """The command: answered in a sentence; the asker is told of what was not said below the card."""
    if in_passing(facts):
        return await overhear(facts, session)
    question, words = await find(session, facts, arguments.item), clean(arguments.text)
    thanks = answered(text("answer-kept", label=question.label), item=question.number).replies
    known = await questions.answer_of(session, facts.region.key, facts.source) if facts.corrected else None
    if known and known[1] is question:
        return Outcome((*thanks, *await _amend(facts, *known, words, session)))
    if not takes_answers(question):
        raise Refusal("question-closed", label=question.label)
    if len(words) > MOST_CHARACTERS:
        raise Refusal("text-too-long", length=len(words), most=MOST_CHARACTERS)
    elsewhere = await _remove(facts, *known, session) if known else []
    kept = await _keep(facts, question, words, session)
    if not known:
        record(session, facts, ANSWERED, question, {})
    told = await _tell(facts, question, kept, session)
    return Outcome((*thanks, *elsewhere, await redraw(session, facts.region, question), *told))


async def _keep(facts: Facts, question: Question, words: str, session: AsyncSession) -> Answer:
    municipality, words = on_behalf(facts, words)
    kept = Answer(
        region=facts.region.key,
        question_id=question.id,
        municipality=municipality,
        user=facts.event.sender,
        text=words[:MOST_CHARACTERS],
        event_id=facts.source,
        at=facts.now,
        helped=False,
    )
    session.add(kept)
    await session.flush()
    return kept


async def _tell(facts: Facts, question: Question, kept: Answer, session: AsyncSession) -> list[Reply]:
    """The asker reads in the room what is said below the card, and here what is not."""
    event = facts.event
    if not question.author or question.author == event.sender:
        return []
    if isinstance(event, Message) and await asked_there(facts, event, session):
        return []
    words = await _told(facts, kept, question, session)
    to, ref = Direct(question.author), answer_ref(kept.id)
    return [Say(words=words, to=to, item=question.number, ref=ref, priority=Priority.CARD)]


async def _told(facts: Facts, kept: Answer, question: Question, session: AsyncSession) -> Words:
    who = (await names_of(session, facts.region, [kept]))[kept.id]
    return text("answer-told", label=question.label, title=shorten(question.title), who=who, words=kept.text)


async def _amend(facts: Facts, kept: Answer, question: Question, words: str, session: AsyncSession) -> list[Reply]:
    """The message has other words now; so have the card and what the asker was told."""
    municipality, said = on_behalf(facts, words)
    kept.municipality, kept.text = kept.municipality if said == words else municipality, said[:MOST_CHARACTERS]
    told = Edit(ref=answer_ref(kept.id), words=await _told(facts, kept, question, session))
    return [await redraw(session, facts.region, question), told]


async def _remove(facts: Facts, kept: Answer, question: Question, session: AsyncSession) -> list[Reply]:
    await session.delete(kept)
    await session.flush()
    return [await redraw(session, facts.region, question), Redact(ref=answer_ref(kept.id))]


async def deleted(facts: Facts, kept: Answer, question: Question, session: AsyncSession) -> Outcome:
    """The message is no more, and so is the answer."""
    return Outcome(tuple(await _remove(facts, kept, question, session)))


async def take_back(facts: Facts, action: Action, session: AsyncSession) -> Outcome:
    """Undo: the answer goes."""
    found = await questions.answer_of(session, facts.region.key, action.event_id)
    if found is None:
        raise Refusal("answer-gone")
    said = answered(text("answer-undone", label=found[1].label), item=found[1].number)
    return Outcome((*said.replies, *await _remove(facts, *found, session)))
