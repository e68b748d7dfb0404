"""``!wer``: who can help with something, why, and whom to talk to; and what else there is on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Kind, argument
from bot.events import Message
from bot.lines import listing_line, question_line, shorten
from bot.links import links_words
from bot.replies import Lines, Outcome, Refusal, Words, answer, bulleted, text
from bot.words import find_name
from commands.expertise.card import contact_of, marks, since, topics
from commands.expertise.subject import asked, by_chance, hears, spelled_out, subject_of, topics_meant
from storage import expertise, listings, pages, questions
from storage.expertise import Expertise
from storage.pages import Page
from storage.search import find
from storage.search.find import Hit, Wanted
from storage.search.tagged import tagged
from storage.search.words import tag_word
from storage.topics import topics_of

PAGE = "who"
LINES = 10
MOST_SHOWN, MOST_LISTINGS, MOST_QUESTIONS = 5, 3, 2
MOST = 40  # that are found at all
MOST_REASONS = 4
SURE = 0.6  # the least fit at which the bot answers somebody who did not ask it
RELATED = 0.4  # the least fit of listings and questions
WANTED = (
    Wanted(("expertise",), MOST),
    Wanted(("need", "offer"), MOST_LISTINGS, RELATED),
    Wanted(("question",), 3 * MOST_QUESTIONS, RELATED),
)


@dataclass(frozen=True, slots=True)
class Who:
    words: str = argument(Kind.TEXT, default="")


async def who(facts: Facts, arguments: Who, session: AsyncSession) -> Outcome:
    subject = subject_of(arguments.words)
    if not subject:
        raise Refusal("who-what", example=True)
    return answer(await _first_page(facts, subject, await _look(facts, subject, facts.today, session), session))


async def on_talk(facts: Facts, message: Message, session: AsyncSession) -> Outcome | None:
    """„Wer kennt sich mit … aus?" without a prefix: answered only where the answer is sure."""
    subject = asked(message) if hears(facts.region, message) else ""
    found = await _look(facts, subject, facts.today, session) if subject else Found()
    if not any(hit.fit >= SURE for hit in found.entries):
        return None
    return answer(await _first_page(facts, subject, found, session))


async def more(facts: Facts, page: Page, session: AsyncSession) -> Outcome:
    """Go on where the last page ended, in the order of its day."""
    kept = page.facts()
    day = date.fromisoformat(kept["day"])
    hits = (await _look(facts, kept["words"], day, session)).entries[kept["from"] :]
    shown = hits if len(hits) <= LINES else hits[: LINES - 1]
    below = await _turn(facts, session, kept["words"], day, kept["from"] + len(shown), len(hits) - len(shown))
    return answer(bulleted(await _lines(facts, shown, session), *below) if shown else text("nothing-more"))


@dataclass(frozen=True, slots=True)
class Found:
    """Entries that fit, open listings and earlier questions; the best first."""

    entries: Sequence[Hit] = ()
    listings: Sequence[Hit] = ()
    questions: Sequence[Hit] = ()


async def _look(facts: Facts, subject: str, day: date, session: AsyncSession) -> Found:
    """All that fits; for a municipality its own entries. A topic is also found where only its tag is."""
    region = facts.region
    if municipality := _municipality(facts, subject):
        own = await expertise.of_municipality(session, region.key, municipality)
        return Found([Hit("expertise", one.id, 0.0, 0.0, (), ()) for one in own if one.searchable])
    known = await topics_of(session, region)
    hits, on_board, before = await find.best_each(session, region, spelled_out(subject, known), WANTED, known)
    tags = [topic.tag for topic in topics_meant(subject, known)]
    there = {hit.id for hit in hits}
    for number in await tagged(session, region.key, "expertise", tags, MOST):
        if number not in there:
            hits.append(Hit("expertise", number, 1.0, 0.0, (), tuple(tag_word(tag) for tag in tags)))
    return Found(by_chance(hits, f"{region.key}:{day}"), on_board, before)


def _municipality(facts: Facts, subject: str) -> str | None:
    return find_name(subject, facts.region.names)


async def _turn(facts: Facts, session: AsyncSession, words: str, day: date, start: int, left: int) -> list[Words]:
    """Remember where ``!mehr`` goes on, if anything is left."""
    region, event = facts.region.key, facts.event
    if not left:
        await pages.forget(session, region, event.room, event.sender)
        return []
    where = {"words": words, "from": start, "day": day.isoformat()}
    await pages.remember(session, region, event.room, event.sender, PAGE, where)
    return [text("more-follows", count=left)]


async def _first_page(facts: Facts, subject: str, found: Found, session: AsyncSession) -> Words:
    """At most five entries and what else there is, in at most ten lines."""
    shown = found.entries[:MOST_SHOWN]
    below = await _turn(facts, session, subject, facts.today, len(shown), len(found.entries) - len(shown))
    lines = await _lines(facts, shown, session)
    related = await _related(facts, found, session)
    if not lines:
        return _nothing(facts, subject, related)
    return bulleted([*lines, *related[: LINES - len(lines) - len(below)]], *below)


def _nothing(facts: Facts, subject: str, related: Sequence[Words]) -> Words:
    """Nobody has said so: what else there is, and the way to ask everybody."""
    below: list[Words] = [text("who-ask-all", words=subject)]
    if municipality := _municipality(facts, subject):
        below.append(text("who-municipality", municipality=municipality))
    if links := links_words(facts.region):
        below.append(links)
    nobody = text("who-nobody", words=shorten(subject))
    if not related:
        return Lines((nobody, *below))
    return Lines((nobody, bulleted(related), Lines(tuple(below))), separator="\n\n")


async def _lines(facts: Facts, hits: Sequence[Hit], session: AsyncSession) -> list[Words]:
    found = await expertise.by_ids(session, facts.region.key, [hit.id for hit in hits])
    return [await _line(facts, found[hit.id], hit, session) for hit in hits if hit.id in found]


async def _line(facts: Facts, entry: Expertise, hit: Hit, session: AsyncSession) -> Words:
    """An entry in one line: what, since when, whom to talk to, and why it fits."""
    head = text("who-line", label=entry.label, owner=entry.municipality, title=shorten(entry.title))
    parts: list[Words] = [head, *marks(entry), since(entry, facts.region)]
    if entry.old:
        parts.append(text("expertise-old"))
    parts.append(text("expertise-contact", names=await contact_of(session, facts.region, entry, facts.today)))
    reasons = (*(text("who-word", word=word) for word in hit.words[:MOST_REASONS]), *topics(hit.tags))
    if reasons:
        parts.append(text("who-why", reasons=Lines(reasons, separator=", ")))
    return Lines(tuple(parts), separator=" · ")


async def _related(facts: Facts, found: Found, session: AsyncSession) -> list[Words]:
    """Open needs and offers, and questions that had answers, a line each."""
    region, lines = facts.region, list[Words]()
    on_board = await listings.by_ids(session, region.key, [hit.id for hit in found.listings])
    for listing in [on_board[hit.id] for hit in found.listings if hit.id in on_board]:
        lines.append(text("who-listing", line=await listing_line(session, region, listing)))
    before = await questions.by_ids(session, region.key, [hit.id for hit in found.questions])
    known = [before[hit.id] for hit in found.questions if hit.id in before]
    for question in [one for one in known if await questions.answers(session, one)][:MOST_QUESTIONS]:
        lines.append(text("who-question", line=await question_line(session, region, question)))
    return lines
