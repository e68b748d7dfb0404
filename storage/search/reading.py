"""From a text to its words, as German writes them: hyphens, and parts that are written once for several compounds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from storage.search.lexicon import parts, split
from storage.search.words import FILLERS, fold_words

_TOKEN = re.compile(r"(?:(?<!\S)-)?[^\W_]+(?:-[^\W_]+)*-?")
_NEAR = 4  # words after „Aus-" among which is the one that ends as it does
_LONG_ENOUGH = 5


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it was typed, and folded: one piece, or several that hyphens join („Anbau-Häcksler")."""

    typed: str
    pieces: tuple[str, ...]

    @property
    def joined(self) -> str:
        return "".join(self.pieces)


def tokens(text: str) -> list[Token]:
    """The words of a text, without fillers; „Melde- und Passwesen" are Meldewesen and Passwesen."""
    found = [Token(typed, tuple(fold_words(typed))) for typed in _TOKEN.findall(text)]
    whole = [_completed(found, place) for place in range(len(found))]
    return [token for token in whole if len(token.joined) > 1 and token.joined not in FILLERS]


def _completed(found: Sequence[Token], place: int) -> Token:
    """The token with the part that stands only in its neighbour."""
    token = found[place]
    if token.typed.endswith("-"):
        for other in found[place + 1 : place + 1 + _NEAR]:
            if not other.typed.endswith("-") and (end := _ends(other)[1]):
                return Token(token.typed, (token.joined + end,))
    elif token.typed.startswith("-"):
        for other in reversed(found[max(0, place - _NEAR) : place]):
            if not other.typed.startswith("-") and (front := _ends(other)[0]):
                return Token(token.typed, (front + token.joined,))
    return token


def _ends(token: Token) -> tuple[str, str]:
    """What a compound begins with, and its last part; both empty for what is no compound."""
    if len(token.pieces) > 1:
        return "".join(token.pieces[:-1]), token.pieces[-1]
    word = token.joined
    last = split(word)[-1] if len(word) >= _LONG_ENOUGH and split(word) else ""
    return word.removesuffix(last) if last else "", last


def words(text: str) -> list[str]:
    """The folded words of a text by which it can be found: pieces between hyphens, and joined without them."""
    found = list[str]()
    for token in tokens(text):
        found += [piece for piece in token.pieces if len(piece) > 1 and piece not in FILLERS]
        if len(token.pieces) > 1:
            found.append(token.joined)
    return found


def parts_of(token: Token) -> list[str]:
    """The words inside a word: its pieces between hyphens, and those inside these."""
    pieces = [piece for piece in token.pieces if len(token.pieces) > 1 and len(piece) > 1]
    return [*pieces, *(part for piece in token.pieces for part in parts(piece))]
