"""The bot as a process of its own, as an administrator runs it."""

import asyncio
import re
import resource
import signal
import sys
from pathlib import Path
from time import monotonic

REPOSITORY = Path(__file__).parents[2]
READY = re.compile(r"\bready after\b")
SECONDS_TO_START = 60.0
SECONDS_TO_STOP = 20.0

CONFIG = """\
data_dir = "data"

[matrix]
homeserver = "{homeserver}"
user_id = "{user_id}"
password = "secret"

[[region]]
name = "Kreis Paderborn"
rooms = ["{room}"]
coordinators = ["@nobody:localhost"]
municipalities = ["Altenbeken", "Borchen", "Büren", "Lichtenau", "Salzkotten"]
{more}
[[region.topic]]
tag = "bauhof"
name = "Bauhof"
"""


class Process:
    """A bot that says ``ready after`` on stderr when it has started. ``lines``: what it said since then."""

    def __init__(self, *command: str) -> None:
        self.lines: list[str] = []
        self.seconds_to_ready = 0.0
        self._command = command
        self._process: asyncio.subprocess.Process | None = None
        self._listening: asyncio.Task[None] | None = None
        self._over = True
        self._heard = asyncio.Condition()

    @property
    def pid(self) -> int:
        assert self._process, "the bot is not running"
        return self._process.pid

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    async def start(self, *, wait: bool = True) -> None:
        """Start it, and with ``wait`` wait until it says that it is ready."""
        assert not self.running
        self.lines.clear()
        self._over = False
        begun = monotonic()
        self._process = await asyncio.create_subprocess_exec(
            *self._command, cwd=REPOSITORY, stdin=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE
        )
        self._listening = asyncio.create_task(self._listen(self._process))
        if wait:
            await self.says(READY)
            self.seconds_to_ready = monotonic() - begun

    async def says(self, pattern: str | re.Pattern[str], seconds: float = SECONDS_TO_START) -> str:
        """The first line since the start that matches. Raises AssertionError when it ends without, TimeoutError."""
        look = re.compile(pattern)
        async with asyncio.timeout(seconds), self._heard:
            while True:
                for line in self.lines:
                    if look.search(line):
                        return line
                assert not self._over, "the bot has ended:\n" + "\n".join(self.lines)
                await self._heard.wait()

    async def ended(self, seconds: float = SECONDS_TO_STOP) -> int:
        """Wait for its end; returns the exit code."""
        assert self._process
        assert self._listening
        async with asyncio.timeout(seconds):
            code = await self._process.wait()
            await self._listening
        return code

    async def kill(self) -> None:
        """SIGKILL: no last word, no last write."""
        assert self._process
        if self.running:
            self._process.kill()
        await self.ended()

    async def stop(self) -> int:
        """SIGTERM; returns the exit code."""
        assert self._process
        self._process.send_signal(signal.SIGTERM)
        return await self.ended()

    async def close(self) -> None:
        """Make sure that it is gone."""
        if self._process:
            await self.kill()

    def limit_files(self, size: int) -> None:
        """Let every write beyond ``size`` bytes of a file fail, as on a full disk; -1 takes the limit away."""
        _, hard = resource.prlimit(self.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self.pid, resource.RLIMIT_FSIZE, (hard if size < 0 else size, hard))

    async def _listen(self, process: asyncio.subprocess.Process) -> None:
        assert process.stderr
        try:
            while line := await process.stderr.readline():
                async with self._heard:
                    self.lines.append(line.decode(errors="replace").rstrip())
                    self._heard.notify_all()
        finally:
            async with self._heard:
                self._over = True
                self._heard.notify_all()


class BotProcess(Process):
    """``python -m bot run`` on a folder with ``config.toml`` and ``data``."""

    def __init__(self, folder: Path, *, homeserver: str, user_id: str, room: str, more: str = "") -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.data = folder / "data"
        self.config = folder / "config.toml"
        self.user_id = user_id
        text = CONFIG.format(homeserver=homeserver, user_id=user_id, room=room, more=more)
        self.config.write_text(text, encoding="utf-8")
        super().__init__(sys.executable, "-m", "bot", "run", "--config", str(self.config))
