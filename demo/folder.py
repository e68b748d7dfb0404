"""The demo's own folder: made, held against a second demo, emptied."""

import contextlib
import fcntl
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

MARK = "THIS-IS-THE-DEMO"
MARK_TEXT = "Patenbot's demonstration keeps its data here. `patenbot demo --fresh` removes what it has written.\n"
LOCK = "lock"
OWN = ("homeserver", "data", "config.toml", "bot-password", "bot.log")


class DemoError(Exception):
    """The demo can't go on; the message is one line that says why."""


@contextlib.contextmanager
def held(folder: Path, *, fresh: bool) -> Iterator[Path]:
    """The folder for this process alone, made if there is none; ``fresh``: without what the last demo has left.

    Raises DemoError, before anything is changed, when the folder is something else or in use.
    """
    claim(folder)
    try:
        lock = _taken(folder, fresh=fresh)
    except OSError as error:
        raise _unusable(folder, error) from None
    with lock:
        yield folder.resolve()


def _taken(folder: Path, *, fresh: bool) -> TextIO:
    lock = (folder / LOCK).open("a")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise DemoError(f"another demo is running in {folder}; end that one first") from None
    if fresh:
        _empty(folder)
    return lock


def claim(folder: Path) -> None:
    """Make the folder if there is none, and mark it as the demo's. Raises DemoError when it is something else."""
    try:
        _mark(folder)
    except OSError as error:
        raise _unusable(folder, error) from None


def _unusable(folder: Path, error: OSError) -> DemoError:
    return DemoError(f"cannot use {folder}: {error.strerror or error}")


def _mark(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise DemoError(f"{folder} is not a folder of the demo; nothing was changed")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    mark = folder / MARK
    if mark.is_file():
        return
    if any(folder.iterdir()):
        raise DemoError(f"{folder} holds something else than a demo; nothing was changed")
    mark.write_text(MARK_TEXT, "utf-8")


def _empty(folder: Path) -> None:
    """Remove what the demo writes, by name: what somebody else has put there stays."""
    for name in OWN:
        path = folder / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
