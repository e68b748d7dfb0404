"""The hours of a point: a time, from one to another, from or until one, and the part of the day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.when.clock import Time, Times, in_office_hours, read_part, read_time, skip, with_half
from bot.when.counts import BEFORE, read_short
from bot.when.days import read_date
from bot.when.model import DateError
from bot.when.point import AT, BETWEEN, FROM, TO, UNTIL, Point
from bot.when.tokens import Token, as_typed, figure_at, text_at
from bot.when.words import MONTHS, UNITS

Read = tuple[Point, int]
LASTING = {"fuer", "for", "dauer", "dauert", "duration", "lasting", ":", "ca", "."}
NOT_LASTING = {"vor", "nach", "vorher", "nachher", "spaeter", "frueher", "before", "after", "later", "earlier", "ago"}


def read_times(tokens: Sequence[Token], at: int, point: Point) -> Read | None:
    """The point with the times that stand at ``at``."""
    if point.times is not None and (ended := _lasting(tokens, at, point.times)):
        return replace(point, times=ended[0]), ended[1]
    if point.times is not None and (point.times.start is None) == (point.times.end is None):
        return None
    _refuse_impossible(tokens, at, point)
    word = text_at(tokens, at)
    if word in {"nicht", "not"} and text_at(tokens, at + 1) in BEFORE:
        return _open(tokens, at + 2, point, FROM)
    if word in {"aber", "but"} and at + 1 < len(tokens):
        return read_times(tokens, at + 1, point)
    if word in BETWEEN or _reads(tokens, at, point):
        found = _span(tokens, at + (word in BETWEEN), point)
        if found is not None:
            return found
    if word in FROM and (both := _span(tokens, skip(tokens, at + 1), point)):
        return both
    if word in FROM or word in UNTIL:
        return _open(tokens, at + 1, point, FROM if word in FROM and word != "bis" else UNTIL)
    if not _reads(tokens, at, point):
        return None
    time = read_time(tokens, at, bare=True)
    if time is None:
        return None
    mode = _mode_before(tokens, at) or _mode_behind(tokens, time[1])
    if mode:
        return _opened(point, time[0], mode), time[1]
    return replace(point, times=Times(time[0], None if point.times is None else point.times.end)), time[1]


def _lasting(tokens: Sequence[Token], at: int, times: Times) -> tuple[Times, int] | None:
    """The times with their end where is said how long: „10 Uhr, 2 Stunden“, „Dauer: 90 Min.“, „für 1,5 h“."""
    if times.start is None or times.end is not None:
        return None
    begin = at
    while text_at(tokens, at) in LASTING:
        at += 1
    said = any(token.text in LASTING for token in tokens[begin:at])
    found = read_short(tokens, at, lasting=said)
    if found is None or text_at(tokens, found[2]) in NOT_LASTING:
        return None
    start = in_office_hours(times.start)
    end = Time(start.minutes + round(found[0].total_seconds() / 60))
    return Times(start, end), found[2]


def _refuse_impossible(tokens: Sequence[Token], at: int, point: Point) -> None:
    """Raises DateError (date-impossible) for „25 Uhr“, „Do 14:75“, „14.61 Uhr“; elsewhere such figures are no times."""
    hour, minute = figure_at(tokens, at), figure_at(tokens, at + 2)
    if hour is None or len(text_at(tokens, at)) > 2:
        return
    both = minute is not None and text_at(tokens, at + 1) in {":", "."} and len(text_at(tokens, at + 2)) == 2
    end = at + 3 if both else at + 1
    named = text_at(tokens, end) in {"uhr", "oclock"}
    sure = named or (both and point.dated and text_at(tokens, at + 1) == ":" and tokens[at + 2].glued)
    if sure and (hour > 24 or (hour == 24 and both and minute) or (both and minute is not None and minute > 59)):
        raise DateError("date-impossible", as_typed(tokens, at, end + named))


def _reads(tokens: Sequence[Token], at: int, point: Point) -> bool:
    """Whether a number here can be a time: one that looks like it, behind „um“, or behind a day."""
    if read_time(tokens, at, bare=False) is not None:
        return True
    if read_time(tokens, at, bare=True) is None or text_at(tokens, at + 1) in UNITS:
        return False
    return point.dated or point.part is not None or any(
        text_at(tokens, at - back) in AT | FROM | UNTIL | BETWEEN | {"ca", "circa", "spaetestens"} for back in (1, 2)
    ) or _span(tokens, at, point) is not None  # fmt: skip


def _mode_before(tokens: Sequence[Token], at: int) -> set[str] | None:
    before = {text_at(tokens, at - back) for back in (1, 2) if at >= back}
    if before & {"fruehestens", "fruehstens", "ab"}:
        return FROM
    return UNTIL if before & {"spaetestens"} else None


def _mode_behind(tokens: Sequence[Token], at: int) -> set[str] | None:
    word = text_at(tokens, at)
    return FROM if word in {"fruehestens", "fruehstens"} else UNTIL if word == "spaetestens" else None


def _open(tokens: Sequence[Token], at: int, point: Point, mode: set[str]) -> Read | None:
    place = skip(tokens, at, frozenset(FROM | UNTIL))
    if place >= len(tokens) or (not point.absolute and _dated(tokens, place)):
        return None
    time = read_time(tokens, place, bare=True)
    return None if time is None else (_opened(point, time[0], mode), time[1])


def _opened(point: Point, time: Time, mode: set[str]) -> Point:
    old = point.times or Times(None, None)
    return replace(point, times=replace(old, start=time) if mode is FROM else replace(old, end=time))


def _dated(tokens: Sequence[Token], at: int) -> bool:
    """Whether a date with figures stands there, so that the number is no hour."""
    if read_time(tokens, at, bare=False) is not None:
        return False
    return read_date(tokens, at, date(2000, 1, 1)) is not None or text_at(tokens, at + 1) == "."


def _span(tokens: Sequence[Token], at: int, point: Point) -> Read | None:
    """9–11 Uhr, zwischen 14 und 16 Uhr, 1845-1955, 5-9 am, 17/18 Uhr."""
    at = skip(tokens, at)
    first = read_time(tokens, at, bare=True) if at < len(tokens) else None
    if first is None or text_at(tokens, first[1]) not in TO:
        return None
    place = skip(tokens, first[1] + 1, frozenset(TO | {"um"}))
    if place >= len(tokens) or _dated(tokens, place):
        return None
    last = read_time(tokens, place, bare=True)
    if last is None or text_at(tokens, last[1]) in UNITS or text_at(tokens, last[1]) in MONTHS:
        return None
    start, end = first[0], last[0]
    plain = read_time(tokens, at, bare=False) is None and read_time(tokens, place, bare=False) is None
    plain = plain and not len(tokens[at].text) == len(tokens[place].text) == 4
    if plain and not point.dated and point.part is None and not _is_hour(tokens, at, last[1]):
        return None
    if (
        start.open
        and not end.open
        and end.minutes >= 720
        and start.minutes + 720 < end.minutes
        and "m" in text_at(tokens, last[1] - 1)
    ):
        start = with_half(start, True)
    return replace(point, times=Times(start, end)), last[1]


def _is_hour(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether two bare numbers are hours: „gegen 18-19“, „18-19 abends“, „18-19 in the evening“."""
    behind = skip(tokens, end)
    part = behind < len(tokens) and read_part(tokens, behind) is not None
    return part or text_at(tokens, at - 1) in BETWEEN | AT | {"ca", "around", "about"}


def read_parts(tokens: Sequence[Token], at: int, point: Point) -> Read | None:
    """The point with the part of the day that stands at ``at``."""
    found = read_part(tokens, at)
    if found is None:
        return None
    part, end = found
    if point.part is not None and point.part != part:
        part = (min(part[0], point.part[0]), max(part[1], point.part[1]), point.part[2])
    return replace(point, part=part), end
