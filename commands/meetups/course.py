"""The course of a meeting: which date is next, its timers, and what is different on it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.config import Region
from bot.leads import FOLLOW, begins, moments
from bot.occasions import Occasion, occasions
from bot.replies import SetTimer
from bot.when.series import first_minute
from bot.when.zones import to_local
from commands.meetups.dates import ends
from storage import meetups, timers
from storage.meetups import Meetup, Occurrence

REMIND, OVER, ASK, CARD = "meetup-remind", "meetup-over", "meetup-ask", "meetup-card"
LOOK_BACK = timedelta(days=32)  # a meeting may take some days
MANY = 60  # dates that are looked at


async def coming(session: AsyncSession, meetup: Meetup, region: Region, now: datetime, limit: int) -> list[Occasion]:
    """The next dates that are not over and not called off, the earliest first."""
    return _coming(meetup, await meetups.occurrences(session, meetup), region, now)[:limit]


def _coming(meetup: Meetup, special: Mapping[str, Occurrence], region: Region, now: datetime) -> list[Occasion]:
    after = to_local(now, region.zone) - LOOK_BACK
    found = occasions(meetup, special, after, MANY)
    return [one for one in found if not one.cancelled and ends(one, region) > now]


async def current(session: AsyncSession, meetup: Meetup) -> Occasion:
    """The date that the meeting's card shows: the next one, or the last there was."""
    special = await meetups.occurrences(session, meetup)
    at = meetups.moment_of(meetup.current)
    after = first_minute(at) - LOOK_BACK
    found = [one for one in occasions(meetup, special, after, 2 * MANY) if one.original == meetup.current]
    if found:
        return found[0]
    return Occasion(meetup.current, at, None, meetup.place, meetup.host, cancelled=True)


async def move_on(session: AsyncSession, meetup: Meetup, region: Region, now: datetime) -> Occasion | None:
    """Let the meeting stand at its next date; None when there is none any more, which leaves it at its last."""
    found = await coming(session, meetup, region, now, 1)
    if not found:
        meetup.next_at = None
        return None
    meetup.current, meetup.next_at = found[0].original, begins(found[0], region)
    return found[0]


async def set_timers(
    session: AsyncSession, meetup: Meetup, one: Occasion | None, region: Region, now: datetime
) -> tuple[SetTimer, ...]:
    """Its timers for the date ``one``; those of before are cancelled."""
    await silence(session, meetup)
    if one is None or meetup.status != "open":
        return ()
    set_now = [timer(OVER, meetup, ends(one, region))]
    if (at := next_reminder(meetup, one, region, now)) is not None:
        set_now.append(timer(REMIND, meetup, at))
    return tuple(set_now)


def next_reminder(meetup: Meetup, one: Occasion, region: Region, now: datetime) -> datetime | None:
    """When (UTC) the room is reminded next, None if not any more."""
    leads = region.reminders if meetup.leads is None else tuple(meetup.leads.split())
    start = begins(one, region)
    return next((moment for moment in moments(start, leads, region) if now < moment < start), None)


async def silence(session: AsyncSession, meetup: Meetup) -> None:
    """Let no timer of it fire any more."""
    await timers.cancel(session, meetup.region, [f"{kind}:{meetup.number}" for kind in (REMIND, OVER)])


def follow(meetup: Meetup, now: datetime) -> SetTimer:
    """Tell what hangs on the dates of this meeting that they have changed."""
    return timer(FOLLOW, meetup, now)


def timer(kind: str, meetup: Meetup, at: datetime) -> SetTimer:
    """A timer of a meeting; it has one of each kind."""
    return SetTimer(kind=kind, key=f"{kind}:{meetup.number}", due_at=at, payload={"number": meetup.number})
