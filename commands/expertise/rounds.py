"""Every working morning: what was said a year ago is asked after, and what nobody answered for is marked as old."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.events import Due
from bot.reaching import to_owner
from bot.replies import Outcome, SetTimer, text
from bot.schedule import next_morning
from commands.expertise.card import ask_ref, question, redraw
from storage import expertise, people
from storage.expertise import Expertise

YEAR, PATIENCE = timedelta(days=365), timedelta(days=30)
ROUND, ASK, OLD, CARD = "expertise-round", "expertise-ask", "expertise-old", "expertise-card"


async def go_round(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """Give each entry that needs it an event of its own, so that one that fails stops no other."""
    region = facts.region.key
    asks = await expertise.to_ask(session, region, facts.now - YEAR)
    olds = await expertise.to_mark_old(session, region, facts.now - PATIENCE)
    return Outcome(timers=(*_timers(facts, event, ASK, asks, YEAR), *_timers(facts, event, OLD, olds, PATIENCE)))


def _timers(
    facts: Facts, event: Due, kind: str, rows: Sequence[tuple[int, datetime]], wait: timedelta
) -> list[SetTimer]:
    """Timers that are due at once; after a time in which the bot was down they show since when they would have been."""
    return [
        SetTimer(
            kind=kind,
            key=f"{kind}:{number}",
            due_at=max(event.due_at, next_morning(moment + wait, facts.region)),
            payload={"number": number},
        )
        for number, moment in rows
    ]


async def _entry(facts: Facts, event: Due, session: AsyncSession) -> Expertise | None:
    entry = await expertise.by_number(session, facts.region.key, int(event.payload["number"]))
    return entry if entry and entry.status == "open" and not entry.old else None


async def ask(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """Ask the municipality's people whether it still holds, once."""
    entry = await _entry(facts, event, session)
    if entry is None or entry.asked_at is not None or entry.confirmed_at > facts.now - YEAR:
        return Outcome()
    entry.asked_at = facts.now
    users = [entry.contact] if entry.contact.startswith("@") else []
    users += [one.user for one in await people.liaisons(session, facts.region.key, entry.municipality)]
    owner, number = text("owner-name", name=entry.municipality), entry.number
    says = await to_owner(
        session, facts, list(dict.fromkeys(users)), question(entry), owner=owner, item=number, ref=ask_ref(number)
    )
    return Outcome(tuple(says))


async def mark_old(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """Nobody answered: the card says that it may be outdated. It stays, and ✅ on the question still helps."""
    entry = await _entry(facts, event, session)
    if entry is None or entry.asked_at is None or entry.asked_at > facts.now - PATIENCE:
        return Outcome()
    entry.old = True
    entry.revision += 1
    return Outcome((await redraw(session, facts.region, entry),))


async def refresh_card(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """Another feature changed something that the card shows."""
    entry = await expertise.by_number(session, facts.region.key, int(event.payload["number"]))
    return Outcome((await redraw(session, facts.region, entry),)) if entry else Outcome()
