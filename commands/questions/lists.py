"""``!fragen``: the questions that wait for answers, newest first."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Kind, argument
from bot.lines import question_line
from bot.replies import Outcome, Refusal, Words, answer, bulleted, text
from storage import pages, questions
from storage.pages import Page

PAGE = "questions"
LINES = 10


@dataclass(frozen=True, slots=True)
class Nothing:
    words: str = argument(Kind.TEXT, default="")


async def list_open(facts: Facts, arguments: Nothing, session: AsyncSession) -> Outcome:
    """The first lines. Who puts a question here is shown how to ask it."""
    if arguments.words:
        raise Refusal("question-list-words", words=arguments.words)
    return answer(await _page(facts, session, None) or text("question-list-nothing"))


async def more(facts: Facts, page: Page, session: AsyncSession) -> Outcome:
    """Go on where the last page ended."""
    return answer(await _page(facts, session, page.facts()["below"]) or text("nothing-more"))


async def _page(facts: Facts, session: AsyncSession, below: int | None) -> Words | None:
    """At most ten lines, and how to see the rest; None when there are none."""
    region, event = facts.region.key, facts.event
    found = await questions.page(session, questions.open_questions(region, below), LINES + 1)
    if len(found) <= LINES:
        await pages.forget(session, region, event.room, event.sender)
    if not found:
        return None
    shown = found[: LINES - 1] if len(found) > LINES else found
    counts = await questions.answer_counts(session, region, [one.id for one in shown])
    lines: list[Words] = []
    for one in shown:
        line = await question_line(session, facts.region, one)
        lines.append(text("question-list-line", line=line, count=counts[one.id]) if one.id in counts else line)
    if len(found) <= LINES:
        return bulleted(lines)
    last = shown[-1].number
    left = await questions.count(session, questions.open_questions(region, last))
    await pages.remember(session, region, event.room, event.sender, PAGE, {"below": last})
    many = left == questions.MANY
    return bulleted(lines, text("question-list-many" if many else "more-follows", count=left))
