"""Who comes: ``!zusage``, ``!vielleicht``, ``!absage``, ✅ 🟡 ❌ on the card. One answer for each Kommune and date."""

import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Kind, argument
from bot.events import Reacted
from bot.lines import names_of
from bot.parsing import in_passing
from bot.replies import Choice, Outcome, Refusal, answer, text
from bot.wayback import record
from bot.when.words import NUMBERS
from bot.words import fold, split_name
from commands.meetups.card import date_ref, redraw, when_words
from commands.meetups.changes import require_open
from commands.meetups.course import current
from storage import actions, attendance, meetups
from storage.actions import Action
from storage.attendance import Attendance
from storage.meetups import Meetup

ANSWERED = "meetup-answered"
KEYS = {"✅": "yes", "👍": "yes", "🟡": "maybe", "🤔": "maybe", "❌": "no", "👎": "no"}
MOST_PEOPLE = 99
IN_NUMBERS = {"zweit": 2, "dritt": 3, "viert": 4, "fuenft": 5, "sechst": 6}
FOR = re.compile(r"\b(?:für|fuer|for)\s+", re.IGNORECASE)
_NO_COUNT = re.compile(  # „um 10“, „bis 12:30“, „10.12.“, „zwei Stunden“
    r"\b(?:um|ab|bis|gegen|nach|vor|at|from|until|till|after|by|raum|room)\s+\w+|\d+\s*[.:]\s*\d*|"
    r"\w+\s+(?:uhr|stunden?|minuten?|min|tagen?|hours?|minutes?|days?)\b",
    re.IGNORECASE,
)
Handler: TypeAlias = "Callable[[Facts, Attend, AsyncSession], Awaitable[Outcome]]"


@dataclass(frozen=True, slots=True)
class Attend:
    item: int = argument(Kind.ITEM, default=0)
    words: str = argument(Kind.TEXT, default="")


def how_many(words: str) -> int:
    """„zu zweit“, „mit 3 Personen“, „wir sind vier“: how many come; one where no number is named. Pure."""
    for word in re.findall(r"\w+", fold(_NO_COUNT.sub(" ", words))):
        number = int(word) if word.isdecimal() and len(word) < 3 else IN_NUMBERS.get(word) or NUMBERS.get(word, 0)
        if 1 <= number <= MOST_PEOPLE and word not in {"ein", "eine", "einen", "a", "an"}:
            return number
    return 1


def with_answer(kind: str) -> Handler:
    """The command that answers yes, maybe or no."""

    async def handle(facts: Facts, arguments: Attend, session: AsyncSession) -> Outcome:
        meetup = await _meant(facts, arguments.item, session)
        if meetup is None:
            return Outcome()  # „Dabei fällt mir ein …“, about something else
        require_open(meetup)
        who, words_left = _for_whom(facts, arguments.words)
        people = how_many(words_left) if kind == "yes" else 1
        await _note(facts, meetup, who, kind, people, session)
        one = await current(session, meetup)
        name = (await names_of(session, facts.region, [who]))[who]
        words = text(
            "meetup-noted",
            label=meetup.label,
            name=name,
            when=when_words(one, facts.region),
            answer=Choice(kind),
            people=people,
        )
        edit = await redraw(session, facts.region, meetup, facts.now)
        return answer(words, edit, item=meetup.number, ref=date_ref(meetup.number, meetup.current))

    return handle


async def _meant(facts: Facts, number: int, session: AsyncSession) -> Meetup | None:
    """The meeting that is named or replied to, or the only one to come. Raises Refusal where none is clear."""
    if number:
        found = await meetups.by_number(session, facts.region.key, number)
        if found is None and in_passing(facts):
            return None
        if found is None or found.hidden:
            raise Refusal("meetup-unknown", number=str(number))
        return found
    if in_passing(facts):
        return None
    upcoming = [one for one in await meetups.upcoming(session, facts.region.key) if not one.hidden]
    if len(upcoming) != 1:
        raise Refusal("meetup-which" if upcoming else "meetup-none", example=bool(upcoming))
    return upcoming[0]


def _for_whom(facts: Facts, words: str) -> tuple[str, str]:
    """Whose answer it is: the person's Kommune, another one that the coordinator names, or the person; and the rest.

    Raises Refusal for somebody else's, and for a name that the coordinator mistyped.
    """
    mine = facts.person.municipality
    if found := FOR.search(words):
        name, rest = split_name(words[found.end() :], facts.region.names)
        if name and name != mine and not facts.coordinator:
            raise Refusal("meetup-for-others", name=name)
        if name:
            return name, words[: found.start()] + rest
        if facts.coordinator and how_many(rest) == 1:
            raise Refusal("unknown-municipality", words=rest.strip()[:60])
    return mine or facts.event.sender, words


async def _note(facts: Facts, meetup: Meetup, who: str, kind: str, people: int | None, session: AsyncSession) -> bool:
    """Keep an answer; False when it was that already. ``people``: None is as many as were said, else one.

    The same answer of somebody else is kept too, so that it stands when the first one is taken back.
    """
    known = {one.who: one for one in await attendance.of_date(session, meetup, meetup.current)}
    row = known.get(who)
    people = people or (row.people if row and row.answer == kind else 1)
    if row and (row.answer, row.people, row.user) == (kind, people, facts.event.sender):
        return False
    before = [row.answer, row.people, row.user, row.event_id] if row else None
    if row is None:
        row = Attendance(region=facts.region.key, meetup_id=meetup.id, original=meetup.current, who=who)
        session.add(row)
    row.answer, row.people, row.user = kind, people, facts.event.sender
    row.event_id, row.at = facts.source, facts.now
    await session.flush()
    record(session, facts, ANSWERED, meetup, {"who": who, "original": meetup.current, "was": before})
    return True


async def react(facts: Facts, event: Reacted, meetup: Meetup, session: AsyncSession) -> Outcome | None:
    """An emoji on the card or on a reminder: only the card shows it."""
    kind = KEYS.get(event.key)
    if kind is None or meetup.status != "open" or meetup.hidden or is_of_earlier_date(facts, meetup):
        return None
    if not await _note(facts, meetup, _for_whom(facts, "")[0], kind, None, session):
        return None
    return Outcome((await redraw(session, facts.region, meetup, facts.now),))


def is_of_earlier_date(facts: Facts, meetup: Meetup) -> bool:
    """Whether the message that is answered is about a date of a series that is over."""
    prefix = date_ref(meetup.number, "")
    return (
        bool(meetup.rrule)
        and facts.ref is not None
        and facts.ref.startswith(prefix)
        and facts.ref != prefix + meetup.current
    )


async def take_back(facts: Facts, action: Action, session: AsyncSession) -> Outcome:
    """Undo, or the emoji was taken away: what was answered before holds again."""
    meetup = await meetups.by_number(session, facts.region.key, action.item or 0)
    if meetup is None:
        raise Refusal("meetup-gone")
    before = action.facts()
    rows = {one.who: one for one in await attendance.of_date(session, meetup, before["original"])}
    row = rows.get(before["who"])
    if row is not None and row.event_id != action.event_id:  # answered anew since: that holds, but leads back further
        await _skip(session, row, action.event_id, before["was"])
    elif row is not None and before["was"] is None:
        await session.delete(row)
    elif row is not None:
        row.answer, row.people, row.user, row.event_id = before["was"]
    await session.flush()
    words = text("meetup-answer-undone", label=meetup.label)
    return answer(words, await redraw(session, facts.region, meetup, facts.now), item=meetup.number)


async def _skip(session: AsyncSession, row: Attendance, event_id: str, was: list[Any] | None) -> None:
    """Let the way back from a later answer lead past the one that is taken away."""
    later = await actions.of_event(session, row.region, row.event_id)
    while later is not None and later.kind == ANSWERED:
        known = later.facts()
        if known["was"] is None:
            return
        if known["was"][3] == event_id:
            later.before = json.dumps({**known, "was": was}, ensure_ascii=False)
            return
        later = await actions.of_event(session, row.region, known["was"][3])
