"""``patenbot chat``: the bot in a terminal."""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator
from functools import partial

from bot.cli.common import add_installation, config_of, region_of, user_id
from bot.config import Config, Region
from bot.console import Console
from bot.parts import make_dispatcher
from storage.database import open_database

PROMPT = "> "
GREETING = {
    "de": "Patenbot in {region}, im Gespräch mit {user}. `hilfe` zeigt, was geht; Strg-D beendet.",
    "en": "Patenbot in {region}, talking to {user}. `help` shows what is possible; Ctrl-D ends.",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = "Reads lines from the keyboard or a pipe and prints each answer, followed by an empty line."
    parser.epilog = 'example:\n  echo "!suche Häcksler #bauhof" | patenbot chat --as @anna:example.org'
    parser.add_argument("--as", dest="user", type=user_id, required=True, metavar="@USER:SERVER", help="who is typing")
    add_installation(parser)


def main(args: argparse.Namespace) -> int:
    config = config_of(args, args.user)
    region = region_of(config, args.region, args.user)
    asyncio.run(talk(config, region, args.user))
    return 0


async def talk(config: Config, region: Region, user: str) -> None:
    """Answer line after line, until there are no more. Raises DataError."""
    region = region.model_copy(update={"commands_per_minute": 0})
    config = config.model_copy(update={"region": (region,)})
    database = open_database(config.data_dir)
    try:
        make = partial(make_dispatcher, config, database)
        async with Console(database, region, user, make, keep=config.matrix is None) as console:
            async for line in _typed(region, user) if sys.stdin.isatty() else _piped():
                for message in await console.say(line) if line.strip() else ():
                    print(message, end="\n\n", flush=True)
    finally:
        await database.close()


async def _piped() -> AsyncIterator[str]:
    """The lines of standard input, each as soon as it comes."""
    while line := await asyncio.to_thread(sys.stdin.buffer.readline):
        yield line.decode("utf-8", "replace").rstrip("\r\n")


async def _typed(region: Region, user: str) -> AsyncIterator[str]:
    """What is typed at the prompt, until Ctrl-D or Ctrl-C."""
    from prompt_toolkit import PromptSession  # only people at a keyboard need it

    print(GREETING[region.language].format(region=region.name, user=user), end="\n\n")
    session: PromptSession[str] = PromptSession(PROMPT)
    while True:
        try:
            yield await session.prompt_async()
        except (EOFError, KeyboardInterrupt):
            return
