"""What four people say, and what the board must hold then.

Each person tells several stories side by side; a story is about one listing of theirs. Only for the listing's number
somebody waits for an answer, as people do; all else is sent without looking.
"""

import asyncio
import random
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from demo.client import Person
from demo.timeline import Event

LABEL = re.compile(r"\b[SB]\d+\b")
SECONDS_TO_ANSWER = 150.0
WORDS = {"need": "suche", "offer": "biete"}
THINGS = (
    "Häcksler", "Drehleiter", "Vergabestelle", "Standesbeamtin", "Kehrmaschine", "Vorlage Hundesteuersatzung",
    "Schwimmmeister", "Streusalz", "Bühne", "Förderberatung", "Baumkontrolleur", "Wahlhelfer",
)  # fmt: skip
LOOKS = ("!liste", "!hilfe", "!meine", "!wer-bin-ich", "!liste Gesuche #bauhof")


@dataclass(slots=True)
class Expected:
    """What a listing must say in the end; ``command`` is the event that made it."""

    command: str
    author: str
    kind: str
    title: str
    topics: str = "bauhof"
    status: str = "open"
    outcome: str = ""
    until: date | None = None
    helpers: set[str] = field(default_factory=set)


class Said:
    """All that was said in ``room``.

    ``commands`` are the event ids of all that asks for exactly one answer, in the order in which they were sent;
    ``progress`` is called after each of them.
    """

    def __init__(self, room: str, progress: Callable[[], None] = lambda: None) -> None:
        self.room = room
        self.progress = progress
        self.commands: list[str] = []
        self.listings: list[Expected] = []

    async def say(self, person: Person, line: str) -> str:
        """Send one command; returns its event id."""
        event_id = await person.send(self.room, line)
        self.commands.append(event_id)
        self.progress()
        return event_id

    async def reach(self, person: Person, number: int) -> None:
        """Wait until so many commands were said, looking whenever this person sees something."""
        await person.timeline.wait_until(lambda: len(self.commands) >= number)


@dataclass(slots=True)
class Story:
    """A person with a listing, and two ``others`` who take an interest in it."""

    said: Said
    person: Person
    others: Sequence[Person]
    kind: str
    thing: str

    async def say(self, line: str) -> str:
        return await self.said.say(self.person, line)

    async def edit(self, listing: Expected) -> None:
        """Correct the message that made the listing."""
        line = f"!{WORDS[listing.kind]} {listing.title} #{listing.topics}"
        await self.person.edit(self.said.room, listing.command, line)

    async def make(self) -> Expected:
        """Put it on the board, without waiting."""
        event_id = await self.say(f"!{WORDS[self.kind]} {self.thing} #bauhof")
        self.said.listings.append(Expected(event_id, self.person.user_id, self.kind, self.thing))
        return self.said.listings[-1]

    async def card(self, listing: Expected) -> tuple[Event, str]:
        """The answer and the id that it gave the listing, when it is there."""
        card = await self.person.timeline.answer_to(listing.command, SECONDS_TO_ANSWER)
        found = LABEL.search(card["content"]["body"])
        assert found, card["content"]["body"]
        return card, found[0]


async def finished(story: Story) -> None:
    listing = await story.make()
    _, label = await story.card(listing)
    listing.status, listing.outcome = "done", f"klappte bei {story.thing}"
    await story.say(f"!erledigt {label}: {listing.outcome}")


async def changed(story: Story) -> None:
    listing = await story.make()
    _, label = await story.card(listing)
    listing.title, listing.topics = f"Neu {story.thing}", "wahl"
    await story.say(f"!ändern {label} {listing.title} #wahl")
    listing.until = date.today() + timedelta(days=60)
    await story.say(f"!verlängern {label} bis {listing.until:%d.%m.%Y}")


async def edited(story: Story) -> None:
    """The message is corrected at once, whether or not it has been answered by then."""
    listing = await story.make()
    listing.title, listing.topics = f"Doch {story.thing}", "vergabe"
    await story.edit(listing)


async def corrected(story: Story) -> None:
    """The message is corrected after it was answered, and withdrawn."""
    listing = await story.make()
    _, label = await story.card(listing)
    listing.title = f"Besser {story.thing}"
    await story.edit(listing)
    await story.say(f"!zurückziehen {label}")
    listing.status = "withdrawn"


async def redacted(story: Story) -> None:
    """The message is deleted after it was answered."""
    listing = await story.make()
    await story.card(listing)
    await story.person.redact(story.said.room, listing.command)
    listing.status, listing.title = "withdrawn", ""


async def shown(story: Story) -> None:
    listing = await story.make()
    _, label = await story.card(listing)
    await story.say(f"!zeige {label}")
    await story.say(f"!liste {story.thing.split()[-1]}")


async def liked(story: Story) -> None:
    """One can help with a reaction, one with a command."""
    listing = await story.make()
    card, label = await story.card(listing)
    first, second = story.others
    await first.react(story.said.room, card["event_id"], "👍")
    await story.said.say(second, f"!interesse {label} gern mit {story.thing}")
    listing.helpers = {first.user_id, second.user_id}


async def looked(story: Story) -> None:
    await story.say(random.Random(story.thing).choice(LOOKS))


COSTS: dict[Callable[[Story], Awaitable[None]], int] = {
    finished: 2, changed: 3, edited: 1, corrected: 2, redacted: 1, shown: 3, liked: 2, looked: 1
}  # fmt: skip


async def lane(said: Said, people: Sequence[Person], name: str, count: int) -> None:
    """The first of ``people`` tells stories, one after the other, that take ``count`` commands together."""
    rng = random.Random(name)
    number = 0
    while count:
        tell = rng.choice([tell for tell, cost in COSTS.items() if cost <= count])
        thing, number = f"{rng.choice(THINGS)} {name}{number:02}", number + 1
        await tell(Story(said, people[0], rng.sample(people[1:], 2), rng.choice(tuple(WORDS)), thing))
        count -= COSTS[tell]


async def talk(
    said: Said, people: Sequence[Person], municipalities: Sequence[str], count: int, *, lanes: int = 2
) -> None:
    """Everybody says their municipality, then all talk at once: ``count`` commands in all."""
    for person, municipality in zip(people, municipalities, strict=True):
        await said.say(person, f"!ich {municipality}")
    many = len(people) * lanes
    each, left = divmod(count - len(people), many)
    async with asyncio.TaskGroup() as group:
        for place in range(many):
            who = place % len(people)
            around = [*people[who:], *people[:who]]
            group.create_task(lane(said, around, "abcdefgh"[place] + "x", each + (place < left)))
