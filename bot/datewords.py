"""The date of a meeting in words. For all features."""

from datetime import date, datetime

from bot.config import Region
from bot.replies import Text, text
from bot.when.zones import to_local, to_utc


def date_words(start: date | datetime, end: date | datetime | None, region: Region) -> Text:
    """With its weekday; ``start`` and ``end`` are local times without a zone, or days, of which the last is included.

    A start that the clocks leave out is said as the time that they show then.
    """
    if not isinstance(start, datetime):
        return text("when-day", day=start) if end is None or end == start else text("when-days", first=start, last=end)
    moment = to_utc(start, region.zone)
    if not isinstance(end, datetime):
        if end is not None and end > start.date():
            return text("when-span", start=moment, end=end)
        return text("when-start", start=moment)
    if end.date() != start.date():
        return text("when-span", start=moment, end=to_utc(end, region.zone))
    local = to_local(moment, region.zone)
    return text("when-time", day=local.date(), start=f"{local:%H:%M}", end=f"{end:%H:%M}")
