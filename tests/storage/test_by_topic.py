"""How much there is to each topic, and the newest; and how the index follows a change of topics."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from storage import items, topics
from storage.database import Database
from storage.expertise import Expertise
from storage.importing import add_listings
from storage.listings import Listing
from storage.questions import Question
from storage.search import index, rebuild
from storage.search.by_topic import newest_of, topic_counts
from storage.search.rebuild import START, follow_topics
from storage.topics import REMOVED
from tests.conversation import ANNA, MONDAY, OTHER_REGION, REGION
from tests.storage.factory import REGIONS, listing

HERE = REGIONS[REGION]
COMMON = {"municipality": "Büren", "author": ANNA, "created_at": MONDAY}


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    async with database.transaction() as opened:
        yield opened


async def one_of(session: AsyncSession, model: type[Expertise] | type[Question], title: str, tags: str = "") -> str:
    """An expertise or a question in the index; returns its label."""
    more = {"confirmed_at": MONDAY} if model is Expertise else {}
    number = await items.next_number(session, REGION)
    made = model(region=REGION, number=number, title=title, topics=tags, status="open", **COMMON, **more)
    session.add(made)
    await session.flush()
    await index.add(session, HERE, [made])
    return made.label


async def labels(session: AsyncSession, tag: str, most: int = 10) -> list[str]:
    return [item.label for item in await newest_of(session, REGION, tag, most)]


async def follow(session: AsyncSession) -> int:
    """Let the whole index follow; returns the number of pieces."""
    place, pieces = START, 0
    while following := await follow_topics(session, HERE, place):
        place, pieces = following, pieces + 1
    return pieces


async def test_counts_are_by_topic_and_kind(session: AsyncSession) -> None:
    await listing(session, "Häcksler", topics="bauhof technik")
    await listing(session, "Vergabe einer Drehleiter", kind="offer", topics="vergabe")
    await listing(session, "Ausschreibung", kind="offer")
    await listing(session, "Ausschreibung", status="done")
    await listing(session, "Ausschreibung", hidden=True)
    await one_of(session, Expertise, "Vergabestelle")
    await one_of(session, Question, "Wer nutzt Moodle?", "schul-it")
    await listing(session, "Ausschreibung", region=OTHER_REGION)
    counts = await topic_counts(session, REGION)
    assert counts == {
        "#bauhof": {"need": 1},
        "#technik": {"need": 1},
        "#vergabe": {"offer": 2, "expertise": 1},
        "#feuerwehr": {"offer": 1},
        "#schulit": {"question": 1},
    }
    assert await topic_counts(session, OTHER_REGION) == {"#vergabe": {"need": 1}}


async def test_what_is_closed_counts_no_more(session: AsyncSession) -> None:
    one = await listing(session, "Ausschreibung")
    one.status = "done"
    await index.update_item(session, HERE, one)
    assert await topic_counts(session, REGION) == {}
    assert await labels(session, "vergabe") == []


async def test_the_newest_are_of_all_kinds(session: AsyncSession) -> None:
    await listing(session, "Ausschreibung", kind="offer")
    await one_of(session, Expertise, "Vergabe")
    await listing(session, "Ausschreibung")
    await one_of(session, Question, "Ausschreibung?")
    await listing(session, "Häcksler")
    await listing(session, "Ausschreibung", region=OTHER_REGION)
    assert await labels(session, "vergabe") == ["F4", "S3", "W2", "B1"]
    assert await labels(session, "vergabe", most=2) == ["F4", "S3"]
    assert await labels(session, "nichts") == []


async def test_the_index_of_every_kind_follows(session: AsyncSession) -> None:
    await listing(session, "Oldtimer", topics="alt")
    await listing(session, "Oldtimer", kind="offer", topics="alt")
    await one_of(session, Expertise, "Oldtimer", "alt")
    await one_of(session, Question, "Oldtimer?", "neu")
    await listing(session, "Ausschreibung")
    await topics.say(session, REGION, {"alt": ("Alt", "", "neu"), "neu": ("Neu", "", ""), "vergabe": REMOVED})
    await follow(session)
    counts = await topic_counts(session, REGION)
    assert counts == {"#neu": {"need": 1, "offer": 1, "expertise": 1, "question": 1}}
    assert await labels(session, "neu") == ["F4", "W3", "B2", "S1"]
    await topics.say(session, REGION, {"alt": None, "neu": None, "vergabe": None})
    await follow(session)
    assert await topic_counts(session, REGION) == {
        "#alt": {"need": 1, "offer": 1, "expertise": 1},
        "#neu": {"question": 1},
        "#vergabe": {"need": 1},
    }


async def test_only_what_may_be_found_is_in_the_index_afterwards(session: AsyncSession) -> None:
    await listing(session, "Oldtimer", topics="alt", hidden=True)
    lost = await listing(session, "Oldtimer", topics="alt")
    await index.remove(session, "need", [lost.id])
    left = await listing(session, "Oldtimer", topics="alt")
    left.hidden = True
    await session.flush()
    await follow(session)
    assert await topic_counts(session, REGION) == {"#alt": {"need": 1}}
    assert await labels(session, "alt") == ["S2"]


async def test_a_long_run_goes_in_pieces_and_ends(session: AsyncSession) -> None:
    one = await listing(session, "Oldtimer", topics="alt")
    values = {name: getattr(one, name) for name in ("region", "kind", "municipality", "author", "title", "topics")}
    many = [Listing(**values, until=one.until, status="open", created_at=MONDAY) for _ in range(rebuild.PIECE)]
    await add_listings(session, HERE, many)
    await one_of(session, Expertise, "Oldtimer", "alt")
    await topics.say(session, REGION, {"alt": ("Alt", "", "klima")})
    place = await follow_topics(session, HERE, START)
    assert place == (0, one.id + rebuild.PIECE - 1)
    assert (await topic_counts(session, REGION))["#klima"] == {"need": rebuild.PIECE}
    assert await follow(session) == 3
    assert await topic_counts(session, REGION) == {"#klima": {"need": rebuild.PIECE + 1, "expertise": 1}}


async def test_another_region_s_index_is_left_alone(session: AsyncSession) -> None:
    await listing(session, "Oldtimer", topics="alt", region=OTHER_REGION)
    await topics.say(session, REGION, {"alt": ("Alt", "", "klima")})
    assert await follow(session) == 0
    assert await topic_counts(session, OTHER_REGION) == {"#alt": {"need": 1}}
