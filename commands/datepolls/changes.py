"""What all changes of a poll share: finding it, who may, its timers and its card, the way back."""

import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot import wayback
from bot.command import Facts
from bot.replies import Outcome, Redact, Refusal, Reply, SetTimer, Words, answer, text
from commands.datepolls.card import proposal_ref, redraw
from commands.datepolls.course import set_options, set_timers, standing_of
from commands.datepolls.twin import twin
from storage import datepolls, outbox
from storage.actions import Action
from storage.datepolls import DatePoll

MADE, CHANGED = "datepoll-made", "datepoll-changed"
KEPT = (
    "title", "body", "place", "quorum", "deadline", "status", "choice", "hidden", "reminded_at", "closed_at",
    "asked_anew_at",
)  # fmt: skip
_LETTER = re.compile(r"\s*#?u\s?(\d{1,9})\b[\s:,]*", re.IGNORECASE)
_ANYTHING = re.compile("")
_NUMBER = re.compile(r"\s*#?(\d{1,9})\b(?!\s*\.)[\s:,]*")


def may_change(poll: DatePoll, facts: Facts) -> bool:
    """The asker, the people of the asker's municipality, and the coordinator."""
    mine = facts.person.municipality
    return facts.coordinator or poll.author == facts.event.sender or (bool(mine) and mine == poll.municipality)


async def find(session: AsyncSession, facts: Facts, number: int) -> DatePoll:
    """The poll with this number. Raises Refusal when there is none to see."""
    found = await datepolls.by_number(session, facts.region.key, number)
    if found is None or (found.hidden and not may_change(found, facts)):
        raise Refusal("datepoll-unknown", number=str(number))
    return found


async def meant(
    session: AsyncSession, facts: Facts, typed: str, follows: re.Pattern[str] = _ANYTHING
) -> tuple[DatePoll, str]:
    """The poll that is named, replied to, or the only one there is; and what else was typed.

    „U16" always names a poll; „16" only where the message replies to none, and where what ``follows`` looks like it:
    „16 2 ja" is a vote in U16, „2 ja" one for the second date. Raises Refusal.
    """
    region, item = facts.region.key, await item_of(session, facts)
    if named := _LETTER.match(typed):
        return await find(session, facts, int(named[1])), typed[named.end() :]
    if item is not None and await datepolls.by_number(session, region, item):
        return await find(session, facts, item), typed
    named = _NUMBER.match(typed)
    if named and follows.match(typed, named.end()) and await datepolls.by_number(session, region, int(named[1])):
        return await find(session, facts, int(named[1])), typed[named.end() :]
    waiting = await datepolls.undecided(session, region)
    if len(waiting) == 1:
        return waiting[0], typed
    raise Refusal("datepoll-which" if waiting else "datepoll-none", example=bool(waiting))


async def item_of(session: AsyncSession, facts: Facts) -> int | None:
    """The item that the message replies to; the new version of one does not say it any more, but was answered."""
    if facts.item is not None or not facts.corrected:
        return facts.item
    old = await outbox.answered(session, facts.region.key, facts.source)
    return old.item if old else None


def require_own(poll: DatePoll, facts: Facts) -> None:
    """Raises Refusal when others asked."""
    if not may_change(poll, facts):
        raise Refusal("datepoll-not-yours", label=poll.label)


def require_undecided(poll: DatePoll) -> None:
    """Raises Refusal when it is withdrawn, or has become a meeting."""
    if poll.status in {"decided", "withdrawn"}:
        raise Refusal("datepoll-decided" if poll.status == "decided" else "datepoll-withdrawn", label=poll.label)


async def snapshot(session: AsyncSession, poll: DatePoll) -> dict[str, Any]:
    """All that a change may touch, as JSON."""
    options = [[one.start, one.end] for one in await datepolls.options(session, poll)]
    return {**wayback.snapshot(poll, KEPT), "options": options}


async def in_line(
    session: AsyncSession, facts: Facts, poll: DatePoll
) -> tuple[tuple[Reply, ...], tuple[SetTimer, ...]]:
    """Bring the card and the timers in line; a proposal that does not stand any more is taken back."""
    await session.flush()
    standing = await standing_of(session, poll)
    timers = await set_timers(session, poll, standing, facts.region, facts.now)
    gone = (Redact(ref=proposal_ref(poll.number)),) if poll.status in {"open", "withdrawn"} else ()
    card = await redraw(session, facts.region, poll, facts.now, standing)
    return (card, *gone, *twin(facts, poll, standing)), timers


async def settle(
    session: AsyncSession, facts: Facts, poll: DatePoll, before: Mapping[str, Any], words: Words
) -> Outcome:
    """Finish a change: note it for the way back, bring all in line, and answer."""
    poll.revision += 1
    wayback.record(session, facts, CHANGED, poll, before)
    return await answered(session, facts, poll, words)


async def answered(session: AsyncSession, facts: Facts, poll: DatePoll, words: Words) -> Outcome:
    """An answer, with everything brought in line."""
    replies, timers = await in_line(session, facts, poll)
    return Outcome((*answer(words, item=poll.number).replies, *replies), timers)


async def undo_making(facts: Facts, action: Action, session: AsyncSession) -> Outcome:
    """Take back a poll that was just made."""
    poll = await _unchanged(facts, action, session)
    require_undecided(poll)
    poll.status, poll.closed_at = "withdrawn", facts.now
    return await answered(session, facts, poll, text("datepoll-undone-making", label=poll.label))


async def undo_change(facts: Facts, action: Action, session: AsyncSession) -> Outcome:
    """Bring a poll back to what it was before the action. Raises Refusal once it is a meeting."""
    poll = await _unchanged(facts, action, session)
    if poll.status == "decided":
        raise Refusal("datepoll-decided", label=poll.label)
    before = action.facts()
    wayback.restore(poll, before, KEPT)
    await set_options(session, poll, [(start, end) for start, end in before["options"]])
    poll.revision -= 1
    return await answered(session, facts, poll, text("datepoll-undone", label=poll.label))


async def _unchanged(facts: Facts, action: Action, session: AsyncSession) -> DatePoll:
    poll = await datepolls.by_number(session, facts.region.key, action.item or 0)
    if poll is None:
        raise Refusal("datepoll-gone")
    require_own(poll, facts)
    wayback.require_unchanged(poll, action)
    return poll
