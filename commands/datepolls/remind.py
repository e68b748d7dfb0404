"""Only those who have not answered are reminded, once, and nobody who is away."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.events import Due
from bot.replies import Direct, Lines, Outcome, Priority, Room, Say, Words, text
from commands.datepolls.card import ask_ref, deadline_words, names_words, number_sign, option_words
from commands.datepolls.course import is_over, standing_of
from commands.datepolls.tally import Standing
from storage import datepolls, people, rooms
from storage.datepolls import DatePoll
from storage.people import Person


async def remind(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """Ask the people of each municipality that has not answered, in their direct chats.

    Where none of them has one, the room is told, without notifying anybody.
    """
    poll = await datepolls.by_number(session, facts.region.key, int(event.payload["number"]))
    if poll is None or poll.hidden or is_over(poll, facts.now) or poll.reminded_at is not None:
        return Outcome()
    poll.reminded_at = facts.now
    standing = await standing_of(session, poll)
    found = [one for one in await people.liaisons(session, facts.region.key) if one.municipality in standing.missing]
    chats = await rooms.direct_rooms(session, facts.region.key, [one.user for one in found])
    words = question(poll, standing, facts)
    asked = [
        Say(words=words, to=Direct(one.user), item=poll.number, ref=ask_ref(poll.number), priority=Priority.DIGEST)
        for one in found
        if one.user in chats and not _away(one, facts)
    ]
    reached = {one.municipality for one in found if one.user in chats}
    unreached = [name for name in standing.missing if name not in reached]
    return Outcome((*asked, *await _to_room(session, facts, poll, unreached)))


def _away(person: Person, facts: Facts) -> bool:
    return person.away_until is not None and person.away_until >= facts.today


def question(poll: DatePoll, standing: Standing, facts: Facts) -> Words:
    """What is asked in a direct chat, so that it can be answered there."""
    lines = [
        text("datepoll-option", sign=number_sign(one.position), date=option_words(one, facts.region))
        for one in standing.options
    ]
    deadline = deadline_words(poll, facts.region)
    head = text("datepoll-reminder", label=poll.label, title=poll.title, deadline=deadline)
    return Lines((head, *lines, text("datepoll-reminder-hint")))


async def _to_room(session: AsyncSession, facts: Facts, poll: DatePoll, names: Sequence[str]) -> list[Say]:
    room = await rooms.room_or_main(session, facts.region, poll.room)
    if not names or room is None:
        return []
    words = text(
        "datepoll-reminder-room",
        label=poll.label,
        title=poll.title,
        names=names_words(names),
        deadline=deadline_words(poll, facts.region),
    )
    return [Say(words=words, to=Room(room), item=poll.number, priority=Priority.DIGEST)]
