"""What has been read of one point in time."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.when.clock import Part, Times, with_part
from bot.when.relative import with_weekday
from bot.when.spans import Days, following, one

TO = {"-", "bis", "to", "till", "until", "auf", "zu", "/", "und", "u", "and", "through", "zum"}
FROM = {"ab", "from", "fruehestens", "fruehstens", "von", "nach", "after", "seit", "starting", "since"}
UNTIL = {"bis", "until", "till", "by", "spaetestens", "vor", "before"}
AT = {"um", "at", "gegen", "gg"}
BETWEEN = {"zwischen", "zw", "between", "von", "from", "vom"}


@dataclass(frozen=True, slots=True)
class Point:
    """What was said so far. ``ahead``: so many weeks later a weekday is meant; ``absolute``: ``days`` has figures."""

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
