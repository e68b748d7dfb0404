"""``patenbot demo``: the real thing in a folder of its own, with a script or with somebody at a terminal."""

import asyncio
import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.client import Person
from demo.folder import claim
from demo.homeserver import Homeserver
from demo.region import ALIAS, EVERYBODY, OFFICE, PASSWORD, ROOM_NAME
from storage.database import LOCK as DATA_LOCK

DEMO = [sys.executable, "-m", "bot", "demo"]
PATIENCE = 90.0
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def is_held(lock: Path) -> bool:
    """Whether some process lives that has locked this file."""
    with lock.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


class Visitor:
    """Somebody at a terminal of their own in which the demo runs."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder / ".demo"
        self.seen = ""
        self._screen, theirs = pty.openpty()
        environment = os.environ | {"TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", "COLUMNS": "200"}
        self.process = subprocess.Popen(
            [*DEMO, *options], cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, close_fds=True,
            start_new_session=True,
        )  # fmt: skip
        os.close(theirs)

    def type(self, text: str) -> None:
        os.write(self._screen, text.encode())

    def see(self, text: str) -> None:
        """Wait until this stands on the screen, behind what was waited for before."""
        deadline = time.monotonic() + PATIENCE
        while text not in self.seen:
            if not select.select([self._screen], [], [], max(0.0, deadline - time.monotonic()))[0]:
                raise TimeoutError(f"{text!r} did not appear; there is:\n{self.seen}")
            try:
                more = os.read(self._screen, 65536)
            except OSError:  # Linux says so when nobody holds the other end any more
                raise EOFError(f"the demo ended before {text!r}:\n{self.seen}") from None
            self.seen = ESCAPES.sub("", self.seen + more.decode("utf-8", "replace"))
        self.seen = self.seen.partition(text)[2]

    def end(self) -> int:
        """Read on until the demo has ended; its exit code."""
        with contextlib.suppress(EOFError):
            self.see("\0 never on a screen")
        return self.process.wait(PATIENCE)

    def children_live(self) -> bool:
        """Whether the homeserver or the bot still runs."""
        return is_held(self.folder / "homeserver" / "lock") or is_held(self.folder / "data" / DATA_LOCK)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._screen)


@contextlib.contextmanager
def visit(folder: Path, *options: str) -> Iterator[Visitor]:
    visitor = Visitor(folder, *options)
    try:
        yield visitor
    finally:
        visitor.close()


@pytest.mark.homeserver
def test_the_script_is_answered_as_it_should_be(tmp_path: Path) -> None:
    done = subprocess.run([*DEMO, "--play"], cwd=tmp_path, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr
    assert "alles richtig" in done.stdout
    assert "\n🔒 Carla (Salzkotten): !suche" in done.stdout
    assert "\n  🔒 ↳ S" in done.stdout
    assert not is_held(tmp_path / ".demo" / "play" / "data" / DATA_LOCK)


async def begin_with_one_room(folder: Path) -> None:
    """What demos left behind that knew no encrypted room."""
    claim(folder)
    homeserver = Homeserver(folder / "homeserver", fast=True)
    await homeserver.start()
    try:
        for role in EVERYBODY:
            await homeserver.register(role.localpart, PASSWORD, display_name=role.name)
        async with await Person.login(homeserver.url, OFFICE.localpart, PASSWORD) as office:
            await office.create_room(alias=ALIAS, name=ROOM_NAME)
    finally:
        await homeserver.stop()


@pytest.mark.homeserver
def test_a_visit_and_a_second_one(tmp_path: Path) -> None:
    asyncio.run(begin_with_one_room(tmp_path / ".demo"))
    with visit(tmp_path) as petra:
        petra.see("#paten:localhost")
        petra.see("#paten-verschluesselt:localhost")
        petra.see("S12 · Büren sucht: Mitstreiter")
        petra.see("im Raum ›")
        petra.type("!ich Hövelhof\r")
        petra.see("als Pate für Hövelhof")
        petra.type("!suche Kehrmaschine\r")
        petra.see("S13 · Hövelhof sucht: Kehrmaschine")
        petra.type("/direct\r")
        petra.see("im Direktchat ›")
        petra.type("wer bin ich\r")
        petra.see("Ihr sprecht als Pate für Hövelhof")
        assert petra.children_live()
        petra.see("im Direktchat ›")  # while something is printed the terminal itself eats Ctrl-C and Ctrl-D
        petra.type("\x03")
        assert petra.end() == 0
        assert not petra.children_live()
    with visit(tmp_path) as petra:
        petra.see("Hövelhof sucht: Kehrmaschine")
        petra.see("im Raum ›")
        petra.type("!zeige 13\r")
        petra.see("Am Brett seit")
        petra.see("im Raum ›")
        petra.type("\x04")
        assert petra.end() == 0


@pytest.mark.homeserver
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_while_it_starts_ends_all(tmp_path: Path, number: signal.Signals) -> None:
    with visit(tmp_path) as petra:
        petra.see("Die Beispielregion füllt sich")
        assert petra.children_live()
        petra.process.send_signal(number)
        assert petra.end() == 130
        assert not petra.children_live()


@pytest.mark.homeserver
def test_even_kill_leaves_nothing_behind(tmp_path: Path) -> None:
    with visit(tmp_path) as petra:
        petra.see("Die Beispielregion füllt sich")
        petra.process.kill()
        petra.end()
        deadline = time.monotonic() + PATIENCE
        while petra.children_live():
            assert time.monotonic() < deadline
            select.select([], [], [], 0.05)
