"""Which German words there are, and of which words a compound is made.

The words come from simplemma's dictionary and are packed into a file when Patenbot is installed (``setup.py``).
"""

import re
from functools import cache, lru_cache

from marisa_trie import Trie

from storage.search.packed import packed

FILE = "lexicon.marisa"
SHORTEST = 4  # of a part; shorter pieces of words look like words by chance
SHORT_PARTS = frozenset(
    (
        "abo amt bad bau bus ehe eis gas gut hof hub kfz kur lkw not oel ort pkw rad rat see tag tal tee tod tor tuer "
        "uhr weg zoo zug"
    ).split()
)
LINKS = ("s", "es", "n", "en", "er", "e", "ns")  # what stands between two parts (Fugenelemente)
CUT_OFF = ("e", "en")  # what a first part may lose: Schul-, Kehr-
SHORTEST_COMPOUND = 7
LINK_COST = 0.02
LONGEST = 45  # letters; what is longer is no word that anybody means
LONGEST_SIMPLE = 8
SIMPLE = frozenset(
    "kontrolle marketing massnahme massnahmen moderation sanitaeter tourismus transport verbraucher".split()
)
MOST_ATOMS = 5
NO_PART = re.compile(r"samt|\w{1,2}ung(?:en|s)?")  # Standes-amt, Ausschrei-bung


@cache
def _trie() -> Trie:
    return packed(Trie(), FILE)


def known(word: str) -> bool:
    """Whether a folded word stands in the dictionary, in any of its forms."""
    return word in _trie()


def _long_enough(word: str) -> bool:
    return (len(word) >= SHORTEST or word in SHORT_PARTS) and not NO_PART.fullmatch(word)


def _is_simple(word: str) -> bool:
    """Whether a word is better taken as a whole: short ones of the dictionary fall into words by chance."""
    return word in SIMPLE or (len(word) <= LONGEST_SIMPLE and known(word))


def as_part(piece: str, *, last: bool) -> str | None:
    """The word that a piece of a compound stands for: ``strassen`` strassen, ``schul`` schule, ``arbeits`` arbeit."""
    if not _long_enough(piece):
        return None
    if known(piece):
        return piece
    if last:
        return None
    for link in LINKS:
        word = piece.removesuffix(link)
        if word != piece and _long_enough(word) and known(word):
            return word
    return next((piece + end for end in CUT_OFF if known(piece + end)), None)


@lru_cache(maxsize=16_384)
def split(word: str) -> tuple[str, ...]:
    """The fewest and longest pieces of a folded word that are words; empty when it isn't made of any."""
    if not SHORTEST_COMPOUND <= len(word) <= LONGEST or not word.isalpha() or _is_simple(word):
        return ()
    best: dict[int, tuple[int, float, tuple[str, ...]]] = {0: (0, 0.0, ())}
    for start in range(len(word) - 2):
        if start not in best:
            continue
        count, cost, before = best[start]
        for end in range(start + 3, len(word) + 1):
            if end - start == len(word):
                continue
            part = as_part(word[start:end], last=end == len(word))
            if part is None:
                continue
            linked = 0.0 if part == word[start:end] else LINK_COST
            way = (count + 1, cost + linked + (end - start) ** -2, (*before, word[start:end]))
            if end not in best or way[:2] < best[end][:2]:
                best[end] = way
    return best[len(word)][2] if len(word) in best else ()


def atoms(word: str) -> tuple[str, ...]:
    """The smallest pieces of a folded word that are words; the word alone when it is no compound."""
    pieces = split(word)
    found = tuple(atom for piece in pieces for atom in atoms(piece))
    return found if 0 < len(found) <= MOST_ATOMS else pieces if 0 < len(pieces) <= MOST_ATOMS else (word,)


def base(piece: str, *, last: bool) -> str:
    """The word that a piece of a compound stands for, also one that is not in the dictionary: without its link."""
    return as_part(piece, last=last) or (piece if last else piece.removesuffix("s"))


@lru_cache(maxsize=8_192)
def halves(word: str) -> tuple[tuple[str, str], ...]:
    """All ways to cut a folded compound in two, as the words that the halves stand for."""
    pieces = atoms(word)
    cuts = [("".join(pieces[:place]), "".join(pieces[place:])) for place in range(1, len(pieces))]
    return tuple((base(front, last=False), base(back, last=True)) for front, back in cuts)


@lru_cache(maxsize=8_192)
def parts(word: str) -> tuple[str, ...]:
    """All words inside a folded compound, small and large, each once."""
    pieces = atoms(word)
    number = len(pieces)
    runs = [(i, j) for i in range(number) for j in range(i + 1, number + 1) if j - i < number]
    return tuple(dict.fromkeys(base("".join(pieces[i:j]), last=j == number) for i, j in runs))
