"""What is due of a meeting: the room is reminded, a date is over, the next one comes."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.events import Due
from bot.leads import begins
from bot.lines import shorten
from bot.occasions import Occasion
from bot.replies import Lines, Outcome, Priority, Room, Say, SetTimer, Words, text
from bot.schedule import next_morning
from bot.when.spans import calendar_day
from commands.meetups.card import answers_words, date_ref, redraw, when_words, where_words
from commands.meetups.course import ASK, CARD, OVER, REMIND, current, follow, move_on, next_reminder, set_timers, timer
from commands.meetups.dates import ends
from commands.meetups.rotation import turn
from storage import agendas, attendance, meetups, reminders, rooms
from storage.hosts import Host
from storage.meetups import Meetup


async def _meetup(facts: Facts, event: Due, session: AsyncSession) -> Meetup | None:
    found = await meetups.by_number(session, facts.region.key, int(event.payload["number"]))
    return found if found is not None and found.status == "open" and not found.hidden else None


async def remind(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """Remind the room, and set the timer for the next time. What has begun meanwhile needs no reminder."""
    meetup = await _meetup(facts, event, session)
    if meetup is None:
        return Outcome()
    one = await current(session, meetup)
    later = next_reminder(meetup, one, facts.region, facts.now)
    timers = (timer(REMIND, meetup, later),) if later else ()
    room = await rooms.room_or_main(session, facts.region, meetup.room)
    if one.cancelled or begins(one, facts.region) <= facts.now or room is None:
        return Outcome(timers=timers)
    say = Say(
        words=await _reminder(session, facts, meetup, one),
        to=Room(room),
        item=meetup.number,
        ref=date_ref(meetup.number, one.original),
        priority=Priority.CARD,
    )
    return Outcome((say,), timers)


async def _reminder(session: AsyncSession, facts: Facts, meetup: Meetup, one: Occasion) -> Words:
    found = await attendance.of_date(session, meetup, one.original)
    points = await agendas.points(session, meetup, one.original)
    lines: list[Words] = [
        text(
            "meetup-reminder",
            label=meetup.label,
            title=shorten(meetup.title),
            when=when_words(one, facts.region),
            where=where_words(one),
        )
    ]
    lines += await answers_words(session, facts.region, found)
    if points:
        lines.append(text("meetup-reminder-agenda", count=len(points), label=meetup.label))
    lines.append(text("meetup-reminder-hint"))
    return Lines(tuple(lines))


async def over(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """A date is over: its host has been host, the next date comes, and the morning after asks what came of it."""
    meetup = await _meetup(facts, event, session)
    if meetup is None:
        return Outcome()
    one = await current(session, meetup)
    if ends(one, facts.region) > facts.now:  # it was moved
        return Outcome(timers=await set_timers(session, meetup, one, facts.region, facts.now))
    await _hosted(session, facts, one)
    ask = SetTimer(
        kind=ASK,
        key=f"{ASK}:{meetup.number}:{one.original}",
        due_at=next_morning(ends(one, facts.region), facts.region),
        payload={"number": meetup.number, "original": one.original},
    )
    following = await move_on(session, meetup, facts.region, facts.now)
    if following is None:
        meetup.status, meetup.closed_at = "over", facts.now
    else:
        await turn(session, facts.region, meetup)
    timers = await set_timers(session, meetup, following, facts.region, facts.now)
    if await reminders.of_meetup(session, facts.region.key, meetup.number):
        timers = (*timers, follow(meetup, facts.now))
    return Outcome((await redraw(session, facts.region, meetup, facts.now),), (*timers, ask))


async def _hosted(session: AsyncSession, facts: Facts, one: Occasion) -> None:
    """Who was host just now comes last in the next round."""
    day = calendar_day(one.start)
    known = await session.get(Host, (facts.region.key, one.host)) if one.host else None
    if known is not None and (known.last_on is None or known.last_on < day):
        known.last_on = day


async def refresh_card(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """Another feature changed something that the card shows."""
    meetup = await meetups.by_number(session, facts.region.key, int(event.payload["number"]))
    return Outcome((await redraw(session, facts.region, meetup, facts.now),)) if meetup else Outcome()


DUE = {REMIND: remind, OVER: over, CARD: refresh_card}
