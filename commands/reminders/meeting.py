"""Being reminded of a meeting, before each of its dates: „erinnere mich T15 einen Tag vorher"."""

import re
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.config import Region
from bot.datewords import date_words
from bot.events import Due
from bot.leads import begins, moments, read_leads
from bot.lines import shorten
from bot.occasions import Occasion, occasions
from bot.replies import Outcome, Refusal, SetTimer, Words, text
from bot.when.zones import to_local
from commands.reminders.changes import end, silence, timer
from commands.reminders.line import whom
from storage import meetups, reminders
from storage.meetups import Meetup
from storage.reminders import Reminder

_LABEL = re.compile(r"(?<!\w)T(\d{1,9})\b", re.IGNORECASE)
_AROUND = re.compile(r"^(?:an|vor|of|about|before|to)\b|\b(?:an|vor|of|about|before)$|[:,.]", re.IGNORECASE)
LOOK_BACK = timedelta(days=1)
MANY = 60  # dates that are looked at


async def asked_for(
    facts: Facts, typed: str, session: AsyncSession
) -> tuple[Meetup, tuple[str, ...], bool | None] | None:
    """The meeting that a line names or replies to, how long before it, and whether the room is meant.

    None if the line isn't about one. Raises Refusal when that is over.
    """
    room, rest = whom(typed.strip())
    label = _LABEL.search(rest)
    number = int(label[1]) if label else facts.item
    meetup = await meetups.by_number(session, facts.region.key, number) if number else None
    if meetup is None or meetup.hidden:
        return None
    words = _AROUND.sub("", (rest[: label.start()] + rest[label.end() :] if label else rest).strip()).strip()
    leads = read_leads(words) if words else facts.region.reminders or ("1d",)
    if leads is None or not (label or words):
        return None
    if meetup.status != "open":
        raise Refusal("reminder-meetup-over", label=meetup.label)
    return meetup, leads, room


async def next_moment(session: AsyncSession, region: Region, reminder: Reminder, now: datetime) -> datetime | None:
    """When (UTC) a reminder of a meeting comes next; None when it does not any more."""
    meetup = await meetups.by_number(session, region.key, reminder.meetup or 0)
    if meetup is None or meetup.status != "open" or meetup.hidden:
        return None
    for one in await _dates(session, region, meetup, now):
        start = begins(one, region)
        found = moments(start, reminder.leads.split() if reminder.leads else (), region, in_quiet=True)
        if (moment := next((at for at in found if now < at < start), None)) is not None:
            return moment
    return None


async def named(session: AsyncSession, region: Region, reminder: Reminder, now: datetime) -> Words | None:
    """The meeting that a reminder is about, with its next date; None if there is none."""
    meetup = await meetups.by_number(session, region.key, reminder.meetup or 0)
    if meetup is None:
        return None
    for one in await _dates(session, region, meetup, now):
        if begins(one, region) > now:
            when = date_words(one.start, one.end, region)
            return text("reminder-meetup", label=meetup.label, title=shorten(meetup.title), when=when)
    return None


async def _dates(session: AsyncSession, region: Region, meetup: Meetup, now: datetime) -> list[Occasion]:
    """Its dates from a day ago on that are not called off."""
    special = await meetups.occurrences(session, meetup)
    found = occasions(meetup, special, to_local(now, region.zone) - LOOK_BACK, MANY)
    return [one for one in found if not one.cancelled]


async def follow(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """A meeting was moved or called off: so are the reminders of it."""
    timers: list[SetTimer] = []
    for reminder in await reminders.of_meetup(session, facts.region.key, int(event.payload["number"])):
        await silence(session, reminder)
        reminder.next_at = await next_moment(session, facts.region, reminder, facts.now)
        if reminder.next_at is None:
            meetup = await meetups.by_number(session, facts.region.key, reminder.meetup or 0)
            if meetup is None or meetup.status == "cancelled":
                end(reminder, "cancelled", facts.now)
        timers += timer(reminder)
    return Outcome(timers=tuple(timers))
