"""A poll ends: at its deadline, when all have answered, or by hand; and one of its dates becomes a meeting."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Kind, argument
from bot.events import Due
from bot.lines import name_of
from bot.parsing import date_refused
from bot.replies import Choice, Edit, Lines, Outcome, Priority, Refusal, Reply, Room, Say, SetTimer, Words, text
from bot.schedule import almanac
from bot.wayback import record
from bot.when import DateError
from bot.when.zones import to_local
from commands.datepolls.card import deadline_words, option_words, proposal_ref, proposal_words, redraw
from commands.datepolls.changes import (
    CHANGED,
    in_line,
    may_change,
    meant,
    require_own,
    require_undecided,
    settle,
    snapshot,
)
from commands.datepolls.course import CATCH_UP, end_of, late_close, set_timers, show_again, standing_of
from commands.datepolls.slots import Reader
from commands.datepolls.tally import Standing, begin, best
from storage import datepolls, rooms
from storage.datepolls import DateOption, DatePoll

MEETUP = "meetup-from-poll"
_DIGIT = re.compile(r"\d")
_UNTIL = re.compile(r"^\s*(?:(?:ist|is)\s+)?(?:(?:bis|auf|until|till|by|to)\s+)?(?:zum\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OfPoll:
    line: str = argument(Kind.TEXT, default="")


async def refresh_card(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """Something that the card shows has changed elsewhere."""
    poll = await datepolls.by_number(session, facts.region.key, int(event.payload["number"]))
    return Outcome((await redraw(session, facts.region, poll, facts.now),)) if poll else Outcome()


async def due(facts: Facts, event: Due, session: AsyncSession) -> Outcome:
    """The deadline has come, or all have answered.

    When the bot was down then, votes that were given in time may still be on their way.
    """
    poll = await datepolls.by_number(session, facts.region.key, int(event.payload["number"]))
    if poll is None or poll.status != "open":
        return Outcome()
    standing = await standing_of(session, poll)
    if poll.deadline > facts.now and not standing.complete:
        return Outcome(timers=await set_timers(session, poll, standing, facts.region, facts.now))
    if facts.now - event.due_at > CATCH_UP and not event.payload.get("late"):
        return Outcome(timers=(late_close(poll, facts.now + CATCH_UP),))
    return await _close(facts, poll, standing, session)


async def _close(facts: Facts, poll: DatePoll, standing: Standing, session: AsyncSession) -> Outcome:
    """Votes are over: the card and one message say which date is the best; the asker is named in it."""
    poll.status, poll.closed_at = "closed", facts.now
    poll.revision += 1
    replies, timers = await in_line(session, facts, poll)
    room = await rooms.room_or_main(session, facts.region, poll.room)
    if poll.hidden or room is None:
        return Outcome(replies, timers)
    say = Say(
        words=await _result(session, facts, poll, standing),
        to=Room(room),
        item=poll.number,
        ref=proposal_ref(poll.number),
        shared=True,
        mentions=(poll.author,) if poll.author else (),
        priority=Priority.CARD,
    )
    return Outcome((*replies, say), timers)


async def _result(session: AsyncSession, facts: Facts, poll: DatePoll, standing: Standing) -> Words:
    proposal = proposal_words(poll, standing, facts.region, facts.now)
    lines: list[Words] = [text("datepoll-result", label=poll.label, title=poll.title), proposal]
    if poll.author:
        name = await name_of(session, facts.region, poll.author)
        found = best(standing, poll.quorum, facts.local)
        lines.append(text("datepoll-asker", name=name, proposed=Choice("yes" if found else "no")))
    return Lines(tuple(lines))


async def close(facts: Facts, arguments: OfPoll, session: AsyncSession) -> Outcome:
    """``!schließen U16``: no more votes; the answer is the proposal, which stands in the poll's room."""
    poll, _ = await meant(session, facts, arguments.line)
    require_own(poll, facts)
    require_undecided(poll)
    if poll.status != "open":
        raise Refusal("datepoll-closed", label=poll.label)
    before = await snapshot(session, poll)
    outcome = await _close(facts, poll, await standing_of(session, poll), session)
    record(session, facts, CHANGED, poll, before)
    replies: list[Reply] = []
    for reply in outcome.replies:
        if isinstance(reply, Say) and reply.to == Room(facts.event.room):
            named = tuple(user for user in reply.mentions if user != facts.event.sender)
            replies.append(replace(reply, to=None, mentions=named, priority=Priority.ANSWER))
        else:
            replies.append(reply)
    if not any(isinstance(reply, Say) and reply.to is None for reply in replies):
        replies.insert(0, Say(words=text("datepoll-closed-now", label=poll.label), item=poll.number))
    return Outcome(tuple(replies), outcome.timers)


async def extend(facts: Facts, arguments: OfPoll, session: AsyncSession) -> Outcome:
    """``!frist U16 Montag``: another deadline; a closed poll is opened again."""
    poll, typed = await meant(session, facts, arguments.line)
    require_own(poll, facts)
    words = _UNTIL.sub("", typed, count=1).strip(" !")
    if not words:
        raise Refusal("missing-day", example=True)
    try:
        last = Reader(facts.local, almanac(facts.region)).last(words)
    except DateError as error:
        raise date_refused(error) from None
    if last is None:
        raise Refusal("date-unknown", example=True, words=words[:60])
    return await prolong(facts, poll, end_of(last, facts.region), session)


async def prolong(facts: Facts, poll: DatePoll, deadline: datetime, session: AsyncSession) -> Outcome:
    """Votes count until ``deadline`` (UTC). Raises Refusal where that is over, or no date is left then."""
    require_undecided(poll)
    if deadline <= facts.now:
        raise Refusal("datepoll-deadline-past", example=True)
    options = await datepolls.options(session, poll)
    last = max(options, key=begin)
    if deadline > end_of(last.starts, facts.region):
        raise Refusal("datepoll-deadline-late", date=option_words(last, facts.region), example=True)
    before = await snapshot(session, poll)
    if poll.status != "open" or (await standing_of(session, poll)).complete:
        poll.asked_anew_at = facts.now
    poll.deadline, poll.status, poll.reminded_at, poll.closed_at = deadline, "open", None, None
    words = text("datepoll-extended", label=poll.label, deadline=deadline_words(poll, facts.region))
    return await settle(session, facts, poll, before, words)


async def pick(facts: Facts, arguments: OfPoll, session: AsyncSession) -> Outcome:
    """``!nimm U16 2``: this date it is."""
    poll, typed = await meant(session, facts, arguments.line, _DIGIT)
    require_own(poll, facts)
    require_undecided(poll)
    options = await datepolls.options(session, poll)
    standing = await standing_of(session, poll)
    number = re.search(r"\d+", typed.replace("\ufe0f", ""))
    if number is None:
        chosen = proposed(facts, poll, standing)
    else:
        chosen = next((one for one in options if one.position == int(number[0][:4])), None)
    if chosen is None and number is not None:
        raise Refusal("datepoll-no-option", number=int(number[0][:4]), count=len(options))
    if chosen is None:
        raise Refusal("datepoll-pick-which", example=True)
    return await decide(facts, poll, chosen, session)


def proposed(facts: Facts, poll: DatePoll, standing: Standing) -> DateOption | None:
    """The date that was proposed when the poll was closed, or would be now; it may be over since."""
    return best(standing, poll.quorum, to_local(poll.closed_at or facts.now, facts.region.zone))


async def accept(facts: Facts, poll: DatePoll, session: AsyncSession) -> Outcome | None:
    """✅ of the asker or the coordinator on a closed poll: the proposed date it is; nothing is posted."""
    if poll.status != "closed" or poll.hidden or not may_change(poll, facts):
        return None
    chosen = proposed(facts, poll, await standing_of(session, poll))
    if chosen is None or begin(chosen) <= facts.local:
        return None
    outcome = await decide(facts, poll, chosen, session)
    return Outcome(tuple(one for one in outcome.replies if not isinstance(one, Say)), outcome.timers)


async def decide(facts: Facts, poll: DatePoll, chosen: DateOption, session: AsyncSession) -> Outcome:
    """Let a date become a meeting, which another feature makes of it. Raises Refusal for one that is over."""
    date = option_words(chosen, facts.region)
    if begin(chosen) <= facts.local:
        raise Refusal("datepoll-option-past", date=date)
    before = await snapshot(session, poll)
    poll.status, poll.choice, poll.closed_at = "decided", chosen.id, facts.now
    words = text("datepoll-picked", label=poll.label, title=poll.title, date=date)
    outcome = await settle(session, facts, poll, before, words)
    timer = SetTimer(kind=MEETUP, key=f"{MEETUP}:{poll.number}", due_at=facts.now, payload={"poll": poll.number})
    edit = Edit(ref=proposal_ref(poll.number), words=words)
    return Outcome((*outcome.replies, edit), (*outcome.timers, timer, show_again(poll, facts.now)))
