"""Which words of a text are looked for: folded, without fillers, reduced to their stems."""

import re
from functools import lru_cache

import Stemmer

WORD = re.compile(r"[^\W_]+")
FOLDS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
FILLERS = frozenset(
    (
        "ab aber alle als am an auch auf aus bei bieten biete bis bitte brauche brauchen bzw da das dass dem den der "
        "des die dies diese dieser ein eine einem einen einer eines er es etwas fuer gebraucht gern gesucht haben hat "
        "ich ihr im in ist je jemand kann kein keine koennen man mehr mit nach neu nicht noch nur oder ohne pro sehr "
        "sich sie sind so suche suchen ueber um und uns unser unsere unter verfuegbar von vor vom was wer wie wir wird "
        "zu zum zur zwei drei a an and any are as at be by can do for from has have i in is it need of offer on or our "
        "someone some that the this to we who with you your"
    ).split()
)


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("german")


def fold_words(text: str) -> list[str]:
    """The words of a text in small letters, with ae for ä."""
    return [word.translate(FOLDS) for word in WORD.findall(text.casefold())]


def terms(text: str) -> list[str]:
    """The stems of a text's telling words, each once, in order."""
    telling = [word for word in fold_words(text) if len(word) > 1 and word not in FILLERS]
    return list(dict.fromkeys(_stemmer().stemWords(telling)))
