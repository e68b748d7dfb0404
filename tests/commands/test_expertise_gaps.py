"""``!lücken``: what nobody covers, for everybody; what hangs on one person, for the municipality alone."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.config import Config, Topic
from tests.conversation import ANNA, BERND, CARLA, DIETER, OFFICE, Conversation, conversation, sample

TOPICS = (
    Topic(tag="vergabe", name="Vergabe", synonyms=("Ausschreibung",)),
    Topic(tag="bauhof", name="Betriebshöfe", synonyms=("Winterdienst",)),
    Topic(tag="klima", name="Klima und Umwelt"),
)


def config(topics: tuple[Topic, ...]) -> Config:
    first, second = sample().region
    changed = first.model_copy(update={"topic": topics, "standard_topics": False})
    return sample().model_copy(update={"region": (changed, second)})


@pytest.fixture
async def c(tmp_path: Path) -> AsyncIterator[Conversation]:
    """Three topics; Anna speaks for Borchen, Bernd for Büren, Dieter for Delbrück."""
    async with conversation(tmp_path, config(TOPICS)) as talk:
        await talk.say(DIETER, "!ich Delbrück")
        await talk.say(ANNA, "!ich Borchen")
        await talk.say(BERND, "!ich Büren")
        yield talk


async def lines(c: Conversation, user: str = DIETER) -> list[str]:
    return (await c.say(user, "!lücken") or "").split("\n")


async def test_topics_that_nobody_covers(c: Conversation) -> None:
    assert await lines(c) == [
        "Dazu hat noch keine Kommune gesagt, dass sie es kann:",
        "- Vergabe, Betriebshöfe, Klima und Umwelt",
        "Könnt ihr etwas davon? !kann Vergabe #vergabe",
    ]


@pytest.mark.parametrize("claim", ["UVgO-Verfahren #vergabe", "Öffentliche Ausschreibung", "Vergaberecht"])
async def test_a_tag_a_synonym_or_a_part_of_a_word_covers_a_topic(c: Conversation, claim: str) -> None:
    await c.say(BERND, f"!kann {claim}")
    assert (await lines(c))[1] == "- Betriebshöfe, Klima und Umwelt"
    await c.say(BERND, "!zurückziehen W1")
    assert (await lines(c))[1] == "- Vergabe, Betriebshöfe, Klima und Umwelt"


async def test_needs_do_not_cover_and_hidden_entries_neither(c: Conversation) -> None:
    await c.say(BERND, "!suche Hilfe #vergabe")
    await c.say(BERND, "!kann Winterdienst")
    await c.say(OFFICE, "!verbergen W2")
    assert (await lines(c))[1] == "- Vergabe, Betriebshöfe, Klima und Umwelt"


async def test_no_gaps_and_no_topics(c: Conversation, tmp_path: Path) -> None:
    for tag in ("vergabe", "bauhof", "klima"):
        await c.say(BERND, f"!kann Sache mit {tag} #{tag}")
    assert await lines(c) == ["Zu jedem Thema der Region gibt es eine Kommune, die es kann."]
    (tmp_path / "other").mkdir()
    async with conversation(tmp_path / "other", config(())) as bare:
        await bare.say(DIETER, "!ich Delbrück")
        assert await lines(bare) == ["Für diese Region sind keine Themen hinterlegt."]


async def test_many_topics_in_ten_lines_and_then_more(tmp_path: Path) -> None:
    topics = tuple(Topic(tag=f"thema{number}", name=f"Thema{number}") for number in range(80))
    (tmp_path / "many").mkdir()
    async with conversation(tmp_path / "many", config(topics)) as c:
        await c.say(DIETER, "!ich Delbrück")
        first = await lines(c)
        second = (await c.say(DIETER, "!mehr") or "").split("\n")
        third = (await c.say(DIETER, "!mehr") or "").split("\n")
        assert (len(first), len(second)) == (10, 10)
        assert first[-1] == "… und 45 weitere: !mehr"
        named = " ".join((*first[1:-2], *second[1:-2], *third[1:-1]))
        assert [f"Thema{number}" for number in range(80)] == named.replace("- ", "").replace(",", "").split()
        assert "Mehr gibt es nicht" in (await c.say(DIETER, "!mehr") or "")


def private(c: Conversation, user: str = ANNA) -> list[str]:
    return [body for body in c.direct(user) if body.startswith("Nur für ")]


async def test_what_hangs_on_one_person_is_told_in_private(c: Conversation) -> None:
    await c.say(ANNA, "!kann Vergaberecht")
    await c.say(ANNA, "!kann Winterdienst")
    await c.say(BERND, "!kann Ausschreibung und Vergabe, Vertretung: Bauamt")
    for answer in (await lines(c, ANNA), await lines(c, BERND)):
        assert answer[1:] == ["- Klima und Umwelt", "Könnt ihr etwas davon? !kann Klima und Umwelt #klima"]
    assert private(c) == [
        "Nur für Borchen: Das hängt bei euch an einer Person, ohne Vertretung.\n"
        "- W1 „Vergaberecht“ – vertreten könnte vielleicht Büren (W3 „Ausschreibung und Vergabe“)\n"
        "- W2 „Winterdienst“\n"
        "Vertretung eintragen: !ändern W1 Vertretung: Bauamt. Oder jemand aus der Kommune schreibt !ich Borchen."
    ]
    assert private(c, BERND) == []
    assert not any("hängt" in body for body in c.room())


async def test_in_the_direct_chat_both_come_there(c: Conversation) -> None:
    await c.say(ANNA, "!kann Winterdienst")
    assert "Vergabe" in (await c.say(ANNA, "lücken", direct=True) or "")
    assert len(private(c)) == 1


async def test_a_deputy_or_a_second_person_is_enough(c: Conversation) -> None:
    await c.say(ANNA, "!kann Winterdienst, Vertretung: Bauhofleitung")
    await lines(c, ANNA)
    assert private(c) == []
    await c.say(ANNA, "!kann Klima")
    await c.say(CARLA, "!ich Borchen")
    await lines(c, ANNA)
    assert private(c) == []


async def test_many_that_hang_on_one_person(c: Conversation) -> None:
    for number in range(14):
        await c.say(ANNA, f"!kann Fachgebiet {number}")
    await lines(c, ANNA)
    shown = private(c)[0].split("\n")
    assert len(shown) == 10
    assert shown[-2] == "- … und 7 weitere"
