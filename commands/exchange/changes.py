"""What all changes of a listing share: finding it, checking who may, noting how to take it back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot import wayback
from bot.command import Facts
from bot.replies import Edit, Outcome, Refusal, Reply, Words, answer, text
from commands.exchange.card import ask_ref, redraw
from commands.exchange.rules import may_change
from storage import listings
from storage.actions import Action
from storage.listings import Listing
from storage.search import index

CHANGED = "listing-changed"
KEPT = (
    "kind", "municipality", "contact", "title", "body", "topics", "place", "permanent", "status", "hidden", "partner",
    "outcome", "opens", "closes", "until", "closed_at", "asked_at",
)  # fmt: skip


def snapshot(listing: Listing) -> dict[str, Any]:
    """All that a change may touch, as JSON."""
    return wayback.snapshot(listing, KEPT)


def restore(listing: Listing, values: Mapping[str, Any]) -> None:
    """Bring a listing back to a snapshot."""
    wayback.restore(listing, values, KEPT)


async def find(session: AsyncSession, facts: Facts, number: int) -> Listing:
    """The listing with this number. Raises Refusal when there is none, or it is hidden from the asker."""
    listing = await listings.by_number(session, facts.region.key, number)
    if listing is None or (listing.hidden and not may_change(listing, facts)):
        raise Refusal("listing-unknown", number=str(number))
    return listing


async def find_own(session: AsyncSession, facts: Facts, number: int) -> Listing:
    """The listing with this number, if the asker may change it. Raises Refusal."""
    listing = await find(session, facts, number)
    if not may_change(listing, facts):
        raise Refusal("listing-not-yours", label=listing.label)
    return listing


async def settle(
    session: AsyncSession, facts: Facts, listing: Listing, before: Mapping[str, Any], words: Words
) -> Outcome:
    """Finish a change: note it, bring index and card up to date, and answer."""
    listing.revision += 1
    wayback.record(session, facts, CHANGED, listing, before)
    await index.update_item(session, facts.region, listing)
    replies: list[Reply] = [*answer(words, item=listing.number).replies, await redraw(session, facts.region, listing)]
    if before["asked_at"]:
        replies.append(Edit(ref=ask_ref(listing.number), words=words))
    return Outcome(tuple(replies))


async def undo_change(facts: Facts, action: Action, session: AsyncSession) -> Outcome:
    """Bring a listing back to what it was before the action."""
    listing = await _unchanged(facts, action, session)
    restore(listing, action.facts())
    listing.revision -= 1
    return await _undone(facts, listing, text("undone-listing", label=listing.label), session)


async def undo_making(facts: Facts, action: Action, session: AsyncSession) -> Outcome:
    """Take a listing from the board that was just made."""
    listing = await _unchanged(facts, action, session)
    close(listing, "withdrawn", facts.now)
    return await _undone(facts, listing, text("undone-making", label=listing.label), session)


def close(listing: Listing, status: str, now: datetime) -> None:
    listing.status, listing.closed_at = status, now


async def _unchanged(facts: Facts, action: Action, session: AsyncSession) -> Listing:
    listing = await listings.by_number(session, facts.region.key, action.item or 0)
    if listing is None:
        raise Refusal("listing-gone")
    if not may_change(listing, facts):
        raise Refusal("listing-not-yours", label=listing.label)
    wayback.require_unchanged(listing, action)
    return listing


async def _undone(facts: Facts, listing: Listing, words: Words, session: AsyncSession) -> Outcome:
    await index.update_item(session, facts.region, listing)
    return Outcome((*answer(words, item=listing.number).replies, await redraw(session, facts.region, listing)))
