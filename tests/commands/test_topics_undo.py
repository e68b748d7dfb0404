"""The way back from every ``!thema``: exactly, unless somebody has changed it since."""

from pathlib import Path

import pytest

from bot.config import Config
from tests.commands.topics_office import EHRENAMT, now, office, rows
from tests.conversation import OFFICE, Conversation, conversation, sample

SECOND = "@zweite:localhost"
CHANGES = [
    "!thema #tafeln Tafeln: Tafelladen",
    "!thema #ehrenamt Engagement: Tafel",
    "!thema #ehrenamt + Tafel",
    "!thema #ehrenamt - Vereinspflege",
    "!thema umbenennen #ehrenamt Engagement",
    "!thema umbenennen #ehrenamt #engagement",
    "!thema umbenennen #bauhof #betriebshof",
    "!thema zusammenlegen #ehrenamt #personal",
    "!thema zusammenlegen #personal #ehrenamt",
    "!thema weg #ehrenamt",
    "!thema weg #bauhof",
    "!thema weg #klimatisch",
]


@pytest.mark.parametrize("change", CHANGES)
async def test_every_change_is_taken_back_exactly(c: Conversation, change: str) -> None:
    await office(c, EHRENAMT, "!thema #klimatisch Klimatisches", "!thema zusammenlegen #klimatisch #klima")
    before, found = await rows(c), await now(c)
    assert "Falsch? !rückgängig" in await office(c, change)
    assert await rows(c) != before
    assert await office(c, "!rückgängig") == "Zurückgenommen: Die Themen sind wieder wie vorher."
    assert await rows(c) == before
    after = await now(c)
    assert (after.all, after.renamed, after.removed) == (found.all, found.renamed, found.removed)


def two_coordinators() -> Config:
    region = sample().region[0]
    return Config(region=(region.model_copy(update={"coordinators": (OFFICE, SECOND)}), sample().region[1]))


@pytest.mark.parametrize(
    ("change", "later"),
    [
        (EHRENAMT, "!thema #ehrenamt + Tafel"),
        (EHRENAMT, "!thema weg #ehrenamt"),
        (EHRENAMT, "!thema zusammenlegen #ehrenamt #personal"),
        (EHRENAMT, "!thema zusammenlegen #personal #ehrenamt"),
        ("!thema weg #bauhof", "!thema #bauhof Bauhof"),
        ("!thema umbenennen #bauhof #betriebshof", "!thema #betriebshof + Kehrmaschine"),
        ("!thema zusammenlegen #bauhof #klima", "!thema umbenennen #klima Umwelt"),
    ],
)
async def test_what_was_changed_since_is_not_taken_back(tmp_path: Path, change: str, later: str) -> None:
    async with conversation(tmp_path, two_coordinators()) as c:
        await office(c, change)
        assert "Falsch?" in (await c.say(SECOND, later) or "")
        before = await rows(c)
        assert "inzwischen noch einmal geändert" in await office(c, "!rückgängig")
        assert await rows(c) == before
        assert "Zurückgenommen" in (await c.say(SECOND, "!rückgängig") or "")
        assert "Zurückgenommen" in await office(c, "!rückgängig")
        assert await rows(c) == []


async def test_another_topic_s_change_does_not_matter(tmp_path: Path) -> None:
    async with conversation(tmp_path, two_coordinators()) as c:
        await office(c, EHRENAMT)
        await c.say(SECOND, "!thema #bauhof + Kehrmaschine")
        assert "Zurückgenommen" in await office(c, "!rückgängig")
        assert [tag for tag, *_ in await rows(c)] == ["bauhof"]


async def test_who_no_longer_mediates_takes_nothing_back(tmp_path: Path) -> None:
    async with conversation(tmp_path, two_coordinators()) as c:
        await c.say(SECOND, EHRENAMT)
    async with conversation(tmp_path) as c:
        assert "Das kann nur die Geschäftsstelle" in (await c.say(SECOND, "!rückgängig", event_id="$late") or "")
        assert [tag for tag, *_ in await rows(c)] == ["ehrenamt"]


async def test_a_corrected_line_is_a_corrected_topic(c: Conversation) -> None:
    await office(c, "!thema #ehrenmat Ehrenamt: Tafel")
    command = c.last_event
    answer = await c.edit(command, OFFICE, "!thema #ehrenamt Ehrenamt: Tafeln")
    assert (answer or "").startswith("Neues Thema: Ehrenamt #ehrenamt · auch: Tafeln.")
    assert await rows(c) == [("ehrenamt", "Ehrenamt", "Tafeln", "")]
    await c.redact(OFFICE, command)
    assert await rows(c) == []
