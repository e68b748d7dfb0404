"""Coming and going: the first message to a newcomer, and what follows when somebody leaves the last room."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, FirstUse
from bot.events import Membership
from bot.replies import Direct, Lines, Outcome, Priority, Say, Words, text
from commands.people.offices import known_person, resign, snapshot, vacancy
from storage import rooms


async def welcome(facts: Facts, session: AsyncSession) -> FirstUse:
    """A message to the direct chat, once; and once, below the answer, the question for the municipality."""
    person = facts.person
    person.welcomed_at = facts.now
    session.add(person)
    say = Say(words=_greeting(facts), to=Direct(person.user), priority=Priority.CARD)
    if person.municipality or person.asked_at or facts.coordinator:
        return FirstUse(outcome=Outcome((say,)))
    person.asked_at = facts.now
    question = text("ask-municipality", example=facts.region.municipalities[0].name)
    return FirstUse(below=question, outcome=Outcome((say,)))


def _greeting(facts: Facts) -> Words:
    return Lines(
        (
            text("welcome", region=facts.region.name),
            text("welcome-need"),
            text("welcome-offer"),
            text("welcome-list"),
            text("welcome-help"),
            text("welcome-privacy"),
        )
    )


async def moved(facts: Facts, event: Membership, session: AsyncSession) -> Outcome:
    """Who has left the last of the region's rooms holds no office there any more; the listings stay."""
    if event.joined or event.direct or await rooms.is_member(session, facts.region.key, event.user):
        return Outcome()
    person = await known_person(session, facts, event.user)
    if not person.municipality:
        return Outcome()
    before = snapshot(person)
    resign(session, person)
    return Outcome(await vacancy(session, facts, before))
