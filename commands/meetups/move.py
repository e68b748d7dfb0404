"""``!verlegen``: another date or place; of a series only one date, unless another rhythm is named."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Kind, argument
from bot.config import lead_time
from bot.leads import read_leads
from bot.occasions import Occasion
from bot.parsing import date_refused
from bot.replies import Outcome, Refusal, text
from bot.schedule import almanac
from bot.when import DateError, When
from bot.when.spans import calendar_day
from commands.meetups.card import line_words
from commands.meetups.changes import (
    find,
    require_open,
    require_own,
    settle,
    snapshot,
)
from commands.meetups.course import current
from commands.meetups.create import set_place
from commands.meetups.dates import Dates, fill, settled
from commands.meetups.line import bare_place, host_of, read_line
from commands.meetups.single import named, told_again, told_words
from storage import meetups
from storage.meetups import Meetup, written

_TO = re.compile(r"(?:^|\s)(?:auf|nach|to|on)\s+", re.IGNORECASE)
_TODAY = re.compile(r"\b(?:heute|today|tonight)\b", re.IGNORECASE)
_ALL = re.compile(
    r"^\s*(?:alle(?:\s+termine)?|(?:die\s+)?ganze\s+(?:reihe|serie)|all(?:\s+dates)?|(?:the\s+)?whole\s+series)\b[\s,]*",
    re.IGNORECASE,
)
_BY = re.compile(
    r"^(?:vom?\s+(?P<which>.+?)\s+)?(?P<by>(?:um|by)\s+)?(?P<length>\S.*?)"
    r"(?:\s+(?P<way>später|spaeter|nach\s+hinten|later|früher|frueher|eher|vor|nach\s+vorne?|earlier))?[\s.!]*$",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"früher|frueher|eher|.*vorn?e?|earlier", re.IGNORECASE)


ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Move:
    item: int = argument(Kind.ITEM)
    line: str = argument(Kind.TEXT)


async def move(facts: Facts, arguments: Move, session: AsyncSession) -> Outcome:
    """Another date, another place, or both. Those who wanted to come are told, and asked again if the date differs."""
    meetup = await find(session, facts, arguments.item)
    require_own(meetup, facts)
    require_open(meetup)
    before = await snapshot(session, meetup)
    whole = bool(meetup.rrule and _ALL.match(arguments.line))
    typed = _ALL.sub("", arguments.line) if whole else arguments.line
    try:
        one, place, found = await _asked(session, facts, meetup, typed)
    except DateError as error:
        raise date_refused(error) from None
    if found is None and not place:
        raise Refusal("meetup-no-date", example=True)
    if whole and found is not None and not found.rrule:
        raise Refusal("meetup-all-how", label=meetup.label)
    if found is not None and (found.rrule or not meetup.rrule):
        fill(meetup, found)
    elif found is not None or (meetup.rrule and not whole):
        await _move_one(session, meetup, one, found, place, facts)
        place = ""
    if place:
        set_place(meetup, place, facts)
    await session.flush()
    shown, told = await told_again(session, facts, meetup, one)
    words = told_words(text("meetup-moved", line=line_words(meetup, shown, facts.region)), told)
    return await settle(session, facts, meetup, before, words, *told)


async def _asked(session: AsyncSession, facts: Facts, meetup: Meetup, typed: str) -> tuple[Occasion, str, Dates | None]:
    """Which date is moved, and its new place and dates. Raises DateError."""
    if shifted := await _shifted(session, facts, meetup, typed):
        return shifted[0], "", shifted[1]
    one, typed = await _which(session, facts, meetup, typed)
    return one, *_target(facts, typed, one)


async def _shifted(session: AsyncSession, facts: Facts, meetup: Meetup, typed: str) -> tuple[Occasion, Dates] | None:
    """„um eine Woche“, „eine Stunde früher“: seen from the date that is moved. Raises DateError."""
    found = _BY.match(typed)
    lead = read_leads(found["length"]) if found and (found["by"] or found["way"]) else None
    if found is None or lead is None or len(lead) > 1:
        return None
    one = await current(session, meetup)
    if found["which"] and meetup.rrule:
        one = await named(session, facts, meetup, found["which"]) or one
    by = lead_time(lead[0]) * (-1 if found["way"] and _EARLIER.fullmatch(found["way"]) else 1)
    if not isinstance(one.start, datetime) and by % ONE_DAY:
        return None
    end = one.end + by if one.end is not None else None
    return one, settled(When(one.start + by, end), facts.now, facts.region)


async def _which(session: AsyncSession, facts: Facts, meetup: Meetup, typed: str) -> tuple[Occasion, str]:
    """Which date of a series is meant („vom 6.1. auf den 13.1."), and what else was typed."""
    one = await current(session, meetup)
    front, behind = "", typed
    if found := _TO.search(typed):
        front, behind = typed[: found.start()].strip(" ,"), typed[found.end() :]
    if not front or not meetup.rrule:
        return one, behind if front or found else typed
    other = await named(session, facts, meetup, front)
    return (other, behind) if other else (one, typed)


def _target(facts: Facts, typed: str, one: Occasion) -> tuple[str, Dates | None]:
    """The new place and dates. A day alone keeps the time, a time alone the day. Raises DateError."""
    now = facts.local
    line = read_line(typed, now, almanac(facts.region), facts.region.names)
    place = bare_place(", ".join(part for part in (line.title, line.place) if part))
    if line.when is None:
        return place, None
    when = line.when
    if isinstance(one.start, datetime) and when.start is not None and not when.rrule:
        when = _with_what_stays(facts, typed, when, one)
    return place, settled(when, facts.now, facts.region)


def _with_what_stays(facts: Facts, typed: str, when: When, one: Occasion) -> When:
    """The day, the time or the length of what is moved, as far as nothing else was said."""
    assert isinstance(one.start, datetime)
    if not isinstance(when.start, datetime) and when.start is not None and when.end is None:
        when = When(datetime.combine(when.start, one.start.time()), grain="minute")
    elif isinstance(when.start, datetime) and not _TODAY.search(typed):
        when = _on_its_day(facts, typed, when, one.start)
    if isinstance(when.start, datetime) and when.end is None and isinstance(one.end, datetime):
        when = replace(when, end=when.start + (one.end - one.start))
    return when


def _on_its_day(facts: Facts, typed: str, when: When, start: datetime) -> When:
    """„auf 14 Uhr" is on the day of the meeting: read from there, it is that day, and else today or tomorrow."""
    assert when.start is not None
    there = read_line(typed, datetime.combine(start.date(), time()), almanac(facts.region), facts.region.names).when
    soon = (calendar_day(when.start) - facts.today).days <= 1
    return there if there and there.start and calendar_day(there.start) == start.date() and soon else when


async def _move_one(
    session: AsyncSession, meetup: Meetup, one: Occasion, found: Dates | None, place: str, facts: Facts
) -> None:
    row = await meetups.occurrence(session, meetup, one.original)
    if found is not None:
        row.start, row.end = written(found.start), written(found.end) if found.end else ""
    if place:
        row.place, row.host = place, host_of(place, facts.region.names)
