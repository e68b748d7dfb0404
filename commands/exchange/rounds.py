"""Every working morning: listings that end soon are asked after, and what nobody answered for is closed."""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.events import Due
from bot.lines import owner_of, shorten
from bot.reaching import to_owner
from bot.replies import Choice, Edit, Outcome, Say, SetTimer, Words, text
from bot.schedule import next_morning
from commands.exchange.card import ask_ref, redraw
from commands.exchange.changes import close
from commands.exchange.create import people_of
from commands.exchange.rules import last_warning, usual_days
from storage import listings
from storage.listings import Listing
from storage.search import index

DAY = timedelta(days=1)
ROUND, ASK, CLOSE, CARD = "board-round", "listing-ask", "listing-close", "listing-card"


async def go_round(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """Give each listing that needs it an event of its own, so that one that fails stops no other."""
    warning = timedelta(days=facts.region.ask_days)
    asks = await listings.to_ask(session, facts.region.key, facts.today + warning)
    closes = await listings.to_close(session, facts.region.key, facts.today)
    timers = [_timer(facts, event, ASK, number, until - warning) for number, until in asks]
    timers += [_timer(facts, event, CLOSE, number, until + DAY) for number, until in closes]
    return Outcome(timers=tuple(timers))


def _timer(facts: Facts, event: Due, kind: str, number: int, day: date) -> SetTimer:
    """A timer that is due at once; after a time in which the bot was down it shows since when it would have been."""
    due_at = max(event.due_at, _morning_of(facts, day))
    return SetTimer(kind=kind, key=f"{kind}:{number}", due_at=due_at, payload={"number": number})


def _morning_of(facts: Facts, day: date) -> datetime:
    """The round that deals with what is due on a local day; in UTC."""
    midnight = datetime.combine(day, time(), facts.region.zone).astimezone(UTC)
    return next_morning(midnight, facts.region)


async def _listing(facts: Facts, event: Due, session: AsyncSession) -> Listing | None:
    return await listings.by_number(session, facts.region.key, int(event.payload["number"]))


async def ask(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """Ask the owner's people whether a listing still holds, once."""
    listing = await _listing(facts, event, session)
    if listing is None or listing.status != "open" or listing.asked_at is not None:
        return Outcome()
    listing.asked_at = facts.now
    listing.until = last_warning(listing.until, facts.today)
    words = text(
        "ask",
        label=listing.label,
        title=shorten(listing.title),
        closing=_morning_of(facts, listing.until + DAY).astimezone(facts.region.zone).date(),
        days=usual_days(facts.region, listing.kind, permanent=listing.permanent),
    )
    return Outcome(tuple(await _to_owner(facts, listing, words, session)))


async def _to_owner(facts: Facts, listing: Listing, words: Words, session: AsyncSession) -> list[Say]:
    users, number = await people_of(session, listing), listing.number
    owner = await owner_of(session, facts.region, listing.municipality, listing.author)
    return await to_owner(session, facts, users, words, owner=owner, item=number, ref=ask_ref(number))


async def close_silently(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """Nobody answered: the listing is closed, once, and its people are told how to open it again."""
    listing = await _listing(facts, event, session)
    if listing is None or listing.status != "open" or listing.asked_at is None or listing.until >= facts.today:
        return Outcome()
    close(listing, "expired", facts.now)
    listing.revision += 1
    await index.update_item(session, facts.region, listing)
    over = text("ask-closed", label=listing.label)
    notice = text("closed-notice", label=listing.label, title=shorten(listing.title), kind=Choice(listing.kind))
    edits = (await redraw(session, facts.region, listing), Edit(ref=ask_ref(listing.number), words=over))
    return Outcome((*edits, *await _to_owner(facts, listing, notice, session)))


async def refresh_card(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """Another feature changed something that the card shows."""
    listing = await _listing(facts, event, session)
    return Outcome((await redraw(session, facts.region, listing),)) if listing else Outcome()
