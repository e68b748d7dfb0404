"""The whole expression: a point, a span between two points, an open span, or a recurrence."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.when.clock import AFTERNOON, EARLY, Time, Times, in_office_hours, skip
from bot.when.counts import AFTER, BEFORE, read_long
from bot.when.ends import Seen, settled_ends
from bot.when.feasts import all_days
from bot.when.model import Almanac, DateError, When
from bot.when.point import BETWEEN, TO, Point, day_of, settled
from bot.when.points import read_point
from bot.when.recurrence import read_recurrence
from bot.when.spans import Days, calendar_day, step
from bot.when.tokens import MOST, Token, as_typed, text_at, tokenise
from bot.when.words import PARTS

LATE = 8 * 60  # from eight on „um neun“ is the next morning and not the evening
OPENING = {"ab", "from", "seit", "since", "starting"}
CLOSING = {"bis", "until", "till", "by", "spaetestens"}
INCLUDED = {"einschliesslich", "einschl", "inkl", "inklusive", "including"}
ARTICLES = {"dem", "den", "der", "the"}
NOONS = {PARTS["mittag"]}


def read_when(text: str, now: datetime, almanac: Almanac | None = None) -> When:
    """What a text says of days and times, seen from ``now`` (local time without a zone).

    Raises DateError: date-unknown, date-impossible, date-order, date-never (a recurrence that never happens).
    """
    found = _read(text, now, almanac)
    if found is None:
        raise DateError("date-unknown", text.strip())
    return found[0]


def read_exactly(text: str, now: datetime, almanac: Almanac | None = None) -> When | None:
    """The same for a text that says nothing else; None when there is no date in it, or more. Raises DateError."""
    found = _read(text, now, almanac)
    return found[0] if found and found[1] else None


def _read(text: str, now: datetime, almanac: Almanac | None) -> tuple[When, bool] | None:
    """What a text says, and whether it says nothing else."""
    tokens = tokenise(text)
    try:
        found = read_recurrence(tokens, now, almanac or Almanac()) or _expression(tokens, now)
    except DateError:
        raise
    except (OverflowError, ValueError):  # beyond the calendar: „in 9999 Jahren“
        raise DateError("date-impossible", text.strip()) from None
    return found and (found[0], found[1] and len(tokens) < MOST)


def _expression(tokens: Sequence[Token], now: datetime) -> tuple[When, bool] | None:
    """The first expression, and whether only fillers stand before and behind it."""
    at = 0
    while at < len(tokens):
        place = skip(tokens, at, frozenset(OPENING | CLOSING | INCLUDED))
        point, end = read_point(tokens, place, now)
        if point.empty and text_at(tokens, place) in BEFORE | AFTER:  # „vor Weihnachten“
            place += 1
            point, end = read_point(tokens, place, now)
        if not point.empty:
            when, end = _spanned(tokens, place, point, end, now)
            return when, at == 0 and skip(tokens, end, frozenset("-")) == len(tokens)
        at = place + 1
    return None


def _spanned(tokens: Sequence[Token], at: int, point: Point, end: int, now: datetime) -> tuple[When, int]:
    """The point, or what reaches from it to a second one; where it ends."""
    before = {tokens[place].text for place in range(max(0, at - 3), at)}
    at = skip(tokens, at)
    place = end
    while place < len(tokens) and tokens[place].text in {",", ")", "(", "uhr", "."}:
        place += 1
    ranged = point.days is not None and point.days.range
    whole = ranged and point.days is not None and point.days.edge is None
    if (
        place < len(tokens)
        and (tokens[place].text in TO or (tokens[place].text == "ab" and point.absolute))
        and point.dated
        and not whole
    ):
        place = skip(tokens, place + 1, frozenset(TO | BETWEEN | INCLUDED))
        second, after = read_point(tokens, place, now)
        if second.dated:
            return _between(tokens, (at, place), now, as_typed(tokens, at, after)), after
        if point.times is None and not second.empty:  # „15.9. - 6:00 Uhr“
            point, end = replace(point, times=second.times, part=second.part), after
    if single := day_of(point, now.date()) if point.times is None and point.part is None else None:
        if lasting := _lasting(tokens, end, single):
            return lasting
        if beside := _beside(tokens, at, single):
            return beside, end
    when = resolve(point, now)
    if before & CLOSING or (tokens[at].text in CLOSING and point.times is None):
        when = _closed(when, point)
    elif before & OPENING and (when.grain == "day" or when.coarse) and not whole:
        when = replace(when, end=None)
    return when, end


def _closed(when: When, point: Point) -> When:
    """„bis Freitag“: the end alone."""
    if point.part and not point.times and isinstance(when.end, datetime):  # „bis Freitagmittag“
        return replace(when, start=None, end=when.named[0] if point.part in NOONS else when.end, usual=None)
    return when if isinstance(when.end, datetime) else replace(when, start=None, end=when.end or when.start)


def _beside(tokens: Sequence[Token], at: int, days: Days) -> When | None:
    """„vor Weihnachten“, „nach dem 15.1.“: up to the day before, or from the day after it on."""
    back = at - 1
    while text_at(tokens, back) in ARTICLES:
        back -= 1
    word = text_at(tokens, back)
    if word in BEFORE:
        return When(None, (days.last if days.edge == 2 else days.first) - timedelta(days=1))
    if word not in AFTER:
        return None
    whole = all_days(tokens[at].text, days.last)
    return When((whole.last if whole else days.last) + timedelta(days=1))


def _lasting(tokens: Sequence[Token], at: int, days: Days) -> tuple[When, int] | None:
    """„ab 7.12. für zwei Wochen“, „3.12. für 2 Tage“."""
    counted = read_long(tokens, at + 1) if text_at(tokens, at) in {"fuer", "for"} else None
    if counted is None or days.first != days.last or counted[0] < 1:
        return None
    end = days.first + step(counted[1], round(counted[0])) - timedelta(days=1)
    return When(days.first, end if end > days.first else None, weekday=days.weekday), counted[2]


def _between(tokens: Sequence[Token], places: tuple[int, int], now: datetime, words: str) -> When:
    """From one point to another."""

    def seen(place: int) -> Seen:
        return lambda day: read_point(tokens, place, datetime.combine(day, now.time()))[0]

    first, second = settled_ends(seen(places[0]), seen(places[1]), now.date(), words)
    if first.times is None and second.times is not None and second.times.start and second.times.end:
        hours = second.times  # „Mo-Do 8-16 Uhr“
        first, second = replace(first, times=Times(hours.start, None)), replace(second, times=Times(None, hours.end))
    start, end = resolve(first, now), resolve(second, now)
    begin, last = start.start or start.end, end.end or end.start
    if begin and last and calendar_day(last) < calendar_day(begin):
        raise DateError("date-order", words)
    return replace(start, start=begin, end=last, weekday=None)


def resolve(point: Point, now: datetime) -> When:
    """The days and times that a point names, seen from ``now``."""
    if point.moment is not None:
        until = point.until.replace(second=0, microsecond=0) if point.until else None
        return When(point.moment.replace(second=0, microsecond=0), until, "minute")
    days = day_of(point, now.date())
    if point.times is not None:
        return _timed(point, days, now)
    if point.part is not None:
        return _parted(point, days, now)
    assert days is not None
    end = days.last if days.range or days.first != days.last else None
    return When(days.first, end, days.grain, weekday=days.weekday)


def _timed(point: Point, days: Days | None, now: datetime) -> When:
    assert point.times is not None
    times = settled(point.times, point.part)
    start, end = times.start, times.end
    first = days.first if days else now.date()
    last = days.last if days and days.range else first
    lead = start or end
    assert lead is not None
    if days is None:
        first = last = _next_day(lead, now, part=point.part is not None)
        start, end = (_nearest(one, first, now) if one else None for one in (start, end))
    else:
        start, end = (in_office_hours(one) if one else None for one in (start, end))
    end = _after_midnight(start, end) if start and end else end
    begin, until = _at(first, start), _at(last, end)
    if begin and until and until < begin and last == first:
        until += timedelta(days=1)
    weekday = days.weekday if days else None
    return When(begin, until, "hour" if lead.grain == "hour" else "minute", weekday=weekday)


def _after_midnight(start: Time, end: Time) -> Time:
    """„22–1 Uhr“ ends in the night: an hour taken for one of the afternoon that would still be before the start."""
    return (
        replace(end, minutes=end.minutes - AFTERNOON) if end.open and AFTERNOON < end.minutes < start.minutes else end
    )


def _at(day: date, clock: Time | None) -> datetime | None:
    if clock is None:
        return None
    return datetime.combine(day, time()) + timedelta(minutes=clock.minutes)


def _nearest(clock: Time, day: date, now: datetime) -> Time:
    """Of the two times that „um drei“ may be the next to come."""
    if not clock.open:
        return clock
    later = replace(clock, minutes=clock.minutes + AFTERNOON)
    passed = day == now.date() and clock.minutes <= now.hour * 60 + now.minute
    return later if clock.minutes < EARLY or (passed and clock.minutes < LATE) else clock


def _next_day(clock: Time, now: datetime, *, part: bool) -> date:
    minutes = _nearest(clock, now.date(), now).minutes
    passed = minutes <= now.hour * 60 + now.minute
    return now.date() + timedelta(days=1 if passed and not part else 0)


def _parted(point: Point, days: Days | None, now: datetime) -> When:
    assert point.part is not None
    first, last, usual = point.part
    if days is None:
        day = now.date() + timedelta(days=int(last <= now.hour))
        days = Days(day, day)
    night = last < usual  # it goes on after midnight; „die Nacht vom 3. auf den 4.“ names both days
    after = timedelta(days=1) if night and not days.range else timedelta()
    start = datetime.combine(days.first, time()) + timedelta(hours=usual if night else first)
    end = datetime.combine(days.last, time()) + after + timedelta(hours=last)
    return When(start, end, "part", weekday=days.weekday, usual=time(usual))
