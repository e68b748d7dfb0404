"""``!kalender``: the dates of the next weeks, the calendar as a file, its address, and a new one."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Kind, argument
from bot.config import Feed
from bot.ics import MIME, calendar
from bot.lines import shorten
from bot.occasions import Occasion, occasions
from bot.paging import piece
from bot.replies import Outcome, Refusal, Say, Text, Upload, Words, answer, bulleted, text
from bot.when.zones import to_utc
from bot.words import fold
from storage import calendars, meetups
from storage.meetups import Meetup
from storage.pages import Page

PAGE = "calendar"
AHEAD = timedelta(weeks=8)
FILE = frozenset("datei ics file export".split())
NAME = {"de": "Kalender.ics", "en": "Calendar.ics"}
NEW = frozenset("neu new".split())
MANY = 80  # dates of one series


@dataclass(frozen=True, slots=True)
class Wanted:
    words: str = argument(Kind.TEXT, default="")


async def calendar_of(feed: Feed | None, facts: Facts, arguments: Wanted, session: AsyncSession) -> Outcome:
    """What is asked for: the list, „datei", or „neu"."""
    said = fold(arguments.words).strip(" .,!?")
    if not said:
        return await _page(facts, session, 0, *await _how(feed, facts, session))
    if said in FILE:
        return await _file(facts, session)
    if said not in NEW:
        raise Refusal("calendar-words", words=arguments.words[:60], example=True)
    if not facts.coordinator:
        raise Refusal("coordinator-only")
    if feed is None:
        raise Refusal("calendar-no-feed")
    await calendars.token_of(session, facts.region.key, facts.now, new=True)
    return answer(text("calendar-new"))


async def more(facts: Facts, page: Page, session: AsyncSession) -> Outcome:
    """Go on where the last page ended."""
    return await _page(facts, session, int(page.facts()["from"]))


async def _page(facts: Facts, session: AsyncSession, start: int, *how: Words) -> Outcome:
    found = await _dates(facts, session)
    shown, left = await piece(session, facts, PAGE, found, start)
    if not shown:
        return answer(text("nothing-more") if start else bulleted((), text("calendar-empty"), *how))
    below = (text("more-follows", count=len(left)),) if left else ()
    return answer(bulleted([_line(facts, *one) for one in shown], *below, *how))


async def _dates(facts: Facts, session: AsyncSession) -> list[tuple[Meetup, Occasion]]:
    """All dates of the next weeks, in order."""
    local = facts.local
    today = datetime.combine(local.date(), time()) - timedelta(seconds=1)
    found = [
        (meetup, one)
        for meetup, special in await meetups.in_calendar(session, facts.region.key, facts.now)
        if meetup.status == "open"
        for one in occasions(meetup, special, today, MANY)
        if not one.cancelled and one.begin < local + AHEAD
    ]
    return sorted(found, key=lambda pair: (pair[1].begin, pair[0].number))


def _line(facts: Facts, meetup: Meetup, one: Occasion) -> Text:
    when = to_utc(one.start, facts.region.zone) if isinstance(one.start, datetime) else one.start
    return text("calendar-line", when=when, label=meetup.label, title=shorten(meetup.title), where=_where(one))


def _where(one: Occasion) -> Words:
    place = one.place or one.host
    return text("calendar-place", place=place) if place else text("calendar-nowhere")


async def _how(feed: Feed | None, facts: Facts, session: AsyncSession) -> list[Words]:
    """How to have it in one's own calendar. The address is a secret, so it is told only in the direct chat."""
    if feed is None:
        return [text("calendar-hint-file")]
    if not facts.event.direct:
        return [text("calendar-hint-direct")]
    from bot.feed import address

    token = await calendars.token_of(session, facts.region.key, facts.now)
    return [text("calendar-address", address=address(feed, token))]


async def _file(facts: Facts, session: AsyncSession) -> Outcome:
    """The calendar as a file, where it was asked for."""
    found = await meetups.in_calendar(session, facts.region.key, facts.now)
    if not found:
        raise Refusal("calendar-empty")
    content = calendar(facts.region, found, now=facts.now, name=facts.region.name)
    file = Upload(name=NAME[facts.language], mime=MIME, content=content)
    return Outcome((Say(words=text("calendar-file", count=len(found))), file))
