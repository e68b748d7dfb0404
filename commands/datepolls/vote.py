"""Votes: ``!stimme``, a reply to the card, an emoji on it. One for each Kommune and date, the latest counts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Kind, argument
from bot.events import Message, Reacted
from bot.lines import names_of
from bot.membership import belongs
from bot.replies import Choice, Direct, Lines, Outcome, Priority, Refusal, Say, Words, answer, text
from bot.wayback import record
from bot.words import find_name
from commands.datepolls.card import number_sign, redraw, shown_ref
from commands.datepolls.changes import meant
from commands.datepolls.course import is_over, set_timers, standing_of
from commands.datepolls.votes import KEYCAPS, read_votes, split_for
from storage import actions, datepolls
from storage.actions import Action
from storage.datepolls import DateOption, DatePoll, DateVote

VOTED = "datepoll-voted"
VOTES = re.compile(r"\d|(?:alle|keine|nur|für|fuer|passt|geht|all|none|only|for)\w*\b(?!\s+zur)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Vote:
    line: str = argument(Kind.TEXT, default="")


async def vote(facts: Facts, arguments: Vote, session: AsyncSession) -> Outcome:
    """``!stimme U16 1 ja, 2 zur Not``."""
    if not await belongs(session, facts):
        raise Refusal("not-a-member", region=facts.region.name)
    poll, typed = await meant(session, facts, arguments.line, VOTES)
    outcome = await by_words(facts, poll, typed, session)
    if outcome is None:
        raise Refusal("datepoll-no-vote", example=True)
    return outcome


async def by_words(
    facts: Facts, poll: DatePoll, typed: str, session: AsyncSession, *, spoken: bool = False
) -> Outcome | None:
    """Read and keep a vote; None when the words are none. Raises Refusal.

    To what was ``spoken`` without a command it is answered only once that it is too late.
    """
    named, said = split_for(typed, facts.region.names)
    count = len(await datepolls.options(session, poll))
    found = read_votes(said, count)
    if found is None:
        return None
    if is_over(poll, facts.event.at) and spoken:
        return await too_late(facts, poll, session)
    require_voting(poll, facts)
    if wrong := [number for number in found if not 1 <= number <= count]:
        raise Refusal("datepoll-no-option", number=wrong[0], count=count)
    who = voter(facts, named)
    await keep(session, facts, poll, who, found)
    outcome = await counted(facts, poll, session)
    name = (await names_of(session, facts.region, [who]))[who]
    words = text("datepoll-noted", label=poll.label, name=name, votes=_votes_words(found))
    said_so = answer(words, item=poll.number, ref=shown_ref(facts, poll.number)).replies
    return Outcome((*said_so, *outcome.replies), outcome.timers)


def _votes_words(found: Mapping[int, str]) -> Words:
    lines = [text("datepoll-vote", sign=number_sign(at), answer=Choice(found[at])) for at in sorted(found)]
    return Lines(tuple(lines), separator=" · ")


def voter(facts: Facts, named: str) -> str:
    """Whose vote it is: the person's Kommune, another one that the coordinator names, or the person.

    Raises Refusal for one that is unknown, or somebody else's.
    """
    mine = facts.person.municipality
    if not named:
        return mine or facts.event.sender
    name = find_name(named, facts.region.names)
    if name is None:
        raise Refusal("unknown-municipality", words=named[:60])
    if name != mine and not facts.coordinator:
        raise Refusal("datepoll-for-others", name=name)
    return name


def require_voting(poll: DatePoll, facts: Facts) -> None:
    """Raises Refusal when votes don't count any more."""
    if poll.status in {"decided", "withdrawn"}:
        raise Refusal("datepoll-decided" if poll.status == "decided" else "datepoll-withdrawn", label=poll.label)
    if is_over(poll, facts.event.at):
        raise Refusal("datepoll-too-late", label=poll.label)


async def keep(
    session: AsyncSession, facts: Facts, poll: DatePoll, who: str, found: Mapping[int, str], *, native: bool = False
) -> None:
    """Store answers by the position of their option, and how to take them back."""
    options = {one.position: one for one in await datepolls.options(session, poll)}
    if facts.corrected:
        await datepolls.take_back(session, facts.region.key, facts.source)
    for position, said in found.items():
        session.add(_row(facts, poll, options[position], who, said, native=native))
    await session.flush()
    if not facts.corrected or await actions.of_event(session, facts.region.key, facts.source) is None:
        record(session, facts, VOTED, poll, {})


def _row(facts: Facts, poll: DatePoll, option: DateOption, who: str, said: str, *, native: bool = False) -> DateVote:
    return DateVote(
        region=facts.region.key, poll_id=poll.id, option_id=option.id, who=who, user=facts.event.sender,
        answer=said, native=native, event_id=facts.source, at=facts.now,
    )  # fmt: skip


async def react(facts: Facts, event: Reacted, poll: DatePoll, session: AsyncSession) -> Outcome | None:
    """1️⃣ means yes to the first date; the card shows it."""
    position = KEYCAPS[event.key]
    options = {one.position: one for one in await datepolls.options(session, poll)}
    if position not in options or poll.hidden or poll.status == "withdrawn" or not await belongs(session, facts):
        return None
    who = voter(facts, "")
    if is_over(poll, facts.event.at):
        return await too_late(facts, poll, session)
    await keep(session, facts, poll, who, {position: "yes"})
    return await counted(facts, poll, session)


async def counted(facts: Facts, poll: DatePoll, session: AsyncSession) -> Outcome:
    """Nothing is posted, the card shows it."""
    standing = await standing_of(session, poll)
    timers = await set_timers(session, poll, standing, facts.region, facts.now)
    return Outcome((await redraw(session, facts.region, poll, facts.now, standing),), timers)


async def too_late(facts: Facts, poll: DatePoll, session: AsyncSession) -> Outcome | None:
    """It is said once to each person that votes don't count any more: as an answer, or in the direct chat."""
    if poll.status == "withdrawn" or await datepolls.was_late(session, poll, facts.event.sender):
        return None
    option = (await datepolls.options(session, poll))[0]
    session.add(_row(facts, poll, option, voter(facts, ""), "late"))
    to = None if isinstance(facts.event, Message) else Direct(facts.event.sender)
    words = text("datepoll-too-late", label=poll.label)
    return Outcome((Say(words=words, to=to, item=poll.number, priority=Priority.CARD),))


async def take_back(facts: Facts, action: Action, session: AsyncSession) -> Outcome:
    """Undo, or the emoji was taken away: what was said before counts again."""
    poll = await datepolls.by_number(session, facts.region.key, action.item or 0)
    if poll is None:
        raise Refusal("datepoll-gone")
    if is_over(poll, facts.event.at):
        raise Refusal("datepoll-too-late", label=poll.label)
    await datepolls.take_back(session, facts.region.key, action.event_id)
    outcome = await counted(facts, poll, session)
    words = text("datepoll-vote-undone", label=poll.label)
    return Outcome((*answer(words, item=poll.number).replies, *outcome.replies), outcome.timers)
