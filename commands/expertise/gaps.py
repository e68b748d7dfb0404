"""``!lücken``: topics that no municipality covers; and, for one's own municipality alone, what hangs on one person."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, NoArguments
from bot.config import Topic
from bot.lines import shorten
from bot.replies import Direct, Lines, Outcome, Priority, Say, Words, answer, bulleted, text
from commands.expertise.subject import by_chance
from storage import expertise, pages, people
from storage.expertise import Expertise
from storage.pages import Page
from storage.search import find
from storage.search.tagged import covered
from storage.topics import topics_of

PAGE = "gaps"
LINES = 10
IN_A_LINE = 5
MOST_NEAR = 5


async def gaps(facts: Facts, _: NoArguments, session: AsyncSession) -> Outcome:
    """Everybody may know which topics are free; who is alone with something, only the municipality itself."""
    public, private = await _public(facts, 0, session), await _private(facts, session)
    if private is None:
        return answer(public)
    return answer(public, Say(words=private, to=Direct(facts.event.sender), priority=Priority.CARD))


async def more(facts: Facts, page: Page, session: AsyncSession) -> Outcome:
    """Go on where the last list ended."""
    return answer(await _public(facts, int(page.facts()["from"]), session))


async def _public(facts: Facts, start: int, session: AsyncSession) -> Words:
    """The uncovered topics from the place ``start`` on, some in a line, in at most ten lines."""
    region, event = facts.region, facts.event
    every = (await topics_of(session, region)).all
    known = await covered(session, region.key, "expertise", [topic.tag for topic in every])
    free = [topic for topic in every if topic.tag not in known][start:]
    most = IN_A_LINE * (LINES - 3)  # beside the first and the last lines
    shown, left = free[:most], len(free[most:])
    await pages.forget(session, region.key, event.room, event.sender)
    if not shown:
        return text("nothing-more") if start else text("gaps-none" if every else "gaps-no-topics")
    below: list[Words] = [text("gaps-claim", example=shown[0].name, tag=shown[0].tag)]
    if left:
        await pages.remember(session, region.key, event.room, event.sender, PAGE, {"from": start + len(shown)})
        below.append(text("more-follows", count=left))
    return Lines((Lines((text("gaps-title"), bulleted(_rows(shown)))), Lines(tuple(below))), separator="\n\n")


def _rows(topics: Sequence[Topic]) -> list[Words]:
    """Names of topics, some in a line."""
    chunks = [topics[start : start + IN_A_LINE] for start in range(0, len(topics), IN_A_LINE)]
    return [text("gaps-topics", names=", ".join(topic.name for topic in chunk)) for chunk in chunks]


async def _private(facts: Facts, session: AsyncSession) -> Words | None:
    """What of the asker's municipality has no Vertretung, and who might be one; None when there is nothing."""
    region, municipality = facts.region.key, facts.person.municipality
    if not municipality or len(await people.liaisons(session, region, municipality)) > 1:
        return None
    own = await expertise.of_municipality(session, region, municipality)
    alone = [entry for entry in own if entry.status == "open" and not entry.deputy]
    if not alone:
        return None
    shown = alone if len(alone) <= LINES - 2 else alone[: LINES - 3]
    lines = [await _alone(facts, entry, session) for entry in shown]
    if len(alone) > len(shown):
        lines.append(text("gaps-alone-more", count=len(alone) - len(shown)))
    hint = text("gaps-alone-hint", label=alone[0].label, municipality=municipality)
    return Lines((text("gaps-alone-title", municipality=municipality), bulleted(lines), hint), separator="\n\n")


async def _alone(facts: Facts, entry: Expertise, session: AsyncSession) -> Words:
    """An entry that hangs on one person, with another municipality that says something near it."""
    line = text("gaps-alone", label=entry.label, title=shorten(entry.title))
    hits = await find.best(session, facts.region, entry.title, kinds=("expertise",), limit=2 * MOST_NEAR)
    drawn = by_chance([hit for hit in hits if hit.id != entry.id], f"{facts.region.key}:{facts.today}")
    found = await expertise.by_ids(session, facts.region.key, [hit.id for hit in drawn])
    near = [found[hit.id] for hit in drawn if hit.id in found]
    other = next((one for one in near if one.municipality != entry.municipality), None)
    if other is None:
        return line
    return text("gaps-alone-near", line=line, owner=other.municipality, label=other.label, title=shorten(other.title))
