"""One point in time or one span of hours: a date, a weekday, a time of day and a part of the day, in any order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.when.clock import Part, Time, Times, read_part, read_time, skip, with_half, with_part
from bot.dates import DateError
from bot.when.days import day_in, read_date, read_day_number, read_month_day
from bot.when.relative import BEFORE, read_moment, read_relative, read_stretch, steps, with_weekday
from bot.when.spans import Days, following, one
from bot.when.tokens import Token
from bot.when.words import FILLERS, MONTHS, NEXT, ORDINALS, SHORT_DAYS, THIS, UNITS, WEEKDAYS

TO = {"-", "bis", "to", "till", "until", "auf", "zu", "/", "und", "and", "through", "zum"}
FROM = {"ab", "from", "fruehestens", "fruehstens", "von", "nach", "after", "seit", "starting", "since"}
UNTIL = {"bis", "until", "till", "by", "spaetestens", "vor", "before"}
AT = {"um", "at", "gegen", "gg"}
BETWEEN = {"zwischen", "between", "von", "from", "vom"}


@dataclass(frozen=True, slots=True)
class Point:
    """What was said so far. ``ahead`` is how many weeks later a weekday is meant; ``absolute``: ``days`` has figures."""

    days: Days | None = None
    weekday: int | None = None
    ahead: int = 0
    times: Times | None = None
    part: Part | None = None
    moment: datetime | None = None
    until: datetime | None = None
    absolute: bool = False

    @property
    def dated(self) -> bool:
        return self.days is not None or self.weekday is not None or self.moment is not None

    @property
    def empty(self) -> bool:
        return not self.dated and self.times is None and self.part is None


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ""


def read_point(tokens: Sequence[Token], at: int, now: datetime) -> tuple[Point, int]:
    """Read on as long as something is said; returns where it stops. Raises DateError (date-impossible)."""
    point, end = Point(), at
    while at < len(tokens):
        at = skip(tokens, at)
        found = at < len(tokens) and _more(tokens, at, point, now)
        if not found:
            break
        point, at = found
        end = at
    return point, end


def _more(tokens: Sequence[Token], at: int, point: Point, now: datetime) -> tuple[Point, int] | None:
    for form in (_moment, _date, _weekday, _times, _part):
        found = form(tokens, at, point, now)
        if found is not None:
            return found
    return None


def _moment(tokens: Sequence[Token], at: int, point: Point, now: datetime) -> tuple[Point, int] | None:
    if not point.empty:
        return None
    if stretch := read_stretch(tokens, at, now):
        return replace(point, moment=stretch[0], until=stretch[1]), stretch[2]
    found = read_moment(tokens, _preposition(tokens, at), now)
    return None if found is None else (replace(point, moment=found[0]), found[1])


def _preposition(tokens: Sequence[Token], at: int) -> int:
    """Where an „in“ stands before fillers („in etwa zwei Stunden“), else the place itself."""
    back = next((n for n in (1, 2, 3) if _text(tokens, at - n) == "in"), 0)
    return at - back if all(token.text in FILLERS for token in tokens[at - back : at]) else at


def _date(tokens: Sequence[Token], at: int, point: Point, now: datetime) -> tuple[Point, int] | None:
    if point.absolute or point.moment or (_text(tokens, at - 1) in AT and read_time(tokens, at, bare=True)):
        return None
    today = now.date()
    figures = _day_range(tokens, at, today) or _date_range(tokens, at, today) or read_date(tokens, at, today)
    if figures is None and point.days is None:
        figures = read_month_day(tokens, at, today)
    if figures is not None:
        if point.days is not None and figures[0].grain == "month" and point.days.grain == "day":
            return None
        return replace(point, days=figures[0], absolute=figures[0].grain == "day"), figures[1]
    if point.days is not None and point.days.grain == "day":
        return None
    place = _preposition(tokens, at)
    relative = read_relative(tokens, place, now) or (read_relative(tokens, at, now) if place < at else None)
    if relative is None or (point.weekday is not None and relative[0].grain == "day" and not _counts(tokens, at)):
        return None
    if point.weekday is not None and relative[0].grain == "day":  # Donnerstag in einer Woche, Mittwoch vor zwei Wochen
        return _weeks_from(point, relative[0], now), relative[1]
    return replace(point, days=relative[0]), relative[1]


def _counts(tokens: Sequence[Token], at: int) -> bool:
    return _text(tokens, at - 1) == "in" or _text(tokens, at) in BEFORE


def _weeks_from(point: Point, days: Days, now: datetime) -> Point:
    weeks = round((days.first - now.date()).days / 7)
    weekday = point.weekday or 0
    monday = now.date() - timedelta(days=now.weekday())
    day = monday + timedelta(weeks=weeks, days=weekday)
    if weeks > 0 and weekday <= now.weekday():
        day += timedelta(weeks=1)
    return replace(point, days=one(day), weekday=None)


def _day_range(tokens: Sequence[Token], at: int, today: date) -> tuple[Days, int] | None:
    """14.–15.6., 13 bis 15 Juli, 26./27.09.2017, 21 auf 22 November: the first date has no month of its own."""
    first = read_day_number(tokens, at)
    if first is None or _text(tokens, at) in ORDINALS:
        return None
    day, end = first
    if _text(tokens, end) not in TO:
        return None
    end += 1
    while _text(tokens, end) in TO or _text(tokens, end) in {"zum", "den", "dem", "."}:
        end += 1
    if end >= len(tokens):
        return None
    last = read_date(tokens, end, today)
    if last is None or last[0].grain != "day" or not 1 <= day <= 31 or day > last[0].first.day or _text(tokens, end) in MONTHS:
        return None
    return Days(last[0].first.replace(day=day), last[0].last, "day", range=True), last[1]


def _date_range(tokens: Sequence[Token], at: int, today: date) -> tuple[Days, int] | None:
    """14.10. bis 15.10.2018, 25.11-26.11, Juli 13 - Juli 15; the first has the year of the last."""
    first = read_date(tokens, at, today)
    if first is None or first[0].grain != "day" or _text(tokens, first[1]) not in TO:
        return None
    place = skip(tokens, first[1] + 1, frozenset(TO))
    last = read_date(tokens, place, today) if place < len(tokens) else None
    if last is None or last[0].grain != "day":
        return None
    begin, end = first[0].first, last[0].first
    if first[0].yearless and (begin > end or not last[0].yearless):
        begin = _in_year(begin, end)
    elif last[0].yearless and end < begin:
        end = day_in(None, end.month, end.day, begin, _text(tokens, place))
    if end < begin:
        raise DateError("date-order", " ".join(token.text for token in tokens[at : last[1]]))
    return Days(begin, end, "day", range=True), last[1]


def _in_year(first: date, last: date) -> date:
    """The last such day before ``last``: „15.12. bis 3.1.2027“ begins in 2026."""
    for year in (last.year, last.year - 1):
        try:
            if first.replace(year=year) <= last:
                return first.replace(year=year)
        except ValueError:
            break
    raise DateError("date-impossible", f"{first.day}.{first.month}.{last.year}")


def _weekday(tokens: Sequence[Token], at: int, point: Point, now: datetime) -> tuple[Point, int] | None:
    ahead = steps(_text(tokens, at))
    place = at if ahead is None else at + 1
    word = _text(tokens, place)
    if word not in WEEKDAYS or point.weekday is not None:
        return None
    end = place + 1 + (_text(tokens, place + 1) == ".")
    alone = len(tokens) == 1 or end > place + 1 or _text(tokens, end) in {",", "-"} or ahead is not None
    if word in SHORT_DAYS and not alone and not _goes_on(tokens, end):
        return None
    if _text(tokens, end) in {"nach", "after"} and _text(tokens, end + 1) in {"dem", "the"} and _text(tokens, end + 2) in NEXT:
        return replace(point, weekday=WEEKDAYS[word], ahead=1), end + 3
    weeks = {None: 0, 0: 0, 1: 0, 2: 1, -1: -1, -2: -2}[ahead]
    if point.days is not None:
        return replace(point, days=with_weekday(point.days, WEEKDAYS[word])), end
    return replace(point, weekday=WEEKDAYS[word], ahead=weeks), end


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands behind „so“, „die“, „mit“ makes them weekdays: a number, a date, or the end."""
    at = skip(tokens, at)
    return at >= len(tokens) or tokens[at].number is not None or tokens[at].text in MONTHS or tokens[at].text in WEEKDAYS


def _times(tokens: Sequence[Token], at: int, point: Point, _now: datetime) -> tuple[Point, int] | None:
    if point.times is not None and (point.times.start is None) == (point.times.end is None):
        return None
    word = _text(tokens, at)
    if word in {"nicht", "not"} and _text(tokens, at + 1) in BEFORE:
        return _open(tokens, at + 2, point, FROM)
    if word in {"aber", "but"}:
        return _times(tokens, at + 1, point, _now)
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


def _reads(tokens: Sequence[Token], at: int, point: Point) -> bool:
    """Whether a number here can be a time: one that looks like it, behind „um“, or behind a day."""
    if read_time(tokens, at, bare=False) is not None:
        return True
    if read_time(tokens, at, bare=True) is None or _text(tokens, at + 1) in UNITS:
        return False
    return point.dated or point.part is not None or any(
        _text(tokens, at - back) in AT | FROM | UNTIL | BETWEEN | {"ca", "circa", "spaetestens"} for back in (1, 2)
    ) or _span(tokens, at, point) is not None  # fmt: skip


def _mode_before(tokens: Sequence[Token], at: int) -> set[str] | None:
    before = {_text(tokens, at - back) for back in (1, 2) if at >= back}
    if before & {"fruehestens", "fruehstens", "ab"}:
        return FROM
    return UNTIL if before & {"spaetestens"} else None


def _mode_behind(tokens: Sequence[Token], at: int) -> set[str] | None:
    word = _text(tokens, at)
    return FROM if word in {"fruehestens", "fruehstens"} else UNTIL if word == "spaetestens" else None


def _open(tokens: Sequence[Token], at: int, point: Point, mode: set[str]) -> tuple[Point, int] | None:
    place = skip(tokens, at, frozenset(FROM | UNTIL))
    if place >= len(tokens) or (not point.absolute and read_date_like(tokens, place)):
        return None
    time = read_time(tokens, place, bare=True)
    return None if time is None else (_opened(point, time[0], mode), time[1])


def _opened(point: Point, time: Time, mode: set[str]) -> Point:
    old = point.times or Times(None, None)
    return replace(point, times=replace(old, start=time) if mode is FROM else replace(old, end=time))


def read_date_like(tokens: Sequence[Token], at: int) -> bool:
    """Whether a date with figures stands there, so that the number is no hour."""
    if read_time(tokens, at, bare=False) is not None:
        return False
    return read_date(tokens, at, date(2000, 1, 1)) is not None or _text(tokens, at + 1) == "."


def _span(tokens: Sequence[Token], at: int, point: Point) -> tuple[Point, int] | None:
    """9–11 Uhr, zwischen 14 und 16 Uhr, 1845-1955, 5-9 am, 17/18 Uhr."""
    at = skip(tokens, at)
    first = read_time(tokens, at, bare=True) if at < len(tokens) else None
    if first is None or _text(tokens, first[1]) not in TO:
        return None
    place = skip(tokens, first[1] + 1, frozenset(TO | {"um"}))
    if place >= len(tokens) or read_date_like(tokens, place):
        return None
    last = read_time(tokens, place, bare=True)
    if last is None or _text(tokens, last[1]) in UNITS or _text(tokens, last[1]) in MONTHS:
        return None
    start, end = first[0], last[0]
    plain = read_time(tokens, at, bare=False) is None and read_time(tokens, place, bare=False) is None
    plain = plain and not len(tokens[at].text) == len(tokens[place].text) == 4
    if plain and not point.dated and point.part is None and _text(tokens, at - 1) not in BETWEEN | {"um", "at", "ca"}:
        return None
    if start.open and not end.open and end.minutes >= 720 and start.minutes + 720 < end.minutes and "m" in _text(tokens, last[1] - 1):
        start = with_half(start, True)
    return replace(point, times=Times(start, end)), last[1]


def _part(tokens: Sequence[Token], at: int, point: Point, _now: datetime) -> tuple[Point, int] | None:
    found = read_part(tokens, at)
    if found is None:
        return None
    part, end = found
    if point.part is not None and point.part != part:
        part = (min(part[0], point.part[0]), max(part[1], point.part[1]), point.part[2])
    return replace(point, part=part), end


def settled(times: Times, part: Part | None) -> Times:
    """The times as the part of the day says."""
    if part is None:
        return times
    return Times(*(None if time is None else with_part(time, part) for time in (times.start, times.end)))


def day_of(point: Point, today: date) -> Days | None:
    """The day or days that a point names."""
    if point.days is not None:
        return point.days if point.weekday is None else with_weekday(point.days, point.weekday)
    if point.weekday is None:
        return None
    number = 1 + point.ahead if point.ahead >= 0 else point.ahead
    return one(following(today, point.weekday, number))


__all__ = ["BETWEEN", "FROM", "THIS", "TO", "UNTIL", "Point", "day_of", "read_point", "settled"]
