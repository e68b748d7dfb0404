"""Answered once, nothing lost, nothing doubled: what the homeserver holds against what was said."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from demo.client import Person
from demo.timeline import Event
from storage.database import open_for_reading
from storage.listings import Interest, Listing
from tests.reliability.load import Expected

SECONDS = 120.0
SECONDS_FOR_CARDS = 60.0


@dataclass(frozen=True, slots=True)
class Answers:
    """How many commands were answered once, never, more than once; and answers to what was no command."""

    once: int
    lost: list[str]
    doubled: list[str]
    stray: list[str]


def answered(event: Event, bot: str) -> str | None:
    """The event that this one is the bot's answer to; None for its edits and for all else."""
    relation = event["content"].get("m.relates_to", {})
    if event["type"] != "m.room.message" or event["sender"] != bot or relation.get("rel_type") == "m.replace":
        return None
    target: str | None = relation.get("m.in_reply_to", {}).get("event_id")
    return target


def count_answers(events: Sequence[Event], bot: str, commands: Sequence[str]) -> Answers:
    found = Counter(target for event in events if (target := answered(event, bot)))
    return Answers(
        once=sum(found[command] == 1 for command in commands),
        lost=[command for command in commands if not found[command]],
        doubled=[command for command in commands if found[command] > 1],
        stray=sorted(set(found) - set(commands)),
    )


async def all_answered(person: Person, commands: Sequence[str], seconds: float = SECONDS) -> None:
    """Wait until ``person`` has seen an answer to every command. Raises AssertionError when some don't come."""
    try:
        await person.timeline.wait_until(lambda: all(person.answers_to(command) for command in commands), seconds)
    except TimeoutError:
        missing = [command for command in commands if not person.answers_to(command)]
        raise AssertionError(f"{len(missing)} of {len(commands)} commands are not answered: {missing[:5]}") from None


async def check_answers(person: Person, room: str, bot: str, commands: Sequence[str]) -> None:
    """Every command is answered once, as the homeserver keeps the room; call it when nothing is on its way."""
    assert len(set(commands)) == len(commands)
    found = count_answers(await person.messages(room), bot, commands)
    assert found == Answers(once=len(commands), lost=[], doubled=[], stray=[])


async def check_told_once(people: Sequence[Person], bot: str) -> None:
    """Nobody reads the same message of the bot twice in direct chats."""
    for person in people:
        bodies: Counter[str] = Counter()
        for room in person.joined:
            for event in await person.messages(room):
                if event["sender"] == bot and event["type"] == "m.room.message" and not answered(event, bot):
                    bodies[event["content"].get("body", "")] += "m.relates_to" not in event["content"]
        assert not {body for body, count in bodies.items() if count > 1}


async def read_board(data: Path) -> tuple[list[Listing], list[Interest]]:
    """All listings and interests, beside a running bot."""
    database = open_for_reading(data)
    try:
        async with database.reading() as session:
            listings = (await session.scalars(select(Listing).order_by(Listing.number))).all()
            return list(listings), list((await session.scalars(select(Interest))).all())
    finally:
        await database.close()


async def check_board(data: Path, expected: Sequence[Expected]) -> None:
    """The board holds exactly these listings, each with the right words and state."""
    listings, interests = await read_board(data)
    assert [listing.number for listing in listings] == list(range(1, len(expected) + 1))
    found = {listing.source_event: listing for listing in listings}
    assert len(found) == len(listings)
    assert set(found) == {one.command for one in expected}
    for one in expected:
        listing = found[one.command]
        helpers = [interest.user for interest in interests if interest.listing_id == listing.id]
        said = (one.author, one.kind, one.title, one.topics, one.status, one.outcome, sorted(one.helpers))
        held = (listing.author, listing.kind, listing.title, listing.topics, listing.status, listing.outcome)
        assert (*held, sorted(helpers)) == said
        assert one.until in {None, listing.until}


def shows(body: str, listing: Expected) -> bool:
    """Whether a card shows the state of its listing."""
    if not listing.title:
        return "Zurückgezogen" in body
    ending = {"open": "👍", "done": f"Erledigt: {listing.outcome}", "withdrawn": "Zurückgezogen"}[listing.status]
    can = {"need": "können helfen", "offer": "haben Interesse"}[listing.kind]
    helped = not listing.helpers or f"{len(listing.helpers)} Kommunen {can}" in body
    return listing.title in body and ending in body and helped


async def check_cards(person: Person, expected: Sequence[Expected]) -> None:
    """The answer to each listing's command, after its edits, shows the listing as it is now."""

    def stale() -> list[tuple[str, Expected]]:
        cards = [(person.latest(person.answers_to(one.command)[0]).get("body", ""), one) for one in expected]
        return [(body, one) for body, one in cards if not shows(body, one)]

    try:
        await person.timeline.wait_until(lambda: not stale(), SECONDS_FOR_CARDS)
    except TimeoutError:
        raise AssertionError(f"{len(stale())} cards are not up to date: {stale()[:3]}") from None
