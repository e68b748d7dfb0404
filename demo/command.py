"""``patenbot demo``: the bot on a homeserver of its own, and you in the room, or a scripted conversation."""

import asyncio
import importlib.util
import logging
import signal
import sys
import time
from collections.abc import Awaitable
from pathlib import Path

import aiohttp

from demo.connection import MatrixError
from demo.folder import DemoError, claim, held
from demo.homeserver import HomeserverError
from demo.play import Play
from demo.progress import Progress
from demo.region import ENCRYPTING, fill
from demo.script import SCRIPT
from demo.stage import Stage, explained
from demo.terminal import Terminal
from demo.transcript import Transcript

FOLDER = Path(".demo")
PLAYED = "play"
INTERRUPTED = 130
TROUBLE = (DemoError, HomeserverError, MatrixError, TimeoutError, aiohttp.ClientError)


def run_demo(play: bool, fresh: bool) -> int:
    """Run the demo in ``.demo/`` of the current folder, until whoever sits there has had enough; the exit code.

    ``play``, or no terminal at hand: plays the script in ``.demo/play/``, always from the start; 0 only if all was
    right. Otherwise ``fresh`` begins anew, without the data of the last time. Ctrl-C ends all that was started.
    """
    if importlib.util.find_spec("synapse") is None:
        return _failed("the demo needs Synapse; install it with: pip install 'patenbot[demo]'")
    on_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    part = perform() if play or not on_terminal else visit(fresh=fresh)
    try:
        return asyncio.run(_until_told(part))
    except TROUBLE as error:
        return _failed(str(explained(error)))
    except (KeyboardInterrupt, asyncio.CancelledError):
        return INTERRUPTED


def _failed(reason: str) -> int:
    print(f"patenbot demo: {reason}", file=sys.stderr)
    return 1


async def _until_told(work: Awaitable[int]) -> int:
    """``work``, which SIGTERM and a closed terminal break off in order, as Ctrl-C does."""
    task = asyncio.ensure_future(work)
    for number in (signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, task.cancel)
    return await task


async def visit(*, fresh: bool) -> int:
    """The room with you in it."""
    with held(FOLDER, fresh=fresh) as folder, Progress(sys.stdout) as progress:
        async with Stage(folder, progress.now, fast=False) as stage:
            progress.now("Die Beispielregion füllt sich")
            await stage.while_bot_runs(fill(stage.people, stage.room))
            progress.done("Alles läuft")
            await stage.while_bot_runs(Terminal(stage).run())
            progress.now("Bot und Homeserver werden beendet")
    return 0


async def perform() -> int:
    """The script, its transcript, and what was wrong."""
    logging.getLogger("nio").setLevel(logging.CRITICAL)  # what it misses at the beginning of a session is no trouble
    began = time.monotonic()
    claim(FOLDER)
    with held(FOLDER / PLAYED, fresh=True) as folder, Progress(sys.stdout) as progress:
        async with Stage(folder, progress.now, fast=True) as stage:
            await stage.let_encrypt(*ENCRYPTING)
            progress.done("Alles läuft")
            transcript = Transcript(_write, color=sys.stdout.isatty())
            await Play(stage, transcript).perform(SCRIPT)
    seconds = f"{time.monotonic() - began:.0f} s"
    if not transcript.problems:
        _write(f"\n✓ {transcript.checked} Dinge geprüft, alles richtig ({seconds}).")
        return 0
    _write(f"\n✗ Falsch sind {len(transcript.problems)} von {transcript.checked} Dingen ({seconds}):")
    for problem in transcript.problems:
        _write(f"  – {problem}")
    return 1


def _write(line: str) -> None:
    print(line, flush=True)
