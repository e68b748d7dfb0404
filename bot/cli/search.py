"""``patenbot search``: what the bot finds, a query a line; for trying and for measuring."""

import argparse
import asyncio
import json
import sys
from collections.abc import Iterator, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cli.common import add_installation, config_of, region_of
from bot.config import Config, Region
from bot.words import clean
from storage.database import open_for_reading
from storage.search import find
from storage.search.entry import SLOTS

LIMIT = 10
FAINT = 0.1  # who looks at a list judges it; less than this is near nothing


def positive(text: str) -> int:
    """A whole number from 1 on, for argparse."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 on")
    return int(text)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Reads queries from standard input, a line each, and prints for each one JSON list with the ids of the items "
        "that fit, the best first; an empty list where nothing is near. The bot may be running."
    )
    parser.epilog = 'example:\n  echo "Vergaberecht" | patenbot search --config config.toml --limit 5'
    parser.add_argument(
        "--limit", type=positive, metavar="N", default=LIMIT, help=f"at most so many; {LIMIT} if left out"
    )
    add_installation(parser)


def main(args: argparse.Namespace) -> int:
    config = config_of(args)
    asyncio.run(_search(config, region_of(config, args.region), args.limit))
    return 0


def _lines() -> Iterator[str]:
    for line in sys.stdin.buffer:
        yield clean(line.decode("utf-8", "replace"))


async def _search(config: Config, region: Region, limit: int) -> None:
    database = open_for_reading(config.data_dir)
    try:
        async with database.reading() as session:
            for line in _lines():
                print(json.dumps(await _found(session, region, line, limit)), flush=True)
    finally:
        await database.close()


async def _found(session: AsyncSession, region: Region, line: str, limit: int) -> Sequence[str]:
    hits = await find.best(session, region, line, kinds=tuple(SLOTS), limit=limit, least=FAINT)
    return await find.labels(session, region.key, hits)
