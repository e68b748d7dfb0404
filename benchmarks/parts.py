"""What each part of the search brings, on labelled data: ``python -m benchmarks.parts DOCUMENTS QUERIES``.

Both files are JSON Lines: documents ``{"id", "set", "text"}`` (the first line of a text is its title), queries
``{"set", "query", "relevant": [ids]}``; the queries of a set are asked of the documents whose set its name begins with.
Prints recall@5 (hits among the first five, divided by five or by the number of relevant ones, if that is smaller) for
plain FTS5 and then for the search with one part after the other switched on.
"""

import argparse
import asyncio
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from bot.config import Region
from bot.sample import sample_config
from storage import importing
from storage.database import open_database
from storage.listings import Listing
from storage.search import entry, find, lexicon, meaning, query, reading, words

FIRST = 5
LEAST = 0.1
Asked = Sequence[tuple[str, set[str]]]
CACHED = (lexicon.split, lexicon.halves, lexicon.parts, words.stem, meaning.term_of, meaning.groups_of, entry._names)
# Each is switched off by putting nothing in its place.
PARTS: Sequence[tuple[str, Sequence[tuple[Any, str, Any]]]] = (
    ("+ base forms", ((words, "_forms", dict),)),
    ("+ parts of compounds", ((lexicon, "split", lambda _: ()), (reading, "split", lambda _: ()))),
    ("+ synonyms and topics", ((meaning, "rings", dict), (entry, "_names", lambda _: {}))),
    ("+ spelling", ((query, "_candidates", lambda _: {}),)),
    ("+ resemblance", ((find, "resemblances", lambda _, titles: [0.0] * len(titles)),)),
)


def load(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def recall(found: Sequence[str], relevant: set[str]) -> float:
    return len(relevant.intersection(found[:FIRST])) / min(FIRST, len(relevant))


def plain(documents: Mapping[str, str], asked: Asked) -> float:
    """SQLite's FTS5 as it comes, any of the words, ranked by ``bm25``."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE VIRTUAL TABLE plain USING fts5(id UNINDEXED, text)")
        database.executemany("INSERT INTO plain VALUES (?, ?)", documents.items())
        total = 0.0
        for words_, relevant in asked:
            match = " OR ".join(f'"{word}"' for word in words.WORD.findall(words_))
            rows = database.execute("SELECT id FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT ?", (match, FIRST))
            total += recall([row[0] for row in rows], relevant)
    return total / len(asked)


async def ours(region: Region, documents: Mapping[str, str], sets: Mapping[str, Asked]) -> dict[str, float]:
    """Recall of the search as it is now, by set."""
    ids = list(documents)
    with TemporaryDirectory() as name:
        database = open_database(Path(name))
        async with database.transaction() as session:
            await importing.add_listings(session, region, [_listing(region, text) for text in documents.values()])
        found = {}
        async with database.reading() as session:
            for which, asked in sets.items():
                total = 0.0
                for line, relevant in asked:
                    hits = await find.best(session, region, line, kinds=("offer",), limit=FIRST, least=LEAST)
                    total += recall([ids[hit.id - 1] for hit in hits], relevant)
                found[which] = total / len(asked)
        await database.close()
    return found


def _listing(region: Region, text: str) -> Listing:
    title, _, body = text.partition("\n")
    return Listing(
        region=region.key,
        kind="offer",
        municipality="",
        author="",
        title=title,
        body=body,
        until=date.max,
        status="open",
        created_at=datetime.now(UTC),
    )


@contextmanager
def without(parts: Sequence[tuple[str, Sequence[tuple[Any, str, Any]]]]) -> Iterator[None]:
    """The search with these parts switched off."""
    patches = [patch.object(module, name, instead) for _, some in parts for module, name, instead in some]
    _forget()
    for one in patches:
        one.start()
    try:
        yield
    finally:
        for one in patches:
            one.stop()
        _forget()


def _forget() -> None:
    for cached in CACHED:
        cached.cache_clear()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.parts", description=__doc__.partition("\n")[0])
    parser.add_argument("documents", type=Path)
    parser.add_argument("queries", type=Path)
    arguments = parser.parse_args()
    documents: dict[str, dict[str, str]] = {}
    for one in load(arguments.documents):
        documents.setdefault(one["set"], {})[one["id"]] = one["text"]
    sets: dict[str, list[tuple[str, set[str]]]] = {}
    for one in load(arguments.queries):
        sets.setdefault(one["set"], []).append((one["query"], set(one["relevant"])))
    region = sample_config("@nobody:localhost").region[0]
    corpora = {name: {s: asked for s, asked in sets.items() if s.startswith(name)} for name in documents}
    columns = [which for some in corpora.values() for which in some]
    print(f"| | {' | '.join(columns)} |\n|{'---|' * (len(columns) + 1)}")
    row = {which: plain(documents[name], asked) for name, some in corpora.items() for which, asked in some.items()}
    print("| FTS5 alone |" + "".join(f" {row[which]:.3f} |" for which in columns), flush=True)
    for count in range(len(PARTS) + 1):
        row = {}
        with without(PARTS[count:]):
            for name, some in corpora.items():
                row |= asyncio.run(ours(region, documents[name], some))
        label = PARTS[count - 1][0] if count else "stems, title before body"
        print(f"| {label} |" + "".join(f" {row[which]:.3f} |" for which in columns), flush=True)


if __name__ == "__main__":
    main()
