"""Words as people type them: cleaned of what nobody can see, compared with forgiveness."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNUSUAL = re.compile(r"[^\x20-\x7e\n]")
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ı": "i", "\u0307": None})
_KIND_OF_PLACE = re.compile(
    r"^(?:(?:die|der|the)\s+)?(?:stadt|gemeinde|kommune|city of|town of|municipality of)\s+(?=\S)"
)
_JOINER = "\u200d"
EDGE = ".,:;!?„“\"'"
MOST_OF_NAME = 4  # words


def clean(text: str) -> str:
    """What the bot keeps of a text that came in.

    NFC, LF as line end, tabs as spaces; no control, bidi, zero-width or other format characters (Unicode category Cf),
    lone surrogates or noncharacters. A zero-width joiner stays within an emoji. Lines lose the spaces at their end,
    the text its blank edges; at most one blank line in a row. Cleaning twice changes nothing.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _UNUSUAL.sub(_visible, text)
    lines = [line.rstrip() for line in unicodedata.normalize("NFC", text).split("\n")]
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip()


def _visible(match: re.Match[str]) -> str:
    char, text, at = match[0], match.string, match.start()
    if char == "\t":
        return " "
    if char == _JOINER:
        return char if _is_emoji(text[at - 1 : at]) and _is_emoji(text[at + 1 : at + 2]) else ""
    code = ord(char)
    if unicodedata.category(char) in ("Cc", "Cf", "Cs") or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE:
        return ""
    return char


def _is_emoji(char: str) -> bool:
    return bool(char) and (
        char == "\ufe0f" or "\U0001f3fb" <= char <= "\U0001f3ff" or unicodedata.category(char) == "So"
    )


def fold(text: str) -> str:
    """The text for comparing: small letters, ä = ae, ö = oe, ü = ue, ß = ss, compatible characters alike."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).translate(_LETTERS)


def fold_name(text: str) -> str:
    """A municipality's name for comparing: folded, single spaces, without „Stadt" or „Gemeinde" before it."""
    return _KIND_OF_PLACE.sub("", " ".join(fold(text).split()))


def find_name(text: str, names: Iterable[str]) -> str | None:
    """The one of ``names`` that is meant: the same when folded, or the only one that begins so (4 letters or more)."""
    wanted = fold_name(text)
    known, ordered = _folded(tuple(names))
    if wanted in known:
        return known[wanted]
    place = bisect_left(ordered, wanted)
    begun = [folded for folded in ordered[place : place + 2] if folded.startswith(wanted)]
    return known[begun[0]] if len(begun) == 1 and len(wanted) >= 4 else None


def split_name(text: str, names: Sequence[str]) -> tuple[str, str]:
    """The one of ``names`` that the longest beginning of a text means, and what follows; "" and all of it if none."""
    words = list(re.finditer(r"\S+", text))
    for count in range(min(len(words), MOST_OF_NAME), 0, -1):
        end = words[count - 1].end()
        if name := find_name(text[:end].strip(EDGE), names):
            return name, text[end:]
    return "", text


@lru_cache(maxsize=16)
def _folded(names: tuple[str, ...]) -> tuple[dict[str, str], list[str]]:
    """Names by how they compare, and these forms in order. Kept: a region may have thousands."""
    known = {fold_name(name): name for name in reversed(names)}
    return known, sorted(known)


def similar(word: str, words: Sequence[str], limit: int = 3) -> list[str]:
    """Those of ``words`` that could be meant by a mistyped ``word``, nearest first; none if nothing is near.

    Typing errors (a letter wrong, missing, too many, or two swapped) are counted: one is forgiven up to five letters,
    two up to eight, then three. Three letters must at least begin alike, fewer are never guessed at. A word that was
    only begun counts as one error and a half.
    """
    wanted = fold(word)
    if len(wanted) < 3:
        return []
    near: dict[str, float] = {}
    for other in words:
        distance = _distance(wanted, fold(other))
        if distance is not None:
            near[other] = min(distance, near.get(other, distance))
    return sorted(near, key=near.__getitem__)[:limit]


def _distance(wanted: str, other: str) -> float | None:
    allowed = 1 if len(wanted) <= 5 else 2 if len(wanted) <= 8 else 3
    errors = OSA.distance(wanted, other, score_cutoff=allowed)
    if errors <= allowed and (min(len(wanted), len(other)) > 3 or wanted[0] == other[:1]):
        return errors
    return 1.5 if other.startswith(wanted) else None
