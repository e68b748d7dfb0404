"""``patenbot reindex``: the search index written anew, from what is stored."""

import argparse
import asyncio
from time import monotonic

from bot.cli.common import add_installation, config_of
from bot.config import Config
from storage.database import open_database
from storage.search.rebuild import rebuild


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Writes the search index of every region anew. A start does so by itself after an update that needs it; by "
        "hand it is needed only if searching went wrong. The bot must not be running."
    )
    parser.epilog = "example:\n  patenbot reindex --config config.toml"
    add_installation(parser)


def main(args: argparse.Namespace) -> int:
    asyncio.run(_reindex(config_of(args)))
    return 0


async def _reindex(config: Config) -> None:
    database = open_database(config.data_dir)
    try:
        for region in config.region:
            begun = monotonic()
            async with database.transaction() as session:
                count = await rebuild(session, region)
            print(f"{region.name}: {count} items in {monotonic() - begun:.1f} s", flush=True)
    finally:
        await database.close()
