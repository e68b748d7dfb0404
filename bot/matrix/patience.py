"""How long to wait before trying again, and what to say about it: one line when it begins, one when it is over."""

import random

from bot.courier import Slow
from bot.matrix.logger import log
from storage.database import plainly

FIRST_PAUSE = 0.5


class Patience:
    """Counts failures in a row of one thing, called ``what`` in the log; pauses grow to ``longest`` seconds."""

    def __init__(self, what: str, longest: float = 30.0) -> None:
        self._what = what
        self._longest = longest
        self._failures = 0
        self._said = ""

    def pause(self, error: Exception) -> float:
        """It failed; the seconds to wait."""
        self._failures += 1
        if isinstance(error, Slow):
            return float(error.seconds)
        kind = type(error).__name__
        if self._said != kind:
            log.warning("%s: %s; trying again", self._what, plainly(error) or kind)
            self._said = kind
        grown = FIRST_PAUSE * 2.0 ** min(self._failures - 1, 20)
        return min(self._longest, grown) * random.uniform(0.5, 1.0)

    def over(self) -> None:
        """It worked."""
        if self._said:
            log.info("%s: works again", self._what)
        self._failures, self._said = 0, ""
