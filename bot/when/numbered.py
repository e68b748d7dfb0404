"""Figures that look like a date and are the number of something: „Version 3.12“, „§ 5.1“, „DLK 23/12“, „Raum 2.14“."""

import re

from bot.when.words import WEEKDAYS
from bot.words import fold

_BARE = re.compile(r"[0-9]{1,2}[./][0-9]{1,2}(?![0-9]|[./])")  # a date has a dot behind it, or a year
_KIND = re.compile(
    r"(?:§+|\b(?i:versions?|v|release|rel|nr|no|nummer|number|az|aktenzeichen|art|artikel|abs|absatz|abschnitt|ziffer|kapitel"
    r"|punkt|top|raum|zimmer|room|haus|geb(?:ä|ae)ude|din|teil|chapter|section)\b\.?|\b(?P<short>[A-ZÄÖÜ]{2,4}))\s*$"
)
_AROUND = 20
_OF_DATES = WEEKDAYS.keys() | set("am um ab bis vom von den der zum".split())


def is_numbered(text: str, at: int) -> bool:
    """Whether the figures at a place of a text are named by the word before them, and so no date."""
    if not _BARE.match(text, at):
        return False
    kind = _KIND.search(text[max(0, at - _AROUND) : at])
    return kind is not None and not (kind["short"] and fold(kind["short"]) in _OF_DATES)
