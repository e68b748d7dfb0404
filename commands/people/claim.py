"""For whom a person speaks: claimed by oneself, corrected by the coordinator."""

from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Kind, argument
from bot.contacts import localpart
from bot.persons import find_person
from bot.replies import Choice, Outcome, Refusal, answer, text
from commands.people.offices import known_person, liaison_of, name_of, note, put, redraw, resign, snapshot, vacancy
from storage import listings, people
from storage.people import Person, Role


@dataclass(frozen=True, slots=True)
class Claim:
    municipality: str = argument(Kind.MUNICIPALITY)


@dataclass(frozen=True, slots=True)
class Appointment:
    municipality: str = argument(Kind.MUNICIPALITY)
    person: str = argument(Kind.PERSON)


@dataclass(frozen=True, slots=True)
class Leave:
    person: str = argument(Kind.PERSON, default="")


async def claim(facts: Facts, arguments: Claim, session: AsyncSession) -> Outcome:
    """The first who says it is the Pate, later ones are Vertretungen."""
    person, municipality = facts.person, arguments.municipality
    if person.municipality == municipality:
        return answer(text("claim-already", municipality=municipality, role=Choice(person.role)))
    before = snapshot(person)
    first = await liaison_of(session, facts, municipality, but=[person.user])
    put(session, person, municipality, "deputy" if first else "liaison", facts.now)
    adopted = await listings.without_municipality(session, facts.region.key, person.user)
    if adopted:
        await listings.give(session, facts.region.key, adopted, municipality)
    note(session, facts, [before], [person], adopted)
    if first:
        said = text("claimed-deputy", municipality=municipality, liaison=await name_of(session, facts, first.user))
    else:
        said = text("claimed-liaison", municipality=municipality)
    outcome = answer(said, *await vacancy(session, facts, before))
    return replace(outcome, timers=redraw(facts, adopted))


async def appoint(facts: Facts, arguments: Appointment, session: AsyncSession) -> Outcome:
    """The coordinator makes somebody the Pate; who was it until then becomes a Vertretung."""
    return await _appoint(facts, arguments, session, "liaison")


async def deputise(facts: Facts, arguments: Appointment, session: AsyncSession) -> Outcome:
    """The coordinator makes somebody a Vertretung."""
    return await _appoint(facts, arguments, session, "deputy")


async def _appoint(facts: Facts, arguments: Appointment, session: AsyncSession, role: Role) -> Outcome:
    municipality = arguments.municipality
    person = await _resolve(facts, arguments.person, session)
    name = await name_of(session, facts, person.user)
    if (person.municipality, person.role) == (municipality, role):
        return answer(text("appointed-already", name=name, municipality=municipality, role=Choice(role)))
    before = [snapshot(person)]
    former = await liaison_of(session, facts, municipality, but=[person.user]) if role == "liaison" else None
    if former:
        before.append(snapshot(former))
        put(session, former, municipality, "deputy", facts.now)
    put(session, person, municipality, role, facts.now)
    note(session, facts, before, [person, former] if former else [person])
    said = text("appointed", name=name, municipality=municipality, role=Choice(role))
    if former:
        said = text("appointed-instead", said=said, former=await name_of(session, facts, former.user))
    moved = before[0]["municipality"] not in {"", municipality}
    return answer(said, *(await vacancy(session, facts, before[0]) if moved else ()))


async def leave(facts: Facts, arguments: Leave, session: AsyncSession) -> Outcome:
    """Give up the office; the coordinator can do it for others."""
    person = await _resolve(facts, arguments.person, session) if arguments.person else facts.person
    own = person.user == facts.event.sender
    if not own and not facts.coordinator:
        raise Refusal("leave-others")
    before = snapshot(person)
    name = await name_of(session, facts, person.user)
    if not person.municipality and own:
        raise Refusal("leave-nothing")
    if not person.municipality:
        raise Refusal("leave-nothing-other", name=name)
    resign(session, person)
    note(session, facts, [before], [person])
    said = text("left", municipality=before["municipality"])
    if not own:
        said = text("left-other", name=name, municipality=before["municipality"])
    return answer(said, *await vacancy(session, facts, before))


async def _resolve(facts: Facts, name: str, session: AsyncSession) -> Person:
    """The person that a name means, in the rooms or in office. Raises Refusal when it is nobody or several."""
    in_office = {person.user: localpart(person.user) for person in await people.liaisons(session, facts.region.key)}
    return await known_person(session, facts, await find_person(session, facts.region, name, in_office))
