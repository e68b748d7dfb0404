"""Whose turn it is to be host: fairly, among the municipalities that want to."""

from collections.abc import Sequence
from datetime import date
from random import Random

from sqlalchemy.ext.asyncio import AsyncSession

from bot.config import Region
from bot.when.spans import calendar_day
from commands.meetups.course import current
from commands.meetups.line import is_online
from storage import hosts, meetups
from storage.hosts import Host
from storage.meetups import Meetup


def in_turn(found: Sequence[Host], taken: dict[str, date], day: date, not_these: Sequence[str] = ()) -> str:
    """Whose turn it is on a day: who was host longest ago, by chance among equals; "" if nobody wants to. Pure.

    ``taken`` are the days on which a municipality will be host already. The chance is the same for one day.
    """
    last = {one.municipality: max(one.last_on or date.min, taken.get(one.municipality, date.min)) for one in found}
    free = sorted(name for name in last if name not in not_these)
    if not free:
        return ""
    longest = min(last[name] for name in free)
    return Random(day.isoformat()).choice([name for name in free if last[name] == longest])


async def turn(session: AsyncSession, region: Region, meetup: Meetup, *, not_these: Sequence[str] = ()) -> str:
    """Give a meeting without a place a host for its next date, if any municipality wants to; returns its name."""
    one = await current(session, meetup) if meetup.current else None
    if one is None or is_online(one.place) or (not not_these and (one.place or one.host)):
        return ""
    found = await hosts.all_hosts(session, region.key)
    day = calendar_day(one.start)
    name = in_turn(found, await _taken(session, region, meetup), day, not_these)
    if name:
        (await meetups.occurrence(session, meetup, meetup.current)).host = name
        await session.flush()
    return name


async def _taken(session: AsyncSession, region: Region, but: Meetup) -> dict[str, date]:
    taken: dict[str, date] = {}
    for other in await meetups.upcoming(session, region.key):
        if other.number == but.number:
            continue
        one = await current(session, other)
        day = calendar_day(one.start)
        if one.host:
            taken[one.host] = max(day, taken.get(one.host, date.min))
    return taken
