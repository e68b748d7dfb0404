"""Replies without a command to its card, to the question in the direct chat, to the proposal."""

import re

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import is_card
from bot.command import Facts
from bot.config import Region
from bot.events import Message
from bot.membership import belongs
from bot.parsing import is_prefixed
from bot.replies import Outcome, Refusal
from commands.datepolls.card import ASK, proposal_ref
from commands.datepolls.changes import item_of, may_change
from commands.datepolls.decide import OfPoll, pick
from commands.datepolls.vote import by_words
from commands.datepolls.votes import read_votes, split_for
from storage import datepolls

MOST = 9
_PICK = re.compile(r"\s*(?:nimm|nehmt|wir nehmen|pick|take)\s+(?:den\s+)?([1-9])\.?\s*", re.IGNORECASE)


def hears(region: Region, message: Message) -> bool:
    """A reply that may be a vote, or says which date it is to be."""
    body = message.body
    if not _is_reply(message) or is_prefixed(message):
        return False
    return bool(_PICK.fullmatch(body)) or read_votes(split_for(body, region.names)[1], MOST) is not None


def _is_reply(message: Message) -> bool:
    """In a thread people talk to each other: there only what names a number can be a vote."""
    return message.reply_to is not None or (message.thread is not None and bool(re.search(r"\d", message.body)))


def expects(ref: str, message: Message) -> bool:
    """Whether a reply to our message of this name may be a vote: to a question always, to a card where it reads so.

    In a room a reply that reads like a command is one; in a direct chat all words do.
    """
    if _asks(ref):
        return True
    return is_card(ref) and message.direct and read_votes(split_for(message.body)[1], MOST) is not None


def _asks(ref: str) -> bool:
    return ref.startswith(ASK)


async def on_talk(facts: Facts, message: Message, session: AsyncSession) -> Outcome | None:
    """„1 ja, 2 zur Not"; „nimm 2", or „ja" of the asker to the proposal."""
    item = await item_of(session, facts)
    if item is None or not (_is_reply(message) or facts.corrected):
        return None
    poll = await datepolls.by_number(session, facts.region.key, item)
    if poll is None or poll.hidden or not await belongs(session, facts):
        return None
    chosen = _PICK.fullmatch(message.body)
    if may_change(poll, facts) and (chosen or _is_yes(message, facts, poll.number)):
        return await pick(facts, OfPoll(f"{poll.label} {chosen[1] if chosen else ''}"), session)
    outcome = await by_words(facts, poll, message.body, session, spoken=True)
    if outcome is None and _asks(facts.ref or "") and read_votes(message.body, MOST) is None:
        raise Refusal("datepoll-no-vote")
    return outcome


def _is_yes(message: Message, facts: Facts, number: int) -> bool:
    if facts.ref != proposal_ref(number) or re.search(r"\d", message.body):
        return False
    return set((read_votes(message.body, 1) or {}).values()) == {"yes"}
