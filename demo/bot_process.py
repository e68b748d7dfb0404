"""The bot of the demo: ``patenbot run`` as a process of its own, which can be killed and started again."""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

from demo.folder import DemoError

SECONDS_TO_STOP = 20.0
LOG_LINES_SHOWN = 8


class BotProcess:
    """``patenbot run --config config``; what it logs goes to ``log``. It never outlives this process."""

    def __init__(self, config: Path, log: Path) -> None:
        self._config = config
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The process id while it runs."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def start(self) -> None:
        """Start; whether it could log in shows later (`ended`)."""
        ours = {key: value for key, value in os.environ.items() if not key.startswith("PATENBOT_")}
        command = [sys.executable, "-P", "-m", "demo.bot_child", "run", "--config", str(self._config)]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                command,
                cwd=self._config.parent,
                env=ours,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C in the terminal is for the demo, which then ends the bot in order
            )

    async def stop(self) -> None:
        """SIGTERM, and wait until what is in hand is finished; by force after twenty seconds."""
        await self._end(signal.SIGTERM)

    async def kill(self) -> None:
        """SIGKILL, as in a crash."""
        await self._end(signal.SIGKILL)

    async def ended(self) -> None:
        """Wait until the bot ends without having been told to; then raise DemoError with the end of its log."""
        process = self._process
        while process is not None and process is self._process:
            if process.poll() is not None:
                raise DemoError(f"the bot has ended (exit code {process.returncode}):\n{self._last_lines()}")
            await asyncio.sleep(0.2)

    def _last_lines(self) -> str:
        lines = self._log.read_text("utf-8", errors="replace").splitlines()
        return "\n".join(lines[-LOG_LINES_SHOWN:])

    async def _end(self, how: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(how)
        try:
            await asyncio.to_thread(process.wait, SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            process.kill()
            await asyncio.to_thread(process.wait)
        finally:
            if process.stdin:
                process.stdin.close()
