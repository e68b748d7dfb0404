"""Who speaks for a municipality, in words; and which person a name means. For all features."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from bot.replies import Lines, Words, text
from bot.words import fold
from storage import people, rooms
from storage.people import Person


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody who speaks for a municipality. ``away_until`` is the last day of a present absence."""

    user: str
    name: str
    role: str
    away_until: date | None = None


def localpart(user: str) -> str:
    """``anna`` of ``@anna:example.org``."""
    return user[1:].partition(":")[0]


def contact(person: Person, names: Mapping[str, str], today: date) -> Contact:
    """``names`` maps user ids to display names; without one the id's first part is the name."""
    away = person.away_until if person.away_until and person.away_until >= today else None
    return Contact(person.user, names.get(person.user) or localpart(person.user), person.role, away)


async def contacts(session: AsyncSession, region: str, municipality: str, today: date) -> tuple[Contact, ...]:
    """The people of a municipality: the Pate first, then the Vertretungen in the order in which they came."""
    found = await people.liaisons(session, region, municipality)
    names = await rooms.names_of(session, region, [person.user for person in found])
    return tuple(contact(person, names, today) for person in found)


def contact_words(found: Sequence[Contact]) -> Words:
    """The contact line: „Anna (abwesend bis Mo 12.1., Vertretung: Bernd)"; "noch niemand" for an empty one."""
    liaisons = [one for one in found if one.role == "liaison"]
    deputies = [one for one in found if one.role != "liaison"]
    others = names_words(deputies)
    if not found:
        return text("contact-nobody")
    if not liaisons:
        return text("contact-deputies-only", deputies=others)
    first = liaisons[0]
    if not deputies:
        return _present(first)
    if first.away_until:
        return text("contact-away-with-deputies", name=first.name, until=first.away_until, deputies=others)
    return text("contact-with-deputies", first=_present(first), deputies=others)


def names_words(found: Sequence[Contact]) -> Words:
    """Only the people, one after the other: „Anna, Bernd (abwesend bis Mo 12.1.)"."""
    return Lines(tuple(_present(one) for one in found), separator=", ")


def _present(one: Contact) -> Words:
    if one.away_until:
        return text("contact-away", name=one.name, until=one.away_until)
    return text("contact-one", name=one.name)


def find_people(name: str, known: Mapping[str, str]) -> list[str]:
    """The user ids that ``name`` may mean among ``known`` (user id to display name), sorted.

    Tried in this order, the first that fits decides: the whole id, its first part, the display name, a word of it.
    """
    wanted = fold(name.strip().removeprefix("@"))
    if not wanted:
        return []
    rules = (
        lambda user, _: fold(user[1:]) == wanted,
        lambda user, _: fold(localpart(user)) == wanted,
        lambda _, shown: fold(shown) == wanted,
        lambda _, shown: wanted in fold(shown).split(),
    )
    for rule in rules:
        if found := sorted(user for user, shown in known.items() if rule(user, shown)):
            return found
    return []
