"""The topics of a region: what is configured, what was said in chat, and how both go together."""

from collections import Counter
from collections.abc import AsyncIterator

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.config import Region, Topic, standard_topics
from bot.marks import read_marks
from bot.words import fold
from storage import topics
from storage.database import Database
from storage.topics import REMOVED, Topics, bare, together, topics_of
from tests.conversation import MONDAY, OTHER_REGION, REGION, sample

WOHNEN = Topic(tag="wohnen", name="Wohnen", synonyms=("Wohngeld",))
BAUHOF = Topic(tag="Bauhöfe", name="Betriebshöfe", synonyms=("Winterdienst",))
KLIMA = Topic(tag="klima", name="Klima")
CONFIGURED = (WOHNEN, BAUHOF, KLIMA)
SAMPLE_TAGS = (
    "bauhof feuerwehr vergabe foerdermittel personal mobiles-arbeiten schul-it digitalisierung standesamt klima "
    "gewerbe tourismus"
).split()


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    async with database.transaction() as opened:
        yield opened


def region(key: str = REGION, **more: object) -> Region:
    values = {"name": key, "rooms": ("#a:b",), "municipalities": ("Büren",), "standard_topics": False}
    return Region.model_validate(values | {"topic": CONFIGURED} | more)


def names(found: Topics) -> list[str]:
    return [topic.name for topic in found.all]


# What was said in chat


async def test_what_is_configured_stands_while_nobody_says_anything(session: AsyncSession) -> None:
    found = await topics_of(session, region())
    assert found.all == CONFIGURED
    assert (found.renamed, found.removed) == ({}, {})


async def test_what_was_said_in_chat_stands_before_the_configuration(session: AsyncSession) -> None:
    said = {"wohnen": ("Wohnraum", "Miete\nWohnungsbau", ""), "agrar": ("Landwirtschaft", "", "")}
    await topics.say(session, REGION, said)
    found = await topics_of(session, region())
    assert names(found) == ["Wohnraum", "Betriebshöfe", "Klima", "Landwirtschaft"]
    assert found.known["wohnen"].synonyms == ("Miete", "Wohnungsbau")
    assert found.find("Wohngeld") is None


async def test_a_removed_topic_is_hidden_and_its_tag_leads_nowhere_else(session: AsyncSession) -> None:
    await topics.say(session, REGION, {"bauhoefe": REMOVED})
    found = await topics_of(session, region())
    assert names(found) == ["Wohnen", "Klima"]
    assert found.removed == {"bauhoefe": BAUHOF}
    assert found.find("bauhöfe") is None
    assert found.find("Winterdienst") is None
    assert found.canonical("Bauhöfe") == "bauhoefe"


async def test_regions_say_their_own(session: AsyncSession) -> None:
    await topics.say(session, REGION, {"klima": REMOVED})
    await topics.say(session, OTHER_REGION, {"klima": ("Wetter", "", "")})
    assert names(await topics_of(session, region())) == ["Wohnen", "Betriebshöfe"]
    assert names(await topics_of(session, region(OTHER_REGION))) == ["Wohnen", "Betriebshöfe", "Wetter"]
    await topics.forget_changes(session, REGION, ["klima"])
    assert names(await topics_of(session, region())) == ["Wohnen", "Betriebshöfe", "Klima"]
    assert await topics.said(session, REGION, ["klima"]) == {"klima": None}
    assert await topics.said(session, OTHER_REGION, ["klima"]) == {"klima": ("Wetter", "", "")}


async def test_what_was_said_can_be_put_back_exactly(session: AsyncSession) -> None:
    await topics.say(session, REGION, {"klima": ("Wetter", "Regen\nSchnee", "")})
    before = await topics.said(session, REGION, ["klima", "agrar"])
    assert before == {"klima": ("Wetter", "Regen\nSchnee", ""), "agrar": None}
    await topics.say(session, REGION, {"klima": ("Wetter", "", "agrar"), "agrar": ("Agrar", "", "")})
    assert [change.tag for change in await topics.changes(session, REGION)] == ["agrar", "klima"]
    await topics.say(session, REGION, before)
    assert await topics.said(session, REGION, ["klima", "agrar"]) == before
    assert [change.tag for change in await topics.changes(session, REGION)] == ["klima"]


# Which topic a word means


def test_renamed_topics_are_followed_over_several_steps() -> None:
    found = together(CONFIGURED, (("a", "A", "", "b"), ("b", "B", "", "c"), ("c", "C", "", "wohnen")))
    assert {found.canonical(tag) for tag in ("a", "B", "c", "wohnen")} == {"wohnen"}
    assert found.find("a") == WOHNEN
    assert names(found) == ["Wohnen", "Betriebshöfe", "Klima"]


@pytest.mark.parametrize(("first", "second"), [("a", "b"), ("a", "a")])
def test_a_cycle_ends(first: str, second: str) -> None:
    found = together((), ((first, "A", "", second), (second, "B", "", first)))
    assert found.canonical(first) in (first, second)
    assert found.find(first) is None


def test_a_configured_topic_may_be_merged_into_another() -> None:
    found = together(CONFIGURED, (("klima", "Klima", "", "wohnen"),))
    assert names(found) == ["Wohnen", "Betriebshöfe"]
    assert found.find("klima") == WOHNEN
    assert found.removed == {}


@pytest.mark.parametrize("word", ["bauhöfe", "BAUHOEFE", "Bau-Höfe", "betriebshöfe", "winter_dienst", "Winterdienst"])
def test_every_word_of_a_topic_leads_to_it(word: str) -> None:
    found = together(CONFIGURED, ())
    assert found.find(word) == BAUHOF
    assert found.canonical(word) == "bauhoefe"


def test_an_unknown_tag_is_only_folded() -> None:
    found = together(CONFIGURED, ())
    assert found.canonical("Möbel-Lager") == "moebel-lager"
    assert found.find("Möbel-Lager") is None


def test_a_tag_is_no_other_topic_s_synonym() -> None:
    found = together((Topic(tag="bau", name="Bau", synonyms=("Klima",)), KLIMA), (("regen", "Regen", "", "klima"),))
    assert found.canonical("klima") == "klima"
    assert found.find("Regen") == KLIMA


def test_only_tags_are_spelled_and_not_their_other_words() -> None:
    found = together(CONFIGURED, (("alt", "Alt", "", "klima"),))
    assert found.spelled("Bau_Höfe") == "bauhoefe"
    assert found.spelled("ALT") == "alt"
    assert found.spelled("Winterdienst") is None
    assert found.spelled("neu") is None


# The ready-made set


def test_the_ready_made_set_is_on_unless_it_is_turned_off() -> None:
    tags = [topic.tag for topic in region(standard_topics=True).topics]
    ready = [topic.tag for topic in standard_topics()]
    assert tags[:3] == ["wohnen", "Bauhöfe", "klima"]
    assert tags[3:] == [tag for tag in ready if tag not in ("wohnen", "klima")]
    assert region().topics == CONFIGURED
    assert Region.model_validate(region().model_dump(exclude={"standard_topics"})).standard_topics


def test_an_own_topic_takes_the_place_of_a_ready_made_one() -> None:
    own = Topic(tag="Vergabe", name="Unsere Vergabe")
    topics_now = region(topic=(own,), standard_topics=True).topics
    assert [topic for topic in topics_now if fold(topic.tag) == "vergabe"] == [own]


@pytest.mark.parametrize("topic", standard_topics(), ids=lambda topic: topic.tag)
def test_a_ready_made_tag_is_one_that_people_type(topic: Topic) -> None:
    assert fold(topic.tag) == topic.tag
    assert read_marks(f"Hilfe #{topic.tag}", today=MONDAY.date(), municipalities=()).topics == (topic.tag,)


def test_no_word_stands_in_two_ready_made_topics() -> None:
    topic_of = Counter(
        word for topic in standard_topics() for word in {bare(one) for one in (topic.tag, topic.name, *topic.synonyms)}
    )
    assert "" not in topic_of
    assert [word for word, topics_with_it in topic_of.items() if topics_with_it > 1] == []


@pytest.mark.parametrize("tag", SAMPLE_TAGS)
def test_the_sample_region_has_its_topics(tag: str) -> None:
    found = together(sample().region[0].topics, ())
    topic = found.find(tag)
    assert topic
    assert topic.tag == tag
    assert topic.synonyms
