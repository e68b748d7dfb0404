"""How well the search finds: pairs that were written before it was tuned, and that nobody tunes it by.

``tests/data/matching.jsonl`` says what somebody asks for, what stands on the board, whether the two belong together,
and what is hard about the pair (``aspect``). All items stand on one board.
"""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.ext.asyncio import AsyncSession

from benchmarks.numbers import Row
from bot.config import Region
from bot.sample import sample_config
from storage.database import open_database
from storage.expertise import Expertise
from storage.listings import Listing
from storage.search import find, index

FILE = Path(__file__).parents[1] / "tests/data/matching.jsonl"
NOBODY = "@nobody:localhost"
SHOWN = {"offer": 3, "expertise": 5}  # how many of each kind people see
Result = tuple[int, int]  # pairs that came out right, of how many


@dataclass(frozen=True, slots=True)
class Pair:
    """What somebody asks for, and one item on the board; ``match`` says whether it should be shown."""

    asked: str
    stored: str
    stored_kind: str
    match: bool
    aspect: str


def pairs() -> list[Pair]:
    return [Pair(**json.loads(line)) for line in FILE.read_text("utf-8").splitlines()]


def exam(folder: Path, asked: Sequence[Pair] | None = None) -> dict[str, Result]:
    """The results by aspect, on a new board in ``folder``; ``asked`` are other pairs than those of the file."""
    return asyncio.run(_exam(folder, pairs() if asked is None else asked))


def together(results: Mapping[str, Result], *, match: bool) -> Result:
    """The results of all aspects of pairs that belong together, or of those that don't."""
    aspects = {pair.aspect for pair in pairs() if pair.match is match}
    some = [results[aspect] for aspect in aspects]
    return sum(right for right, _ in some), sum(number for _, number in some)


async def _exam(folder: Path, asked: Sequence[Pair]) -> dict[str, Result]:
    region = sample_config(NOBODY).region[0]
    database = open_database(folder)
    try:
        async with database.transaction() as session:
            board = await _fill(session, region, asked)
        results: dict[str, Result] = {}
        async with database.reading() as session:
            for pair in asked:
                limit = SHOWN[pair.stored_kind]
                hits = await find.best(session, region, pair.asked, kinds=(pair.stored_kind,), limit=limit)
                shown = board[pair.stored_kind, pair.stored] in {hit.id for hit in hits}
                right, number = results.get(pair.aspect, (0, 0))
                results[pair.aspect] = right + (shown is pair.match), number + 1
        return results
    finally:
        await database.close()


async def _fill(session: AsyncSession, region: Region, asked: Sequence[Pair]) -> dict[tuple[str, str], int]:
    """Put everything on the board, once; returns the ids by kind and text."""
    texts = dict.fromkeys((pair.stored_kind, pair.stored) for pair in asked)
    made = {one: _item(region, number, *one) for number, one in enumerate(texts, 1)}
    session.add_all(made.values())
    await session.flush()
    await index.add(session, region, list(made.values()))
    return {one: item.id for one, item in made.items()}


def _item(region: Region, number: int, kind: str, words: str) -> Listing | Expertise:
    title, _, body = words.partition("\n")
    municipality = region.municipalities[number % len(region.municipalities)].name
    now = datetime.now(UTC)
    common = {"number": number, "municipality": municipality, "title": title, "body": body, "created_at": now}
    if kind == "expertise":
        return Expertise(region=region.key, author=NOBODY, confirmed_at=now, status="open", **common)
    return Listing(region=region.key, author=NOBODY, kind=kind, until=date.max, status="open", **common)


def exam_rows() -> list[Row]:
    """The results for the table."""
    with TemporaryDirectory() as folder:
        results = exam(Path(folder))
    rows = []
    for match, what in ((True, "matches found"), (False, "unrelated not shown")):
        aspects = sorted({pair.aspect for pair in pairs() if pair.match is match})
        rows.append(_row(what, together(results, match=match)))
        rows += [_row(f"{what}, {aspect}", results[aspect]) for aspect in aspects]
    return rows


def _row(what: str, result: Result) -> Row:
    right, number = result
    return Row(f"own test set: {what}", f"{right} of {number}")
