"""When the daily rounds are due: in the morning of the region's working days."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

MORNING = time(9, 0)
SATURDAY = 5


def next_morning(after: datetime, zone: ZoneInfo) -> datetime:
    """The next nine o'clock (local) from Monday to Friday that comes after the moment ``after``; in UTC."""
    day = after.astimezone(zone).date()
    while True:
        moment = datetime.combine(day, MORNING, zone).astimezone(UTC)
        if moment > after and day.weekday() < SATURDAY:
            return moment
        day += timedelta(days=1)
