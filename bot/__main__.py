"""The command line. Each subcommand is a module of ``bot.cli``, loaded only when it is called."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from time import monotonic
from typing import NoReturn

COMMANDS = {
    "run": "bot.cli.run",
    "check": "bot.cli.check",
    "verify": "bot.cli.verify",
    "chat": "bot.cli.chat",
    "import": "bot.cli.importing",
    "export": "bot.cli.export",
    "search": "bot.cli.search",
    "reindex": "bot.cli.reindex",
    "when": "bot.cli.when",
    "demo": "bot.cli.demo",
}
HELP = {
    "run": "run the bot until it is stopped",
    "check": "say line by line what works and what does not",
    "verify": "sign the bot's device, so that others' clients trust it",
    "chat": "talk to the bot in this terminal, without a homeserver",
    "import": "put listings from a CSV or XLSX file on the board",
    "export": "write down everything of a region",
    "search": "print what the search finds, a query a line",
    "reindex": "write the search index anew",
    "when": "print what is understood of dates, an expression a line",
    "demo": "show the bot on a homeserver of its own",
}
INTERRUPTED = 130


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")


def make_parser(chosen: str | None = None) -> argparse.ArgumentParser:
    """The parser; only the ``chosen`` subcommand knows its options."""
    parser = Parser(prog="patenbot", description="A Matrix bot for municipalities that help each other.")
    parser.add_argument("--version", action="version", version=f"patenbot {version('patenbot')}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, text in HELP.items():
        command = commands.add_parser(name, help=text, formatter_class=argparse.RawDescriptionHelpFormatter)
        if name == chosen:
            import_module(COMMANDS[name]).add_arguments(command)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``patenbot`` with these arguments; returns the exit code."""
    started = monotonic()
    arguments = sys.argv[1:] if arguments is None else arguments
    parser = make_parser(next((word for word in arguments if word in COMMANDS), None))
    args = parser.parse_args(arguments)
    if args.command is None:
        parser.print_help()
        return 0
    args.started = started
    return _run(args)


def _run(args: argparse.Namespace) -> int:
    """Run a subcommand; what an administrator can mend becomes one line on stderr."""
    from sqlalchemy.exc import DBAPIError

    from bot.cli.common import Failed
    from bot.settings import ConfigError
    from storage.database import DataError

    try:
        code: int = import_module(COMMANDS[args.command]).main(args)
        sys.stdout.flush()
    except (Failed, ConfigError, DataError) as error:
        return _fail(error)
    except DBAPIError as error:
        return _fail(f"the database fails: {error.orig}")
    except BrokenPipeError:  # the reader of our output has left
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _fail(reason: object) -> int:
    print(f"patenbot: {reason}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
