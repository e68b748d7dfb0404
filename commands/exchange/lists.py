"""Looking at the board: ``!liste``, ``!meine``, ``!zeige``."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Kind, NoArguments, argument
from bot.config import Region
from bot.contacts import contact_words, contacts
from bot.links import links_words
from bot.replies import Lines, Outcome, Text, Words, answer, bulleted, text
from bot.words import find_name, fold
from commands.exchange.card import card_words, hint, marked_line
from commands.exchange.changes import find
from storage import listings, pages
from storage.listings import Listing
from storage.pages import Page
from storage.search.narrow import matching, narrow

LIST, MINE = "list", "mine"
LINES = 10
TAG = re.compile(r"(?<!\S)#([\w-]+)")
KINDS = {
    **dict.fromkeys(("suche", "gesuch", "gesuche", "gesucht", "need", "needs"), "need"),
    **dict.fromkeys(("biete", "angebot", "angebote", "offer", "offers"), "offer"),
}
EVERYTHING = {"alle", "alles", "all", "von", "aus", "from", "in", "offen", "open", "nur", "only"}


@dataclass(frozen=True, slots=True)
class ListOf:
    words: str = argument(Kind.TEXT, default="")


@dataclass(frozen=True, slots=True)
class Show:
    item: int = argument(Kind.ITEM)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which open listings are meant; empty fields don't narrow."""

    kind: str = ""
    topic: str = ""
    municipality: str = ""
    words: str = ""

    async def query(self, session: AsyncSession, region: Region) -> Select[Listing]:
        query = listings.open_listings(region.key)
        if self.kind:
            query = query.where(Listing.kind == self.kind)
        if self.municipality:
            query = query.where(Listing.municipality == self.municipality)
        return narrow(query, await matching(session, region, topic=self.topic, words=self.words))


def read_filter(words: str, facts: Facts) -> Filter:
    """What of a line is a kind, a topic, a municipality; the rest is looked for as words."""
    tag = TAG.search(words)
    kind, municipality, rest = "", "", []
    left = TAG.sub(" ", words).split()
    names = facts.region.names
    while left:
        pair = find_name(" ".join(left[:2]), names) if len(left) > 1 else None
        name = pair or find_name(left[0], names)
        if not municipality and name:
            municipality, left = name, left[2 if pair else 1 :]
            continue
        word = left.pop(0)
        if not kind and fold(word) in KINDS:
            kind = KINDS[fold(word)]
        elif fold(word) not in EVERYTHING:
            rest.append(word)
    return Filter(kind, tag[1].lower() if tag else "", municipality, " ".join(rest))


async def list_open(facts: Facts, arguments: ListOf, session: AsyncSession) -> Outcome:
    chosen = read_filter(arguments.words, facts)
    words = await _page(facts, session, LIST, await chosen.query(session, facts.region), asdict(chosen), below=None)
    return answer(words or _nothing(facts, text("list-nothing")))


async def list_mine(facts: Facts, _: NoArguments, session: AsyncSession) -> Outcome:
    words = await _page(facts, session, MINE, _mine(facts), {}, below=None)
    return answer(words or text("mine-nothing"))


async def more(facts: Facts, page: Page, session: AsyncSession) -> Outcome:
    """Go on where the last page of a list ended."""
    asked = page.facts()
    below = asked.pop("below")
    query = _mine(facts) if page.command == MINE else await Filter(**asked).query(session, facts.region)
    words = await _page(facts, session, page.command, query, asked, below=below)
    return answer(words or text("more-nothing"))


async def show(facts: Facts, arguments: Show, session: AsyncSession) -> Outcome:
    """The card with all that there is to know: who to talk to, who can help, since when."""
    listing = await find(session, facts, arguments.item)
    parts: list[Words] = [await card_words(session, facts.region, listing, shown=True)]
    if listing.municipality and not listing.hidden:
        found = await contacts(session, facts.region.key, listing.municipality, facts.today)
        parts.append(text("show-contact", names=contact_words(found)))
    parts.append(text("show-since", day=listing.created_at.astimezone(facts.region.zone).date()))
    if listing.status == "open" and not listing.hidden:
        parts.append(hint(listing))
    return answer(Lines(tuple(parts)), item=listing.number)


def _mine(facts: Facts) -> Select[Listing]:
    return listings.of_owner(facts.region.key, facts.person.municipality, facts.event.sender)


async def _page(
    facts: Facts,
    session: AsyncSession,
    command: str,
    query: Select[Listing],
    asked: Mapping[str, Any],
    *,
    below: int | None,
) -> Words | None:
    """At most ten lines of a list, and how to see the rest; None when there are none."""
    found = await listings.page(session, query, below=below, size=LINES + 1)
    if len(found) <= LINES:
        await pages.forget(session, facts.region.key, facts.event.room, facts.event.sender)
    if not found:
        return None
    shown = found[: LINES - 1] if len(found) > LINES else found
    entries = [await marked_line(session, facts.region, listing) for listing in shown]
    if len(found) > LINES:
        last = shown[-1].number
        left = await listings.count(session, query, below=last)
        await pages.remember(
            session, facts.region.key, facts.event.room, facts.event.sender, command, {**asked, "below": last}
        )
        return bulleted(entries, text("list-more-many" if left == listings.MANY else "list-more", count=left))
    return bulleted(entries)


def _nothing(facts: Facts, words: Text) -> Words:
    """An empty result ends with the platforms that the region uses already."""
    links = links_words(facts.region)
    return Lines((words, links)) if links else words
