"""``!erinnere``: a reminder is made, or its message was corrected."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Kind, argument
from bot.config import Region
from bot.parsing import date_refused
from bot.replies import Choice, Lines, Outcome, Refusal, Words, answer, text
from bot.schedule import almanac
from bot.wayback import record
from bot.when import DateError
from commands.reminders.changes import MADE, fill, made_ref, silence, timer
from commands.reminders.line import Line, read_line
from commands.reminders.meeting import asked_for, next_moment
from commands.reminders.moments import Plan, coming, plan
from storage import items, reminders
from storage.meetups import Meetup
from storage.reminders import Reminder

MOST = 50  # of one person
LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class NewReminder:
    line: str = argument(Kind.TEXT)


def read(facts: Facts, typed: str) -> Line:
    """What was typed. Raises Refusal for a date that can't be."""
    try:
        return read_line(typed, facts.local, almanac(facts.region))
    except DateError as error:
        raise date_refused(error) from None


def planned(facts: Facts, line: Line) -> Plan:
    """When it comes. Raises Refusal where that was not said, or can't be."""
    if line.when is None:
        raise Refusal("reminder-no-date", example=True)
    try:
        return plan(line.when, facts.now, facts.region)
    except DateError as error:
        raise date_refused(error) from None


async def remind(facts: Facts, arguments: NewReminder, session: AsyncSession) -> Outcome:
    """Make a reminder, or bring the one that this message made in line with its new version."""
    if (about := await asked_for(facts, arguments.line, session)) is not None:
        return await _before_meeting(facts, *about, session)
    line = read(facts, arguments.line)
    found = planned(facts, line)
    if not line.text:
        raise Refusal("reminder-no-text", example=True)
    if len(line.text) > LONGEST:
        raise Refusal("reminder-too-long", most=LONGEST)
    old = await reminders.by_source(session, facts.region.key, facts.source) if facts.corrected else None
    if old is None and await reminders.count_of(session, facts.region.key, facts.event.sender) >= MOST:
        raise Refusal("reminder-too-many", most=MOST)
    reminder = old or await _new(facts, session)
    fill(reminder, found)
    reminder.text = line.text
    reminder.room = facts.event.room if _is_for_room(facts, line) else ""
    session.add(reminder)
    await session.flush()
    await silence(session, reminder)
    if old is None:
        record(session, facts, MADE, reminder, {})
    words = made_words(facts.region, reminder, found)
    return Outcome(answer(words, item=reminder.number, ref=made_ref(reminder)).replies, timer(reminder))


async def _before_meeting(
    facts: Facts, meetup: Meetup, leads: tuple[str, ...], room: bool | None, session: AsyncSession
) -> Outcome:
    """A reminder that hangs on the dates of a meeting; one for each person and meeting."""
    in_room = room is True and not facts.event.direct
    known = [
        one
        for one in await reminders.of_meetup(session, facts.region.key, meetup.number)
        if one.author == facts.event.sender and bool(one.room) == in_room
    ]
    reminder = known[0] if known else await _new(facts, session)
    reminder.meetup, reminder.leads, reminder.text = meetup.number, " ".join(leads), f"{meetup.label} {meetup.title}"
    reminder.start, reminder.rrule, reminder.exclude, reminder.status = meetup.current, "", "", "open"
    reminder.room = facts.event.room if in_room else ""
    reminder.next_at = await next_moment(session, facts.region, reminder, facts.now)
    if reminder.next_at is None:
        raise Refusal("reminder-meetup-late", label=meetup.label)
    session.add(reminder)
    await session.flush()
    await silence(session, reminder)
    if not known:
        record(session, facts, MADE, reminder, {})
    words = made_words(facts.region, reminder, Plan(reminder.first, reminder.next_at))
    return Outcome(answer(words, item=reminder.number, ref=made_ref(reminder)).replies, timer(reminder))


def _is_for_room(facts: Facts, line: Line) -> bool:
    """In a room everybody is meant unless somebody says „mich“; in a direct chat there is nobody else."""
    return not facts.event.direct and line.room is not False


async def _new(facts: Facts, session: AsyncSession) -> Reminder:
    return Reminder(
        region=facts.region.key,
        number=await items.next_number(session, facts.region.key),
        author=facts.event.sender,
        created_at=facts.now,
        source_event=facts.source,
        revision=1,
    )


def made_words(region: Region, reminder: Reminder, found: Plan) -> Words:
    """What was understood, with the next dates of a series."""
    whom = Choice("room" if reminder.room else "own")
    lines: list[Words] = [
        text("reminder-made", label=reminder.label, whom=whom, moment=found.next_at, what=reminder.text)
    ]
    if found.rrule:
        later = coming(found.rrule, found.start, found.exclude, found.next_at, region)
        dates = Lines(tuple(text("reminder-moment", moment=one) for one in later), separator=", ")
        lines.append(text("reminder-again", dates=dates) if later else text("reminder-only-once"))
    if found.note:
        lines.append(text("reminder-note", about=Choice(found.note)))
    lines.append(text("reminder-hint", label=reminder.label))
    return Lines(tuple(lines))
