"""Who speaks for which municipality, and for which nobody does yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Kind, argument
from bot.contacts import contact, contact_words, contacts
from bot.paging import piece
from bot.replies import Lines, Outcome, Words, answer, text
from storage import people, rooms
from storage.pages import Page
from storage.people import Person

NAMES = 12  # municipalities without anybody, in one line
PAGE = "liaisons"


@dataclass(frozen=True, slots=True)
class Whose:
    municipality: str = argument(Kind.MUNICIPALITY, default="")


async def show(facts: Facts, arguments: Whose, session: AsyncSession) -> Outcome:
    """All municipalities, or one."""
    if arguments.municipality:
        found = await contacts(session, facts.region.key, arguments.municipality, facts.today)
        return answer(_line(arguments.municipality, contact_words(found)))
    return await _page(facts, session, 0)


async def more(facts: Facts, page: Page, session: AsyncSession) -> Outcome:
    """Go on where the last list ended."""
    return await _page(facts, session, int(page.facts()["from"]))


async def _page(facts: Facts, session: AsyncSession, start: int) -> Outcome:
    shown, left = await piece(session, facts, PAGE, await _all_lines(facts, session), start)
    lines = [*shown, text("more-follows", count=len(left))] if left else shown
    return answer(Lines(tuple(lines)) if lines else text("nothing-more"))


async def _all_lines(facts: Facts, session: AsyncSession) -> list[Words]:
    """In the order of the configuration: who has somebody, a line each; then the others together."""
    found = await people.liaisons(session, facts.region.key)
    names = await rooms.names_of(session, facts.region.key, [person.user for person in found])
    of: dict[str, list[Person]] = {}
    for person in found:
        of.setdefault(person.municipality, []).append(person)
    every = facts.region.names
    taken = [_taken(facts, name, of[name], names) for name in every if name in of]
    return [*taken, *_free([name for name in every if name not in of])]


def _taken(facts: Facts, municipality: str, persons: Sequence[Person], names: Mapping[str, str]) -> Words:
    return _line(municipality, contact_words([contact(person, names, facts.today) for person in persons]))


def _line(municipality: str, who: Words) -> Words:
    return text("liaisons-line", municipality=municipality, contact=who)


def _free(names: Sequence[str]) -> list[Words]:
    chunks = [names[start : start + NAMES] for start in range(0, len(names), NAMES)]
    return [text("liaisons-free", names=", ".join(chunk)) for chunk in chunks]
