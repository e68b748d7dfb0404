"""„Hat geholfen": the asker's people say whose answer did. The question is done, the helpers are thanked."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Kind, argument
from bot.events import Message
from bot.parsing import in_passing
from bot.replies import Outcome, Refusal, Reply, text
from bot.replies import answer as answered
from bot.wayback import record
from bot.words import fold
from commands.questions.answers import overhear
from commands.questions.card import answer_ref, names_of, redraw
from commands.questions.changes import close, find, require_own
from commands.questions.knowledge import propose, retract, thank
from commands.questions.rules import may_change
from storage import questions
from storage.actions import Action
from storage.questions import Answer, Question

HELPED = "question-helped"
NOT = frozenset(("nicht", "kein", "keine", "kaum", "not", "no"))
FILLERS = frozenset(
    "danke vielen herzlichen dank das die der hat haben uns mir sehr gut super wirklich auch schon von durch antwort "
    "thanks thank you that it this has us a lot very much by the answer of from".split()
)
_EDGE = " .,:;!?„“\"'"


@dataclass(frozen=True, slots=True)
class Helper:
    item: int = argument(Kind.ITEM)
    who: str = argument(Kind.TEXT, default="")


async def helped(facts: Facts, arguments: Helper, session: AsyncSession) -> Outcome:
    """The command, or a reply to the answer's message."""
    said = fold(arguments.who)
    doubt = not NOT.isdisjoint(_telling(said))
    if in_passing(facts):
        asked = await questions.by_number(session, facts.region.key, arguments.item)
        if asked is None or doubt or not may_change(asked, facts):
            return await overhear(facts, session)
    question = await find(session, facts, arguments.item)
    require_own(question, facts)
    if doubt:
        return answered(text("helped-not", label=question.label), item=question.number)
    return await say_so(facts, question, await _chosen(facts, question, said, session), session)


def _telling(said: str) -> list[str]:
    """The words that may name somebody."""
    return [word for part in said.split() if (word := part.strip(_EDGE)) and word not in FILLERS]


async def say_so(facts: Facts, question: Question, chosen: Sequence[Answer], session: AsyncSession) -> Outcome:
    """Note it and answer. Raises Refusal when it was said before."""
    who = (await names_of(session, facts.region, chosen))[chosen[0].id]
    if question.status == "withdrawn":
        raise Refusal("question-closed", label=question.label)
    if all(one.helped for one in chosen):
        raise Refusal("helped-already", label=question.label, who=who)
    replies = await note(facts, question, chosen, session)
    words = text("helped-noted", label=question.label, who=who)
    return Outcome((*answered(words, item=question.number).replies, *replies))


async def _chosen(facts: Facts, question: Question, said: str, session: AsyncSession) -> Sequence[Answer]:
    """The answers that are meant: of whom was named, of the message replied to, or the only ones. Raises Refusal."""
    found = await questions.answers(session, question)
    if not found:
        raise Refusal("helped-nobody", label=question.label)
    names = await names_of(session, facts.region, found)
    groups: dict[str, list[Answer]] = {}
    for one in found:
        groups.setdefault(names[one.id], []).append(one)
    named = [who for who in groups if _names(said, fold(who))]
    if len(named) == 1:
        return groups[named[0]]
    event = facts.event
    replied = event.reply_to if isinstance(event, Message) else None
    meant = await answer_at(facts, replied, session) if replied else None
    if meant is not None and meant in found:
        return [meant]
    if len(groups) == 1 and (in_passing(facts) or not _telling(said)):
        return found
    raise Refusal("helped-who", label=question.label, names=", ".join(groups), who=next(iter(groups)))


def _names(said: str, who: str) -> bool:
    """Whether what was said names somebody, with more words or in short; both folded."""
    short = " ".join(_telling(said))
    return who in said or (len(short) >= 4 and short in who)


async def answer_at(facts: Facts, event_id: str, session: AsyncSession) -> Answer | None:
    """The answer that a message is, or that the asker was told of with it."""
    if found := await questions.answer_of(session, facts.region.key, event_id):
        return found[0]
    number = (facts.ref or "").rpartition(":")[2]
    if number.isdecimal() and facts.ref == answer_ref(int(number)):
        return await questions.answer_by_id(session, facts.region.key, int(number))
    return None


async def note(facts: Facts, question: Question, chosen: Sequence[Answer], session: AsyncSession) -> list[Reply]:
    """Mark the answers of one helper; the question is done, and the helper is thanked."""
    before = await questions.answers(session, question)
    open_without = question.status == "open" or any(one.helped for one in before)
    fresh = [one for one in chosen if not one.helped]
    for one in fresh:
        one.helped = True
    if question.status == "open":
        close(question, "done", facts.now)
    question.revision += 1
    entry = await propose(facts, question, fresh[0], session)
    kept = {"answers": [one.id for one in fresh], "open": open_without, "entry": entry.number if entry else None}
    record(session, facts, HELPED, question, kept)
    await session.flush()
    return [await redraw(session, facts.region, question), *await thank(facts, question, fresh[0], entry, session)]


async def take_back(facts: Facts, action: Action, session: AsyncSession) -> Outcome:
    """Undo: it did not help after all; the question waits again, unless something else helped."""
    question = await questions.by_number(session, facts.region.key, action.item or 0)
    if question is None:
        raise Refusal("question-gone")
    before = action.facts()
    found = await questions.answers(session, question)
    for one in found:
        if one.id in before["answers"]:
            one.helped = False
    if before["open"] and question.status == "done" and not any(one.helped for one in found):
        question.status, question.closed_at = "open", None
    question.revision -= 1
    words = text("helped-undone", label=question.label)
    replies = await retract(facts, before["entry"], before["answers"][0], session)
    await session.flush()
    edit = await redraw(session, facts.region, question)
    return Outcome((*answered(words, item=question.number).replies, edit, *replies))
