"""One's own subscriptions, shown."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, NoArguments
from bot.paging import piece
from bot.replies import Choice, Outcome, Text, answer, bulleted, text
from commands.subscriptions.wishes import name
from storage import subscriptions
from storage.pages import Page
from storage.subscriptions import Subscription
from storage.topics import Topics, topics_of

LIST = "subscriptions"


def shown(one: Subscription, topics: Topics) -> str:
    """A subscription as one types it, with the present tag of its topic."""
    return name(topics.canonical(one.topic), one.words)


def line(key: str, one: Subscription, topics: Topics) -> Text:
    """A text about a subscription and its rhythm."""
    return text(key, what=shown(one, topics), rhythm=Choice("daily" if one.daily else "now"))


async def show(facts: Facts, _: NoArguments, session: AsyncSession) -> Outcome:
    """All of one's own, with their rhythm."""
    return await _page(facts, session, 0)


async def more(facts: Facts, page: Page, session: AsyncSession) -> Outcome:
    """Go on where the last page ended."""
    return await _page(facts, session, int(page.facts()["from"]))


async def _page(facts: Facts, session: AsyncSession, start: int) -> Outcome:
    own = await subscriptions.of_user(session, facts.region.key, facts.event.sender)
    shown_now, left = await piece(session, facts, LIST, own, start)
    if not shown_now:
        return answer(text("nothing-more" if start else "subscription-none"))
    topics = await topics_of(session, facts.region)
    below = text("more-follows", count=len(left)) if left else text("subscription-end", what=shown(own[start], topics))
    return answer(bulleted((line("subscription-line", one, topics) for one in shown_now), below))
