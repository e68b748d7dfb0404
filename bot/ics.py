"""Meetings as iCalendar (RFC 5545, with ``icalendar``, imported when first needed: it takes some 8 MB)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from bot.config import Region
from bot.occasions import USUAL_LENGTH, Occasion, occasion
from bot.when.zones import to_local, to_utc
from storage.meetups import Meetup, Occurrence, moment_of

if TYPE_CHECKING:
    from icalendar import Event

MIME = "text/calendar"
PRODUCT = "-//Patenbot//Patenbot//DE"
REFRESH = timedelta(hours=6)
YEARS_AHEAD = 10  # for which the changes of the clocks are listed
_UNTIL = re.compile(r"UNTIL=(\d{8})(?:T(\d{6}))?(?!Z)")


def calendar(
    region: Region,
    meetings: Sequence[tuple[Meetup, Mapping[str, Occurrence]]],
    *,
    now: datetime,
    method: str = "PUBLISH",
    name: str = "",
) -> bytes:
    """A calendar with these meetings, and what is different on single dates of each by their original start.

    ``method`` is "PUBLISH" or "CANCEL" (RFC 5546), ``now`` the moment (UTC) of writing. With a ``name`` it is one to
    subscribe to. It names municipalities, but no persons.
    """
    from icalendar import Calendar

    found = Calendar()
    found.add("prodid", PRODUCT)
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("method", method)
    if name:
        found.add("x-wr-calname", name)
        found.add("x-wr-timezone", region.timezone)
        found.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
        found.add("x-published-ttl", REFRESH)
    for meetup, special in meetings:
        for event in _events(region, meetup, special, now):
            found.add_component(event)
    years = [now.year, *(meetup.starts.year for meetup, _ in meetings)]
    found.add_missing_timezones(date(min(years), 1, 1), date(max(years) + YEARS_AHEAD, 1, 1))
    return bytes(found.to_ical())


def file_name(meetup: Meetup) -> str:
    """What the file of a meeting is called: letters, digits and hyphens only."""
    words = re.findall(r"[A-Za-z0-9ÄÖÜäöüß]+", meetup.title)
    return "-".join([meetup.label, *words])[:60].rstrip("-") + ".ics"


def _events(region: Region, meetup: Meetup, special: Mapping[str, Occurrence], now: datetime) -> "Iterator[Event]":
    whole = Occasion(meetup.start, meetup.starts, meetup.ends, meetup.place, meetup.host)
    if not meetup.rrule:
        yield _event(region, meetup, occasion(meetup, meetup.starts, special), now)
        return
    event = _event(region, meetup, whole, now)
    event.add("rrule", _rule(region, meetup))
    if gone := _left_out(region, meetup, special):
        event.add("exdate", gone)
    yield event
    for original, other in special.items():
        if not other.cancelled and (other.start or other.place or other.host):
            single = _event(region, meetup, occasion(meetup, moment_of(original), special), now)
            single.add("recurrence-id", _zoned(region, moment_of(original)))
            yield single


def _event(region: Region, meetup: Meetup, one: Occasion, now: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", meetup.uid)
    event.add("sequence", meetup.sequence)
    event.add("dtstamp", now)
    event.add("created", meetup.created_at)
    event.add("last-modified", meetup.changed_at)
    event.add("summary", meetup.title)
    event.add("dtstart", _zoned(region, one.start))
    event.add("dtend", _end(region, one))
    if where := one.place or one.host:
        event.add("location", where)
    event.add("status", "CANCELLED" if meetup.status == "cancelled" or one.cancelled else "CONFIRMED")
    if meetup.tags:
        event.add("categories", list(meetup.tags))
    address = f"https://matrix.to/#/{meetup.room}"
    event.add("description", "\n".join(part for part in (meetup.body, f"{meetup.label} · {address}") if part))
    return event


def _zoned(region: Region, moment: date | datetime) -> date | datetime:
    """With its zone, so that the wall clock stays; a time that the clocks leave out moves on (RFC 5545, 3.3.5)."""
    if not isinstance(moment, datetime):
        return moment
    return to_local(to_utc(moment, region.zone), region.zone).replace(tzinfo=region.zone)


def _end(region: Region, one: Occasion) -> date | datetime:
    """The first moment that is no longer part of it (3.8.2.2); two hours after the start where no end was said."""
    if isinstance(one.start, datetime):
        if one.end is not None and not isinstance(one.end, datetime):  # „Fr 10 Uhr bis Sa“
            return _zoned(region, datetime.combine(one.end + timedelta(days=1), time()))
        return _zoned(region, one.end or one.start + USUAL_LENGTH)
    last = one.end if one.end is not None and not isinstance(one.end, datetime) else one.start
    return last + timedelta(days=1)


def _rule(region: Region, meetup: Meetup) -> Any:
    """The rule with its end in UTC, or as a day, whichever the start wants (3.3.10)."""
    from icalendar import vRecur

    def until(found: re.Match[str]) -> str:
        if not isinstance(meetup.starts, datetime):
            return f"UNTIL={found[1]}"
        local = datetime.strptime(found[1] + (found[2] or "235959"), "%Y%m%d%H%M%S")
        return f"UNTIL={to_utc(local, region.zone):%Y%m%dT%H%M%SZ}"

    return vRecur.from_ical(_UNTIL.sub(until, meetup.rrule))


def _left_out(region: Region, meetup: Meetup, special: Mapping[str, Occurrence]) -> list[date | datetime]:
    first = meetup.starts
    clock = first.time() if isinstance(first, datetime) else None
    gone: list[date | datetime] = []
    gone += [datetime.combine(day, clock) for day in meetup.left_out] if clock else meetup.left_out
    gone += [moment_of(original) for original, other in special.items() if other.cancelled]
    return [_zoned(region, moment) for moment in gone]
