"""Commands that change a listing: ``!ändern``, ``!verlängern``, ``!erledigt``, ``!zurückziehen``, ``!verbergen``."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Kind, argument
from bot.persons import find_person
from bot.replies import Outcome, Refusal, Text, Words, text
from commands.exchange import rules
from commands.exchange.changes import close, find, find_own, settle, snapshot
from storage.listings import Listing


@dataclass(frozen=True, slots=True)
class Change:
    item: int = argument(Kind.ITEM)
    text: str = argument(Kind.TEXT)


@dataclass(frozen=True, slots=True)
class Extend:
    item: int = argument(Kind.ITEM)
    until: date | None = argument(Kind.DAY, after=("bis", "until", "till", "auf"), default=None)
    besides: str = argument(Kind.TEXT, default="", shown=False)


@dataclass(frozen=True, slots=True)
class Done:
    item: int = argument(Kind.ITEM)
    partner: str = argument(Kind.MUNICIPALITY, after=("mit", "with"), default="")
    outcome: str = argument(Kind.TEXT, after=(":",), default="")
    besides: str = argument(Kind.TEXT, default="", shown=False)


@dataclass(frozen=True, slots=True)
class Item:
    item: int = argument(Kind.ITEM)


async def change(facts: Facts, arguments: Change, session: AsyncSession) -> Outcome:
    """New words or marks for a listing; what is not named stays."""
    listing = await find_own(session, facts, arguments.item)
    _require_open(listing)
    before, marks = snapshot(listing), rules.read_text(arguments.text, facts)
    rules.amend(listing, marks, facts.region, facts.today)
    if marks.contact:
        listing.contact = await find_person(session, facts.region, marks.contact)
    if snapshot(listing) == before:
        raise Refusal("nothing-changed", label=listing.label)
    words = text("listing-amended", label=listing.label, title=listing.title)
    return await settle(session, facts, listing, before, words)


async def extend(facts: Facts, arguments: Extend, session: AsyncSession) -> Outcome:
    """A later last day; what silence closed is opened again."""
    listing = await find_own(session, facts, arguments.item)
    if listing.status not in {"open", "expired"}:
        raise Refusal("listing-closed", label=listing.label)
    before = snapshot(listing)
    until = arguments.until or rules.later_day(arguments.besides, listing.until, facts.today)
    return await settle(session, facts, listing, before, prolong(listing, facts, until))


def prolong(listing: Listing, facts: Facts, until: date | None = None) -> Words:
    """Let a listing stand until the day named, or for its usual time from today; never shorter than it would."""
    usual = rules.default_until(facts.region, listing.kind, facts.today, permanent=listing.permanent)
    listing.until = until or max(usual, listing.until)
    listing.permanent = listing.permanent and until is None
    listing.status, listing.closed_at, listing.asked_at = "open", None, None
    return text("listing-extended", label=listing.label, until=listing.until)


async def done(facts: Facts, arguments: Done, session: AsyncSession) -> Outcome:
    """It worked out, perhaps with a partner, and perhaps there is a word on how it went."""
    listing = await find_own(session, facts, arguments.item)
    _require_open(listing)
    if len(arguments.outcome) > rules.MOST_CHARACTERS:
        raise Refusal("text-too-long", length=len(arguments.outcome), most=rules.MOST_CHARACTERS)
    before = snapshot(listing)
    partners = rules.partners(arguments.partner, arguments.besides, facts.region.names)
    listing.partner, listing.outcome = ", ".join(partners), arguments.outcome
    return await settle(session, facts, listing, before, finish(listing, facts))


def finish(listing: Listing, facts: Facts) -> Text:
    close(listing, "done", facts.now)
    return text("listing-done", label=listing.label)


async def withdraw(facts: Facts, arguments: Item, session: AsyncSession) -> Outcome:
    """It is no longer needed or no longer to be had."""
    listing = await find_own(session, facts, arguments.item)
    _require_open(listing)
    before = snapshot(listing)
    return await settle(session, facts, listing, before, retreat(listing, facts))


def retreat(listing: Listing, facts: Facts) -> Text:
    close(listing, "withdrawn", facts.now)
    return text("listing-withdrawn", label=listing.label)


async def hide(facts: Facts, arguments: Item, session: AsyncSession) -> Outcome:
    """The coordinator takes a listing out of sight."""
    return await _set_hidden(facts, arguments, session, hidden=True)


async def unhide(facts: Facts, arguments: Item, session: AsyncSession) -> Outcome:
    """The coordinator shows a hidden listing again."""
    return await _set_hidden(facts, arguments, session, hidden=False)


async def _set_hidden(facts: Facts, arguments: Item, session: AsyncSession, *, hidden: bool) -> Outcome:
    listing = await find(session, facts, arguments.item)
    if listing.hidden == hidden:
        raise Refusal("nothing-changed", label=listing.label)
    before = snapshot(listing)
    listing.hidden = hidden
    words = text("listing-hidden" if hidden else "listing-unhidden", label=listing.label)
    return await settle(session, facts, listing, before, words)


def _require_open(listing: Listing) -> None:
    if listing.status != "open":
        raise Refusal("listing-closed", label=listing.label)
