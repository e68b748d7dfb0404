"""What all changes of an expertise share: finding it, checking who may, noting how to take it back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot import wayback
from bot.cards import card_ref
from bot.command import Facts
from bot.replies import Edit, Outcome, Redact, Refusal, Reply, Words, answer, text
from commands.expertise.card import ask_ref, propose_ref, question, redraw
from storage import expertise
from storage.actions import Action
from storage.expertise import Expertise
from storage.search import index

CHANGED = "expertise-changed"
KEPT = (
    "municipality", "title", "body", "topics", "level", "office", "helps", "available", "contact", "deputy", "status",
    "hidden", "old", "confirmed_at", "asked_at", "closed_at",
)  # fmt: skip


def snapshot(entry: Expertise) -> dict[str, Any]:
    """All that a change may touch, as JSON."""
    return wayback.snapshot(entry, KEPT)


def restore(entry: Expertise, values: Mapping[str, Any]) -> None:
    """Bring an entry back to a snapshot."""
    wayback.restore(entry, values, KEPT)


def may_change(entry: Expertise, facts: Facts) -> bool:
    """The people of its municipality and the coordinator."""
    return facts.coordinator or entry.municipality == facts.person.municipality


async def find(session: AsyncSession, facts: Facts, number: int) -> Expertise | None:
    """The expertise with this number; None when there is none, or it is hidden from the asker or not confirmed yet."""
    entry = await expertise.by_number(session, facts.region.key, number)
    if entry is None or may_change(entry, facts) or not (entry.hidden or entry.status == "proposed"):
        return entry
    return None


async def find_own(session: AsyncSession, facts: Facts, number: int) -> Expertise | None:
    """The same, if the asker may change it. Raises Refusal when it is another municipality's."""
    entry = await find(session, facts, number)
    if entry is not None and not may_change(entry, facts):
        raise Refusal("expertise-not-yours", label=entry.label)
    return entry


def close(entry: Expertise, now: datetime) -> None:
    entry.status, entry.closed_at = "withdrawn", now


def hold(entry: Expertise, now: datetime) -> None:
    """Its municipality says that it holds: it stands, and is asked after in a year."""
    entry.status, entry.confirmed_at, entry.asked_at, entry.old = "open", now, None, False


async def settle(
    session: AsyncSession, facts: Facts, entry: Expertise, before: Mapping[str, Any], words: Words, *more: Reply
) -> Outcome:
    """Finish a change: note it, bring index, card and questions up to date, and answer."""
    entry.revision += 1
    wayback.record(session, facts, CHANGED, entry, before)
    await index.update_item(session, facts.region, entry)
    replies: list[Reply] = [*answer(words, item=entry.number).replies, await redraw(session, facts.region, entry)]
    if before["asked_at"]:
        replies.append(Edit(ref=ask_ref(entry.number), words=words))
    if before["status"] == "proposed":
        replies.append(Edit(ref=propose_ref(entry.number), words=words))
    return Outcome((*replies, *more))


async def undo_change(facts: Facts, action: Action, session: AsyncSession) -> Outcome:
    """Bring an entry back to what it was before the action."""
    entry = await _unchanged(facts, action, session)
    restore(entry, action.facts())
    entry.revision -= 1
    return await _undone(facts, entry, text("expertise-undone", label=entry.label), session)


async def undo_making(facts: Facts, action: Action, session: AsyncSession) -> Outcome:
    """Take back an entry that was just made."""
    entry = await _unchanged(facts, action, session)
    close(entry, facts.now)
    return await _undone(facts, entry, text("expertise-undone-making", label=entry.label), session)


async def _unchanged(facts: Facts, action: Action, session: AsyncSession) -> Expertise:
    entry = await expertise.by_number(session, facts.region.key, action.item or 0)
    if entry is None:
        raise Refusal("expertise-gone")
    if not may_change(entry, facts):
        raise Refusal("expertise-not-yours", label=entry.label)
    wayback.require_unchanged(entry, action)
    return entry


async def _undone(facts: Facts, entry: Expertise, words: Words, session: AsyncSession) -> Outcome:
    """What was asked is asked again; a proposal leaves the room until it is accepted."""
    await index.update_item(session, facts.region, entry)
    replies: list[Reply] = [*answer(words, item=entry.number).replies]
    if entry.status == "proposed":
        waiting = text("expertise-waiting", label=entry.label, title=entry.title)
        replies += [Redact(ref=card_ref(entry.number)), Edit(ref=propose_ref(entry.number), words=waiting)]
    else:
        replies.append(await redraw(session, facts.region, entry))
    if entry.asked_at:
        replies.append(Edit(ref=ask_ref(entry.number), words=question(entry)))
    return Outcome(tuple(replies))
