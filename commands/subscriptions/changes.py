"""What changes of subscriptions share: noting how it was before, and the way back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Kind, argument
from bot.replies import Outcome, answer, text
from storage import actions, subscriptions
from storage.actions import Action
from storage.subscriptions import Subscription

CHANGED = "subscriptions-changed"

Before: TypeAlias = tuple[str, str, bool | None]  # topic, words, daily; None for a subscription that was not there


@dataclass(frozen=True, slots=True)
class Wish:
    words: str = argument(Kind.TEXT, default="")


def new(facts: Facts, user: str, topic: str, words: str, *, daily: bool) -> Subscription:
    return Subscription(region=facts.region.key, user=user, topic=topic, words=words, daily=daily, created_at=facts.now)


def record(session: AsyncSession, facts: Facts, before: Sequence[Before]) -> None:
    """Note how it was, for ``!rückgängig`` and for corrections of the message; nothing if nothing has changed."""
    if before:
        actions.record(
            session,
            facts.region.key,
            user=facts.event.sender,
            event_id=facts.source,
            kind=CHANGED,
            before={"subscriptions": before},
            at=facts.now,
        )


async def undo(facts: Facts, action: Action, session: AsyncSession) -> Outcome:
    """Let the subscriptions that an action touched be as they were."""
    own = await subscriptions.of_user(session, facts.region.key, action.user)
    known = {(one.topic, one.words): one for one in own}
    for topic, words, daily in action.facts()["subscriptions"]:
        one = known.get((topic, words))
        if daily is None and one is not None:
            await session.delete(one)
        elif daily is not None and one is not None:
            one.daily = daily
        elif daily is not None:
            session.add(new(facts, action.user, topic, words, daily=daily))
    await session.flush()
    return answer(text("subscription-undone"))
