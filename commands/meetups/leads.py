"""``!erinnern``: how long before a meeting the room is reminded."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Kind, argument
from bot.leads import read_leads
from bot.replies import Choice, Lines, Outcome, Refusal, Words, answer, text
from bot.words import fold
from commands.meetups.changes import find, require_open, require_own, settle, snapshot
from storage.meetups import Meetup

OFF = frozenset("aus nein nie nicht keine off no never none".split())
USUAL = frozenset("an wie ueblich standard on usual default".split())


@dataclass(frozen=True, slots=True)
class Leads:
    item: int = argument(Kind.ITEM)
    words: str = argument(Kind.TEXT, default="")


async def set_leads(facts: Facts, arguments: Leads, session: AsyncSession) -> Outcome:
    """Shown, set, or none at all."""
    meetup = await find(session, facts, arguments.item)
    said = fold(arguments.words).strip(" .,!?")
    if not said:
        return answer(_shown(facts, meetup), item=meetup.number)
    require_own(meetup, facts)
    require_open(meetup)
    before = await snapshot(session, meetup)
    words = said.split()
    found = () if words[0] in OFF else None if words[0] in USUAL else read_leads(arguments.words)
    if found is None and words[0] not in USUAL:
        raise Refusal("meetup-leads-unknown", words=arguments.words[:60], example=True)
    meetup.leads = None if found is None else " ".join(found)
    return await settle(session, facts, meetup, before, _shown(facts, meetup))


def _shown(facts: Facts, meetup: Meetup) -> Words:
    leads = facts.region.reminders if meetup.leads is None else tuple(meetup.leads.split())
    if not leads:
        return text("meetup-leads-none", label=meetup.label)
    shown = Lines(tuple(lead_words(lead) for lead in leads), separator=", ")
    return text("meetup-leads", label=meetup.label, leads=shown)


def lead_words(lead: str) -> Words:
    """„7d" as „7 Tage"."""
    return text("meetup-lead", count=int(lead[:-1]), unit=Choice(lead[-1]))
