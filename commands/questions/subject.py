"""What a question is about, as the title of the knowledge that answered it. Pure.

„Wer hat eine Vorlage für eine Vergabeordnung?" is about „Vergabeordnung".
"""

import re
from collections.abc import Sequence

from bot.lines import shorten
from bot.words import fold

OPENERS = frozenset(
    "wer wie was wo wann welche welcher welches warum hat habt haben kann koennt koennen kennt weiss gibt nutzt macht "
    "who how what where which does do has have can is".split()
)
BEFORE = OPENERS | frozenset(
    "haette haettet koennte wuerde hilft geht gehen loest regelt handhabt organisiert arbeitet betreibt ihr euch uns "
    "wir jemand man sich von hier bei beim schon bereits mal denn eigentlich vielleicht bitte etwas gut bescheid es "
    "das der die dem den des ein eine einen einem einer eines mit in im zu zum zur ueber um fuer ob "
    "knows know anyone anybody you we use uses handle deal a an the any some with about for of on to".split()
)
BEHIND = frozenset(
    "aus um bescheid weiter weiterhelfen helfen geben teilen schicken empfehlen unterstuetzen schon bitte "
    "help share please".split()
)
OF_HELP = frozenset(  # what is had of a subject, when a preposition follows
    "vorlage vorlagen muster beispiel beispiele erfahrung erfahrungen ahnung tipp tipps hinweise "
    "experience template templates example examples tips".split()
)
OF = frozenset("fuer mit zu zum zur von bei in im ueber for with on about of in".split())
_CLAUSE = re.compile(r"(?<=[.,:;!?–])\s+")
_EDGE = " .,:;!?–„“\"'()"
_LETTERS = re.compile(r"\w{3}")


def subject(question: str) -> str:
    """The question without its words of asking; at most 80 characters."""
    words = _asked(question).split()
    while words and (word_of_asking(words[0]) or _is_of_help(words)):
        words.pop(0)
    while words and _word(words[-1]) in BEHIND:
        words.pop()
    left = " ".join(words).strip(_EDGE)
    if not _LETTERS.search(left):
        left = question.strip(_EDGE)
    return shorten(left[:1].upper() + left[1:])


def word_of_asking(word: str) -> bool:
    """Whether a word belongs to the asking and not to what is asked for."""
    return _word(word) in BEFORE


def is_cut_short(words: Sequence[str]) -> bool:
    """Whether a sentence can't end so: „Hilfe bei …", „Wer macht …"."""
    return _word(words[-1]) in OF or all(word_of_asking(word) for word in words)


def _asked(question: str) -> str:
    """The part that asks: from the first clause that begins like a question up to its mark."""
    clauses = _CLAUSE.split(question.strip())
    starts = [place for place, clause in enumerate(clauses) if _word(clause.partition(" ")[0]) in OPENERS]
    return " ".join(clauses[starts[0] if starts else 0 :]).partition("?")[0]


def _word(word: str) -> str:
    return fold(word.strip(_EDGE))


def _is_of_help(words: Sequence[str]) -> bool:
    return len(words) > 1 and _word(words[0]) in OF_HELP and _word(words[1]) in OF
