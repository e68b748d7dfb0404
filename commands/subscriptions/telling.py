"""Telling people of what they subscribed to: at once, or bundled on working days at nine."""

from collections.abc import Sequence
from typing import TypeAlias

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.events import Due
from bot.lines import listing_line, question_line
from bot.replies import Choice, Direct, Lines, Outcome, Priority, Say, SetTimer, Text, Words, bulleted, text
from commands.subscriptions.wishes import name
from storage import people, rooms, subscriptions
from storage.listings import Listing
from storage.questions import Question
from storage.search.entry import entry_of
from storage.search.fitting import fits
from storage.search.words import tag_word
from storage.topics import Topics, topics_of

ROUND, BUNDLE = "subscription-bundle", "subscription-bundle-of"
LINES = 10

Item: TypeAlias = Listing | Question
Wanted: TypeAlias = Row[str, str, str, bool]  # user, topic, words, daily


async def tell(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """A listing or question is new or was corrected: who asked for it is told, or will be with the next bundle."""
    region, number = facts.region, int(event.payload["number"])
    found = await subscriptions.open_items(session, region.key, [number])
    if not found:
        return Outcome()
    topics = await topics_of(session, region)
    wanted = _fitting(found[0], topics, await subscriptions.wanted(session, region.key))
    users = await _audience(facts, found[0], list(dict.fromkeys(one.user for one in wanted)), session)
    away = await people.absent(session, region.key, users, facts.today)
    first = {one.user: one for one in reversed(wanted) if not one.daily}
    at_once = [user for user in users if user in first and user not in away]
    later = [user for user in users if user not in first or user in away]
    told = await subscriptions.note(session, region.key, at_once, number, facts.now)
    await subscriptions.note(session, region.key, later, number, facts.now, waiting=True)
    line = await _line(session, facts, found[0])
    return Outcome(tuple(_alert(user, found[0], line, first[user], topics) for user in told))


def _fitting(item: Item, topics: Topics, wanted: Sequence[Wanted]) -> list[Wanted]:
    """Those of the subscriptions that an item fits."""
    entry = entry_of(item, topics)
    return [one for one in wanted if fits(entry, tag_word(topics.canonical(one.topic)) if one.topic else "", one.words)]


async def _audience(facts: Facts, item: Item, users: Sequence[str], session: AsyncSession) -> list[str]:
    """Those of the users who are still there, and to whom the item is news."""
    if not users:
        return []
    members = await rooms.region_members(session, facts.region.key)
    own = {item.author}
    if item.municipality:
        own |= {one.user for one in await people.liaisons(session, facts.region.key, item.municipality)}
    return [user for user in users if user in members and user not in own]


async def go_round(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """Give each person for whom something waits an event, so that one that fails stops no other; the absent wait on."""
    users = await subscriptions.users_waiting(session, facts.region.key)
    away = await people.absent(session, facts.region.key, users, facts.today)
    return Outcome(
        timers=tuple(
            SetTimer(kind=BUNDLE, key=f"{BUNDLE}:{user}", due_at=event.due_at, payload={"user": user})
            for user in users
            if user not in away
        )
    )


async def bundle(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """Tell a person of all that waited and is still open, there to see and asked for; of nothing, nothing is said."""
    region, user = facts.region, str(event.payload["user"])
    numbers = await subscriptions.waiting(session, region.key, user)
    await subscriptions.bundled(session, region.key, user)
    if not await rooms.is_member(session, region.key, user):
        return Outcome()
    topics, wanted = await topics_of(session, region), await subscriptions.wanted(session, region.key, user)
    mine = (await people.person(session, region.key, user)).municipality
    found: list[tuple[Item, Wanted]] = []
    for item in await subscriptions.open_items(session, region.key, numbers):
        fitting = _fitting(item, topics, wanted)
        if fitting and not (mine and item.municipality == mine):
            found.append((item, fitting[0]))
    if not found:
        return Outcome()
    lines = [await _line(session, facts, item) for item, _ in found[:LINES]]
    if len(found) == 1:
        return Outcome((_alert(user, found[0][0], lines[0], found[0][1], topics),))
    below = [text("news-more", count=left)] if (left := len(found) - LINES) > 0 else []
    words = Lines((text("news-bundle", count=len(found)), bulleted(lines, *below)))
    return Outcome((Say(words=words, to=Direct(user), priority=Priority.DIGEST),))


async def _line(session: AsyncSession, facts: Facts, item: Item) -> Text:
    if isinstance(item, Question):
        return await question_line(session, facts.region, item)
    return await listing_line(session, facts.region, item)


def _alert(user: str, item: Item, line: Words, wanted: Wanted, topics: Topics) -> Say:
    """One item, with what can be done about it."""
    words = text(
        "news-alert",
        what=name(topics.canonical(wanted.topic), wanted.words),
        line=line,
        kind=Choice(item.kind),
        label=item.label,
    )
    return Say(words=words, to=Direct(user), item=item.number, priority=Priority.DIGEST)
