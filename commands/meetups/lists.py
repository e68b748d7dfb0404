"""``!treffen`` without more, ``!termine``: the meetings to come, the next first."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, NoArguments
from bot.paging import piece
from bot.replies import Outcome, answer, bulleted, text
from commands.meetups.card import line_words
from commands.meetups.course import current
from storage import meetups
from storage.pages import Page

PAGE = "meetups"


async def show(facts: Facts, _: NoArguments, session: AsyncSession) -> Outcome:
    return await list_coming(facts, session)


async def list_coming(facts: Facts, session: AsyncSession) -> Outcome:
    """At most ten lines, each meeting with its next date."""
    return await _page(facts, session, 0)


async def more(facts: Facts, page: Page, session: AsyncSession) -> Outcome:
    """Go on where the last page ended."""
    return await _page(facts, session, int(page.facts()["from"]))


async def _page(facts: Facts, session: AsyncSession, start: int) -> Outcome:
    found = [one for one in await meetups.upcoming(session, facts.region.key) if not one.hidden]
    shown, left = await piece(session, facts, PAGE, found, start)
    if not shown:
        return answer(text("nothing-more" if start else "meetup-none"))
    lines = [line_words(one, await current(session, one), facts.region) for one in shown]
    below = text("more-follows", count=len(left)) if left else text("meetup-list-end", label=shown[0].label)
    return answer(bulleted(lines, below))
