"""``!treffen``: a meeting is called, or the message that called it was corrected."""

from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import card_answer, new_card
from bot.command import Facts, Kind, argument
from bot.parsing import date_refused
from bot.replies import Outcome, Refusal, Reply, SetTimer, Words, text
from bot.schedule import almanac
from bot.wayback import record
from bot.when import DateError
from commands.meetups.card import card_words
from commands.meetups.changes import MADE, in_line, require_open, require_own, snapshot
from commands.meetups.course import current
from commands.meetups.dates import Dates, fill, settled
from commands.meetups.line import Line, host_of, is_online, read_line
from commands.meetups.lists import list_coming
from commands.meetups.notes import weekday_differs
from commands.meetups.single import told_again
from storage import items, meetups, rooms
from storage.meetups import Meetup

LONGEST, LONGEST_TITLE = 4_000, 200


@dataclass(frozen=True, slots=True)
class NewMeetup:
    line: str = argument(Kind.TEXT, default="")


def read(facts: Facts, typed: str) -> Line:
    """What was typed. Raises Refusal for a date that can't be, and for too many words."""
    if len(typed) > LONGEST:
        raise Refusal("text-too-long", length=len(typed), most=LONGEST)
    try:
        local = facts.local
        return read_line(typed, local, almanac(facts.region), facts.region.names)
    except DateError as error:
        raise date_refused(error) from None


def dates_of(facts: Facts, line: Line) -> Dates:
    """When it is to be. Raises Refusal where that was not said, or can't be."""
    if line.when is None:
        raise Refusal("meetup-no-date", example=True)
    try:
        return settled(line.when, facts.now, facts.region)
    except DateError as error:
        raise date_refused(error) from None


async def call(facts: Facts, arguments: NewMeetup, session: AsyncSession) -> Outcome:
    """Call a meeting, or bring the one that this message called in line with its new version."""
    if not arguments.line.strip():
        return await list_coming(facts, session)
    line = read(facts, arguments.line)
    found = dates_of(facts, line)
    if len(line.title) > LONGEST_TITLE:
        raise Refusal("meetup-title-long", most=LONGEST_TITLE, example=True)
    old = await meetups.by_source(session, facts.region.key, facts.source) if facts.corrected else None
    if old is not None:
        return await _correct(facts, old, line, found, session)
    meetup = await new(facts, facts.person.municipality, facts.event.sender, session)
    _fill(meetup, line, found, facts)
    replies, timers = await keep(facts, meetup, session)
    record(session, facts, MADE, meetup, {})
    words = await card_words(session, facts.region, meetup, facts.now, *_remarks(found, facts))
    return Outcome((*new_card(words, meetup.number, meetup.room if facts.event.direct else None), *replies), timers)


async def new(facts: Facts, municipality: str, author: str, session: AsyncSession) -> Meetup:
    """A meeting without dates yet. In a direct chat its card goes to the region's room."""
    number = await items.next_number(session, facts.region.key)
    room = facts.event.room
    if facts.event.direct or not room:
        room = await rooms.main_room(session, facts.region) or ""
    return Meetup(
        region=facts.region.key,
        number=number,
        municipality=municipality,
        author=author,
        room=room,
        host="",
        current="",
        status="open",
        uid=f"{uuid4()}@patenbot",
        created_at=facts.now,
        changed_at=facts.now,
        source_event=facts.source,
        sequence=0,
        revision=1,
    )


def _fill(meetup: Meetup, line: Line, found: Dates, facts: Facts) -> None:
    default = "Treffen" if facts.region.language == "de" else "Meeting"
    meetup.title, meetup.body, meetup.topics = line.title or default, line.body, " ".join(line.topics)
    set_place(meetup, line.place, facts)
    fill(meetup, found)


def set_place(meetup: Meetup, place: str, facts: Facts) -> None:
    """Where it is; a municipality in that is its host."""
    meetup.place, meetup.online = place, is_online(place)
    meetup.host = host_of(place, facts.region.names)


def _remarks(found: Dates, facts: Facts) -> list[Words]:
    lines = weekday_differs(found.weekday, found.start)
    if found.except_school and not facts.region.school_holidays:
        lines.append(text("meetup-school-unknown"))
    return lines


async def keep(facts: Facts, meetup: Meetup, session: AsyncSession) -> tuple[tuple[Reply, ...], tuple[SetTimer, ...]]:
    """Store a meeting that is complete, with all that goes along with it but its card."""
    meetup.current = meetup.start
    session.add(meetup)
    await session.flush()
    return await in_line(session, facts, meetup, None)


async def _correct(facts: Facts, meetup: Meetup, line: Line, found: Dates, session: AsyncSession) -> Outcome:
    require_own(meetup, facts)
    require_open(meetup)
    before, was = await snapshot(session, meetup), await current(session, meetup)
    _fill(meetup, line, found, facts)
    await session.flush()
    _, told = await told_again(session, facts, meetup, was)
    replies, timers = await in_line(session, facts, meetup, before)
    words = await card_words(session, facts.region, meetup, facts.now, *_remarks(found, facts))
    return Outcome((card_answer(words, meetup.number), *replies, *told), timers)
