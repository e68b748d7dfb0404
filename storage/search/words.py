"""The words of a text as the search sees them: folded, without fillers, reduced to their stems."""

import re
from functools import cache, lru_cache

import Stemmer
from marisa_trie import BytesTrie

from storage.search.packed import packed

FORMS = "forms.marisa"

WORD = re.compile(r"[^\W_]+")
FOLDS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
FILLERS = frozenset(
    (
        "a ab aber alle als am an and any are as at auch auf aus be bei bezueglich biete bieten bietet bis bitte "
        "brauche brauchen braucht by bzw can da das dass dem den der des die dies diese dieser do does drei ein "
        "eine einem einen einer eines er es etwas falls for from frueher fuer gebraucht gern gestanden gesucht "
        "haben halt has hat have hielt i ich ihr im in is ist je jemand kann kein keine kennt knows koennen "
        "koennt koennte koennten kriegen kriegt kuemmert laeuft lediglich lief macht mal man mehr meist meistens "
        "mit mittels nach natuerlich need neu nicht noch notfalls nur oder of offer ohne on or our passt pro "
        "sagen sagt schade sehr sich sicherlich sie sind so some someone sondern spaeter statt suche suchen that "
        "the this to ueber um umgehend und uns unser unsere unter verfuegbar vom von vor waren was we wegen weil "
        "weiss wer who wie wir wird with wo you your zu zum zur zwei"
    ).split()
)


_DERIVED = re.compile(r"(?<=\w{4})(?:ierung(?:en)?|ation(?:en)?)$")  # Moderation, Moderierung: as moderieren


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("german", 0)


@cache
def _forms() -> BytesTrie:
    return packed(BytesTrie(), FORMS)


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """The stem of a folded word, with which all its forms are found: that of its base form (Snowball, German)."""
    base = _forms().get(word)
    word = base[0].decode() if base else word
    return str(_stemmer().stemWord(_DERIVED.sub("ieren", word)))


def fold_words(text: str) -> list[str]:
    """The words of a text in small letters, with ae for ä."""
    return [word.translate(FOLDS) for word in WORD.findall(text.casefold())]


def tag_word(tag: str) -> str:
    """A topic's tag as one word of the index: ``#mobilesarbeiten``."""
    return "#" + "".join(fold_words(tag))
