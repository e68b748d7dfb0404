"""From a text to the words, numbers and signs of a date."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.when.mending import mended
from bot.when.words import PARTED
from bot.words import fold

MOST = 60  # no expression has more
_TOKEN = re.compile(r"(?P<digits>[0-9]+)|(?P<word>[^\W\d_]+)|(?P<sign>[^\w\s])")
_DASHES = {"–": "-", "—": "-"}


class Token(NamedTuple):
    """``text`` is folded, ``typed`` as it was written; ``glued``: no space stands before it.

    ``end`` is the place in the text behind it, in characters.
    """

    text: str
    glued: bool
    typed: str = ""
    end: int = 0

    @property
    def number(self) -> int | None:
        return int(self.text) if self.text.isdecimal() and len(self.text) <= 8 else None


def tokenise(text: str, at: int = 0, most: int = MOST, *, exact: bool = False) -> Sequence[Token]:
    """The tokens of a text (NFC) from a place on; ``most`` or more when there may be others.

    ``exact``: mistyped months and weekdays are left as they are, since a sentence holds „Montage“ too.
    """
    found: list[Token] = []
    before = at
    for match in _TOKEN.finditer(text, at):
        typed, end = match[0], match.end()
        glued = match.start() == before and bool(found)
        if match["word"]:
            first, *second = _words(typed, exact)
            cut = end - len(typed) + len(first) if second else end
            found.append(Token(first, glued, typed[: len(first)] if second else typed, cut))
            found += [Token(word, True, typed[len(first) :], end) for word in second]
        else:
            found.append(Token(_DASHES.get(typed, typed), glued, typed, end))
        before = end
        if len(found) >= most:
            break
    return found


@lru_cache(maxsize=4_096)
def _words(typed: str, exact: bool) -> tuple[str, ...]:
    """The folded word, or the two of „Dienstagnachmittag“."""
    word = fold(typed) if exact else mended(fold(typed))
    return PARTED.get(word, (word,))


def text_at(tokens: Sequence[Token], at: int) -> str:
    """The folded text of a token, "" where there is none."""
    return tokens[at].text if 0 <= at < len(tokens) else ""


def figure_at(tokens: Sequence[Token], at: int) -> int | None:
    """The number that stands there in figures."""
    return tokens[at].number if 0 <= at < len(tokens) else None


def year_at(tokens: Sequence[Token], at: int) -> int | None:
    """The year of this century or the next that stands there in figures."""
    figure = figure_at(tokens, at)
    return figure if figure is not None and 2000 <= figure <= 2199 else None


def as_typed(tokens: Sequence[Token], at: int, end: int) -> str:
    """What was written from one token up to another, for naming it."""
    more = (("" if token.glued else " ") + token.typed for token in tokens[at + 1 : end])
    return "".join((tokens[at].typed, *more)) if at < len(tokens) else ""
