"""``!absagen``: a meeting does not take place; of a series the next date, one that is named, or all of it."""

import re
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Kind, argument
from bot.occasions import Occasion
from bot.replies import Choice, Outcome, Refusal, text
from commands.meetups.card import line_words, when_words
from commands.meetups.changes import find, require_open, require_own, settle, snapshot, tell
from commands.meetups.course import current
from commands.meetups.single import named, told_words
from storage import attendance, meetups
from storage.meetups import Meetup

ALL = re.compile(r"\b(?:alle|ganz|serie|komplett|überhaupt|all|series|entirely)\b", re.IGNORECASE)
LONGEST_REASON = 1_000


@dataclass(frozen=True, slots=True)
class CallOff:
    item: int = argument(Kind.ITEM)
    words: str = argument(Kind.TEXT, default="")


async def call_off(facts: Facts, arguments: CallOff, session: AsyncSession) -> Outcome:
    """It does not take place: of a series the next date, one that is named, or all of it."""
    meetup = await find(session, facts, arguments.item)
    require_own(meetup, facts)
    require_open(meetup)
    before = await snapshot(session, meetup)
    typed = arguments.words.strip(" ,:")
    whole = not meetup.rrule or bool(ALL.search(typed))
    one, reason = await current(session, meetup), typed
    if not whole:
        one, reason = await _date_and_reason(session, facts, meetup, typed, one)
        (await meetups.occurrence(session, meetup, one.original)).cancelled = True
    else:
        reason = ALL.sub("", typed).strip(" ,:")
        meetup.status, meetup.closed_at, meetup.reason = "cancelled", facts.now, reason[:LONGEST_REASON]
    found = await attendance.of_date(session, meetup, one.original)
    line = line_words(meetup, one, facts.region)
    because = text("meetup-because", reason=reason[:LONGEST_REASON]) if reason else text("meetup-told-why-not")
    told = tell(facts, meetup, found, text("meetup-told-off", line=line, reason=because))
    scope = Choice("all" if whole else "one")
    done = text("meetup-called-off", line=line, label=meetup.label, scope=scope, when=when_words(one, facts.region))
    words = told_words(done, told, text("meetup-after-all"))
    return await settle(session, facts, meetup, before, words, *told)


async def _date_and_reason(
    session: AsyncSession, facts: Facts, meetup: Meetup, typed: str, one: Occasion
) -> tuple[Occasion, str]:
    """„6.1. wegen Schnee": the date that is named at the beginning, else the next one."""
    words = typed.split()
    for count in range(min(6, len(words)), 0, -1):
        try:
            other = await named(session, facts, meetup, " ".join(words[:count]))
        except Refusal:
            if count == 1:
                raise
            continue
        if other:
            return other, " ".join(words[count:]).strip(" ,:")
    return one, typed
