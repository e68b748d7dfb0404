"""What is worth knowing of a date: a holiday, the clocks being changed, another meeting at the same time."""

from datetime import date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.config import Region
from bot.leads import begins
from bot.occasions import Occasion
from bot.publicdays import public_holidays
from bot.replies import Words, text
from bot.when.spans import calendar_day
from bot.when.zones import is_repeated, is_skipped, to_local, to_utc
from commands.meetups.course import current
from commands.meetups.dates import ends
from storage import meetups
from storage.meetups import Meetup


async def notes(session: AsyncSession, region: Region, meetup: Meetup, one: Occasion) -> list[Words]:
    """The lines for the card; none where all is as usual."""
    return [*of_day(one, region), *of_clock(one, region), *await _at_the_same_time(session, region, meetup, one)]


def of_day(one: Occasion, region: Region) -> list[Words]:
    """A public holiday or school holidays on that day."""
    day = calendar_day(one.start)
    found: list[Words] = []
    if name := public_holidays(region.holidays, day.year, region.language).get(day):
        found.append(text("meetup-holiday", day=day, name=name))
    school = next((some.name for some in region.school_holidays if some.first <= day <= some.last), None)
    if school:
        found.append(text("meetup-school", day=day, name=school))
    return found


def of_clock(one: Occasion, region: Region) -> list[Words]:
    """The hour that the clocks leave out, or show twice."""
    if not isinstance(one.start, datetime):
        return []
    if is_skipped(one.start, region.zone):
        moved = to_local(to_utc(one.start, region.zone), region.zone)
        return [text("meetup-skipped", said=f"{one.start:%H:%M}", meant=f"{moved:%H:%M}")]
    return [text("meetup-repeated", said=f"{one.start:%H:%M}")] if is_repeated(one.start, region.zone) else []


def weekday_differs(said: int | None, start: date | datetime) -> list[Words]:
    """Somebody wrote a weekday that is not that of the date."""
    day = calendar_day(start)
    return [] if said is None else [text("meetup-weekday", day=day)]


async def _at_the_same_time(session: AsyncSession, region: Region, meetup: Meetup, one: Occasion) -> list[Words]:
    start, end = begins(one, region), ends(one, region)
    others = await meetups.upcoming(session, region.key, end)
    found: list[Words] = []
    for other in others:
        if other.number == meetup.number or other.hidden or (other.next_at or end) < start - timedelta(days=1):
            continue
        if ends(await current(session, other), region) > start:
            found.append(text("meetup-clash", label=other.label, title=other.title))
    return found[:2]
