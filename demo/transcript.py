"""The transcript of a played conversation, and the account of what was right."""

from collections.abc import Callable
from typing import Any

from demo.painting import BOLD, CYAN, FAINT, paint, styled

MOST_PROBLEMS = 5
LOCK = "🔒 "


class TooManyProblemsError(Exception):
    """It makes no sense to go on."""


class Transcript:
    """Writes line by line. ``problems`` is what was not right; ``checked`` counts what was looked at."""

    def __init__(self, write: Callable[[str], None], *, color: bool) -> None:
        self.problems: list[str] = []
        self.checked = 0
        self._write = write
        self._color = color

    def title(self, text: str) -> None:
        """A scene begins."""
        self._write("\n" + styled(f"── {text} ──", BOLD, color=self._color))

    def person(self, name: str, text: str, where: str = "", *, encrypted: bool = False) -> None:
        """Somebody does something."""
        who = styled(name, BOLD, color=self._color) + (f" ({where})" if where else "")
        self._write(f"{LOCK * encrypted}{who}: " + text.replace("\n", "\n    "))

    def bot(self, arrow: str, content: dict[str, Any], *, encrypted: bool = False) -> None:
        """A message of the bot's."""
        text = paint(content, color=self._color) or "(gelöscht)"
        self._write(styled(f"  {LOCK * encrypted}{arrow} ", CYAN, color=self._color) + text.replace("\n", "\n      "))

    def note(self, text: str) -> None:
        """Something that nobody says."""
        self._write(styled(f"  · {text}", FAINT, color=self._color))

    def hold(self, right: bool, complaint: str) -> None:
        """Count a check; a wrong one is written down. Raises TooManyProblemsError."""
        self.checked += 1
        if right:
            return
        self.problems.append(complaint)
        self._write(f"  ✗ FALSCH: {complaint}")
        if len(self.problems) >= MOST_PROBLEMS:
            raise TooManyProblemsError
