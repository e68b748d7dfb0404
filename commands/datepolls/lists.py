"""``!umfragen``: the polls that wait for votes or for a decision, the next deadline first."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, NoArguments
from bot.paging import piece
from bot.replies import Outcome, answer, bulleted, text
from commands.datepolls.card import line_words
from storage import datepolls
from storage.pages import Page

PAGE = "datepolls"


async def show(facts: Facts, _: NoArguments, session: AsyncSession) -> Outcome:
    return await list_waiting(facts, session)


async def list_waiting(facts: Facts, session: AsyncSession) -> Outcome:
    """At most ten lines."""
    return await _page(facts, session, 0)


async def more(facts: Facts, page: Page, session: AsyncSession) -> Outcome:
    """Go on where the last page ended."""
    return await _page(facts, session, int(page.facts()["from"]))


async def _page(facts: Facts, session: AsyncSession, start: int) -> Outcome:
    found = await datepolls.undecided(session, facts.region.key)
    shown, left = await piece(session, facts, PAGE, found, start)
    if not shown:
        return answer(text("nothing-more" if start else "datepoll-none"))
    lines = [line_words(one, len(await datepolls.votes(session, one)), facts.region) for one in shown]
    below = text("more-follows", count=len(left)) if left else text("datepoll-list-end", label=shown[0].label)
    return answer(bulleted(lines, below))
