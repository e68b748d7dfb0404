"""Who can help: 👍 on a card or ``!interesse``. The two sides learn each other's names; they talk without the bot."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.behalf import on_behalf
from bot.command import Facts, Kind, argument
from bot.contacts import contact_words, contacts
from bot.lines import name_of, owner_of, shorten
from bot.replies import Choice, Direct, Outcome, Priority, Refusal, Reply, Say, Words, text
from bot.words import fold
from commands.exchange import rules
from commands.exchange.card import redraw
from commands.exchange.changes import find
from commands.exchange.create import people_of
from storage import actions, listings
from storage.actions import Action
from storage.listings import Interest, Listing

SHOWN = "listing-interest"


@dataclass(frozen=True, slots=True)
class CanHelp:
    item: int = argument(Kind.ITEM)
    words: str = argument(Kind.TEXT, default="")


async def can_help(facts: Facts, arguments: CanHelp, session: AsyncSession) -> Outcome:
    """The command: its answer says that the other side knows, and whom to talk to."""
    listing = await find(session, facts, arguments.item)
    if len(arguments.words) > rules.MOST_CHARACTERS:
        raise Refusal("text-too-long", length=len(arguments.words), most=rules.MOST_CHARACTERS)
    if listing.status != "open":
        raise Refusal("listing-closed", label=listing.label)
    mine, words = on_behalf(facts, arguments.words, colon=False)
    if _is_own(listing, facts, mine):
        raise Refusal("interest-own", label=listing.label)
    replies = await note(facts, listing, mine, words, facts.source, session)
    return Outcome((Say(words=await _thanks(facts, listing, session), item=listing.number), *replies))


async def thumb(facts: Facts, listing: Listing, session: AsyncSession) -> Outcome | None:
    """The reaction: answered in the direct chat, so that the room stays quiet."""
    mine = facts.person.municipality
    if listing.status != "open" or listing.hidden or _is_own(listing, facts, mine):
        return None
    replies = await note(facts, listing, mine, "", facts.event.id, session)
    thanks = Say(
        words=await _thanks(facts, listing, session),
        to=Direct(facts.event.sender),
        item=listing.number,
        priority=Priority.CARD,
    )
    return Outcome((*replies, thanks)) if replies else Outcome()


def _is_own(listing: Listing, facts: Facts, mine: str) -> bool:
    if listing.municipality:
        return listing.municipality == mine
    return listing.author == facts.event.sender


async def note(
    facts: Facts, listing: Listing, mine: str, words: str, source: str, session: AsyncSession
) -> list[Reply]:
    """Store the interest and tell the owner's people, once for each municipality; new words are told again."""
    me = facts.event.sender
    interests = await listings.interests(session, listing)
    known = [one for one in interests if (one.municipality or one.user) == (mine or me)]
    if known and (not words or known[0].text == words):
        return []
    before = {"text": known[0].text if known else None}
    if known:
        known[0].text = words
    else:
        session.add(
            Interest(
                region=facts.region.key, listing_id=listing.id, municipality=mine, user=me, text=words, at=facts.now,
                source_event=source,
            )
        )  # fmt: skip
    actions.record(
        session,
        facts.region.key,
        user=me,
        event_id=source,
        kind=SHOWN,
        before=before,
        at=facts.now,
        item=listing.number,
    )
    await session.flush()
    news = await _news(facts, listing, mine, words, session)
    told = [
        Say(words=news, to=Direct(user), item=listing.number, priority=Priority.CARD)
        for user in await people_of(session, listing)
        if user != me
    ]
    return [await redraw(session, facts.region, listing), *told]


async def _news(facts: Facts, listing: Listing, municipality: str, words: str, session: AsyncSession) -> Words:
    """What the owner's people read: who can help, and how to reach them directly."""
    name = await name_of(session, facts.region, facts.event.sender)
    said = not municipality or fold(municipality) in fold(name)  # many have it in their display name already
    news = text(
        "interest-news",
        label=listing.label,
        title=shorten(listing.title),
        kind=Choice(listing.kind),
        who=text("owner-name", name=name)
        if said
        else text("interest-municipality", name=name, municipality=municipality),
        user=facts.event.sender,
    )
    return text("interest-news-words", news=news, words=words) if words else news


async def _thanks(facts: Facts, listing: Listing, session: AsyncSession) -> Words:
    """What the helper reads: that the owner knows, and who that is."""
    owner = await owner_of(session, facts.region, listing.municipality, listing.author)
    if listing.contact:
        name = text("owner-name", name=await name_of(session, facts.region, listing.contact))
        return text("interest-thanks-contact", owner=owner, label=listing.label, contact=name, user=listing.contact)
    if not listing.municipality:
        return text("interest-thanks", owner=owner, label=listing.label)
    found = await contacts(session, facts.region.key, listing.municipality, facts.today)
    if not found:
        return text("interest-thanks", owner=owner, label=listing.label)
    return text(
        "interest-thanks-contact",
        owner=owner,
        label=listing.label,
        contact=contact_words(found),
        user=next((one for one in found if not one.away_until), found[0]).user,
    )


async def take_back(facts: Facts, action: Action, session: AsyncSession) -> Outcome:
    """Undo: the interest goes, or gets its former words."""
    interest = await listings.interest_by_source(session, facts.region.key, action.event_id)
    listing = await listings.by_number(session, facts.region.key, action.item or 0)
    before = action.facts()["text"]
    if interest is not None and before is None:
        await session.delete(interest)
        await session.flush()
    elif interest is not None:
        interest.text = before
    if listing is None:
        raise Refusal("listing-gone")
    words = text("interest-undone", label=listing.label)
    return Outcome((Say(words=words, item=listing.number), await redraw(session, facts.region, listing)))
