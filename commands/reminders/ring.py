"""The moment of a reminder has come."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.events import Due
from bot.replies import Direct, Outcome, Priority, Room, Say
from commands.reminders.changes import end, rung_words, timer
from commands.reminders.meeting import named, next_moment
from commands.reminders.moments import following
from storage import reminders, rooms
from storage.reminders import Reminder


def ref(reminder: Reminder, at: datetime) -> str:
    """The name of the message of one moment: of a series each has its own."""
    return f"reminder:{reminder.number}:{int(at.timestamp())}"


async def ring(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """Say it, and set the timer for the next time. What was missed of a series while the bot was down is said once."""
    reminder = await reminders.by_number(session, facts.region.key, int(event.payload["number"]))
    if reminder is None or reminder.status != "open" or reminder.next_at is None or reminder.next_at > facts.now:
        return Outcome()
    said = await _say(facts, reminder, session)
    if said is None:
        end(reminder, "cancelled", facts.now)
        return Outcome()
    reminder.next_at = None
    if reminder.rrule:
        reminder.next_at = following(reminder.rrule, reminder.first, reminder.left_out, facts.now, facts.region)
    elif reminder.meetup is not None:
        reminder.next_at = await next_moment(session, facts.region, reminder, facts.now)
    if reminder.next_at is None:
        reminder.closed_at = facts.now
    return Outcome((said,), timer(reminder))


async def ring_again(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """Say one moment of a series again that was put off."""
    reminder = await reminders.by_number(session, facts.region.key, int(event.payload["number"]))
    if reminder is None or reminder.status != "open":
        return Outcome()
    said = await _say(facts, reminder, session)
    return Outcome((said,) if said else ())


async def _say(facts: Facts, reminder: Reminder, session: AsyncSession) -> Say | None:
    """The message: to the room, or to the person if still in the region; None when there is nobody to tell."""
    name = ref(reminder, facts.now)
    meetup = await named(session, facts.region, reminder, facts.now) if reminder.meetup is not None else None
    say = Say(words=rung_words(reminder, meetup), item=reminder.number, ref=name, priority=Priority.CARD)
    if reminder.room:
        room = await rooms.room_or_main(session, facts.region, reminder.room)
        return None if room is None else replace(say, to=Room(room))
    here = reminder.author in facts.region.coordinators or await rooms.is_member(
        session, facts.region.key, reminder.author
    )
    return replace(say, to=Direct(reminder.author)) if reminder.author and here else None
