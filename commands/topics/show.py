"""Looking at the topics: ``!themen``, and one of them with what there is to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Kind, argument
from bot.config import Topic
from bot.lines import listing_line, owner_of, question_line, shorten
from bot.paging import piece
from bot.replies import Lines, Outcome, Text, Words, answer, bulleted, text
from commands.topics.naming import described, known
from storage.expertise import Expertise
from storage.listings import Listing
from storage.pages import Page
from storage.questions import Question
from storage.search.by_topic import newest_of, topic_counts
from storage.search.words import tag_word
from storage.topics import Topics, topics_of

PAGE = "topics"
TAGS = 60  # of topics to which there is nothing, in one line
NEWEST = 5
SYNONYMS = 12


@dataclass(frozen=True, slots=True)
class Which:
    words: str = argument(Kind.TEXT, default="")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list, and of how many topics it speaks."""

    words: Words
    topics: int


async def show(facts: Facts, arguments: Which, session: AsyncSession) -> Outcome:
    """All topics, or one."""
    word = arguments.words.strip("# ")
    return await show_one(facts, word, session) if word else await _page(facts, session, 0)


async def more(facts: Facts, page: Page, session: AsyncSession) -> Outcome:
    """Go on where the last list ended."""
    return await _page(facts, session, int(page.facts()["from"]))


async def show_one(facts: Facts, word: str, session: AsyncSession, *, synonyms: int | None = SYNONYMS) -> Outcome:
    """A topic with its synonyms, how much there is to it, and the newest. Raises Refusal for an unknown one."""
    topic = known(await topics_of(session, facts.region), word)
    counts = (await topic_counts(session, facts.region.key)).get(tag_word(topic.tag), {})
    items = await newest_of(session, facts.region.key, topic.tag, NEWEST)
    head = described(topic, synonyms)
    if not items:
        return answer(Lines((head, text("topic-nothing", tag=topic.tag))))
    parts: list[Words] = [head]
    if said := _counts(counts):
        parts.append(said)
    entries = bulleted([await _line(facts, session, item) for item in items])
    shown = sum(isinstance(item, Listing) for item in items)
    if counts.get("need", 0) + counts.get("offer", 0) > shown:
        entries = Lines((entries, text("topic-list", tag=topic.tag)), separator="\n\n")
    return answer(Lines((Lines(tuple(parts)), entries), separator="\n\n"))


async def _line(facts: Facts, session: AsyncSession, item: Listing | Expertise | Question) -> Words:
    if isinstance(item, Listing):
        return await listing_line(session, facts.region, item)
    if isinstance(item, Question):
        return await question_line(session, facts.region, item)
    owner = await owner_of(session, facts.region, item.municipality, item.author)
    return text("topic-expertise-line", label=item.label, owner=owner, title=shorten(item.title))


def _counts(counts: Mapping[str, int]) -> Lines | None:
    """How many can do it, seek and offer it; None where nobody does."""
    parts: list[Words] = []
    if experts := counts.get("expertise"):
        parts.append(text("topics-experts", count=experts))
    if needs := counts.get("need"):
        parts.append(text("topics-needs", count=needs))
    if offers := counts.get("offer"):
        parts.append(text("topics-offers", count=offers))
    return Lines(tuple(parts), separator=" · ") if parts else None


async def _page(facts: Facts, session: AsyncSession, start: int) -> Outcome:
    topics = await topics_of(session, facts.region)
    entries = _entries(topics, await topic_counts(session, facts.region.key))
    shown, left = await piece(session, facts, PAGE, entries, start)
    if not shown:
        return answer(text("nothing-more") if start else text("topics-none"))
    lines = (entry.words for entry in shown)
    if not left:
        return answer(bulleted(lines))
    return answer(bulleted(lines, text("more-follows", count=sum(entry.topics for entry in left))))


def _entries(topics: Topics, counts: Mapping[str, Mapping[str, int]]) -> Sequence[Entry]:
    """In the region's order: topics to which there is something, a line each; then the others together."""
    entries, others = list[Entry](), list[Topic]()
    for topic in topics.all:
        said = _counts(counts.get(tag_word(topic.tag), {}))
        if said:
            entries.append(Entry(text("topics-line", tag=topic.tag, name=topic.name, counts=said), 1))
        else:
            others.append(topic)
    chunks = [others[at : at + TAGS] for at in range(0, len(others), TAGS)]
    return [*entries, *(Entry(_nothing_yet(chunk), len(chunk)) for chunk in chunks)]


def _nothing_yet(topics: Sequence[Topic]) -> Text:
    tags = Lines(tuple(text("topic-tag", tag=topic.tag) for topic in topics), separator=" ")
    return text("topics-empty", tags=tags)
