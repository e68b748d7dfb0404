"""``!kann``: a municipality says what it can. Said again, the entry is renewed; the message corrected, it is too."""

import re
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import card_answer, card_in
from bot.command import Facts, Kind, argument
from bot.events import Message
from bot.parsing import is_prefixed
from bot.persons import find_person
from bot.replies import Edit, Outcome, Refusal, Reply, Say, text
from bot.wayback import corrected_away, record
from bot.when import DateError
from bot.words import fold
from commands.expertise.card import ask_ref, card_words, redraw
from commands.expertise.changes import hold, may_change, settle, snapshot
from commands.expertise.reading import Claim, read_claim
from storage import expertise, items, rooms
from storage.expertise import Expertise
from storage.search import index

MADE = "expertise-made"
MOST_CHARACTERS = 4000
NO_SUBJECT = re.compile(
    r"(?:du|ihr|ich|mir|uns|euch|wir|man|jemand|irgendwer|wer|you|i|me|we|us|someone|somebody|anyone|anybody|who)(?=\s|$)",
    re.IGNORECASE,
)
ASKED = re.compile(r"[^\n]*\?\s*(?:\n|$)")
CANNOT = re.compile(r"[^,;\n]*\b(?:nicht|kein\w*|not|cannot)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NewClaim:
    text: str = argument(Kind.TEXT)


async def claim(facts: Facts, arguments: NewClaim, session: AsyncSession) -> Outcome:
    """Note what a municipality can, or bring the entry that this message made in line with its new version."""
    if _claims_nothing(facts, arguments.text):
        raise Refusal("expertise-no-claim", example=True)
    if not facts.person.municipality and not facts.coordinator:
        raise Refusal("expertise-no-municipality", municipality=facts.region.municipalities[0].name)
    said = await read(facts, arguments.text, session)
    if not said.title:
        raise Refusal("expertise-only-marks", example=True)
    municipality = said.municipality or facts.person.municipality
    if not municipality:
        raise Refusal("expertise-for-whom", municipality=facts.region.municipalities[0].name)
    old = await expertise.by_source(session, facts.region.key, facts.source) if facts.corrected else None
    if old is not None:
        return await _correct(facts, old, said, municipality, session)
    twin = await _same(session, facts, said, municipality)
    if twin is not None:
        return await _renew(facts, twin, said, session)
    entry = Expertise(
        region=facts.region.key,
        number=await items.next_number(session, facts.region.key),
        municipality=municipality,
        author=facts.event.sender,
        question=None,
        created_at=facts.now,
        closed_at=None,
        source_event=facts.source,
    )
    fill(entry, said)
    hold(entry, facts.now)
    session.add(entry)
    await session.flush()
    await index.add(session, facts.region, [entry])
    record(session, facts, MADE, entry, {})
    say = await _card(facts, entry, session)
    return Outcome((say, *await into_the_room(facts, entry, session)))


def _claims_nothing(facts: Facts, words: str) -> bool:
    """Whether it only reads like a claim: „kann das jemand?", „können leider nicht helfen"; with its prefix „nicht
    offene Verfahren" is one."""
    prefixed = isinstance(facts.event, Message) and is_prefixed(facts.event)
    return bool(NO_SUBJECT.match(words) or ASKED.match(words) or (CANNOT.match(words) and not prefixed))


async def read(facts: Facts, words: str, session: AsyncSession) -> Claim:
    """What was said, with people as user ids. Raises Refusal for what is too long, wrong dates and unknown people."""
    if len(words) > MOST_CHARACTERS:
        raise Refusal("expertise-too-long", length=len(words), most=MOST_CHARACTERS)
    own = [facts.person.municipality] if facts.person.municipality else []
    names = facts.region.names if facts.coordinator else own
    try:
        said = read_claim(words, today=facts.today, municipalities=names)
    except DateError as error:
        raise Refusal(error.key, example=True, words=error.text) from None
    contact, deputy = [
        await find_person(session, facts.region, one) if one.startswith("@") else one
        for one in (said.contact, said.deputy)
    ]
    return replace(said, contact=contact, deputy=deputy)


def fill(entry: Expertise, said: Claim) -> None:
    """Let an entry say what was said, and nothing else."""
    entry.title, entry.body, entry.topics = said.title, said.body, " ".join(said.topics)
    entry.level, entry.office, entry.helps = said.level, said.office, " ".join(said.helps)
    entry.available, entry.contact, entry.deputy = ", ".join(said.available), said.contact, said.deputy


def amend(entry: Expertise, said: Claim) -> None:
    """Change only what was said: a new subject brings its own text, a mark alone changes that mark."""
    if said.title:
        entry.title, entry.body = said.title, said.body
    entry.topics = " ".join(said.topics) or entry.topics
    entry.helps = " ".join(said.helps) or entry.helps
    entry.available = ", ".join(said.available) or entry.available
    entry.level, entry.office = said.level or entry.level, said.office or entry.office
    entry.contact, entry.deputy = said.contact or entry.contact, said.deputy or entry.deputy
    entry.municipality = said.municipality or entry.municipality


async def into_the_room(facts: Facts, entry: Expertise, session: AsyncSession) -> list[Reply]:
    """The card for the region's room, where something was said in a direct chat."""
    room = await rooms.main_room(session, facts.region) if facts.event.direct else None
    if room is None:
        return []
    return [card_in(room, await card_words(session, facts.region, entry), entry.number)]


async def _card(facts: Facts, entry: Expertise, session: AsyncSession) -> Say:
    return card_answer(await card_words(session, facts.region, entry), entry.number)


async def _same(session: AsyncSession, facts: Facts, said: Claim, municipality: str) -> Expertise | None:
    """What the municipality has said of the same subject before."""

    def plain(title: str) -> str:
        return " ".join(fold(title).split())

    known = await expertise.of_municipality(session, facts.region.key, municipality)
    return next((entry for entry in known if plain(entry.title) == plain(said.title)), None)


async def _renew(facts: Facts, entry: Expertise, said: Claim, session: AsyncSession) -> Outcome:
    """The same subject again: it holds, with the marks as they are said now. A proposed one stands from now on."""
    before = snapshot(entry)
    amend(entry, replace(said, body=said.body or entry.body))
    hold(entry, facts.now)
    outcome = await settle(session, facts, entry, before, text("expertise-confirmed", label=entry.label))
    say = await _card(facts, entry, session)
    more = await into_the_room(facts, entry, session) if before["status"] == "proposed" else []
    return Outcome((say, *(reply for reply in outcome.replies if not isinstance(reply, Say)), *more))


async def _correct(facts: Facts, entry: Expertise, said: Claim, municipality: str, session: AsyncSession) -> Outcome:
    if not may_change(entry, facts):
        raise Refusal("expertise-not-yours", label=entry.label)
    if entry.status == "withdrawn" and await corrected_away(session, facts, entry.number):
        entry.status, entry.closed_at = "open", None
        record(session, facts, MADE, entry, {})
    if entry.status != "open":
        raise Refusal("expertise-closed", label=entry.label)
    was_asked = entry.asked_at is not None
    fill(entry, said)
    entry.municipality = municipality
    hold(entry, facts.now)
    await index.update_item(session, facts.region, entry)
    replies: list[Reply] = [await _card(facts, entry, session), await redraw(session, facts.region, entry)]
    if was_asked:
        replies.append(Edit(ref=ask_ref(entry.number), words=text("expertise-confirmed", label=entry.label)))
    return Outcome(tuple(replies))
