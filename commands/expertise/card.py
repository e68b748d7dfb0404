"""How an expertise looks: its card, its marks, who to talk to, and how its messages are named."""

from dataclasses import replace
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import card_ref
from bot.config import Region
from bot.contacts import Contact, contact_words, contacts
from bot.lines import name_of, shorten
from bot.replies import Choice, Edit, Lines, Text, Words, text
from bot.words import fold
from storage import people
from storage.expertise import Expertise


def ask_ref(number: int) -> str:
    """The name of the yearly question whether it still holds."""
    return f"ask:{number}"


def propose_ref(number: int) -> str:
    """The name of the question whether a proposed one is right."""
    return f"propose:{number}"


def marks(entry: Expertise) -> list[Words]:
    """Level, office, what can be had and when, as far as they were said."""
    parts: list[Words] = []
    if entry.level:
        parts.append(text("expertise-level", level=Choice(entry.level)))
    if entry.office and f"{entry.office}office" not in fold(entry.title).replace("-", "").replace(" ", ""):
        parts.append(text("expertise-office", office=Choice(entry.office)))
    if entry.helps:
        helps = tuple(text("expertise-help", help=Choice(one)) for one in entry.helps.split())
        parts.append(Lines(helps, separator=", "))
    if entry.available:
        parts.append(text("expertise-available", words=shorten(entry.available)))
    return parts


def topics(tags: tuple[str, ...]) -> list[Text]:
    return [text("expertise-topic", tag=tag.removeprefix("#")) for tag in tags]


def since(entry: Expertise, region: Region) -> Text:
    """The month since which it stands."""
    day = entry.created_at.astimezone(region.zone)
    return text("expertise-since", month=Choice(f"m{day.month}"), year=str(day.year))


async def _contact(session: AsyncSession, region: Region, words: str, role: str, today: date | None) -> Contact:
    """A role as it was typed, or a person (a user id) with a present absence."""
    if not words.startswith("@"):
        return Contact("", shorten(words), role)
    away = (await people.person(session, region.key, words)).away_until if today else None
    return Contact(
        words, await name_of(session, region, words), role, away if away and today and away >= today else None
    )


async def contact_of(session: AsyncSession, region: Region, entry: Expertise, today: date) -> Words:
    """Who to talk to: whom the entry names, else who speaks for the municipality; who is away with a Vertretung."""
    speakers = await contacts(session, region.key, entry.municipality, today)
    if not entry.contact and not entry.deputy:
        return contact_words(speakers)
    if entry.contact:
        first = await _contact(session, region, entry.contact, "liaison", today)
    elif speakers:
        first = replace(speakers[0], role="liaison")
    else:
        return contact_words([await _contact(session, region, entry.deputy, "deputy", today)])
    if entry.deputy:
        return contact_words([first, await _contact(session, region, entry.deputy, "deputy", today)])
    others = [replace(one, role="deputy") for one in speakers if one.user != first.user and not one.away_until]
    return contact_words([first, *(others if first.away_until else ())])


async def _own_contact(session: AsyncSession, region: Region, entry: Expertise) -> Words | None:
    """The line on whom the entry itself names, without absences: a card stands for long."""
    found = [(entry.contact, "liaison"), (entry.deputy, "deputy")]
    named = [await _contact(session, region, words, role, None) for words, role in found if words]
    if not named:
        return None
    return text("expertise-contact", names=contact_words(named)) if entry.contact else contact_words(named)


def _card(entry: Expertise, contact: Words | None, *, shown: bool) -> Words:
    if not entry.title or entry.hidden:
        bare = text("expertise-bare", label=entry.label, owner=entry.municipality)
        return Lines((bare, text("expertise-hidden-card" if entry.hidden else "expertise-closed-card")))
    head = text("expertise-head", label=entry.label, owner=entry.municipality, title=entry.title)
    parts: list[Words] = [head if entry.status != "withdrawn" else text("expertise-over", head=head)]
    if entry.body:
        parts.append(text("expertise-body", body=entry.body))
    if entry.status == "withdrawn":
        return Lines((*parts, text("expertise-closed-card")))
    if line := (*marks(entry), *topics(entry.tags)):
        parts.append(Lines(line, separator=" · "))
    if contact is not None:
        parts.append(contact)
    if entry.status == "proposed":
        parts.append(text("expertise-proposed"))
    elif entry.old:
        parts.append(text("expertise-old-card"))
    return Lines(tuple(parts) if shown else (*parts, text("expertise-hint")))


async def card_words(session: AsyncSession, region: Region, entry: Expertise) -> Words:
    """The card for the rooms. A hidden or deleted entry shows its id and what became of it."""
    return _card(entry, await _own_contact(session, region, entry), shown=False)


async def shown_words(session: AsyncSession, region: Region, entry: Expertise, today: date) -> Words:
    """The card with all that there is to know, for whoever asked."""
    visible = bool(entry.title) and not entry.hidden and entry.status != "withdrawn"
    names = await contact_of(session, region, entry, today) if visible else None
    contact = text("expertise-contact", names=names) if names else None
    parts: list[Words] = [_card(entry, contact, shown=True), await _origin(session, region, entry)]
    if entry.status == "open" and visible:
        confirmed = entry.confirmed_at.astimezone(region.zone).date()
        parts.append(text("expertise-confirmed-at", day=confirmed))
    return Lines(tuple(parts))


async def _origin(session: AsyncSession, region: Region, entry: Expertise) -> Words:
    """Since when it stands, who said it, and from which question it came."""
    day = entry.created_at.astimezone(region.zone).date()
    said = text("expertise-since-day", day=day)
    if entry.author:
        said = text("expertise-since-by", day=day, name=await name_of(session, region, entry.author))
    return text("expertise-from-question", said=said, number=str(entry.question)) if entry.question else said


def question(entry: Expertise) -> Text:
    """The yearly question."""
    return text("expertise-ask", label=entry.label, title=shorten(entry.title))


async def redraw(session: AsyncSession, region: Region, entry: Expertise) -> Edit:
    """Bring the card in the rooms up to date."""
    return Edit(ref=card_ref(entry.number), words=await card_words(session, region, entry))
