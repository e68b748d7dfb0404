"""What all changes of a meeting share: finding it, who may, timers, telling those who come, the way back."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot import wayback
from bot.command import Facts
from bot.events import Redacted
from bot.invitation import invitation
from bot.newtasks import drop_promises
from bot.replies import Direct, Outcome, Priority, Refusal, Reply, Say, SetTimer, Words, answer, text
from commands.meetups.card import date_ref, line_words, redraw
from commands.meetups.course import current, follow, move_on, set_timers
from commands.meetups.rotation import turn
from storage import attendance, meetups, reminders
from storage.actions import Action
from storage.attendance import Attendance
from storage.meetups import Meetup

MADE, CHANGED = "meetup-made", "meetup-changed"
KEPT = (
    *("title", "body", "topics", "start", "end", "rrule", "exclude", "place", "online", "host", "hidden"),
    *("status", "reason", "closed_at", "leads"),
)
KEPT_OF_DATE = ("start", "end", "place", "host", "cancelled", "record")
DATES = ("start", "rrule", "exclude")
CALENDAR = ("title", "body", "start", "end", "rrule", "exclude", "place", "hidden", "status")  # what a file tells


def may_change(meetup: Meetup, facts: Facts) -> bool:
    """The people of the municipality that called the meeting or hosts it, and the coordinator; else its author."""
    mine = facts.person.municipality
    if facts.coordinator or meetup.author == facts.event.sender:
        return True
    return bool(mine) and mine in (meetup.municipality, meetup.host)


async def find(session: AsyncSession, facts: Facts, number: int) -> Meetup:
    """The meeting with this number. Raises Refusal when there is none to see."""
    found = await meetups.by_number(session, facts.region.key, number)
    if found is None or (found.hidden and not may_change(found, facts)):
        raise Refusal("meetup-unknown", number=str(number))
    return found


def require_own(meetup: Meetup, facts: Facts) -> None:
    """Raises Refusal when others called the meeting."""
    if not may_change(meetup, facts):
        raise Refusal("meetup-not-yours", label=meetup.label)


def require_open(meetup: Meetup) -> None:
    """Raises Refusal when it is over or does not take place."""
    if meetup.status != "open":
        raise Refusal("meetup-cancelled" if meetup.status == "cancelled" else "meetup-over", label=meetup.label)


async def snapshot(session: AsyncSession, meetup: Meetup) -> dict[str, Any]:
    """All that a change may touch, as JSON: the meeting, its single dates, and the answers to the next."""
    special = (await meetups.occurrences(session, meetup)).values()
    answers = await attendance.of_date(session, meetup, meetup.current)
    return {
        **wayback.snapshot(meetup, KEPT),
        "dates": {one.original: wayback.snapshot(one, KEPT_OF_DATE) for one in special},
        "answers": [[one.who, one.answer, one.people, one.user, one.event_id] for one in answers],
        "answers_to": meetup.current,
    }


async def _restore(session: AsyncSession, meetup: Meetup, before: Mapping[str, Any]) -> None:
    wayback.restore(meetup, before, KEPT)
    for original, one in (await meetups.occurrences(session, meetup)).items():
        if original in before["dates"]:
            wayback.restore(one, before["dates"][original], KEPT_OF_DATE)
        else:
            one.start = one.end = one.place = one.host = ""
            one.cancelled = False
    await _restore_answers(session, meetup, before)


async def _restore_answers(session: AsyncSession, meetup: Meetup, before: Mapping[str, Any]) -> None:
    """What was answered then; who has answered anew since keeps that."""
    if meetup.current != before["answers_to"]:
        await attendance.carry_over(session, meetup, meetup.current, before["answers_to"])
        meetup.current = before["answers_to"]
    rows = {row.who: row for row in await attendance.of_date(session, meetup, meetup.current)}
    for who, said, people, user, event_id in before["answers"]:
        if who in rows and rows[who].event_id == event_id:
            rows[who].answer = said
        elif who not in rows:
            session.add(
                Attendance(
                    region=meetup.region, meetup_id=meetup.id, original=meetup.current, who=who, user=user,
                    answer=said, people=people, event_id=event_id, at=meetup.changed_at,
                )
            )  # fmt: skip
    await session.flush()


async def settle(
    session: AsyncSession, facts: Facts, meetup: Meetup, before: Mapping[str, Any], words: Words, *more: Reply
) -> Outcome:
    """Finish a change: note it for the way back, bring all in line, and answer."""
    meetup.revision += 1
    wayback.record(session, facts, CHANGED, meetup, before)
    replies, timers = await in_line(session, facts, meetup, before)
    return Outcome((*answer(words, item=meetup.number).replies, *replies, *more), timers)


async def in_line(
    session: AsyncSession, facts: Facts, meetup: Meetup, before: Mapping[str, Any] | None
) -> tuple[tuple[Reply, ...], tuple[SetTimer, ...]]:
    """Bring next date, timers, card and calendar file in line with a meeting that was changed; ``before``: see
    `snapshot`, None for a new one."""
    await session.flush()
    stood_at = meetup.current
    one = await move_on(session, meetup, facts.region, facts.now)
    if before is not None and any(before[key] != getattr(meetup, key) for key in DATES):
        await attendance.carry_over(session, meetup, stood_at, meetup.current)
    if one is not None and (before is None or meetup.current != stood_at):
        await turn(session, facts.region, meetup)
    timers = await set_timers(session, meetup, one, facts.region, facts.now)
    if await reminders.of_meetup(session, facts.region.key, meetup.number):
        timers = (*timers, follow(meetup, facts.now))
    files: tuple[Reply, ...] = ()
    if before is None or _in_calendar(before) != _in_calendar(await snapshot(session, meetup)):
        meetup.changed_at = facts.now
        meetup.sequence += int(before is not None)
        files = await invitation(session, facts, meetup)
    return (await redraw(session, facts.region, meetup, facts.now), *files), timers


def _in_calendar(values: Mapping[str, Any]) -> object:
    dates = {at: [one[key] for key in ("start", "end", "place", "cancelled")] for at, one in values["dates"].items()}
    told = {at: one for at, one in dates.items() if any(one)}
    return [values[key] for key in CALENDAR], told


def tell(facts: Facts, meetup: Meetup, found: Sequence[Attendance], words: Words) -> list[Reply]:
    """Write to those who answered that they come or may come, each once, but not to who is acting."""
    users = dict.fromkeys(one.user for one in found if one.answer != "no" and one.user)
    ref = date_ref(meetup.number, meetup.current)
    return [
        Say(words=words, to=Direct(user), item=meetup.number, ref=ref, priority=Priority.CARD)
        for user in users
        if user != facts.event.sender
    ]


async def undo_making(facts: Facts, action: Action, session: AsyncSession) -> Outcome:
    """Take back a meeting that was just called."""
    meetup = await _unchanged(facts, action, session)
    before = await snapshot(session, meetup)
    return await withdrawn(session, facts, meetup, before, text("meetup-undone-making", label=meetup.label))


async def withdrawn(
    session: AsyncSession, facts: Facts, meetup: Meetup, before: Mapping[str, Any], words: Words
) -> Outcome:
    """It does not take place; who wanted to come is told."""
    found = await attendance.of_date(session, meetup, meetup.current)
    line = line_words(meetup, await current(session, meetup), facts.region)
    meetup.status, meetup.closed_at = "cancelled", facts.now
    replies, timers = await in_line(session, facts, meetup, before)
    told = tell(facts, meetup, found, text("meetup-told-cancelled", line=line))
    return Outcome((*answer(words, item=meetup.number).replies, *replies, *told), timers)


async def undo_change(facts: Facts, action: Action, session: AsyncSession) -> Outcome:
    """Bring a meeting back to what it was before the action; those who come are told where that concerns them."""
    meetup = await _unchanged(facts, action, session)
    now_it_is, before = await snapshot(session, meetup), action.facts()
    await _restore(session, meetup, before)
    meetup.revision -= 1
    replies, timers = await in_line(session, facts, meetup, now_it_is)
    gone = isinstance(facts.event, Redacted)
    timers = (*timers, *await drop_promises(session, facts, action.event_id, erase=gone))
    told: list[Reply] = []
    if _in_calendar(now_it_is) != _in_calendar(before):
        one = await current(session, meetup)
        found = await attendance.of_date(session, meetup, meetup.current)
        words = text("meetup-told-after-all", line=line_words(meetup, one, facts.region))
        told = tell(facts, meetup, found, words)
    words = text("meetup-undone", label=meetup.label)
    return Outcome((*answer(words, item=meetup.number).replies, *replies, *told), timers)


async def _unchanged(facts: Facts, action: Action, session: AsyncSession) -> Meetup:
    meetup = await meetups.by_number(session, facts.region.key, action.item or 0)
    if meetup is None:
        raise Refusal("meetup-gone")
    require_own(meetup, facts)
    wayback.require_unchanged(meetup, action)
    return meetup
