"""From a text to the words, numbers and signs of a date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.when.words import mended, parted
from bot.words import fold

MOST = 60  # no expression has more
_TOKEN = re.compile(r"(?P<digits>[0-9]+)|(?P<word>[^\W\d_]+)|(?P<sign>[^\w\s])")


@dataclass(frozen=True, slots=True)
class Token:
    """``text`` is folded; ``glued``: no space stands before it."""

    text: str
    glued: bool

    @property
    def number(self) -> int | None:
        return int(self.text) if self.text.isdecimal() and len(self.text) <= 8 else None


def tokenise(text: str) -> Sequence[Token]:
    """The first tokens of a text (NFC); ``MOST`` or more when there may be others."""
    found: list[Token] = []
    before = 0
    for match in _TOKEN.finditer(text):
        glued = match.start() == before and bool(found)
        words = parted(mended(fold(match[0]))) if match["word"] else (match[0].replace("–", "-").replace("—", "-"),)
        found += [Token(word, glued) for word in words]
        before = match.end()
        if len(found) >= MOST:
            break
    return found


def text_at(tokens: Sequence[Token], at: int) -> str:
    """The folded text of a token, "" where there is none."""
    return tokens[at].text if 0 <= at < len(tokens) else ""


def figure_at(tokens: Sequence[Token], at: int) -> int | None:
    """The number that stands there in figures."""
    return tokens[at].number if 0 <= at < len(tokens) else None
