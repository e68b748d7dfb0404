"""``patenbot demo``: the bot on a homeserver of its own, with invented people."""

import argparse

from bot.cli.common import Failed


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = "Starts a homeserver and the bot in .demo/ and puts you in the room, in this terminal."
    parser.epilog = "example:\n  patenbot demo --play"
    parser.add_argument("--play", action="store_true", help="play a conversation and check each answer")
    parser.add_argument("--fresh", action="store_true", help="begin anew, without the data of earlier times")


def main(args: argparse.Namespace) -> int:
    try:
        from demo.command import run_demo
    except ModuleNotFoundError as error:
        raise Failed(f"the demonstration needs more packages (no {error.name}); run: make install") from None
    return run_demo(play=args.play, fresh=args.fresh)
