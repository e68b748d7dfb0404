"""The commands of the board, and of meetings, where they name a poll. They return None when it is none."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Verb
from bot.replies import Outcome, Refusal, answer, text
from commands.datepolls.card import card_words, shown_ref
from commands.datepolls.changes import find, require_own, require_undecided, settle, snapshot
from commands.datepolls.course import end_of, set_options, to_come, usual_deadline
from commands.datepolls.create import deadline_of, read, require_choice, stored
from commands.datepolls.decide import prolong
from commands.datepolls.line import Line
from commands.datepolls.slots import Slot
from storage import datepolls
from storage.datepolls import DatePoll

Act: TypeAlias = Callable[[Facts, DatePoll, Any, AsyncSession], Awaitable[Outcome]]


def on_poll(act: Act) -> Verb:
    """A verb for polls; it returns None when the number is none."""

    async def verb(facts: Facts, arguments: Any, session: AsyncSession) -> Outcome | None:
        if await datepolls.by_number(session, facts.region.key, arguments.item) is None:
            return None
        return await act(facts, await find(session, facts, arguments.item), arguments, session)

    return verb


async def show(facts: Facts, poll: DatePoll, _: Any, session: AsyncSession) -> Outcome:
    """The card as it is now."""
    words = await card_words(session, facts.region, poll, facts.now)
    return answer(words, item=poll.number, ref=shown_ref(facts, poll.number))


async def change(facts: Facts, poll: DatePoll, arguments: Any, session: AsyncSession) -> Outcome:
    """New words; what is not named stays. Dates are the new choice, behind a „+" more of them; votes are kept."""
    require_own(poll, facts)
    require_undecided(poll)
    before, line = await snapshot(session, poll), read(facts, arguments.text.lstrip().removeprefix("+"))
    if line == Line(deadline=line.deadline) and line.deadline is not None:
        return await prolong(facts, poll, end_of(line.deadline, facts.region), session)
    poll.title, poll.body = line.title or poll.title, line.body or poll.body
    poll.place, poll.quorum = line.place or poll.place, line.quorum or poll.quorum
    if line.slots:
        more = arguments.text.lstrip().startswith("+")
        await _choose(facts, poll, line, session, more=more)
    if await snapshot(session, poll) == before:
        raise Refusal("nothing-changed", label=poll.label)
    return await settle(session, facts, poll, before, text("datepoll-amended", label=poll.label, title=poll.title))


async def _choose(facts: Facts, poll: DatePoll, line: Line, session: AsyncSession, *, more: bool) -> None:
    """Other dates, or more of them; a poll that was closed is opened again."""
    known = await datepolls.options(session, poll) if more else ()
    slots = tuple(dict.fromkeys([*(Slot(one.starts, one.ends) for one in known), *line.slots]))
    require_choice(slots)
    if await set_options(session, poll, stored(slots)) and poll.status == "open":
        poll.asked_anew_at = facts.now
    first = end_of(to_come(slots, facts.now, facts.region)[0].start, facts.region)
    if line.deadline is not None or poll.status == "closed" or poll.deadline > first:
        poll.deadline = deadline_of(facts, line, slots)
        if poll.status == "closed":
            poll.status, poll.closed_at, poll.asked_anew_at = "open", None, facts.now
        poll.reminded_at = None


async def extend(facts: Facts, poll: DatePoll, arguments: Any, session: AsyncSession) -> Outcome:
    """``!verlängern U16 bis Montag``, without a day by as long as usual."""
    require_own(poll, facts)
    if arguments.until is not None:
        return await prolong(facts, poll, end_of(arguments.until, facts.region), session)
    slots = [Slot(one.starts, one.ends) for one in await datepolls.options(session, poll)]
    return await prolong(facts, poll, usual_deadline(slots, facts.now, facts.region), session)


async def withdraw(facts: Facts, poll: DatePoll, _: Any, session: AsyncSession) -> Outcome:
    """No date is looked for any more."""
    require_own(poll, facts)
    require_undecided(poll)
    before = await snapshot(session, poll)
    poll.status, poll.closed_at = "withdrawn", facts.now
    return await settle(session, facts, poll, before, text("datepoll-withdrawn-now", label=poll.label))


async def hide(facts: Facts, poll: DatePoll, _: Any, session: AsyncSession) -> Outcome:
    """The coordinator takes a poll out of sight."""
    return await _set_hidden(facts, poll, session, hidden=True)


async def unhide(facts: Facts, poll: DatePoll, _: Any, session: AsyncSession) -> Outcome:
    """The coordinator shows a hidden poll again."""
    return await _set_hidden(facts, poll, session, hidden=False)


async def _set_hidden(facts: Facts, poll: DatePoll, session: AsyncSession, *, hidden: bool) -> Outcome:
    if poll.hidden == hidden:
        raise Refusal("nothing-changed", label=poll.label)
    before = await snapshot(session, poll)
    poll.hidden = hidden
    words = text("datepoll-hidden" if hidden else "datepoll-unhidden", label=poll.label)
    return await settle(session, facts, poll, before, words)


async def refuse(_: Facts, poll: DatePoll, __: Any, ___: AsyncSession) -> Outcome:
    """What makes no sense for a poll."""
    raise Refusal("datepoll-is-one", label=poll.label)


VERBS: dict[str, Verb] = {
    "show": on_poll(show),
    "change": on_poll(change),
    "extend": on_poll(extend),
    "withdraw": on_poll(withdraw),
    "call-off": on_poll(withdraw),
    "hide": on_poll(hide),
    "unhide": on_poll(unhide),
    "done": on_poll(refuse),
    "interest": on_poll(refuse),
    "come": on_poll(refuse),
    "may-come": on_poll(refuse),
    "not-come": on_poll(refuse),
    "confirm": on_poll(refuse),
    "deny": on_poll(refuse),
}
