"""``!liste``, ``!meine``, ``!zeige``, ``!mehr``."""

import pytest

from tests.conversation import ANNA, BERND, OFFICE, Conversation


@pytest.fixture
async def board(c: Conversation) -> Conversation:
    await c.say(ANNA, "!ich Borchen")
    await c.say(BERND, "!ich Büren")
    await c.say(ANNA, "!suche Häcksler #bauhof")
    await c.say(BERND, "!biete Anbau-Häcksler mit Fahrer #bauhof")
    await c.say(BERND, "!suche Vertretung im Standesamt #standesamt")
    await c.say(OFFICE, "!biete Schulung zur Vergabe für Bad Lippspringe #vergabe")
    return c


def labels(answer: str | None) -> list[str]:
    return [line.removeprefix("- ").split()[0] for line in (answer or "").split("\n")]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("!liste", ["B4", "S3", "B2", "S1"]),
        ("!liste alle", ["B4", "S3", "B2", "S1"]),
        ("!liste Gesuche", ["S3", "S1"]),
        ("!list offers", ["B4", "B2"]),
        ("!liste #bauhof", ["B2", "S1"]),
        ("!liste Bueren", ["S3", "B2"]),
        ("!liste Bad Lippspringe", ["B4"]),
        ("!liste Gesuche #bauhof aus Borchen", ["S1"]),
        ("!liste häcksler", ["B2", "S1"]),
        ("!liste HAECK", ["B2", "S1"]),
        ("!liste Häckslern Fahrer", ["B2"]),
        ("!liste standesamt", ["S3"]),
    ],
)
async def test_filters(board: Conversation, line: str, found: list[str]) -> None:
    assert labels(await board.say(ANNA, line)) == found


async def test_nothing_found_names_the_links(board: Conversation) -> None:
    answer = await board.say(ANNA, "!liste Raumschiff")
    assert "nichts am Brett" in (answer or "")
    assert "https://" in (answer or "")


async def test_at_most_ten_lines_and_then_more(c: Conversation) -> None:
    await c.say(BERND, "!ich Büren")
    for number in range(25):
        await c.say(ANNA, f"!suche Ding {number}")
    first = await c.say(BERND, "!liste Gesuche")
    assert labels(first)[:9] == [f"S{number}" for number in range(25, 16, -1)]
    assert (first or "").endswith("… und 16 weitere: !mehr")
    await c.say(ANNA, "!suche noch eins")
    second = await c.say(BERND, "!mehr")
    assert labels(second)[0] == "S16"
    assert "und 7 weitere" in (second or "")
    assert labels(await c.say(BERND, "!mehr")) == [f"S{number}" for number in range(7, 0, -1)]
    assert await c.say(BERND, "!mehr") == "Mehr gibt es nicht."
    assert len((first or "").split("\n")) <= 10


async def test_ten_need_no_more(c: Conversation) -> None:
    for number in range(10):
        await c.say(ANNA, f"!suche Ding {number}")
    answer = await c.say(ANNA, "!liste")
    assert len(labels(answer)) == 10
    assert "weitere" not in (answer or "")


async def test_mine_is_the_municipalitys(board: Conversation) -> None:
    assert labels(await board.say(BERND, "!meine")) == ["S3", "B2"]
    assert labels(await board.say(OFFICE, "!meine")) == ["B4"]


async def test_show_names_contact_and_date(board: Conversation) -> None:
    answer = await board.say(BERND, "!zeige s1")
    assert "S1 · Borchen sucht: Häcksler" in (answer or "")
    assert "Kontakt: Anna Schmidt" in (answer or "")
    assert "Am Brett seit Mo 30.11." in (answer or "")


async def test_a_reply_to_what_was_shown_is_about_it(board: Conversation) -> None:
    await board.say(ANNA, "!zeige 1")
    assert "S1 ist erledigt" in (await board.say(ANNA, "erledigt", reply_to=board.last.event_id) or "")
