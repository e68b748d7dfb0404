"""The commands of the board where they name a meeting. They return None when it is none: then the board looks."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Verb
from bot.replies import Outcome, Refusal, answer, text
from commands.meetups.attend import Attend, with_answer
from commands.meetups.calloff import CallOff, call_off
from commands.meetups.card import card_words, date_ref
from commands.meetups.changes import find, require_open, require_own, settle, snapshot
from commands.meetups.course import current
from commands.meetups.create import dates_of, read, set_place
from commands.meetups.dates import fill
from commands.meetups.single import told_again
from storage import meetups
from storage.meetups import Meetup

Act: TypeAlias = Callable[[Facts, Meetup, Any, AsyncSession], Awaitable[Outcome]]


def on_meetup(act: Act) -> Verb:
    """A verb for meetings; it returns None when the number is none."""

    async def verb(facts: Facts, arguments: Any, session: AsyncSession) -> Outcome | None:
        if await meetups.by_number(session, facts.region.key, arguments.item) is None:
            return None
        return await act(facts, await find(session, facts, arguments.item), arguments, session)

    return verb


async def show(facts: Facts, meetup: Meetup, _: Any, session: AsyncSession) -> Outcome:
    """The card as it is now."""
    words = await card_words(session, facts.region, meetup, facts.now)
    return answer(words, item=meetup.number, ref=date_ref(meetup.number, meetup.current))


async def change(facts: Facts, meetup: Meetup, arguments: Any, session: AsyncSession) -> Outcome:
    """New words; a date or a place among them moves all of it, what is not named stays."""
    require_own(meetup, facts)
    require_open(meetup)
    before, was = await snapshot(session, meetup), await current(session, meetup)
    line = read(facts, arguments.text)
    if line.when is not None:
        fill(meetup, dates_of(facts, line))
    meetup.title, meetup.body = line.title or meetup.title, line.body or meetup.body
    meetup.topics = " ".join(line.topics) or meetup.topics
    if line.place:
        set_place(meetup, line.place, facts)
    if await snapshot(session, meetup) == before:
        raise Refusal("nothing-changed", label=meetup.label)
    await session.flush()
    _, told = await told_again(session, facts, meetup, was)
    words = text("meetup-amended", label=meetup.label, title=meetup.title)
    return await settle(session, facts, meetup, before, words, *told)


async def withdraw(facts: Facts, meetup: Meetup, _: Any, session: AsyncSession) -> Outcome:
    """None of it takes place."""
    return await call_off(facts, CallOff(meetup.number, "alle"), session)


async def come(facts: Facts, meetup: Meetup, _: Any, session: AsyncSession) -> Outcome:
    """„Wir haben Interesse" at a meeting."""
    return await with_answer("yes")(facts, Attend(meetup.number), session)


async def hide(facts: Facts, meetup: Meetup, _: Any, session: AsyncSession) -> Outcome:
    """The coordinator takes a meeting out of sight."""
    return await _set_hidden(facts, meetup, session, hidden=True)


async def unhide(facts: Facts, meetup: Meetup, _: Any, session: AsyncSession) -> Outcome:
    """The coordinator shows a hidden meeting again."""
    return await _set_hidden(facts, meetup, session, hidden=False)


async def _set_hidden(facts: Facts, meetup: Meetup, session: AsyncSession, *, hidden: bool) -> Outcome:
    if meetup.hidden == hidden:
        raise Refusal("nothing-changed", label=meetup.label)
    before = await snapshot(session, meetup)
    meetup.hidden = hidden
    words = text("meetup-hidden" if hidden else "meetup-unhidden", label=meetup.label)
    return await settle(session, facts, meetup, before, words)


async def refuse(_: Facts, meetup: Meetup, __: Any, ___: AsyncSession) -> Outcome:
    """What makes no sense for a meeting."""
    raise Refusal("meetup-is-one", label=meetup.label)


VERBS: dict[str, Verb] = {
    "show": on_meetup(show),
    "change": on_meetup(change),
    "withdraw": on_meetup(withdraw),
    "interest": on_meetup(come),
    "hide": on_meetup(hide),
    "unhide": on_meetup(unhide),
    "done": on_meetup(refuse),
    "extend": on_meetup(refuse),
    "confirm": on_meetup(refuse),
    "deny": on_meetup(refuse),
}
