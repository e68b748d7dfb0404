"""``!abo``: to be told of something from now on, or in another rhythm."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, NoArguments
from bot.replies import Lines, Outcome, Refusal, Words, answer, text
from commands.subscriptions.changes import Before, Wish, new, record
from commands.subscriptions.end import unsubscribe
from commands.subscriptions.lists import line, show
from commands.subscriptions.wishes import Line, name, near, read_line, same
from storage import subscriptions
from storage.topics import Topics, topics_of

MOST = 30


async def subscribe(facts: Facts, arguments: Wish, session: AsyncSession) -> Outcome:
    """One subscription for each topic named, or one to the words alone; without anything one's own are shown."""
    if not arguments.words:
        return await show(facts, NoArguments(), session)
    read = read_line(arguments.words)
    if read.off:
        return await unsubscribe(facts, arguments, session)
    topics = await topics_of(session, facts.region)
    own = await subscriptions.of_user(session, facts.region.key, facts.event.sender)
    said, before = list[Words](), list[Before]()
    for topic in _topics(read, topics):
        one = next((one for one in own if same(one, topic, read.words, topics)), None)
        if one is not None and read.daily in (None, one.daily):
            said.append(line("subscription-already", one, topics))
            continue
        if one is None:
            one = new(facts, facts.event.sender, topic, read.words, daily=bool(read.daily))
            session.add(one)
            before.append((topic, read.words, None))
        else:
            before.append((one.topic, one.words, one.daily))
            one.daily = not one.daily
        said.append(line("subscription-made", one, topics))
    if len(own) + sum(daily is None for _, _, daily in before) > MOST:
        raise Refusal("subscription-too-many", most=MOST)
    record(session, facts, before)
    return answer(Lines(tuple(said)))


def _topics(read: Line, topics: Topics) -> Sequence[str]:
    """The topics of what is wanted, "" for any. Raises Refusal for what can't be kept."""
    if not read.tags and not read.words:
        raise Refusal("subscription-nothing", example=True)
    for tag in read.tags:
        if topics.find(tag) is None:
            raise _unknown(tag, topics)
    return list(dict.fromkeys(topics.canonical(tag) for tag in read.tags)) or [""]


def _unknown(tag: str, topics: Topics) -> Refusal:
    meant = tuple(text("subscription-name", what=name(one, "")) for one in near(tag, topics))
    if meant:
        return Refusal("subscription-topic-near", topic=name(tag, ""), near=Lines(meant, separator=" · "))
    return Refusal("subscription-topic-unknown", topic=name(tag, ""))
