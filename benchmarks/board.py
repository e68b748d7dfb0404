"""What a command costs without a homeserver, on a board with many open listings.

Every command goes through the real dispatcher to a real file, each commit to the disk. The peer is what the same look
costs at least: one query on plain tables and a plain FTS5 index, through Python's ``sqlite3``, nothing written.
"""

import asyncio
import itertools
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.numbers import Row, times
from benchmarks.words import TAGS, Wish, Writer, municipalities
from bot.config import Config, Region
from bot.dispatch import Dispatcher
from bot.events import Message
from bot.parts import make_dispatcher
from storage import rooms
from storage.database import FILE, Database, open_database
from storage.items import Counter
from storage.listings import Listing
from storage.people import Person
from storage.rooms import Room
from storage.search import index

ROOM, REGION = "!paten:localhost", "Viele"
PLACES = 10_000
MEMBERS = 500
CHUNK = 5_000
ROUNDS = 150
MOST_MILLISECONDS = 20
PLAIN = "CREATE VIRTUAL TABLE plain USING fts5(title, body, topics, content='listings', content_rowid='id')"
ONE = "SELECT * FROM listings WHERE region = ? AND number = ?"
OPEN = "SELECT * FROM listings WHERE region = ? AND status = 'open' AND hidden = 0"
LATEST = " ORDER BY number DESC LIMIT 10"
FOUND = " AND id IN (SELECT rowid FROM plain WHERE plain MATCH ?)"


def config_for(places: list[str]) -> Config:
    """One region with these municipalities and no limit on commands."""
    topics = [{"tag": tag, "name": tag.capitalize()} for tag in TAGS]
    region = {"name": REGION, "rooms": [ROOM], "municipalities": places, "topic": topics, "commands_per_minute": 0}
    return Config.model_validate({"region": [region]})


def user(number: int) -> str:
    return f"@pate{number}:localhost"


def listing(number: int, wish: Wish, places: dict[str, int]) -> Listing:
    now = datetime.now(UTC)
    return Listing(
        region=REGION,
        number=number,
        kind=wish.kind,
        municipality=wish.municipality,
        author=user(places[wish.municipality]),
        title=wish.title,
        body=wish.body,
        topics=wish.tag,
        until=date.today() + timedelta(days=30 + number % 150),
        status="open",
        created_at=now,
    )


def pate(number: int, municipality: str) -> Person:
    now = datetime.now(UTC)
    known = {"since": now, "welcomed_at": now, "asked_at": now}
    return Person(region=REGION, user=user(number), municipality=municipality, role="liaison", **known)


async def fill(database: Database, region: Region, count: int, writer: Writer) -> None:
    """A room with members, a Pate for every municipality of ``region``, and ``count`` open listings."""
    numbers = {one.name: number for number, one in enumerate(region.municipalities)}
    async with database.transaction() as session:
        await rooms.save_room(session, Room(room_id=ROOM, region=REGION, kind="shared", configured=ROOM))
        await rooms.set_members(session, REGION, ROOM, {user(number): f"Pate {number}" for number in range(MEMBERS)})
        session.add(Counter(region=REGION, number=count))
        session.add_all([pate(number, name) for name, number in numbers.items()])
    for start in range(1, count + 1, CHUNK):
        some = [listing(number, writer.wish(), numbers) for number in range(start, min(start + CHUNK, count + 1))]
        async with database.transaction() as session:
            session.add_all(some)
            await session.flush()
            await index.add(session, region, some)


class Board:
    """Sends commands to the dispatcher and notes how long each takes."""

    def __init__(self, dispatcher: Dispatcher, writer: Writer, count: int) -> None:
        self._dispatcher = dispatcher
        self._writer = writer
        self._count = count
        self._number = itertools.count()

    async def say(self, body: str, *, who: int) -> float:
        """Returns the seconds that the command took."""
        event = Message(
            id=f"$e{next(self._number)}", region=REGION, room=ROOM, sender=user(who), at=datetime.now(UTC), body=body
        )
        begun = perf_counter()
        await self._dispatcher.dispatch(event)
        return perf_counter() - begun

    def lines(self) -> Iterator[dict[str, str]]:
        """A line of each kind, always new ones."""
        for number in itertools.count():
            wish = self._writer.wish()
            yield {
                "`!liste`": "!liste",
                "`!mehr`": "!mehr",
                "`!liste WORT`": f"!liste {self._writer.word()}",
                "`!liste #thema`": f"!liste #{self._writer.tag()}",
                "`!suche`, matched": f"!suche {wish.title} #{wish.tag}\n{wish.body}",
                "`!zeige`": f"!zeige {1 + number * 7919 % self._count}",
                "`!meine`": "!meine",
            }


async def measure(board: Board) -> dict[str, list[float]]:
    """Seconds of every command, after a few that nobody counts."""
    found: dict[str, list[float]] = {}
    for number, lines in zip(range(-10, ROUNDS), board.lines(), strict=False):
        for what, line in lines.items():
            seconds = await board.say(line, who=number % MEMBERS)
            if number >= 0:
                found.setdefault(what, []).append(seconds)
    return found


def plain(file: Path, count: int) -> dict[str, list[float]]:
    """The peer: the same looks as single queries."""
    places = municipalities(PLACES)
    writer = Writer(places, seed=3)
    with closing(sqlite3.connect(file)) as peer:
        peer.execute(PLAIN)
        peer.execute("INSERT INTO plain(plain) VALUES ('rebuild')")
        peer.commit()
        found: dict[str, list[float]] = {}
        for number in range(ROUNDS):
            queries: dict[str, tuple[str, tuple[object, ...]]] = {
                "`!liste`": (OPEN + LATEST, (REGION,)),
                "`!mehr`": (OPEN + " AND number < ?" + LATEST, (REGION, count - 9)),
                "`!liste WORT`": (OPEN + FOUND + LATEST, (REGION, writer.word())),
                "`!liste #thema`": (OPEN + FOUND + LATEST, (REGION, f"topics : {writer.tag()}")),
                "`!suche`, matched": (OPEN + " AND kind = 'offer'" + FOUND + LATEST, (REGION, _any_word(writer))),
                "`!zeige`": (ONE, (REGION, 1 + number * 7919 % count)),
                "`!meine`": (OPEN + " AND municipality = ?" + LATEST, (REGION, places[number])),
            }
            for what, (query, values) in queries.items():
                begun = perf_counter()
                peer.execute(query, values).fetchall()
                found.setdefault(what, []).append(perf_counter() - begun)
    return found


def _any_word(writer: Writer) -> str:
    return " OR ".join(f'"{word}"' for word in writer.wish().title.split())


async def _run(folder: Path, count: int) -> tuple[float, dict[str, list[float]]]:
    places = municipalities(PLACES)
    config = config_for(places)
    database = open_database(folder)
    try:
        writer = Writer(places)
        begun = perf_counter()
        await fill(database, config.region[0], count, writer)
        filled = perf_counter() - begun
        dispatcher = make_dispatcher(config, database, lambda: None, lambda: None)
        return filled, await measure(Board(dispatcher, Writer(places, seed=2), count))
    finally:
        await database.close()


def board(count: int) -> list[Row]:
    """The costs with ``count`` open listings."""
    with TemporaryDirectory() as name:
        filled, ours = asyncio.run(_run(Path(name), count))
        peers = plain(Path(name) / FILE, count)
    rows = [Row(f"{count:,} listings, {PLACES:,} Kommunen: fill the board", f"{filled:.1f} s")]
    return rows + [times(f"{count:,}: {what}", ours[what], peers[what], MOST_MILLISECONDS) for what in ours]
