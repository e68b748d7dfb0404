"""How a meeting looks: its card, and how its messages are named."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import card_ref
from bot.config import Region
from bot.datewords import date_words
from bot.lines import names_of, owner_of, shorten
from bot.occasions import Occasion
from bot.replies import Choice, Edit, Lines, Words, text
from commands.meetups.course import coming, current
from commands.meetups.line import is_online
from commands.meetups.notes import notes
from storage import agendas, attendance, meetups
from storage.attendance import Attendance
from storage.meetups import Meetup

MOST_COMING, MOST_POINTS = 3, 8
ANSWERS = ("yes", "maybe", "again", "no")
DATE = "meetup:"  # how the names of messages about single dates begin


def date_ref(number: int, original: str) -> str:
    """The name of the messages about one date of it."""
    return f"{DATE}{number}:{original}"


def when_words(one: Occasion, region: Region) -> Words:
    """The day or the time of a date, in words."""
    return date_words(one.start, one.end, region)


def where_words(one: Occasion) -> Words:
    """The place and the host, as far as they are known."""
    if is_online(one.place):
        return text("meetup-online", place=one.place)
    if not one.place and not one.host:
        return text("meetup-nowhere")
    if not one.place:
        return text("meetup-at-host", host=one.host)
    if not one.host or one.host in one.place:
        return text("meetup-at", place=one.place)
    return text("meetup-at-and-host", place=one.place, host=one.host)


async def answers_words(session: AsyncSession, region: Region, found: Sequence[Attendance]) -> list[Words]:
    """Who comes, who may, who doesn't: a line each, in the order in which they answered."""
    names = await names_of(session, region, [one.who for one in found])
    lines: list[Words] = []
    for answer in ANSWERS:
        some = [one for one in found if one.answer == answer]
        if some:
            named = Lines(tuple(_who(names[one.who], one.people) for one in some), separator=", ")
            people = sum(one.people for one in some)
            more = Choice("yes" if answer == "yes" and people > len(some) > 1 else "no")
            lines.append(text("meetup-answers", answer=Choice(answer), names=named, people=people, more=more))
    return lines


def _who(name: str, people: int) -> Words:
    return text("meetup-who", name=name, people=people)


async def card_words(session: AsyncSession, region: Region, meetup: Meetup, now: datetime, *extra: Words) -> Words:
    """The card for the rooms; ``extra`` lines are shown before its hints. A hidden one shows only its id."""
    if meetup.hidden or not meetup.title:
        owner = await owner_of(session, region, meetup.municipality, meetup.author)
        state = "hidden" if meetup.hidden else "cancelled"
        return text("meetup-bare", label=meetup.label, owner=owner, state=Choice(state))
    one = await current(session, meetup)
    head = text("meetup-head", label=meetup.label, title=meetup.title)
    when = text("meetup-when", when=when_words(one, region), where=where_words(one))
    if meetup.status == "cancelled":
        reason = text("meetup-reason", reason=meetup.reason) if meetup.reason else text("meetup-no-reason")
        return Lines((text("meetup-struck", line=head), text("meetup-struck", line=when), reason))
    parts: list[Words] = [head, when]
    if meetup.body:
        parts.append(text("meetup-body", body=meetup.body))
    if meetup.tags:
        parts.append(Lines(tuple(text("meetup-topic", tag=tag) for tag in meetup.tags), separator=" · "))
    parts += await _below(session, region, meetup, one, now)
    if meetup.status == "over":
        parts.append(await _ending(session, meetup))
        return Lines(tuple(parts))
    parts += [*await notes(session, region, meetup, one), *extra]
    parts.append(text("meetup-hint", label=meetup.label))
    return Lines(tuple(parts))


async def _below(session: AsyncSession, region: Region, meetup: Meetup, one: Occasion, now: datetime) -> list[Words]:
    """Later dates, who comes, and the agenda."""
    parts: list[Words] = []
    if meetup.rrule and meetup.status == "open":
        later = [more for more in await coming(session, meetup, region, now, MOST_COMING + 1) if more != one]
        dates = Lines(tuple(_later_words(more, meetup, region) for more in later[:MOST_COMING]), separator=", ")
        parts.append(text("meetup-again", dates=dates) if later else text("meetup-last"))
    parts += await answers_words(session, region, await attendance.of_date(session, meetup, one.original))
    if points := await agendas.points(session, meetup, one.original):
        lines = [text("meetup-point", number=at, point=shorten(p.text)) for at, p in enumerate(points, 1)]
        shown = Lines((text("meetup-agenda"), *lines[:MOST_POINTS]))
        left = len(points) - MOST_POINTS
        parts.append(text("meetup-points-more", points=shown, count=left, label=meetup.label) if left > 0 else shown)
    return parts


def _later_words(one: Occasion, meetup: Meetup, region: Region) -> Words:
    """A later date of a series; its time only where it is another one."""
    first = meetup.starts
    if isinstance(one.start, datetime) and isinstance(first, datetime) and one.start.time() == first.time():
        return text("meetup-on", day=one.start.date())
    return when_words(one, region)


async def _ending(session: AsyncSession, meetup: Meetup) -> Words:
    kept = (await meetups.occurrences(session, meetup)).get(meetup.current)
    if kept is None or not kept.record:
        return text("meetup-over-card", label=meetup.label)
    return text("meetup-over-record", record=shorten(kept.record.split("\n")[0]), label=meetup.label)


async def redraw(session: AsyncSession, region: Region, meetup: Meetup, now: datetime) -> Edit:
    """Bring the card in the rooms up to date."""
    return Edit(ref=card_ref(meetup.number), words=await card_words(session, region, meetup, now))


def line_words(meetup: Meetup, one: Occasion, region: Region) -> Words:
    """A meeting in one line."""
    return text(
        "meetup-line",
        label=meetup.label,
        title=shorten(meetup.title),
        when=when_words(one, region),
        where=where_words(one),
    )
