"""What comes of a good answer: thanks, and the question to the helper's people whether it is knowledge of theirs."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.replies import Direct, Priority, Redact, Reply, Say, Text, text
from bot.words import fold
from commands.questions.subject import subject
from storage import expertise, items, people
from storage.expertise import Expertise
from storage.questions import Answer, Question


def propose_ref(number: int) -> str:
    """The name of the message that asks whether a proposed expertise is right."""
    return f"propose:{number}"


def thanks_ref(answer_id: int) -> str:
    """The name of the message that only thanks."""
    return f"thanks:{answer_id}"


async def propose(facts: Facts, question: Question, helpful: Answer, session: AsyncSession) -> Expertise | None:
    """Knowledge of the helper's municipality, for it to confirm; None where it has that already."""
    if not helpful.municipality or not question.title:
        return None
    title = subject(question.title)
    known = await expertise.of_municipality(session, facts.region.key, helpful.municipality)
    if any(fold(one.title) == fold(title) or one.question == question.number for one in known):
        return None
    entry = Expertise(
        region=facts.region.key,
        number=await items.next_number(session, facts.region.key),
        municipality=helpful.municipality,
        author=helpful.user,
        contact="",
        title=title,
        topics=question.topics,
        status="proposed",
        question=question.number,
        created_at=facts.now,
        confirmed_at=facts.now,
    )
    session.add(entry)
    return entry


async def thank(
    facts: Facts, question: Question, helpful: Answer, entry: Expertise | None, session: AsyncSession
) -> list[Reply]:
    """One message to each of the helper's people: thanks, and the proposal if there is one."""
    users = await _people(facts, helpful, session)
    thanks = text("helped-thanks", label=question.label)
    if entry is None:
        others = [user for user in users if user != facts.event.sender]
        return _says(others, question.number, thanks_ref(helpful.id), thanks)
    words = text("helped-propose", thanks=thanks, title=entry.title, label=entry.label)
    return _says(users, entry.number, propose_ref(entry.number), words)


async def _people(facts: Facts, helpful: Answer, session: AsyncSession) -> Sequence[str]:
    """Who speaks for the helper's municipality; where nobody does, the person who answered."""
    if not helpful.municipality:
        return [helpful.user]
    found = await people.liaisons(session, facts.region.key, helpful.municipality)
    return [one.user for one in found] or [helpful.user]


def _says(users: Sequence[str], item: int, ref: str, words: Text) -> list[Reply]:
    return [Say(words=words, to=Direct(user), item=item, ref=ref, priority=Priority.CARD) for user in users if user]


async def retract(facts: Facts, number: int | None, answer_id: int, session: AsyncSession) -> list[Reply]:
    """Take thanks and proposal back; what its municipality has decided on stays."""
    if number is None:
        return [Redact(ref=thanks_ref(answer_id))]
    entry = await expertise.by_number(session, facts.region.key, number)
    if entry is None or entry.status != "proposed":
        return []
    entry.status, entry.closed_at = "withdrawn", facts.now
    entry.revision += 1
    return [Redact(ref=propose_ref(number))]
