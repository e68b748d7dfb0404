"""What finding costs, and writing what is found by, on a board with many items.

The board holds needs, offers and expertise. Ours goes through `storage.search` in the transaction of a real file; the
peer is SQLite's FTS5 alone on the same texts: one query for any of the words, ranked by ``bm25``; one row written.
"""

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.board import CHUNK, PLACES, REGION, config_for, listing, user
from benchmarks.numbers import Row, times
from benchmarks.room import memory
from benchmarks.words import Wish, Writer, municipalities
from bot.config import Region
from storage.database import FILE, Database, open_database
from storage.expertise import Expertise
from storage.search import find, index
from storage.search.matching import counterparts
from storage.search.rebuild import rebuild

ROUNDS = 150
SHARE = 5  # one item in so many is an expertise
FITTING = 3
ANSWERS = 5
SIZE_OF_MANY = 1_000_000
MOST_MILLISECONDS = {SIZE_OF_MANY: 100}
USUAL_MILLISECONDS = 20
PLAIN = "CREATE VIRTUAL TABLE plain USING fts5(kind UNINDEXED, title, body)"
FILL = (
    "INSERT INTO plain (kind, title, body) SELECT kind, title, body FROM listings "
    "UNION ALL SELECT 'expertise', title, body FROM expertise"
)
FIND = "SELECT rowid FROM plain WHERE plain MATCH ? AND kind = ? ORDER BY rank LIMIT ?"
ADD = "INSERT INTO plain (kind, title, body) VALUES (?, ?, ?)"


def expertise(number: int, wish: Wish, places: dict[str, int]) -> Expertise:
    now = datetime.now(UTC)
    return Expertise(
        region=REGION,
        number=number,
        municipality=wish.municipality,
        author=user(places[wish.municipality]),
        title=wish.title,
        body=wish.body,
        topics=wish.tag,
        created_at=now,
        confirmed_at=now,
    )


async def fill(database: Database, region: Region, count: int, writer: Writer) -> None:
    """``count`` items, indexed."""
    places = {one.name: number for number, one in enumerate(region.municipalities)}
    for start in range(1, count + 1, CHUNK):
        numbers = range(start, min(start + CHUNK, count + 1))
        some = [(expertise if n % SHARE == 0 else listing)(n, writer.wish(), places) for n in numbers]
        async with database.transaction() as session:
            session.add_all(some)
            await session.flush()
            await index.add(session, region, some)


async def measure(database: Database, region: Region) -> dict[str, list[float]]:
    """Seconds of each kind of look, and of writing one item."""
    writer = Writer([one.name for one in region.municipalities], seed=2)
    found: dict[str, list[float]] = {}

    def note(what: str, begun: float, number: int) -> None:
        if number >= 0:
            found.setdefault(what, []).append(perf_counter() - begun)

    for number in range(-10, ROUNDS):
        words, wish = writer.wish().title, writer.wish()
        async with database.transaction() as session:
            begun = perf_counter()
            await find.best(session, region, words, kinds=("expertise",), limit=ANSWERS)
            note("`!wer`", begun, number)
            new = listing(-number - 100, wish, {wish.municipality: 0})
            session.add(new)
            await session.flush()
            begun = perf_counter()
            await index.add(session, region, [new])
            note("index one item", begun, number)
            begun = perf_counter()
            await counterparts(session, region, new, FITTING)
            note("match a listing", begun, number)
            await session.rollback()
    return found


def plain(file: Path) -> dict[str, list[float]]:
    """The peer's seconds for the same."""
    writer = Writer(municipalities(PLACES), seed=2)
    found: dict[str, list[float]] = {}
    with closing(sqlite3.connect(file)) as peer:
        peer.execute(PLAIN)
        peer.execute(FILL)
        peer.commit()
        for _ in range(ROUNDS):
            words, wish = writer.wish().title, writer.wish()
            other = "offer" if wish.kind == "need" else "need"
            tasks: dict[str, tuple[str, Sequence[object]]] = {
                "`!wer`": (FIND, (_any(words), "expertise", ANSWERS)),
                "index one item": (ADD, (wish.kind, wish.title, wish.body)),
                "match a listing": (FIND, (_any(f"{wish.title} {wish.body}"), other, FITTING)),
            }
            for what, (query, values) in tasks.items():
                begun = perf_counter()
                peer.execute(query, values).fetchall()
                found.setdefault(what, []).append(perf_counter() - begun)
            peer.rollback()
    return found


def _any(words: str) -> str:
    return " OR ".join(f'"{word}"' for word in words.replace(".", " ").split())


async def _run(folder: Path, count: int) -> tuple[dict[str, list[float]], float, float]:
    region = config_for(municipalities(PLACES)).region[0]
    database = open_database(folder)
    try:
        await fill(database, region, count, Writer(municipalities(PLACES)))
        found = await measure(database, region)
        begun = perf_counter()
        async with database.transaction() as session:
            assert await rebuild(session, region) == count
        return found, perf_counter() - begun, memory()
    finally:
        await database.close()


def search(count: int) -> list[Row]:
    """The costs with ``count`` items."""
    most = MOST_MILLISECONDS.get(count, USUAL_MILLISECONDS)
    with TemporaryDirectory() as name:
        ours, rebuilt, used = asyncio.run(_run(Path(name), count))
        peers = plain(Path(name) / FILE)
        size = (Path(name) / FILE).stat().st_size
    rows = [times(f"{count:,} items: {what}", ours[what], peers[what], most) for what in ours]
    return [
        *rows,
        Row(f"{count:,} items: `patenbot reindex`", f"{rebuilt:.0f} s"),
        Row(f"{count:,} items: resident memory of the process; database", f"{used:.0f} MiB; {size / 2**20:.0f} MiB"),
    ]
