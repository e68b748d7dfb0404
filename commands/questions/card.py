"""How a question looks: its card with the answers, and how its messages are named."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import card_ref
from bot.config import Region
from bot.contacts import contact_words, contacts, localpart
from bot.lines import owner_of, question_line, shorten
from bot.replies import Choice, Edit, Lines, Words, bulleted, text
from commands.questions.rules import one_line
from storage import expertise, questions, rooms
from storage.questions import Answer, Question
from storage.search import find

MOST_ANSWERS = 5
FIT = 0.6  # from here on something is worth a hint
MOST_KNOWN, CANDIDATES = 2, 8


def show_ref(number: int) -> str:
    """The name of the messages that show a question to whoever asked for it; a reply to one is an answer too."""
    return f"shown:{number}"


def answer_ref(answer_id: int) -> str:
    """The name of the message that tells the asker of an answer."""
    return f"answer:{answer_id}"


async def names_of(session: AsyncSession, region: Region, found: Sequence[Answer]) -> dict[int, str]:
    """Who gave each answer (its row id): the municipality, or a person who has said none."""
    users = [one.user for one in found if not one.municipality]
    known = await rooms.names_of(session, region.key, users)
    return {one.id: one.municipality or known.get(one.user) or localpart(one.user) for one in found}


async def card_words(session: AsyncSession, region: Region, question: Question) -> Words:
    """The card for the rooms. A hidden or deleted question shows its id and what became of it."""
    if question.hidden or not question.title:
        return await _bare(session, region, question)
    parts = await _top(session, region, question)
    if question.status == "withdrawn":
        return Lines((text("question-over", head=parts[0]), text("question-withdrawn-card")))
    found = await questions.answers(session, question)
    names = await names_of(session, region, found)
    if found:
        parts.append(_answers(question, found, names))
    if question.status == "open":
        if known := await _known(session, region, question):
            parts.append(text("question-known", lines=Lines(known, separator=" · ")))
        parts.append(text("question-hint", label=question.label, answers=Choice("some" if found else "none")))
    else:
        parts.append(_ending(found, names))
    return Lines(tuple(parts))


async def _bare(session: AsyncSession, region: Region, question: Question) -> Words:
    owner = await owner_of(session, region, question.municipality, question.author)
    ending = text("question-hidden-card" if question.hidden else "question-withdrawn-card")
    return Lines((text("question-bare", label=question.label, owner=owner), ending))


async def _top(session: AsyncSession, region: Region, question: Question) -> list[Words]:
    """What was asked: the line that names it, more words, topics."""
    owner = await owner_of(session, region, question.municipality, question.author)
    parts: list[Words] = [text("question-head", label=question.label, owner=owner, title=question.title)]
    if question.body:
        parts.append(text("question-body", body=question.body))
    if question.tags:
        parts.append(Lines(tuple(text("question-topic", tag=tag) for tag in question.tags), separator=" · "))
    return parts


def _answers(question: Question, found: Sequence[Answer], names: dict[int, str]) -> Words:
    """The answers in short, in one paragraph: what helped comes first."""
    shown = sorted(found, key=lambda one: not one.helped)[:MOST_ANSWERS]
    lines = Lines(tuple(_short(one, names[one.id]) for one in shown), separator=" · ")
    words = text("question-answers", count=len(found), answers=lines)
    if left := len(found) - len(shown):
        return text("question-answers-more", answers=words, count=left, label=question.label)
    return words


def _short(one: Answer, who: str) -> Words:
    line = text("question-answer", who=who, words=one_line(one.text))
    return text("question-answer-helped", answer=line) if one.helped else line


def _ending(found: Sequence[Answer], names: dict[int, str]) -> Words:
    helpers = list(dict.fromkeys(names[one.id] for one in found if one.helped))
    if not helpers:
        return text("question-done-card")
    return text("question-helped-card", count=len(helpers), names=", ".join(helpers))


async def _known(session: AsyncSession, region: Region, question: Question) -> tuple[Words, ...]:
    """Who may know it already: what municipalities say they can, then questions that were answered."""
    words = "\n".join((question.title, question.body, *(f"#{tag}" for tag in question.tags)))
    hits = await find.best(session, region, words, kinds=("expertise",), limit=MOST_KNOWN, least=FIT)
    entries = await expertise.by_ids(session, region.key, [hit.id for hit in hits]) if hits else {}
    found = [entries[hit.id] for hit in hits if hit.id in entries]
    lines: list[Words] = [
        text("question-known-expertise", label=one.label, owner=one.municipality, title=shorten(one.title))
        for one in found
    ]
    if len(lines) < MOST_KNOWN:
        hits = await find.best(session, region, words, kinds=("question",), limit=CANDIDATES, least=FIT)
        others = [hit.id for hit in hits if hit.id != question.id]
        answered = await questions.answered(session, region.key, others)
        lines += [await question_line(session, region, answered[one]) for one in others if one in answered]
    return tuple(lines[:MOST_KNOWN])


async def shown_words(session: AsyncSession, region: Region, question: Question, today: date) -> Words:
    """All that there is to know, with every answer in full, for whoever asked for it."""
    if question.hidden or not question.title or question.status == "withdrawn":
        return await card_words(session, region, question)
    found = await questions.answers(session, question)
    names = await names_of(session, region, found)
    parts = await _top(session, region, question)
    below: list[Words] = []
    if question.municipality:
        who = await contacts(session, region.key, question.municipality, today)
        below.append(text("question-contact", names=contact_words(who)))
    below.append(text("question-since", day=question.created_at.astimezone(region.zone).date()))
    if question.status == "open":
        below.append(text("question-hint-shown", label=question.label))
    else:
        below.append(_ending(found, names))
    if not found:
        return Lines((*parts, *below))
    parts.append(text("question-answers-all", count=len(found)))
    return Lines((Lines(tuple(parts)), bulleted([_full(one, names[one.id]) for one in found], Lines(tuple(below)))))


def _full(one: Answer, who: str) -> Words:
    line = text("question-answer-full", who=who, words=one.text)
    return text("question-answer-helped", answer=line) if one.helped else line


async def redraw(session: AsyncSession, region: Region, question: Question) -> Edit:
    """Bring the card in the rooms up to date."""
    return Edit(ref=card_ref(question.number), words=await card_words(session, region, question))
