"""``!suche`` and ``!biete``: a listing is made, or its message corrected; fitting counterparts are shown and told."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import card_answer, new_card
from bot.command import Facts, Kind, argument
from bot.lines import listing_line
from bot.news import news
from bot.persons import find_person
from bot.replies import Direct, Outcome, Priority, Refusal, Reply, Say, text
from bot.wayback import corrected_away, record
from commands.exchange import rules
from commands.exchange.card import Around, card, look_around, reasons, redraw
from storage import items, listings, people, rooms, subscriptions
from storage.listings import Listing
from storage.search import index
from storage.search.matching import Match, counterparts

MADE = "listing-made"
MOST_FITTING = 3


@dataclass(frozen=True, slots=True)
class NewListing:
    text: str = argument(Kind.TEXT)


async def need(facts: Facts, arguments: NewListing, session: AsyncSession) -> Outcome:
    return await create(facts, "need", arguments.text, session)


async def offer(facts: Facts, arguments: NewListing, session: AsyncSession) -> Outcome:
    return await create(facts, "offer", arguments.text, session)


async def create(facts: Facts, kind: str, words: str, session: AsyncSession) -> Outcome:
    """Put a listing on the board, or bring the one that this message made in line with its new version."""
    wish = rules.read_wish(words, facts)
    contact = await find_person(session, facts.region, wish.marks.contact) if wish.marks.contact else ""
    old = await listings.by_source(session, facts.region.key, facts.source) if facts.corrected else None
    if old is not None:
        return await _correct(facts, old, kind, wish, contact, session)
    listing = Listing(
        region=facts.region.key,
        number=await items.next_number(session, facts.region.key),
        kind=kind,
        municipality=wish.municipality,
        author=facts.event.sender,
        contact=contact,
        status="open",
        created_at=facts.now,
        source_event=facts.source,
    )
    rules.fill(listing, wish.marks, facts.region, facts.today)
    session.add(listing)
    await session.flush()
    await index.add(session, facts.region, [listing])
    record(session, facts, MADE, listing, {})
    alerts, fitting = await _match(facts, listing, session)
    around = await look_around(session, facts.region, listing, fitting)
    posts = await _posts(facts, listing, around, session)
    return Outcome((*posts, *alerts), await news(session, facts, listing.number))


async def _posts(facts: Facts, listing: Listing, around: Around, session: AsyncSession) -> list[Reply]:
    """The answer is the card; what was said in a direct chat is shown in the region's room too."""
    room = await rooms.main_room(session, facts.region) if facts.event.direct else None
    return new_card(card(listing, around), listing.number, room)


async def _match(facts: Facts, listing: Listing, session: AsyncSession) -> tuple[list[Reply], Sequence[Match]]:
    """Find the counterparts that were not told yet, and tell their people, each of the listing once."""
    matches = await counterparts(session, facts.region, listing, MOST_FITTING)
    await listings.tell_pairs(session, listing, [match.listing for match in matches])
    alerts: list[Reply] = []
    for match in matches:
        words = text(
            "match-alert",
            mine=await listing_line(session, facts.region, match.listing),
            theirs=await listing_line(session, facts.region, listing),
            label=listing.label,
            why=reasons(match),
        )
        users = [user for user in await people_of(session, match.listing) if user != facts.event.sender]
        told = await subscriptions.note(session, facts.region.key, users, listing.number, facts.now)
        alerts += [Say(words=words, to=Direct(u), item=listing.number, priority=Priority.DIGEST) for u in told]
    return alerts, matches


async def people_of(session: AsyncSession, listing: Listing) -> list[str]:
    """Whom messages about a listing go to: its contact and those who speak for its municipality, else its author."""
    users = [listing.contact] if listing.contact else []
    if listing.municipality:
        users += [one.user for one in await people.liaisons(session, listing.region, listing.municipality)]
    elif listing.author:
        users.append(listing.author)
    return list(dict.fromkeys(users))


async def _correct(
    facts: Facts, listing: Listing, kind: str, wish: rules.Wish, contact: str, session: AsyncSession
) -> Outcome:
    if not rules.may_change(listing, facts):
        raise Refusal("listing-not-yours", label=listing.label)
    if listing.status == "withdrawn" and await corrected_away(session, facts, listing.number):
        listing.status, listing.closed_at = "open", None
        record(session, facts, MADE, listing, {})
    if listing.status != "open":
        raise Refusal("listing-closed", label=listing.label)
    listing.kind, listing.contact = kind, contact
    rules.fill(listing, wish.marks, facts.region, facts.today)
    await index.update_item(session, facts.region, listing)
    alerts, _ = await _match(facts, listing, session)
    edit = await redraw(session, facts.region, listing)
    return Outcome((card_answer(edit.words, listing.number), edit, *alerts), await news(session, facts, listing.number))
