"""„Ja", „nein danke", ✅: the answer to a question of the bot's, where it says nothing else. Pure. For all features."""

import re

from bot.words import clean, fold

YES = frozenset("ja jo jep jup jawohl yes yep yeah sure klar gern gerne richtig genau ✅ 👍".split())
NO = frozenset("nein nee noe nicht no nope not ❌ 👎".split())
_BESIDES = frozenset(
    "bitte danke das es ist ihn sie den noch immer weiter weiterhin doch aktuell gueltig mehr leider stimmt passt so "
    "trag trage ein eintragen brauchen suchen bieten wir haben please thanks thank you it is still that we "
    "right valid longer any more".split()
)
_MOST_WORDS = 8


def read_yes_no(typed: str) -> bool | None:
    """True for yes, False for no; None for words that say more, or something else."""
    words = re.findall(r"\w+|[✅👍❌👎]", fold(clean(typed)))
    if not words or len(words) > _MOST_WORDS or typed.rstrip().endswith("?"):
        return None
    said = {word in YES for word in words if word in YES | NO}
    if not said or any(word not in YES | NO | _BESIDES for word in words):
        return None
    return False not in said
