"""What people say of themselves: who they are to the bot, when they are away, which language they read."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Kind, NoArguments, argument
from bot.config import Language
from bot.contacts import contacts, names_words
from bot.replies import Choice, Lines, Outcome, Refusal, Words, answer, text
from storage import actions
from storage.actions import Action

AWAY, LANGUAGE = "people-away", "people-language"


@dataclass(frozen=True, slots=True)
class Away:
    until: date = argument(Kind.DAY)


@dataclass(frozen=True, slots=True)
class Speak:
    language: Language = argument(Kind.LANGUAGE)


async def whoami(facts: Facts, _: NoArguments, session: AsyncSession) -> Outcome:
    """What the bot knows of the asker, in short."""
    person, lines = facts.person, list[Words]()
    if person.municipality:
        lines.append(text("whoami-office", municipality=person.municipality, role=Choice(person.role)))
        found = await contacts(session, facts.region.key, person.municipality, facts.today)
        if others := [one for one in found if one.user != person.user]:
            lines.append(text("whoami-others", names=names_words(others)))
    else:
        lines.append(text("whoami-nobody", example=facts.region.municipalities[0].name))
        person.asked_at = person.asked_at or facts.now
    if facts.coordinator:
        lines.append(text("whoami-coordinator"))
    if person.away_until and person.away_until >= facts.today:
        lines.append(text("whoami-away", until=person.away_until))
    lines.append(text("whoami-language", language=Choice(facts.language)))
    return answer(Lines(tuple(lines)))


async def away(facts: Facts, arguments: Away, session: AsyncSession) -> Outcome:
    """Absent up to and with a day; the Vertretung is named meanwhile."""
    person = facts.person
    _note(session, facts, AWAY, person.away_until.isoformat() if person.away_until else "")
    person.away_until = arguments.until
    session.add(person)
    said = text("away-set", until=arguments.until)
    if not person.municipality:
        return answer(said)
    found = await contacts(session, facts.region.key, person.municipality, facts.today)
    others = [one for one in found if one.user != person.user]
    if not others:
        return answer(Lines((said, text("away-no-deputy", municipality=person.municipality))))
    return answer(Lines((said, text("away-others", names=names_words(others), municipality=person.municipality))))


async def back(facts: Facts, _: NoArguments, session: AsyncSession) -> Outcome:
    """The absence is over."""
    person = facts.person
    if not person.away_until or person.away_until < facts.today:
        raise Refusal("back-not-away")
    _note(session, facts, AWAY, person.away_until.isoformat())
    person.away_until = None
    session.add(person)
    return answer(text("back-set"))


async def speak(facts: Facts, arguments: Speak, session: AsyncSession) -> Outcome:
    """The language of all answers to this person; said in the new one."""
    _note(session, facts, LANGUAGE, facts.person.language)
    facts.person.language = arguments.language
    session.add(facts.person)
    return answer(text("language-set", language=Choice(arguments.language)))


async def undo_away(facts: Facts, action: Action, session: AsyncSession) -> Outcome:
    before = action.facts()["before"]
    facts.person.away_until = date.fromisoformat(before) if before else None
    session.add(facts.person)
    return answer(text("undone-away"))


async def undo_language(facts: Facts, action: Action, session: AsyncSession) -> Outcome:
    facts.person.language = action.facts()["before"]
    session.add(facts.person)
    return answer(text("undone-language"))


def _note(session: AsyncSession, facts: Facts, kind: str, before: str) -> None:
    actions.record(
        session,
        facts.region.key,
        user=facts.event.sender,
        event_id=facts.source,
        kind=kind,
        before={"before": before},
        at=facts.now,
    )
