"""„Für Borchen: …": what the coordinator says for a municipality. For all features."""

import re

from bot.command import Facts
from bot.words import EDGE, fold_name, split_name

_FOR = re.compile(r"\s*(?:für|fuer|for)\s+(?=\S)", re.IGNORECASE)


def on_behalf(facts: Facts, words: str, *, colon: bool = True) -> tuple[str, str]:
    """The municipality that speaks, and what it says: the one that the coordinator names in front, else the own one.

    Without ``colon`` its name may stand there without one.
    """
    own = facts.person.municipality
    found = _FOR.match(words) if facts.coordinator else None
    if found is None:
        return own, words
    name, behind = split_name(words[found.end() :], facts.region.names)
    typed = words[found.end() : len(words) - len(behind)]
    if not name or not (typed.endswith((":", ",")) or (not colon and fold_name(typed.strip(EDGE)) == fold_name(name))):
        return own, words
    return name, behind.strip()
