"""From what was said of a habit to a rule of RFC 5545 (3.3.10), its first date and the days that it leaves out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from bot.publicdays import public_holidays
from bot.when.clock import in_office_hours
from bot.when.model import Almanac, DateError, Grain, When
from bot.when.point import Point, settled
from bot.when.series import occurrences
from bot.when.spans import calendar_day

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
LOOKED_AT = 400  # dates among which those of holidays are looked for


@dataclass(slots=True)
class Habit:
    """What was said. ``ordinals`` count weekdays of a month (-1: the last), ``quarter``: of a quarter.

    ``counted`` are the ordinals that belong to a weekday, with it; ``dates`` are months and days of every year.
    """

    said: bool = False
    unit: str | None = None
    interval: int = 1
    quarter: bool = False
    ordinals: list[int] = field(default_factory=list)
    weekdays: list[int] = field(default_factory=list)
    workdays: bool = False
    month_days: list[int] = field(default_factory=list)
    months: list[int] = field(default_factory=list)
    count: int | None = None
    since: date | None = None
    until: date | None = None
    except_school: bool = False
    except_public: bool = False
    except_days: list[date] = field(default_factory=list)
    except_months: list[int] = field(default_factory=list)
    except_weekdays: list[int] = field(default_factory=list)
    counted: list[tuple[int, int]] = field(default_factory=list)
    dates: set[tuple[int, int]] = field(default_factory=set)


def made(habit: Habit, point: Point, now: datetime, almanac: Almanac, words: str) -> When:
    """The recurrence. Raises DateError: date-never when it has no date, date-impossible for a day that no month has."""
    parts = _parts(habit, words)
    begin, end, grain = _hours(point)
    since = habit.since or now.date()
    first = datetime.combine(since, begin) if begin else since
    after = _before(first) if habit.since and since > now.date() else now if begin else now.date() - timedelta(days=1)
    start = _first(habit, parts, first, after)
    if start is None:
        raise DateError("date-never", words)
    if habit.until:
        stamp = habit.until.strftime("%Y%m%d")
        parts.append(f"UNTIL={stamp}T235959" if begin else f"UNTIL={stamp}")
    elif habit.count:
        parts.append(f"COUNT={habit.count}")
    rrule = ";".join(parts)
    exclude = _left_out(habit, rrule, start, almanac)
    kept = occurrences(rrule, start, exclude, _before(start), 1)
    if not kept:
        raise DateError("date-never", words)
    last = datetime.combine(calendar_day(kept[0]), end) if end else None
    return When(kept[0], last, grain, rrule, tuple(sorted(exclude)), habit.except_school)


def _parts(habit: Habit, words: str) -> list[str]:
    unit, parts = _unit(habit), list[str]()
    days = list(range(5) if habit.workdays else dict.fromkeys(habit.weekdays))
    months = list(dict.fromkeys(habit.months))
    if habit.except_weekdays:
        days = [day for day in days or range(7) if day not in habit.except_weekdays]
        unit = "week" if unit == "day" else unit
    if habit.quarter and habit.ordinals:
        unit, months, habit.interval = "year", quarter_months(last=min(habit.ordinals) < 0), 1
    if months and habit.unit == "month" and unit == "year":
        habit.interval = 1  # „halbjährlich im März und September“
    parts.append(f"FREQ={FREQUENCIES[unit]}")
    if habit.interval > 1:
        parts.append(f"INTERVAL={habit.interval}")
    if months:
        parts.append(f"BYMONTH={_list(months)}")
    elif habit.except_months:
        parts.append(f"BYMONTH={_list(month for month in range(1, 13) if month not in habit.except_months)}")
    if habit.month_days:
        _check(habit.month_days, months, words)
        parts.append(f"BYMONTHDAY={_list(dict.fromkeys(habit.month_days))}")
    elif habit.workdays and habit.ordinals:
        parts += [f"BYDAY={_list(DAYS[:5])}", f"BYSETPOS={_list(habit.ordinals)}"]
    elif habit.ordinals:
        counted = habit.counted or [(number, day) for number in habit.ordinals for day in days]
        parts.append(f"BYDAY={_list(f'{number}{DAYS[day]}' for number, day in counted)}")
    elif days:
        parts.append(f"BYDAY={_list(DAYS[day] for day in sorted(days))}")
    elif months and unit == "year":
        parts.append("BYMONTHDAY=1")
    return parts


def _list(values: Iterable[object]) -> str:
    return ",".join(map(str, values))


def _unit(habit: Habit) -> str:
    if habit.month_days or habit.ordinals:
        return "year" if habit.months or habit.unit == "year" else "month"
    if (habit.weekdays or habit.workdays) and habit.unit in {None, "day"}:
        return "week"
    if habit.months and habit.unit == "month":
        return "year"
    return habit.unit or "week"


def quarter_months(*, last: bool) -> list[int]:
    """The first or the last months of the quarters."""
    return [3, 6, 9, 12] if last else [1, 4, 7, 10]


def _check(days: Sequence[int], months: Sequence[int], words: str) -> None:
    """Refuse „jeden 32.“ and „jährlich am 31.6.“."""
    longest = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
    most = max((longest.get(month, 31) for month in months), default=31)
    if any(day > most or day == 0 for day in days):
        raise DateError("date-impossible", words)


def _hours(point: Point) -> tuple[time | None, time | None, Grain]:
    """From when to when on each day, and how precisely that was said."""
    if point.times is None and point.part is None:
        return None, None, "day"
    if point.times is None:
        assert point.part is not None
        return time(point.part[2]), None, "part"
    times = settled(point.times, point.part)
    lead = times.start or times.end
    assert lead is not None
    begin, end = (None if one is None else _clock(in_office_hours(one).minutes) for one in (times.start, times.end))
    grain: Grain = "hour" if lead.grain == "hour" else "minute"
    return begin or end, end if begin else None, grain


def _clock(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)


def _before(moment: date | datetime) -> date | datetime:
    return moment - (timedelta(minutes=1) if isinstance(moment, datetime) else timedelta(days=1))


def _first(
    habit: Habit, parts: Sequence[str], first: date | datetime, after: date | datetime
) -> date | datetime | None:
    """The first date, as if there were one each time: „alle zwei Wochen dienstags“ begins with the next Tuesday."""
    each = ";".join(part for part in parts if not part.startswith("INTERVAL"))
    found = occurrences(
        each, first, (), max(after, _before(first)) if type(after) is type(first) else _before(first), 1
    )
    if not found or (habit.until and calendar_day(found[0]) > habit.until):
        return None
    return found[0]


def _left_out(habit: Habit, rrule: str, start: date | datetime, almanac: Almanac) -> set[date]:
    """The days among the next dates that were left out by name, or lie in holidays."""
    if not (habit.except_school or habit.except_public or habit.except_days):
        return set()
    days = {calendar_day(one) for one in occurrences(rrule, start, (), _before(start), LOOKED_AT)}
    left_out = days.intersection(habit.except_days)
    if habit.except_school:
        left_out |= {day for day in days if any(first <= day <= last for first, last in almanac.school_holidays)}
    if habit.except_public:
        left_out |= {day for day in days if day in public_holidays(almanac.holidays, day.year)}
    return left_out
