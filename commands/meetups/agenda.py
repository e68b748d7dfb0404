"""``!tagesordnung``: what a meeting is to talk about; everybody may bring in a point."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Kind, argument
from bot.lines import listing_line, question_line
from bot.replies import Lines, Outcome, Refusal, Words, answer, text
from bot.wayback import record
from bot.words import clean
from commands.meetups.card import redraw, when_words
from commands.meetups.changes import find, may_change, require_open
from commands.meetups.course import current
from storage import agendas, listings, meetups, questions
from storage.actions import Action
from storage.agendas import Point
from storage.meetups import Meetup

ADDED, REMOVED = "agenda-added", "agenda-removed"
MOST, LONGEST = 40, 500
MOST_PROPOSED = 3
_REMOVE = re.compile(r"(?:-|–|−|minus|weg|ohne|streiche|remove)\s*(\d{1,3})\b", re.IGNORECASE)
_ADD = re.compile(r"^(?:\+|plus\s|neu:|add\s)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Agenda:
    item: int = argument(Kind.ITEM)
    words: str = argument(Kind.TEXT, default="")


async def agenda(facts: Facts, arguments: Agenda, session: AsyncSession) -> Outcome:
    """Shown with proposals from the board; „+ Punkt" adds one, a line each; „- 2" takes one off."""
    meetup = await find(session, facts, arguments.item)
    words = clean(arguments.words)
    if not words:
        return answer(await _shown(facts, meetup, session), item=meetup.number)
    require_open(meetup)
    if found := _REMOVE.fullmatch(words):
        return await _remove(facts, meetup, int(found[1]), session)
    added = [point for line in words.split("\n") if (point := _ADD.sub("", line.strip()).strip(" -–•*"))]
    return await _add(facts, meetup, added, session)


async def _add(facts: Facts, meetup: Meetup, added: Sequence[str], session: AsyncSession) -> Outcome:
    known = await agendas.points(session, meetup, meetup.current)
    if not added:
        raise Refusal("agenda-empty", example=True)
    if len(known) + len(added) > MOST:
        raise Refusal("agenda-full", most=MOST)
    if any(len(point) > LONGEST for point in added):
        raise Refusal("agenda-long", most=LONGEST)
    for point in added:
        session.add(
            Point(
                region=facts.region.key, meetup_id=meetup.id, original=meetup.current, text=" ".join(point.split()),
                municipality=facts.person.municipality, user=facts.event.sender, event_id=facts.source, at=facts.now,
            )
        )  # fmt: skip
    await session.flush()
    record(session, facts, ADDED, meetup, {})
    return await _answered(facts, meetup, text("agenda-added", label=meetup.label, count=len(added)), session)


async def _remove(facts: Facts, meetup: Meetup, number: int, session: AsyncSession) -> Outcome:
    known = await agendas.points(session, meetup, meetup.current)
    if not 1 <= number <= len(known):
        raise Refusal("agenda-no-point", number=str(number), label=meetup.label)
    point = known[number - 1]
    own = point.user == facts.event.sender or (point.municipality and point.municipality == facts.person.municipality)
    if not own and not may_change(meetup, facts):
        raise Refusal("agenda-not-yours", number=str(number))
    before = {name: getattr(point, name) for name in ("original", "text", "municipality", "user", "event_id")}
    await session.delete(point)
    await session.flush()
    record(session, facts, REMOVED, meetup, before)
    return await _answered(facts, meetup, text("agenda-removed", label=meetup.label, point=point.text), session)


async def _answered(facts: Facts, meetup: Meetup, words: Words, session: AsyncSession) -> Outcome:
    edit = await redraw(session, facts.region, meetup, facts.now)
    return answer(Lines((words, *await _lines(meetup, session))), edit, item=meetup.number)


async def _lines(meetup: Meetup, session: AsyncSession) -> list[Words]:
    found = await agendas.points(session, meetup, meetup.current)
    return [text("meetup-point", number=at, point=point.text) for at, point in enumerate(found, 1)]


async def _shown(facts: Facts, meetup: Meetup, session: AsyncSession) -> Words:
    one = await current(session, meetup)
    lines = await _lines(meetup, session)
    head = text("agenda-head", label=meetup.label, title=meetup.title, when=when_words(one, facts.region))
    parts: list[Words] = [head, *(lines or [text("agenda-none")])]
    if meetup.status == "open":
        if proposed := await proposals(facts, session):
            parts.append(text("agenda-proposals", lines=Lines(tuple(proposed), separator=" · ")))
        parts.append(text("agenda-hint", label=meetup.label))
    return Lines(tuple(parts))


async def proposals(facts: Facts, session: AsyncSession) -> list[Words]:
    """What has stood on the board for long and found nobody: the oldest needs and questions."""
    region = facts.region
    needs = await listings.unanswered(session, region.key, "need", MOST_PROPOSED)
    asked = await questions.unanswered(session, region.key, MOST_PROPOSED)
    found = [(one.created_at, await listing_line(session, region, one)) for one in needs]
    found += [(one.created_at, await question_line(session, region, one)) for one in asked]
    return [line for _, line in sorted(found, key=lambda one: one[0])[:MOST_PROPOSED]]


async def take_back(facts: Facts, action: Action, session: AsyncSession) -> Outcome:
    """Undo: what was added goes, what was taken off comes back (at the end)."""
    meetup = await meetups.by_number(session, facts.region.key, action.item or 0)
    if meetup is None:
        raise Refusal("meetup-gone")
    if action.kind == ADDED:
        for point in await agendas.of_event(session, facts.region.key, action.event_id):
            await session.delete(point)
    else:
        before = {key: value for key, value in action.facts().items() if key != "revision"}
        session.add(Point(region=facts.region.key, meetup_id=meetup.id, at=facts.now, **before))
    await session.flush()
    words = text("agenda-undone", label=meetup.label)
    return answer(words, await redraw(session, facts.region, meetup, facts.now), item=meetup.number)
