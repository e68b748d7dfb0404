"""``!abo aus``: not to be told any more."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.paging import LINES
from bot.replies import Lines, Outcome, Refusal, Words, answer, bulleted, text
from commands.subscriptions.changes import Wish, record
from commands.subscriptions.lists import shown
from commands.subscriptions.wishes import Line, covers, read_line, same
from storage import subscriptions
from storage.subscriptions import Subscription
from storage.topics import Topics, topics_of

FEW = 3  # that are named when they end


async def unsubscribe(facts: Facts, arguments: Wish, session: AsyncSession) -> Outcome:
    """End one, or all; where it isn't clear which, nothing ends and they are named."""
    own = await subscriptions.of_user(session, facts.region.key, facts.event.sender)
    if not own:
        raise Refusal("subscription-none")
    topics = await topics_of(session, facts.region)
    meant, certain = _meant(own, read_line(arguments.words), topics)
    if not meant:
        raise Refusal("subscription-unknown", words=arguments.words)
    if not certain and len(meant) > 1:
        return answer(_which(meant, topics))
    for one in meant:
        await session.delete(one)
    record(session, facts, [(one.topic, one.words, one.daily) for one in meant])
    if len(meant) > FEW:
        return answer(text("subscription-ended-many", count=len(meant)))
    names = tuple(text("subscription-name", what=shown(one, topics)) for one in meant)
    return answer(text("subscription-ended", names=Lines(names, separator=", ")))


def _meant(own: Sequence[Subscription], read: Line, topics: Topics) -> tuple[Sequence[Subscription], bool]:
    """The subscriptions that a line may mean, and whether it certainly means all of these."""
    if not read.tags and not read.words:
        return own, read.every
    wanted = [topics.canonical(tag) for tag in read.tags] or [""]
    exactly = [one for one in own if any(same(one, topic, read.words, topics) for topic in wanted)]
    return exactly or [one for one in own if covers(one, read, topics)], bool(exactly)


def _which(meant: Sequence[Subscription], topics: Topics) -> Words:
    lines = [text("subscription-off", what=shown(one, topics)) for one in meant[:LINES]]
    below = text("subscription-off-all")
    if left := len(meant) - len(lines):
        below = text("subscription-off-more", count=left, all=below)
    return Lines((text("subscription-which"), bulleted(lines, below)))
