"""``patenbot run``: the bot on its homeserver."""

import argparse
import asyncio
import logging
import os
import sys
from pathlib import Path

from bot.app import serve
from bot.cli.common import Failed
from bot.matrix.login import LoginError
from bot.settings import load_config

QUIET = ("nio", "alembic", "apscheduler", "aiosqlite", "sqlalchemy", "asyncio")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = "Runs until SIGTERM or Ctrl-C, then finishes what is in hand."
    parser.epilog = "example:\n  patenbot run --config config.toml"
    parser.add_argument("--config", type=Path, metavar="FILE", required=True, help="the configuration")
    parser.add_argument("--verbose", action="store_true", help="log more than what matters")


def set_up_log(*, verbose: bool) -> None:
    """Log to stderr, other people's libraries only from warnings on."""
    logging.basicConfig(
        stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s", force=True
    )
    logging.getLogger("patenbot").setLevel(logging.DEBUG if verbose else logging.INFO)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def main(args: argparse.Namespace) -> int:
    config = load_config(args.config, os.environ)
    if config.matrix is None:
        raise Failed(f"{args.config}: there is no [matrix]; the bot needs homeserver, user_id and password")
    set_up_log(verbose=args.verbose)
    try:
        asyncio.run(serve(config, args.started))
    except LoginError as error:
        raise Failed(error) from None
    return 0
