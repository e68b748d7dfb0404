"""``!aufgabe``: a task is written down, or its message was corrected."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import card_answer, new_card
from bot.command import Facts, Kind, argument
from bot.newtasks import new_task, set_due
from bot.parsing import date_refused
from bot.promises import Promise
from bot.replies import Outcome, Refusal, Reply
from bot.schedule import almanac
from bot.wayback import record
from bot.when import DateError
from commands.tasks.card import card_words, redraw
from commands.tasks.changes import MADE, require_meetup, require_open, require_own, require_short
from commands.tasks.line import Line, read_line
from storage import meetups, rooms, tasks
from storage.tasks import Task


@dataclass(frozen=True, slots=True)
class NewTask:
    line: str = argument(Kind.TEXT)


def read(facts: Facts, typed: str) -> Line:
    """What was typed. Raises Refusal for a day that can't be, and for a text that is too long."""
    require_short(typed)
    try:
        return read_line(typed, facts.region.names, facts.local, almanac(facts.region))
    except DateError as error:
        raise date_refused(error) from None


async def write_down(facts: Facts, arguments: NewTask, session: AsyncSession) -> Outcome:
    """Make a task, or bring the one that this message made in line with its new version."""
    line = read(facts, arguments.line)
    if not line.text:
        raise Refusal("task-no-text", example=True)
    promise = Promise(_whose(facts, line), line.text, line.due)
    meetup = await _meetup(facts, line, session)
    if facts.corrected and (old := await tasks.by_source(session, facts.region.key, facts.source)):
        return _correct(facts, old[0], meetup, promise)
    task = await new_task(session, facts, meetup, promise)
    record(session, facts, MADE, task, {})
    return Outcome(tuple(await _posts(facts, task, session)))


def _whose(facts: Facts, line: Line) -> str:
    """The municipality that was named, or the sender's own; "" is the coordinating office."""
    if line.municipality is not None:
        return line.municipality
    if not facts.person.municipality and not facts.coordinator:
        raise Refusal("task-no-municipality", example=True)
    return facts.person.municipality


async def _meetup(facts: Facts, line: Line, session: AsyncSession) -> int | None:
    """The meeting that was named, or whose card the message replies to."""
    if line.meetup is not None:
        return await require_meetup(session, facts, line.meetup)
    if facts.item is None:
        return None
    found = await meetups.by_number(session, facts.region.key, facts.item)
    return found.number if found else None


async def _posts(facts: Facts, task: Task, session: AsyncSession) -> list[Reply]:
    """The answer is the card; what is written down for others in a direct chat is shown in the region's room too."""
    for_others = facts.event.direct and task.municipality != facts.person.municipality
    room = await rooms.main_room(session, facts.region) if for_others else None
    return new_card(card_words(task), task.number, room)


def _correct(facts: Facts, task: Task, meetup: int | None, promise: Promise) -> Outcome:
    require_own(task, facts)
    require_open(task)
    task.municipality, task.text = promise.municipality, promise.text
    task.meetup = meetup or task.meetup  # a correction does not say what its first version replied to
    if promise.due != task.due:
        set_due(task, promise.due, facts)
    return Outcome((card_answer(card_words(task), task.number), *redraw(task, facts.today)))
