"""Who speaks for which municipality: taking the office, handing it over, and the way back."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.contacts import contact_words, contacts, localpart
from bot.replies import Choice, Direct, Outcome, Priority, Refusal, Say, SetTimer, Words, answer, text
from storage import actions, listings, people, rooms
from storage.actions import Action
from storage.people import Person, Role

KIND = "people-claim"
CARD = "{}-card"  # a timer of the board, of expertise, of questions: payload {"number": 17}


async def known_person(session: AsyncSession, facts: Facts, user: str) -> Person:
    """The person as a row of this session; the asker is the one that the facts hold."""
    return facts.person if user == facts.event.sender else await people.person(session, facts.region.key, user)


async def name_of(session: AsyncSession, facts: Facts, user: str) -> str:
    return await rooms.member_name(session, facts.region.key, user) or localpart(user)


def snapshot(person: Person) -> dict[str, str]:
    """The office of a person as JSON."""
    since = person.since.isoformat() if person.since else ""
    return {"user": person.user, "municipality": person.municipality, "role": person.role, "since": since}


def put(session: AsyncSession, person: Person, municipality: str, role: Role, now: datetime) -> None:
    """Give the office to a person."""
    if person.municipality != municipality:
        person.since = now
    person.municipality, person.role = municipality, role
    session.add(person)


def resign(session: AsyncSession, person: Person) -> None:
    person.municipality, person.role, person.since = "", "", None
    session.add(person)


async def liaison_of(session: AsyncSession, facts: Facts, municipality: str, *, but: Collection[str]) -> Person | None:
    """The Pate of a municipality, unless that is one of the users ``but``."""
    found = await people.liaisons(session, facts.region.key, municipality)
    return next((person for person in found if person.role == "liaison" and person.user not in but), None)


def note(
    session: AsyncSession,
    facts: Facts,
    before: Sequence[Mapping[str, str]],
    after: Sequence[Person],
    adopted: Sequence[int] = (),
) -> None:
    """Record how to take the change back; ``adopted`` are the numbers of listings that came with it."""
    facts_of = {"before": list(before), "after": [snapshot(person) for person in after], "adopted": list(adopted)}
    actions.record(
        session,
        facts.region.key,
        user=facts.event.sender,
        event_id=facts.source,
        kind=KIND,
        before=facts_of,
        at=facts.now,
    )


def to_coordinators(facts: Facts, words: Words) -> tuple[Say, ...]:
    """Tell every coordinator but the one who did it, each in the direct chat."""
    others = (user for user in facts.region.coordinators if user != facts.event.sender)
    return tuple(Say(words=words, to=Direct(user), priority=Priority.CARD) for user in others)


async def vacancy(session: AsyncSession, facts: Facts, left: Mapping[str, str]) -> tuple[Say, ...]:
    """Tell the coordinators that somebody gave up an office; ``left`` is the snapshot of it."""
    municipality, role = left["municipality"], left["role"]
    if not municipality:
        return ()
    name = await name_of(session, facts, left["user"])
    remaining = await contacts(session, facts.region.key, municipality, facts.today)
    gone = text("office-left", name=name, municipality=municipality, role=Choice(role))
    if not remaining:
        return to_coordinators(facts, text("vacancy-nobody", gone=gone, municipality=municipality))
    if remaining[0].role == "liaison":
        return to_coordinators(facts, text("vacancy-remaining", gone=gone, contact=contact_words(remaining)))
    oldest = remaining[0]
    proposal = text("vacancy-proposal", gone=gone, name=oldest.name, municipality=municipality, user=oldest.user)
    return to_coordinators(facts, proposal)


async def undo_claim(facts: Facts, action: Action, session: AsyncSession) -> Outcome:
    """Give the offices back as they were. Raises Refusal when somebody changed them since."""
    kept: dict[str, Any] = action.facts()
    persons = {one["user"]: await known_person(session, facts, one["user"]) for one in kept["after"]}
    for one in kept["after"]:
        if snapshot(persons[one["user"]]) != one:
            raise Refusal("undo-office-changed")
    for one in kept["before"]:
        _restore(session, persons[one["user"]], one)
    for one in kept["before"]:
        # an office that somebody else took meanwhile is not taken from them
        if one["role"] == "liaison" and await liaison_of(session, facts, one["municipality"], but=persons):
            persons[one["user"]].role = "deputy"
    if kept["adopted"]:
        await listings.give(session, facts.region.key, kept["adopted"], "")
    return Outcome(answer(text("undone-claim")).replies, redraw(facts, kept["adopted"]))


def _restore(session: AsyncSession, person: Person, one: Mapping[str, str]) -> None:
    person.municipality, person.role = one["municipality"], one["role"]
    person.since = datetime.fromisoformat(one["since"]) if one["since"] else None
    session.add(person)


def redraw(facts: Facts, numbers: Sequence[int], what: str = "listing") -> tuple[SetTimer, ...]:
    """Ask the feature whose items these are, which has its own ways, to bring their cards up to date."""
    kind = CARD.format(what)
    return tuple(
        SetTimer(kind=kind, key=f"{kind}:{number}", due_at=facts.now, payload={"number": number}) for number in numbers
    )
