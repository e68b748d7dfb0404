"""How a listing looks: its card, its line in a list, and how its messages are named."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.config import Region
from bot.contacts import localpart
from bot.replies import Choice, Edit, Lines, Text, Words, text
from storage import listings, rooms
from storage.listings import Interest, Listing

SHORT = 80


def card_ref(number: int) -> str:
    """The name of a listing's card among our messages."""
    return f"card:{number}"


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


async def name_of(session: AsyncSession, region: Region, user: str) -> str:
    """The display name of a person in the region's rooms, or what stands before the colon of the user id."""
    return await rooms.member_name(session, region.key, user) or localpart(user)


async def owner_of(session: AsyncSession, region: Region, listing: Listing) -> Words:
    """Whose listing it is: the municipality, the coordinating office, or a person who has not said a municipality."""
    if listing.municipality:
        return text("owner-name", name=listing.municipality)
    if listing.author in region.coordinators:
        return text("owner-coordinator")
    if not listing.author:
        return text("owner-nobody")
    return text("owner-name", name=await name_of(session, region, listing.author))


async def helpers_of(session: AsyncSession, region: Region, found: Sequence[Interest]) -> tuple[str, ...]:
    """Who can help, each once: municipalities, and people who have not said one."""
    names = [one.municipality or await name_of(session, region, one.user) for one in found]
    return tuple(dict.fromkeys(names))


async def look_around(
    session: AsyncSession, region: Region, listing: Listing, fitting: Sequence[Listing] | None = None
) -> Around:
    """Gather what the card needs; ``fitting`` are counterparts that were just found, None: those told before."""
    known = fitting is None and listing.id is not None
    others = await listings.open_partners(session, listing) if known else (fitting or ())
    found = await listings.interests(session, listing) if known else ()
    return Around(
        owner=await owner_of(session, region, listing),
        helpers=await helpers_of(session, region, found),
        fitting=tuple([await line(session, region, other) for other in others]),
        contact=await name_of(session, region, listing.contact) if listing.contact else "",
    )


def shorten(title: str) -> str:
    return title if len(title) <= SHORT else title[: SHORT - 1].rstrip() + "…"


async def line(session: AsyncSession, region: Region, listing: Listing, *, marks: bool = False) -> Text:
    """A listing in one line; with ``marks`` its topics and last day too."""
    words = text(
        "listing-line",
        label=listing.label,
        owner=await owner_of(session, region, listing),
        kind=Choice(listing.kind),
        title=shorten(listing.title),
    )
    return text("listing-line-marks", line=words, marks=_marks(listing)) if marks else words


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
        parts.append(text("card-helpers", count=len(around.helpers), names=", ".join(around.helpers)))
    if around.fitting:
        parts.append(text("card-fitting", lines=Lines(around.fitting, separator="; ")))
    return Lines(tuple(parts) if shown else (*parts, text("card-hint", hint=hint(listing))))


async def card_words(session: AsyncSession, region: Region, listing: Listing, *, shown: bool = False) -> Words:
    return card(listing, await look_around(session, region, listing), shown=shown)


async def redraw(session: AsyncSession, region: Region, listing: Listing) -> Edit:
    """Bring the card in the rooms up to date."""
    return Edit(ref=card_ref(listing.number), words=await card_words(session, region, listing))
