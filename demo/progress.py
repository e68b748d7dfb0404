"""One line that says what goes on while the demo starts and ends."""

import time
from types import TracebackType
from typing import Self, TextIO


class Progress:
    """Writes to ``out``: on a terminal the same line again and again, else a line for each thing."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._began = time.monotonic()
        self._open = False

    def now(self, what: str) -> None:
        """This is being done."""
        self._put(f"· {what} …")

    def done(self, what: str) -> None:
        """All is done; with the seconds that it took."""
        self._put(f"✓ {what} ({time.monotonic() - self._began:.0f} s).")
        self._end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def _put(self, text: str) -> None:
        if self._out.isatty():
            self._out.write(f"\r\x1b[K{text}")
            self._open = True
        else:
            self._out.write(text + "\n")
        self._out.flush()

    def _end(self) -> None:
        if self._open:
            self._out.write("\n")
            self._out.flush()
        self._open = False
