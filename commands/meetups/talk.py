"""Plain replies: „ja, zu zweit" to a card or to „Passt das noch?", and the record that was asked for."""

import re

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import is_card
from bot.command import Facts
from bot.config import Region
from bot.events import Message
from bot.membership import belongs
from bot.parsing import is_prefixed
from bot.replies import Outcome
from bot.when.words import NUMBERS
from bot.words import clean, fold
from bot.yesno import NO, YES
from commands.meetups import record
from commands.meetups.attend import ANSWERED, IN_NUMBERS, Attend, is_of_earlier_date, take_back, with_answer
from commands.meetups.card import DATE
from storage import actions, meetups

MOST_WORDS = 10
_WORDS = {
    "yes": YES | set("passt geht klappt kann koennen dabei can works".split()),
    "maybe": set("vielleicht eventuell evtl maybe perhaps 🟡 🤔".split()),
    "no": NO | {"cannot"},
}
_KINDS = {word: kind for kind, words in _WORDS.items() for word in words}
_BESIDES = frozenset(
    "das der termin tag noch uns mir bei auch leider sorry wir ich kommen komme sind bin zu mit personen leute leuten "
    "person gut doch aber danke we i it that come will be there me us for still thanks with people of".split()
)


def read_answer(typed: str) -> str | None:
    """„yes“, „maybe“ or „no“ for words that are an answer and nothing else; None for all others. Pure."""
    words = re.findall(r"\w+|[✅👍🟡🤔❌👎]", fold(clean(typed)))
    kinds = {_KINDS[word] for word in words if word in _KINDS}
    others = [word for word in words if word not in _KINDS]
    if not kinds or len(words) > MOST_WORDS or not all(_is_besides(word) for word in others):
        return None
    return next(kind for kind in ("no", "maybe", "yes") if kind in kinds)


def _is_besides(word: str) -> bool:
    return word in _BESIDES or word in IN_NUMBERS or word in NUMBERS or (word.isdecimal() and len(word) < 3)


def hears(_: Region, message: Message) -> bool:
    """A reply that may say whether somebody comes."""
    return message.reply_to is not None and _answers(message)


def expects(ref: str, message: Message) -> bool:
    """Whether a plain reply to our message of this name is a record, or says whether somebody comes."""
    return record.expects(ref, message) or ((is_card(ref) or ref.startswith(DATE)) and _answers(message))


def _answers(message: Message) -> bool:
    return not is_prefixed(message) and read_answer(message.body) is not None


async def on_talk(facts: Facts, message: Message, session: AsyncSession) -> Outcome | None:
    """An answer, else a record."""
    return await _attend(facts, message, session) or await record.on_talk(facts, message, session)


async def _attend(facts: Facts, message: Message, session: AsyncSession) -> Outcome | None:
    """Note who comes; of the corrected message the new words hold."""
    kind, number = read_answer(message.body), facts.item
    action = await actions.of_event(session, facts.region.key, facts.source) if facts.corrected else None
    if action is not None and action.kind == ANSWERED:
        number = action.item
    elif facts.corrected or not expects(facts.ref or "", message) or record.expects(facts.ref or "", message):
        return None
    meetup = await meetups.by_number(session, facts.region.key, number or 0)
    if kind is None or meetup is None or meetup.status != "open" or meetup.hidden or is_of_earlier_date(facts, meetup):
        return None
    if not await belongs(session, facts):
        return None
    if action is not None:
        await take_back(facts, action, session)
        await session.delete(action)
    return await with_answer(kind)(facts, Attend(meetup.number, clean(message.body)), session)
