"""Whether a plain reply around a verb says the contrary of it, or only asks. Pure."""

import re

_NO = r"(?:nicht|nichts|kein\w*|nein|nee|nie|not|no|none|never)"
_BEFORE = r"(?:(?:leider|noch|das|es|ist|sind|haben?|hat|besteht|wir|ich|bei|uns|still|is|are|we|have|there)\s+)*"
_AT_ONCE = re.compile(rf"\s*{_BEFORE}{_NO}\b", re.IGNORECASE)
_AT_LAST = re.compile(rf"[^,.;:!?\n]*\b{_NO}\s*(?:$|[,.;:!?\n])", re.IGNORECASE)
_ANYWHERE = re.compile(rf"\b{_NO}\b", re.IGNORECASE)


def denied_before(said: str, rest: str, *, polite: bool) -> bool:
    """„Noch nicht erledigt", „kein Interesse", „ist das erledigt?": ``rest`` is what stands before the verb.

    ``polite``: it began with „kannst du", so a question mark asks for it.
    """
    return (said.endswith("?") and not polite) or _ANYWHERE.search(rest) is not None


def denied_behind(said: str, rest: str, *, polite: bool) -> bool:
    """„Interesse leider nicht", „erledigt?"; but not „Interesse, aber nicht am Montag". ``rest`` stands behind."""
    if not rest:
        return said.endswith("?") and not polite
    if said[: len(said) - len(rest)].rstrip().endswith((".", ",", ":", ";", "!")):
        return False
    return bool(_AT_ONCE.match(rest) or _AT_LAST.match(rest))
