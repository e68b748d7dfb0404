"""``!terminumfrage``: a poll is made, or the message that made it was corrected."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import new_card
from bot.command import Facts, Kind, argument
from bot.datewords import date_words
from bot.parsing import date_refused
from bot.replies import Lines, Outcome, Refusal, Reply, Words, text
from bot.schedule import almanac
from bot.wayback import record
from bot.when import DateError
from commands.datepolls.card import card_words
from commands.datepolls.changes import MADE, in_line, require_own, require_undecided
from commands.datepolls.course import end_of, set_options, to_come, usual_deadline
from commands.datepolls.line import Line, read_line
from commands.datepolls.lists import list_waiting
from commands.datepolls.slots import Slot
from storage import datepolls, items, rooms
from storage.datepolls import DatePoll
from storage.meetups import written

FEWEST, MOST = 2, 9
LONGEST, LONGEST_TITLE = 4_000, 200


@dataclass(frozen=True, slots=True)
class NewPoll:
    line: str = argument(Kind.TEXT, default="")


def read(facts: Facts, typed: str) -> Line:
    """What was typed. Raises Refusal for a date that can't be, and for too many words or dates."""
    if len(typed) > LONGEST:
        raise Refusal("text-too-long", length=len(typed), most=LONGEST)
    try:
        line = read_line(typed, facts.local, almanac(facts.region))
    except DateError as error:
        if error.key == "datepoll-many":
            raise Refusal("datepoll-many", most=MOST) from None
        raise date_refused(error) from None
    if len(line.title) > LONGEST_TITLE:
        raise Refusal("datepoll-title-long", most=LONGEST_TITLE, example=True)
    return line


def require_choice(slots: Sequence[Slot]) -> None:
    """Raises Refusal where there are too few dates to choose from, or too many."""
    if not slots:
        raise Refusal("datepoll-no-slots", example=True)
    if len(slots) < FEWEST:
        raise Refusal("datepoll-one-slot", example=True)
    if len(slots) > MOST:
        raise Refusal("datepoll-many", most=MOST)


def deadline_of(facts: Facts, line: Line, slots: Sequence[Slot]) -> datetime:
    """Until when (UTC) votes count: as said, else as usual. Raises Refusal for one that is over or too late."""
    if line.deadline is None:
        return usual_deadline(slots, facts.now, facts.region)
    deadline = end_of(line.deadline, facts.region)
    if deadline <= facts.now:
        raise Refusal("datepoll-deadline-past", example=True)
    first = to_come(slots, facts.now, facts.region)[0]
    if deadline > end_of(first.start, facts.region) or (isinstance(first.start, datetime) and _same_day(line, first)):
        date = date_words(first.start, first.end, facts.region)
        raise Refusal("datepoll-deadline-late", date=date, example=True)
    return deadline


def _same_day(line: Line, first: Slot) -> bool:
    return not isinstance(line.deadline, datetime) and line.deadline == first.day


async def ask(facts: Facts, arguments: NewPoll, session: AsyncSession) -> Outcome:
    """Ask for a date, or bring the poll that this message made in line with its new version."""
    if not arguments.line.strip():
        return await list_waiting(facts, session)
    line = read(facts, arguments.line)
    require_choice(line.slots)
    old = await datepolls.by_source(session, facts.region.key, facts.source) if facts.corrected else None
    if old is not None:
        require_own(old, facts)
        require_undecided(old)
    poll = old or await _new(facts, session)
    await _fill(session, poll, line, facts)
    if old is None:
        record(session, facts, MADE, poll, {})
    replies, timers = await in_line(session, facts, poll)
    return Outcome((*await _posts(facts, poll, line, session, new=old is None), *replies), timers)


async def _new(facts: Facts, session: AsyncSession) -> DatePoll:
    """A poll without dates yet. In a direct chat its card goes to the region's room."""
    room = facts.event.room
    if facts.event.direct:
        room = await rooms.main_room(session, facts.region) or ""
    return DatePoll(
        region=facts.region.key,
        number=await items.next_number(session, facts.region.key),
        municipality=facts.person.municipality,
        author=facts.event.sender,
        room=room,
        status="open",
        hidden=False,
        twin="",
        created_at=facts.now,
        source_event=facts.source,
        revision=1,
    )


async def _fill(session: AsyncSession, poll: DatePoll, line: Line, facts: Facts) -> None:
    default = "Treffen" if facts.region.language == "de" else "Meeting"
    poll.title, poll.body, poll.place, poll.quorum = line.title or default, line.body, line.place, line.quorum
    poll.deadline = deadline_of(facts, line, line.slots)
    anew, poll.status, poll.closed_at = poll.status == "closed", "open", None
    session.add(poll)
    await session.flush()
    if (await set_options(session, poll, stored(line.slots)) and facts.corrected) or anew:
        poll.asked_anew_at = facts.now


def stored(slots: Sequence[Slot]) -> list[tuple[str, str]]:
    """Dates as they are stored."""
    return [(written(slot.start), written(slot.end) if slot.end else "") for slot in slots]


async def _posts(facts: Facts, poll: DatePoll, line: Line, session: AsyncSession, *, new: bool) -> list[Reply]:
    """The answer is the card; what was asked in a direct chat is shown in the region's room too."""
    words = await card_words(session, facts.region, poll, facts.now, *remarks(line, facts))
    return new_card(words, poll.number, poll.room if new and facts.event.direct else None)


def remarks(line: Line, facts: Facts) -> list[Words]:
    """What was understood otherwise than it was typed."""
    found: list[Words] = []
    if line.merged:
        dates = [date_words(slot.start, slot.end, facts.region) for slot in line.merged]
        found.append(text("datepoll-merged", dates=Lines(tuple(dates), separator="; ")))
    found += [text("datepoll-weekday", day=slot.day) for slot in line.slots if slot.weekday]
    return found
