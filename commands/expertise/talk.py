"""Plain replies: „ja" or „nein" to the questions whether an entry holds; else what ``ask`` hears."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.config import Region
from bot.events import Message
from bot.parsing import is_prefixed
from bot.replies import Outcome
from bot.yesno import read_yes_no
from commands.expertise import ask, subject
from commands.expertise.card import ask_ref, propose_ref
from commands.expertise.changes import CHANGED, find, may_change, undo_change
from commands.expertise.manage import hold_on, retreat
from storage import actions
from storage.actions import Action

QUESTIONS = (ask_ref(0)[:-1], propose_ref(0)[:-1])


def hears(region: Region, message: Message) -> bool:
    """A reply that may answer such a question, or what reads like „wer kann …?"."""
    return (message.reply_to is not None and _answers(message)) or subject.hears(region, message)


def expects(ref: str, message: Message) -> bool:
    """Whether a reply to our message of this name answers whether an entry holds."""
    return ref.startswith(QUESTIONS) and _answers(message)


def _answers(message: Message) -> bool:
    return not is_prefixed(message) and read_yes_no(message.body) is not None


async def on_talk(facts: Facts, message: Message, session: AsyncSession) -> Outcome | None:
    return await _answer(facts, message, session) or await ask.on_talk(facts, message, session)


async def _answer(facts: Facts, message: Message, session: AsyncSession) -> Outcome | None:
    """What the municipality's people say to the question; of the corrected message the new words hold."""
    holds, number = read_yes_no(message.body), facts.item
    action = await actions.of_event(session, facts.region.key, facts.source) if facts.corrected else None
    if action is not None and action.kind == CHANGED and _was_asked(action):
        number = action.item
    elif facts.corrected or facts.ref is None or not expects(facts.ref, message):
        return None
    entry = await find(session, facts, number or 0)
    if holds is None or entry is None or not may_change(entry, facts):
        return None
    if action is not None:
        await undo_change(facts, action, session)
        await session.delete(action)
    elif entry.status == "withdrawn":
        return None
    return await (hold_on if holds else retreat)(facts, entry, session)


def _was_asked(action: Action) -> bool:
    """Whether it answered a question: other changes are not turned into one."""
    before = action.facts()
    return bool(before["asked_at"]) or before["status"] == "proposed"
