"""A date poll was decided: it becomes a meeting."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import card_in
from bot.command import Facts
from bot.events import Due
from bot.replies import Outcome
from commands.meetups.card import card_words
from commands.meetups.create import keep, new, set_place
from storage import datepolls, meetups

FROM_POLL = "meetup-from-poll"


async def from_poll(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """Call the meeting in the poll's room; once for each poll."""
    number = int(event.payload["poll"])
    poll = await datepolls.decided(session, facts.region.key, number)
    if poll is None or await meetups.of_poll(session, facts.region.key, number) is not None:
        return Outcome()
    meetup = await new(facts, poll.municipality, poll.author, session)
    meetup.source_event, meetup.poll = None, number
    meetup.title, meetup.body, meetup.topics = poll.title, poll.body, ""
    meetup.start, meetup.end, meetup.rrule, meetup.exclude = poll.start, poll.end, "", ""
    meetup.room = poll.room or meetup.room
    set_place(meetup, poll.place, facts)
    replies, timers = await keep(facts, meetup, session)
    words = await card_words(session, facts.region, meetup, facts.now)
    return Outcome((card_in(meetup.room, words, meetup.number), *replies), timers)
