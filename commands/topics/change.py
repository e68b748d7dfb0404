"""``!thema``: the coordinator changes a topic, and can take that back; the index follows in the background."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.events import Due
from bot.replies import Outcome, Refusal, SetTimer, Words, answer, text
from bot.words import fold
from commands.topics import line
from commands.topics.rules import decide
from commands.topics.show import Which, show, show_one
from storage import actions, topics
from storage.actions import Action
from storage.search.rebuild import START, Place, follow_topics
from storage.topics import Said

CHANGED = "topics-changed"
REINDEX = "topics-reindex"


async def topic(facts: Facts, arguments: Which, session: AsyncSession) -> Outcome:
    """Show a topic to anybody, or change it for the coordinator."""
    word = arguments.words.strip("# ")
    if not word:
        return await show(facts, arguments, session)
    if line.asks(arguments.words):
        return await show_one(facts, word, session, synonyms=None)
    if not facts.coordinator:
        raise Refusal("coordinator-only")
    now = await topics.topics_of(session, facts.region)
    configured = {fold(one.tag) for one in facts.region.topics}
    decision = decide(now, line.read(arguments.words), configured)
    before = await topics.said(session, facts.region.key, decision.said)
    await topics.say(session, facts.region.key, decision.said)
    _record(session, facts, before, decision.said)
    return _answered(facts, decision.words)


def _record(session: AsyncSession, facts: Facts, before: Mapping[str, Said], after: Mapping[str, Said]) -> None:
    actions.record(
        session,
        facts.region.key,
        user=facts.event.sender,
        event_id=facts.source,
        kind=CHANGED,
        before={"before": dict(before), "after": dict(after)},
        at=facts.now,
    )


async def undo(facts: Facts, action: Action, session: AsyncSession) -> Outcome:
    """Bring topics back to what they were before the action. Raises Refusal when they were changed since."""
    if not facts.coordinator:
        raise Refusal("coordinator-only")
    kept = action.facts()
    after = _said(kept["after"])
    if await topics.said(session, facts.region.key, after) != after:
        raise Refusal("topic-undo-changed")
    await topics.say(session, facts.region.key, _said(kept["before"]))
    return _answered(facts, text("undone-topic"))


def _said(kept: Mapping[str, Any]) -> dict[str, Said]:
    """What an action keeps as JSON."""
    return {tag: None if one is None else (one[0], one[1], one[2]) for tag, one in kept.items()}


def _answered(facts: Facts, words: Words) -> Outcome:
    """The answer; and the index follows at once, from the start if it was on its way."""
    return Outcome(answer(words).replies, (_timer(facts, START),))


def _timer(facts: Facts, place: Place) -> SetTimer:
    return SetTimer(kind=REINDEX, key=REINDEX, due_at=facts.now, payload={"model": place.model, "after": place.id})


async def reindex(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """Some items follow the topics, the others with the next timer: between the two there is time for others."""
    place = Place(int(event.payload["model"]), int(event.payload["after"]))
    following = await follow_topics(session, facts.region, place)
    return Outcome(timers=(_timer(facts, following),) if following else ())
