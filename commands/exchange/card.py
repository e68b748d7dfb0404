"""How a listing looks: its card, its line in a list, and how its messages are named."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import card_ref
from bot.config import Region
from bot.lines import listing_line, name_of, owner_of
from bot.replies import Choice, Edit, Lines, Text, Words, text
from storage import listings
from storage.listings import Interest, Listing
from storage.search.matching import Match

MOST_REASONS = 4


def ask_ref(number: int) -> str:
    """The name of the question whether a listing still holds."""
    return f"ask:{number}"


@dataclass(frozen=True, slots=True)
class Around:
    """What a card shows besides the listing: who can help, what may fit, and names for user ids."""

    owner: Words
    helpers: tuple[str, ...] = ()
    fitting: tuple[Text, ...] = ()
    contact: str = ""


async def helpers_of(session: AsyncSession, region: Region, found: Sequence[Interest]) -> tuple[str, ...]:
    """Who can help, each once: municipalities, and people who have not said one."""
    names = [one.municipality or await name_of(session, region, one.user) for one in found]
    return tuple(dict.fromkeys(names))


def reasons(match: Match) -> Words:
    """Why two listings fit each other: „Häcksler, `#bauhof`"."""
    tags = [text("mark-topic", tag=tag.removeprefix("#")) for tag in match.tags]
    return Lines((*(text("match-word", word=word) for word in match.words[:MOST_REASONS]), *tags), separator=", ")


async def look_around(
    session: AsyncSession, region: Region, listing: Listing, fitting: Sequence[Match] | None = None
) -> Around:
    """Gather what the card needs; ``fitting`` are counterparts that were just found, None: those told before."""
    known = fitting is None and listing.id is not None
    if known:
        lines = [await listing_line(session, region, one) for one in await listings.open_partners(session, listing)]
    else:
        lines = [await _fitting_line(session, region, match) for match in fitting or ()]
    found = await listings.interests(session, listing) if known else ()
    return Around(
        owner=await owner_of(session, region, listing.municipality, listing.author),
        helpers=await helpers_of(session, region, found),
        fitting=tuple(lines),
        contact=await name_of(session, region, listing.contact) if listing.contact else "",
    )


async def _fitting_line(session: AsyncSession, region: Region, match: Match) -> Text:
    line = await listing_line(session, region, match.listing)
    return text("card-fitting-line", line=line, why=reasons(match))


async def marked_line(session: AsyncSession, region: Region, listing: Listing) -> Text:
    """A listing in one line, with its topics and last day."""
    return text("listing-line-marks", line=await listing_line(session, region, listing), marks=_marks(listing))


def _tags(listing: Listing) -> list[Text]:
    return [text("mark-topic", tag=tag) for tag in listing.tags]


def _marks(listing: Listing) -> Lines:
    """Period, place, last day and topics, in one line."""
    parts: list[Words] = []
    if listing.opens and listing.closes and listing.opens != listing.closes:
        parts.append(text("mark-period", first=listing.opens, last=listing.closes))
    elif listing.opens and listing.closes:
        parts.append(text("mark-day", day=listing.opens))
    elif listing.opens:
        parts.append(text("mark-opens", day=listing.opens))
    if listing.place:
        parts.append(text("mark-place", place=listing.place))
    if listing.permanent:
        parts.append(text("mark-permanent"))
    elif listing.status == "open" and listing.until != listing.closes:
        parts.append(text("mark-until", day=listing.until))
    return Lines((*parts, *_tags(listing)), separator=" · ")


def _ending(listing: Listing) -> Text:
    """How a closed listing ended."""
    if listing.status != "done":
        return text("card-closed", status=Choice(listing.status))
    if listing.partner and listing.outcome:
        return text("card-done-both", partner=listing.partner, outcome=listing.outcome)
    if listing.partner:
        return text("card-done-partner", partner=listing.partner)
    if listing.outcome:
        return text("card-done-outcome", outcome=listing.outcome)
    return text("card-done")


def hint(listing: Listing) -> Text:
    """What others can do with an open listing."""
    return text("show-hint", kind=Choice(listing.kind))


def card(listing: Listing, around: Around, *, shown: bool = False) -> Words:
    """The whole card. A hidden or deleted listing shows its id and what became of it.

    ``shown`` to whoever asked for it, it does not end with what can be done with it.
    """
    head = text("card-head", label=listing.label, owner=around.owner, kind=Choice(listing.kind), title=listing.title)
    if not listing.title or listing.hidden:
        bare = text("card-bare", label=listing.label, owner=around.owner, kind=Choice(listing.kind))
        return Lines((bare, text("card-hidden") if listing.hidden else _ending(listing)))
    parts: list[Words] = [head if listing.status == "open" else text("card-over", head=head)]
    if listing.body:
        parts.append(text("card-body", body=listing.body))
    if listing.status != "open":
        return Lines((*parts, _ending(listing)))
    if (marks := _marks(listing)).parts:
        parts.append(marks)
    if around.contact:
        parts.append(text("card-contact", name=around.contact))
    if around.helpers:
        key = "card-helpers" if listing.kind == "need" else "card-interested"
        parts.append(text(key, count=len(around.helpers), names=", ".join(around.helpers)))
    if around.fitting:
        parts.append(text("card-fitting", lines=Lines(around.fitting, separator="; ")))
    return Lines(tuple(parts) if shown else (*parts, text("card-hint", hint=hint(listing))))


async def card_words(session: AsyncSession, region: Region, listing: Listing, *, shown: bool = False) -> Words:
    return card(listing, await look_around(session, region, listing), shown=shown)


async def redraw(session: AsyncSession, region: Region, listing: Listing) -> Edit:
    """Bring the card in the rooms up to date."""
    return Edit(ref=card_ref(listing.number), words=await card_words(session, region, listing))
