"""``!themen``: what there is to each topic, and one topic with its words and the newest."""

from pathlib import Path

import pytest

from bot.config import Config, Topic
from storage import items
from storage.expertise import Expertise
from storage.search import index
from tests.conversation import ANNA, BERND, CARLA, OFFICE, OTHER_ROOM, REGION, ROOM, Conversation, conversation, sample

OWN = ("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m")


@pytest.fixture
async def board(c: Conversation) -> Conversation:
    """Something to three topics, and a free tag that is none."""
    await c.say(ANNA, "!ich Borchen")
    await c.say(BERND, "!ich Büren")
    await c.say(ANNA, "!suche Häcksler #bauhof")
    await c.say(BERND, "!biete Anbau-Häcksler mit Fahrer #bauhof #technik")
    await c.say(BERND, "!biete Zweiter Häcksler #bauhof")
    await c.say(BERND, "!suche Vertretung #standesamt")
    await c.say(OFFICE, "!biete Hilfe zur Ausschreibung")
    return c


async def can(c: Conversation, title: str, topics: str) -> None:
    """Büren says what it can."""
    region = sample().region[0]
    async with c.database.transaction() as session:
        made = Expertise(
            region=REGION,
            number=await items.next_number(session, REGION),
            municipality="Büren",
            author=BERND,
            title=title,
            topics=topics,
            status="open",
            created_at=c.now,
            confirmed_at=c.now,
        )
        session.add(made)
        await session.flush()
        await index.add(session, region, [made])


async def lines(c: Conversation, line: str, user: str = ANNA, room: str = ROOM) -> list[str]:
    answer = await c.say(user, line, room=room) or ""
    return [one.removeprefix("- ") for one in answer.split("\n") if one]


def own(*tags: str) -> Config:
    """The sample region with these topics and no ready-made ones."""
    topics = tuple(Topic(tag=tag, name=f"Thema {tag.upper()}") for tag in tags)
    region = sample().region[0].model_copy(update={"topic": topics, "standard_topics": False})
    return Config(region=(region,))


async def test_what_there_is_to_each_topic(board: Conversation) -> None:
    await can(board, "Vergabestelle", "vergabe")
    found = await lines(board, "!themen")
    assert sorted(found[:-1]) == [
        "#bauhof Betriebshöfe: 1 Gesuch · 2 Angebote",
        "#standesamt Standesamt: 1 Gesuch",
        "#vergabe Vergabe: 1 kann das · 1 Angebot",
    ]
    assert found[-1].startswith("Noch nichts: #mobiles-arbeiten #beschaffung")
    assert "#vergabe" not in found[-1]
    assert "technik" not in " ".join(found)


async def test_the_order_is_the_region_s_and_no_ranking(tmp_path: Path) -> None:
    async with conversation(tmp_path, own("b", "c", "a", "d")) as c:
        for tag in ("a", "a", "a", "c", "b", "b"):
            await c.say(ANNA, f"!suche Häcksler #{tag}")
        assert await lines(c, "!themen") == [
            "#b Thema B: 2 Gesuche",
            "#c Thema C: 1 Gesuch",
            "#a Thema A: 3 Gesuche",
            "Noch nichts: #d",
        ]


async def test_at_most_ten_lines_and_then_more(tmp_path: Path) -> None:
    async with conversation(tmp_path, own(*OWN)) as c:
        for tag in OWN[:11]:
            await c.say(ANNA, f"!suche Häcksler #{tag}")
        first = await lines(c, "!themen")
        assert len(first) == 10
        assert first[0] == "#a Thema A: 1 Gesuch"
        assert first[9] == "… und 4 weitere: !mehr"
        second = ["#j Thema J: 1 Gesuch", "#k Thema K: 1 Gesuch", "Noch nichts: #l #m"]
        assert await lines(c, "!mehr") == second
        assert await lines(c, "!mehr") == ["Mehr gibt es nicht."]


async def test_ten_lines_need_no_more(tmp_path: Path) -> None:
    async with conversation(tmp_path, own(*OWN)) as c:
        for tag in OWN[:9]:
            await c.say(ANNA, f"!suche Häcksler #{tag}")
        found = await lines(c, "!themen")
        assert len(found) == 10
        assert found[9] == "Noch nichts: #j #k #l #m"


async def test_a_region_may_have_none(tmp_path: Path) -> None:
    async with conversation(tmp_path, own()) as c:
        await c.say(ANNA, "!ich Borchen")
        assert await lines(c, "!themen") == ["Für diese Region sind keine Themen hinterlegt."]


async def test_what_is_closed_or_hidden_counts_no_more(board: Conversation) -> None:
    await board.say(ANNA, "!erledigt S1")
    await board.say(OFFICE, "!verbergen B3")
    assert "#bauhof Betriebshöfe: 1 Angebot" in await lines(board, "!themen")


async def test_one_topic_with_its_words_and_the_newest(board: Conversation) -> None:
    await can(board, "Häckselplatz", "bauhof")
    head, counts, *rest = await lines(board, "!themen #bauhof")
    assert head.startswith("Betriebshöfe #bauhof · auch: Baubetriebshof, ")
    assert head.endswith(" …")
    assert head.count(",") == 11
    assert counts == "1 kann das · 1 Gesuch · 2 Angebote"
    assert rest == [
        "W6 Büren „Häckselplatz“",
        "B3 Büren bietet „Zweiter Häcksler“",
        "B2 Büren bietet „Anbau-Häcksler mit Fahrer“",
        "S1 Borchen sucht „Häcksler“",
    ]


async def test_all_synonyms_where_they_are_changed(board: Conversation) -> None:
    head, *rest = await lines(board, "!thema bauhof")
    assert head.count(",") > 11
    assert not head.endswith("…")
    assert rest == (await lines(board, "!themen bauhof"))[1:]


async def test_no_more_than_the_newest_few(c: Conversation) -> None:
    for number in range(1, 8):
        await c.say(ANNA, f"!biete Sache {number} #klima")
    found = await lines(c, "!themen klima")
    assert [line.split()[0] for line in found[2:7]] == ["B7", "B6", "B5", "B4", "B3"]
    assert found[7:] == ["Alle Gesuche und Angebote dazu: !liste #klima"]


async def test_nothing_to_a_topic_yet(board: Conversation) -> None:
    _, *rest = await lines(board, "!themen tourismus")
    assert rest == ["Dazu gibt es noch nichts. Ein Gesuch bekommt das Thema mit #tourismus im Text."]


WORDS = ("#vergabe", "vergabe", "#VERGABE", "Ausschreibung", "e-vergabe", "Zentrale Vergabestelle")


@pytest.mark.parametrize("word", WORDS)
async def test_every_word_for_it_will_do(board: Conversation, word: str) -> None:
    found = await lines(board, f"!themen {word}")
    assert found[0].startswith("Vergabe #vergabe · auch: ")
    assert found[2] == "B5 Die Geschäftsstelle bietet „Hilfe zur Ausschreibung“"


@pytest.mark.parametrize(
    ("word", "answer"),
    [
        ("#vergbe", "Ein Thema „vergbe“ gibt es nicht. Gemeint: #vergabe?"),
        ("Ausschreibng", "Ein Thema „Ausschreibng“ gibt es nicht. Gemeint: #vergabe?"),
        ("#technik", "Ein Thema „technik“ gibt es nicht. !themen zeigt alle."),
        ("x" * 300, f"Ein Thema „{'x' * 80}“ gibt es nicht. !themen zeigt alle."),
    ],
)
async def test_an_unknown_one(board: Conversation, word: str, answer: str) -> None:
    assert await board.say(ANNA, f"!themen {word}") == answer


@pytest.mark.parametrize("line", ["!themen #", "!thema", "!thema #"])
async def test_no_topic_named_shows_all(board: Conversation, line: str) -> None:
    assert await lines(board, line) == await lines(board, "!themen")


async def test_in_english(board: Conversation) -> None:
    await board.say(ANNA, "!language en")
    assert "#bauhof Betriebshöfe: 1 need · 2 offers" in await lines(board, "!topics")
    assert "There is no topic “vergbe”. Did you mean #vergabe?" in await lines(board, "!topic vergbe")


async def test_regions_are_apart(board: Conversation) -> None:
    await board.say(CARLA, "!ich Borchen", room=OTHER_ROOM)
    found = await lines(board, "!themen", CARLA, OTHER_ROOM)
    assert [line for line in found if not line.startswith("Noch nichts: ")] == []
    assert "Häcksler" not in " ".join(await lines(board, "!themen bauhof", CARLA, OTHER_ROOM))
