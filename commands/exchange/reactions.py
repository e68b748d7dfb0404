"""What an emoji does: 👍 we can help, 📌 make a listing; by the owner's people ✅ it holds, 🤝 found, ❌ no longer."""

from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.events import Reacted, Redacted
from bot.replies import Outcome, Say, Words
from commands.exchange.card import ask_ref, redraw
from commands.exchange.changes import close, settle, snapshot
from commands.exchange.interest import thumb
from commands.exchange.listening import PIN, pinned
from commands.exchange.manage import finish, prolong, retreat
from commands.exchange.rules import may_change
from storage import listings
from storage.listings import Listing
from storage.search import index

HELP, HOLDS, FOUND, OVER = "👍", "✅", "🤝", "❌"


async def on_reaction(facts: Facts, event: Reacted, session: AsyncSession) -> Outcome | None:
    if event.key == PIN:
        return await pinned(facts, event, session)
    if facts.item is None:
        return None
    listing = await listings.by_number(session, facts.region.key, facts.item)
    if listing is None:
        return None
    if event.key == HELP:
        return await thumb(facts, listing, session)
    if not may_change(listing, facts):
        return None
    outcome = await decide(facts, listing, event.key, session, ref=facts.ref)
    if outcome is None:
        return None
    return Outcome(tuple(reply for reply in outcome.replies if not isinstance(reply, Say)))  # card and question show it


async def decide(
    facts: Facts, listing: Listing, key: str, session: AsyncSession, until: date | None = None, *, ref: str | None
) -> Outcome | None:
    """The owner's people decide, by an emoji on our message ``ref`` or in words; ``until`` was named with it."""
    before = snapshot(listing)
    words: Words
    if key == HOLDS and ref == ask_ref(listing.number) and listing.status in {"open", "expired"}:
        words = prolong(listing, facts, until)
    elif key == FOUND and listing.status == "open":
        words = finish(listing, facts)
    elif key == OVER and listing.status == "open":
        words = retreat(listing, facts)
    else:
        return None
    return await settle(session, facts, listing, before, words)


async def on_redaction(facts: Facts, event: Redacted, session: AsyncSession) -> Outcome | None:
    """The deleted message had made a listing: it is withdrawn, and its words go."""
    await listings.forget_draft(session, facts.region.key, event.target)
    listing = await listings.by_source(session, facts.region.key, event.target)
    if listing is None:
        return None
    if listing.status == "open":
        close(listing, "withdrawn", facts.now)
    listing.title = listing.body = listing.contact = ""
    listing.revision += 1
    await index.update_item(session, facts.region, listing)
    return Outcome((await redraw(session, facts.region, listing),))
