"""Which date of a meeting is meant, and telling those who come what is different about it."""

import re
from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.occasions import Occasion, regular_on
from bot.parsing import date_refused
from bot.replies import Choice, Lines, Refusal, Reply, Words, text
from bot.schedule import almanac
from bot.when import DateError, read_exactly
from bot.when.spans import calendar_day
from commands.meetups.card import line_words
from commands.meetups.changes import tell
from commands.meetups.course import MANY, coming
from storage import attendance, meetups
from storage.meetups import Meetup, moment_of, written

DIFFERS = ("start", "end", "place", "host", "cancelled")  # of a single date
FROM = re.compile(r"^(?:vom|von|den|am|from|the)\s+", re.IGNORECASE)


async def named(session: AsyncSession, facts: Facts, meetup: Meetup, words: str) -> Occasion | None:
    """The date of a series that words name. Raises Refusal where the series has none then."""
    try:
        when = read_exactly(FROM.sub("", words).strip(" ,:"), facts.local, almanac(facts.region))
    except DateError as error:
        raise date_refused(error) from None
    if when is None or when.start is None:
        return None
    day = calendar_day(when.start)
    for one in await coming(session, meetup, facts.region, facts.now, MANY):
        if calendar_day(one.start) == day:
            return one
    raise Refusal("meetup-not-then", label=meetup.label, day=day)


async def told_again(
    session: AsyncSession, facts: Facts, meetup: Meetup, was: Occasion
) -> tuple[Occasion, list[Reply]]:
    """What became of the date that was ``was``, and the messages to those who want to come then.

    With another time they are asked again: whoever had agreed may not be free then.
    """
    await _bring_along(session, facts, meetup, was)
    found = await coming(session, meetup, facts.region, facts.now, MANY)
    one = next((some for some in found if some.original == was.original), found[0] if found else was)
    same_time = (one.start, one.end) == (was.start, was.end)
    if same_time and one.place == was.place:
        return one, []
    rows = await attendance.of_date(session, meetup, was.original)
    wanted = [row for row in rows if row.answer != "no"]
    if not same_time:
        for row in rows:
            if row.answer == "no":
                await session.delete(row)
            else:
                row.answer = "again"
        await session.flush()
    words = text(
        "meetup-told-moved",
        line=line_words(meetup, one, facts.region),
        changed=Choice("place" if same_time else "time"),
    )
    return one, tell(facts, meetup, wanted, words)


async def _bring_along(session: AsyncSession, facts: Facts, meetup: Meetup, was: Occasion) -> None:
    """After another rhythm or day: what differs on single dates to come belongs to the new date of that day, if any.

    Otherwise it is gone, but the host of the date that ``was`` stays the host of the next one.
    """
    for original, one in (await meetups.occurrences(session, meetup)).items():
        start = moment_of(original)
        there = regular_on(meetup, calendar_day(start))
        if there == start or calendar_day(start) < facts.today:
            continue
        differs = {name: getattr(one, name) for name in DIFFERS}
        one.start = one.end = one.place = one.host = ""
        one.cancelled = False
        if there is None and original == was.original:
            following = await coming(session, meetup, facts.region, facts.now, 1)
            there, differs = (moment_of(following[0].original) if following else None), {"host": differs["host"]}
        if there is not None and any(differs.values()):
            other = await meetups.occurrence(session, meetup, written(there))
            for name, value in differs.items():
                setattr(other, name, value)
    await session.flush()


def told_words(done: Words, told: Sequence[Reply], *below: Words) -> Words:
    """What was done, how many people were told of it, and what can be done about it."""
    return Lines((done, *((text("meetup-told", count=len(told)),) if told else ()), *below))
