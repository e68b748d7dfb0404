"""How long before something people are reminded: „eine Woche, zwei Stunden vorher", outside of the quiet hours."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.config import Region, lead_time
from bot.occasions import Occasion
from bot.schedule import MORNING, after_quiet, before_quiet, is_quiet
from bot.when.counts import read_long, read_short
from bot.when.tokens import figure_at, text_at, tokenise
from bot.when.zones import to_local, to_utc

SHORTHAND = re.compile(r"([1-9][0-9]{0,3})([mhdw])")
FILLERS = frozenset("vorher davor und and before vor je jeweils immer earlier ahead , . ;".split())
DAYS = {"day": "d", "week": "w"}
MOST = 6
FOLLOW = "reminder-follow"  # the kind of timer that says that the dates of a meeting have changed


def read_leads(words: str) -> tuple[str, ...] | None:
    """„eine Woche und 2 Stunden vorher“, „3d 1d“, as in the configuration; None for what is nothing of the kind."""
    tokens = tokenise(words)
    found: list[str] = []
    at = 0
    while at < len(tokens):
        short = f"{figure_at(tokens, at)}{text_at(tokens, at + 1)}"
        if tokens[at].text in FILLERS:
            at += 1
        elif SHORTHAND.fullmatch(short):
            found.append(short)
            at += 2
        elif long := read_long(tokens, at):
            number, unit, at = long
            if unit not in DAYS or number != int(number) or number < 1:
                return None
            found.append(f"{int(number)}{DAYS[unit]}")
        elif brief := read_short(tokens, at):
            length, _, at = brief
            if length < timedelta(minutes=1):
                return None
            found.append(_shorthand(length))
        else:
            return None
    kept = tuple(dict.fromkeys(found))
    return kept if kept and len(kept) <= MOST and all(SHORTHAND.fullmatch(one) for one in kept) else None


def _shorthand(length: timedelta) -> str:
    minutes = int(length.total_seconds() // 60)
    return f"{minutes // 60}h" if minutes % 60 == 0 else f"{minutes}m"


def begins(one: Occasion, region: Region) -> datetime:
    """The moment (UTC) at which it begins; a whole day begins at nine."""
    local = one.start if isinstance(one.start, datetime) else datetime.combine(one.start, MORNING)
    return to_utc(local, region.zone)


def before(start: datetime, lead: str, region: Region) -> datetime:
    """The moment (UTC) so long before ``start`` (UTC); a day before is the same time on the clock."""
    length = lead_time(lead)
    if lead[-1] in "dw":
        return to_utc(to_local(start, region.zone) - length, region.zone)
    return start - length


def moments(start: datetime, leads: Sequence[str], region: Region, *, in_quiet: bool = False) -> list[datetime]:
    """When to remind (UTC, in order) of what starts at ``start`` (UTC): outside of the quiet hours, unless asked.

    What falls into them comes later the same day, or where that is too late, on the working day before.
    """
    found = {before(start, lead, region) for lead in leads}
    return sorted(found if in_quiet else {_aside(moment, start, region) for moment in found})


def _aside(moment: datetime, start: datetime, region: Region) -> datetime:
    if not is_quiet(moment, region):
        return moment
    later = after_quiet(moment, region)
    same_day = later.astimezone(region.zone).date() == moment.astimezone(region.zone).date()
    return later if same_day and later < start else before_quiet(moment, region)
