"""Plain replies: „ja", „nein" or 🤝 to the question whether a listing still holds; else what ``listening`` hears."""

import re
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.config import Region
from bot.dates import not_past, read_day
from bot.events import Message
from bot.parsing import date_refused, is_prefixed
from bot.replies import Outcome
from bot.when import DateError
from bot.words import clean
from bot.yesno import read_yes_no
from commands.exchange import listening
from commands.exchange.card import ask_ref
from commands.exchange.changes import CHANGED, undo_change
from commands.exchange.reactions import FOUND, HOLDS, OVER, decide
from commands.exchange.rules import may_change
from storage import actions, listings

_UNTIL = re.compile(r"(?P<said>[^\n]*?)[\s,]+(?P<day>(?:bis|until|till)\s[^\n]+)", re.IGNORECASE)


def read_answer(typed: str) -> tuple[str, str] | None:
    """The emoji that says the same as the words, and the day that was named with „ja, bis …"; None for other words."""
    words = clean(typed)
    until = _UNTIL.fullmatch(words)
    if until and read_yes_no(until["said"]):
        return HOLDS, until["day"]
    holds = read_yes_no(words)
    if holds is None:
        return (FOUND, "") if words == FOUND else None
    return (HOLDS if holds else OVER), ""


def hears(region: Region, message: Message) -> bool:
    """A reply that may answer the question, or what reads like a listing."""
    return (message.reply_to is not None and _answers(message)) or listening.hears(region, message)


def expects(ref: str, message: Message) -> bool:
    """Whether a reply to our message of this name answers whether a listing still holds."""
    return ref.startswith(ask_ref(0)[:-1]) and _answers(message)


def _answers(message: Message) -> bool:
    return not is_prefixed(message) and read_answer(message.body) is not None


async def on_talk(facts: Facts, message: Message, session: AsyncSession) -> Outcome | None:
    return await _answer(facts, message, session) or await listening.on_talk(facts, message, session)


async def _answer(facts: Facts, message: Message, session: AsyncSession) -> Outcome | None:
    """What the owner's people say to the question; of the corrected message the new words hold."""
    said, number, ref = read_answer(message.body), facts.item, facts.ref
    action = await actions.of_event(session, facts.region.key, facts.source) if facts.corrected else None
    if action is not None and action.kind == CHANGED and action.item and action.facts()["asked_at"]:
        number, ref = action.item, ask_ref(action.item)
    elif facts.corrected or ref is None or not expects(ref, message):
        return None
    listing = await listings.by_number(session, facts.region.key, number or 0)
    if said is None or listing is None or not may_change(listing, facts):
        return None
    until = _day(said[1], facts) if said[1] else None
    if action is not None:
        await undo_change(facts, action, session)
        await session.delete(action)
    return await decide(facts, listing, said[0], session, until, ref=ref)


def _day(words: str, facts: Facts) -> date:
    try:
        return not_past(read_day(words, facts.today), facts.today, words)
    except DateError as error:
        raise date_refused(error) from None
