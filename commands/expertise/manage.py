"""Keeping entries right: ``!stimmt``, ``!stimmt-nicht``, and the commands of the board where they name an expertise.

Those return None when the item is none, so that the board looks further.
"""

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import card_ref
from bot.command import Facts, Kind, argument
from bot.events import Message
from bot.parsing import is_prefixed
from bot.replies import Outcome, Priority, Refusal, Reply, Room, Say, Words, answer, text
from commands.expertise.card import card_words, contact_of, shown_words
from commands.expertise.changes import close, find, find_own, hold, settle, snapshot
from commands.expertise.claim import amend, read
from storage import rooms
from storage.expertise import Expertise

NO = re.compile(r"\W*(?:(?:so|leider|das|aber|bei uns)\s+)*(?:nicht|not)\b(?!\s+wahr)", re.IGNORECASE)
DOUBT = re.compile(r"\b(?:nicht|kein\w*|not|no)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Judged:
    item: int = argument(Kind.ITEM)
    words: str = argument(Kind.TEXT, default="")


async def confirm(facts: Facts, arguments: Judged, session: AsyncSession) -> Outcome:
    """It still holds, or what was proposed is right; „stimmt so nicht" is the contrary."""
    if NO.match(arguments.words):
        return await deny(facts, arguments, session)
    entry = await _judged(facts, arguments.item, session)
    if entry is None:
        return Outcome()
    if DOUBT.search(arguments.words):
        raise Refusal("expertise-unclear", label=entry.label)
    return await hold_on(facts, entry, session)


async def deny(facts: Facts, arguments: Judged, session: AsyncSession) -> Outcome:
    """It does not hold any more, or what was proposed is wrong."""
    entry = await _judged(facts, arguments.item, session)
    return await retreat(facts, entry, session) if entry else Outcome()


async def _judged(facts: Facts, number: int, session: AsyncSession) -> Expertise | None:
    """The asker's entry that is meant. Raises Refusal.

    None where somebody only said „stimmt" to another's card: that is talk, and nobody is to be corrected for it.
    """
    event = facts.event
    meant = event.direct or (isinstance(event, Message) and (event.addressed or is_prefixed(event)))
    try:
        entry = await find_own(session, facts, number)
    except Refusal:
        if meant:
            raise
        return None
    if entry is None and meant:
        raise Refusal("expertise-unknown", number=str(number))
    if entry is not None and entry.status == "withdrawn":
        raise Refusal("expertise-closed", label=entry.label)
    return entry


async def hold_on(facts: Facts, entry: Expertise, session: AsyncSession) -> Outcome:
    """It holds. A proposed entry comes to stand, and its card into the region's room."""
    before = snapshot(entry)
    hold(entry, facts.now)
    if before["status"] != "proposed":
        return await settle(session, facts, entry, before, text("expertise-confirmed", label=entry.label))
    words = text("expertise-accepted", label=entry.label, owner=entry.municipality, title=entry.title)
    return await settle(session, facts, entry, before, words, *await _first_card(facts, entry, session))


async def _first_card(facts: Facts, entry: Expertise, session: AsyncSession) -> list[Reply]:
    room = await rooms.main_room(session, facts.region)
    if room is None:
        return []
    words, ref = await card_words(session, facts.region, entry), card_ref(entry.number)
    return [Say(words=words, to=Room(room), item=entry.number, ref=ref, priority=Priority.CARD)]


async def retreat(facts: Facts, entry: Expertise, session: AsyncSession) -> Outcome:
    """It is no longer so; a proposed entry never was."""
    before = snapshot(entry)
    close(entry, facts.now)
    words: Words = text("expertise-withdrawn", label=entry.label)
    if before["status"] == "proposed":
        words = text("expertise-declined", label=entry.label, title=entry.title)
    return await settle(session, facts, entry, before, words)


# The verbs of the board


async def show(facts: Facts, arguments: Any, session: AsyncSession) -> Outcome | None:
    """The card with all that there is to know."""
    entry = await find(session, facts, arguments.item)
    if entry is None:
        return None
    return answer(await shown_words(session, facts.region, entry, facts.today), item=entry.number)


async def change(facts: Facts, arguments: Any, session: AsyncSession) -> Outcome | None:
    """New words or marks; what is not named stays. Who changes an entry also says that it holds."""
    entry = await find_own(session, facts, arguments.item)
    if entry is None:
        return None
    if entry.status == "withdrawn":
        raise Refusal("expertise-closed", label=entry.label)
    before, said = snapshot(entry), await read(facts, arguments.text, session)
    amend(entry, said)
    if snapshot(entry) == before:
        raise Refusal("expertise-same", label=entry.label)
    if entry.status == "open":
        hold(entry, facts.now)
    words = text("expertise-amended", label=entry.label, title=entry.title)
    return await settle(session, facts, entry, before, words)


async def extend(facts: Facts, arguments: Any, session: AsyncSession) -> Outcome | None:
    """„noch aktuell": it holds."""
    entry = await find_own(session, facts, arguments.item)
    if entry is None:
        return None
    if entry.status == "withdrawn":
        raise Refusal("expertise-closed", label=entry.label)
    return await hold_on(facts, entry, session)


async def withdraw(facts: Facts, arguments: Any, session: AsyncSession) -> Outcome | None:
    entry = await find_own(session, facts, arguments.item)
    if entry is None:
        return None
    if entry.status == "withdrawn":
        raise Refusal("expertise-closed", label=entry.label)
    return await retreat(facts, entry, session)


async def hide(facts: Facts, arguments: Any, session: AsyncSession) -> Outcome | None:
    """The coordinator takes an entry out of sight."""
    return await _set_hidden(facts, arguments, session, hidden=True)


async def unhide(facts: Facts, arguments: Any, session: AsyncSession) -> Outcome | None:
    """The coordinator shows a hidden entry again."""
    return await _set_hidden(facts, arguments, session, hidden=False)


async def _set_hidden(facts: Facts, arguments: Any, session: AsyncSession, *, hidden: bool) -> Outcome | None:
    entry = await find(session, facts, arguments.item)
    if entry is None:
        return None
    if entry.hidden == hidden:
        raise Refusal("expertise-same", label=entry.label)
    before = snapshot(entry)
    entry.hidden = hidden
    words = text("expertise-now-hidden" if hidden else "expertise-unhidden", label=entry.label)
    return await settle(session, facts, entry, before, words)


async def refuse(facts: Facts, arguments: Any, session: AsyncSession) -> Outcome | None:
    """What only makes sense for needs and offers; it ends with whom to talk to."""
    entry = await find(session, facts, arguments.item)
    if entry is None:
        return None
    contact = await contact_of(session, facts.region, entry, facts.today)
    raise Refusal("expertise-no-listing", label=entry.label, owner=entry.municipality, contact=contact)
