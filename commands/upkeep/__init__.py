"""Retention: every working morning, what is kept no longer than configured is dropped. Nothing is said of it."""

from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Feature
from bot.config import Retention
from bot.events import Due
from bot.replies import Outcome
from storage import (
    actions,
    datepolls,
    expertise,
    inbox,
    listings,
    meetups,
    outbox,
    questions,
    reminders,
    subscriptions,
    tasks,
)

UPKEEP = "upkeep"
DRAFT_DAYS = 7


def feature(retention: Retention) -> Feature:
    """The feature for an installation's retention times."""

    async def clean_up(facts: Facts, _: Due, session: AsyncSession) -> Outcome:
        region = facts.region
        for kind in (listings, expertise, questions, meetups, datepolls, reminders, tasks):
            gone = await kind.forget_closed(session, region.key, facts.now, region.closed_days)
            await outbox.forget_items(session, region.key, gone)
        await subscriptions.forget_old(session, region.key, facts.now, region.closed_days)
        await listings.forget_drafts(session, region.key, facts.now, DRAFT_DAYS)
        await actions.forget(session, region.key, facts.now, retention.inbox_days)
        await inbox.forget(session, region.key, facts.now, retention.inbox_days)
        await outbox.forget(session, region.key, facts.now, retention.outbox_days)
        return Outcome()

    return Feature(folder=Path(__file__).parent, due={UPKEEP: clean_up}, daily=(UPKEEP,))
