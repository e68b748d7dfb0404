"""What came of a meeting: the host is asked once, and ``!protokoll`` keeps and shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Kind, argument
from bot.events import Due, Message
from bot.lines import owner_of, shorten, task_owner
from bot.newtasks import keep_promises
from bot.occasions import occasions
from bot.parsing import PREFIX
from bot.promises import promises
from bot.reaching import to_owner
from bot.replies import Lines, Outcome, Refusal, Words, answer, bulleted, text
from bot.schedule import almanac
from bot.when.spans import calendar_day
from bot.words import clean
from commands.meetups.card import when_words
from commands.meetups.changes import CHANGED, find, may_change, settle, snapshot
from commands.meetups.course import LOOK_BACK, MANY, current
from storage import actions, meetups, people, tasks
from storage.meetups import Meetup, Occurrence, moment_of
from storage.tasks import Task

ASKED = "record:"
LONGEST = 8_000
MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Record:
    item: int = argument(Kind.ITEM)
    words: str = argument(Kind.TEXT, default="")


def expects(ref: str, _: Message) -> bool:
    """Whether a plain reply to our message of this name is a record."""
    return ref.startswith(ASKED)


async def ask(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """The morning after: ask the host's people, else those who called the meeting, what came of it. Once."""
    meetup = await meetups.by_number(session, facts.region.key, int(event.payload["number"]))
    if meetup is None or meetup.status == "cancelled" or meetup.hidden:
        return Outcome()
    original = str(event.payload["original"])
    row = await meetups.occurrence(session, meetup, original)
    if row.asked is not None or row.record or row.cancelled:
        return Outcome()
    row.asked = facts.today
    municipality = row.host or meetup.host or meetup.municipality
    users = [one.user for one in await people.liaisons(session, facts.region.key, municipality)] if municipality else []
    words = text("record-question", label=meetup.label, title=shorten(meetup.title), day=_day(row))
    owner = await owner_of(session, facts.region, municipality, meetup.author)
    ref = f"{ASKED}{meetup.number}:{original}"
    users = users or ([meetup.author] if meetup.author else [])
    return Outcome(tuple(await to_owner(session, facts, users, words, owner=owner, item=meetup.number, ref=ref)))


def _day(row: Occurrence) -> date:
    return calendar_day(moment_of(row.start or row.original))


async def protocol(facts: Facts, arguments: Record, session: AsyncSession) -> Outcome:
    """Without words: what was kept of all dates. With words: kept for the last date."""
    meetup = await find(session, facts, arguments.item)
    words = clean(arguments.words)
    if not words:
        return answer(await _shown(facts, meetup, session), item=meetup.number)
    return await _keep(facts, meetup, await _last(facts, meetup, session), words, session)


async def on_talk(facts: Facts, message: Message, session: AsyncSession) -> Outcome | None:
    """A plain reply to the question what came of it is the record."""
    words = clean(message.body)
    if facts.corrected:
        return await _amend(facts, words, session)
    ref = facts.ref or ""
    if facts.item is None or not words or words.startswith(PREFIX) or not expects(ref, message):
        return None
    meetup = await find(session, facts, facts.item)
    return await _keep(facts, meetup, ref.split(":", 2)[2], words, session)


async def _amend(facts: Facts, words: str, session: AsyncSession) -> Outcome | None:
    """The message that was a record has other words now; what was before it stays the way back."""
    action = await actions.of_event(session, facts.region.key, facts.source)
    before = action.facts() if action is not None and action.kind == CHANGED else {}
    if action is None or "record_of" not in before or not words:
        return None
    meetup = await find(session, facts, action.item or 0)
    await session.delete(action)
    return await _keep(facts, meetup, before["record_of"], words, session, before)


async def _last(facts: Facts, meetup: Meetup, session: AsyncSession) -> str:
    """The date that words are about: the one that began last, or the present one where none has begun."""
    if meetup.status == "over" or not meetup.rrule:
        return meetup.current
    special = await meetups.occurrences(session, meetup)
    local = facts.local
    recent = occasions(meetup, special, local - LOOK_BACK, MANY)
    if begun := [one for one in recent if one.begin <= local and not one.cancelled]:
        return begun[-1].original
    asked = [one for one in special.values() if one.asked is not None]
    return max(asked, key=lambda one: one.original).original if asked else meetup.current


async def _keep(
    facts: Facts,
    meetup: Meetup,
    original: str,
    words: str,
    session: AsyncSession,
    before: Mapping[str, Any] | None = None,
) -> Outcome:
    row = await meetups.occurrence(session, meetup, original)
    host = row.host or meetup.host
    if not may_change(meetup, facts) and (not host or facts.person.municipality != host):
        raise Refusal("meetup-not-yours", label=meetup.label)
    kept = _with(row.record, words, (before or {}).get("said", ""))
    if len(kept) > LONGEST:
        raise Refusal("text-too-long", length=len(kept), most=LONGEST)
    before = {**(before or {**await snapshot(session, meetup), "record_of": original}), "said": words}
    row.record = kept
    local = facts.local
    found = promises(words, facts.region.names, local, almanac(facts.region))
    made, timers = await keep_promises(session, facts, meetup.number, found)
    parts: list[Words] = [text("record-kept", label=meetup.label, day=_day(row))]
    parts += [_made(one) for one in made]
    outcome = await settle(session, facts, meetup, before, Lines(tuple(parts)))
    return Outcome(outcome.replies, (*outcome.timers, *timers))


def _with(record: str, words: str, instead: str) -> str:
    """The record with what was added to it, or in the place of what was said before."""
    if instead and instead in record:
        return record.replace(instead, words, 1)
    return f"{record}\n{words}".strip()


def _made(task: Task) -> Words:
    """What was understood as a task, with its day."""
    owner = task_owner(task)
    if task.due is None:
        return text("record-task", label=task.label, owner=owner, task=task.text)
    return text("record-task-due", label=task.label, owner=owner, task=task.text, due=task.due)


async def _shown(facts: Facts, meetup: Meetup, session: AsyncSession) -> Words:
    found = [one for one in (await meetups.occurrences(session, meetup)).values() if one.record]
    if not found:
        one = await current(session, meetup)
        return text("record-none", label=meetup.label, when=when_words(one, facts.region))
    found.sort(key=lambda one: one.start or one.original, reverse=True)
    lines: list[Words] = [text("record-line", day=_day(one), record=one.record) for one in found[:MOST_SHOWN]]
    open_tasks = [
        one for one in await tasks.of_meetup(session, facts.region.key, meetup.number) if one.status == "open"
    ]
    below: list[Words] = []
    if open_tasks:
        below.append(text("record-tasks", tasks=Lines(tuple(_task(one.label, one.text) for one in open_tasks), ", ")))
    head = text("record-head", label=meetup.label, title=meetup.title)
    return Lines((head, bulleted(lines, *below)))


def _task(label: str, words: str) -> Words:
    return text("record-open-task", label=label, task=shorten(words))
