"""Two regions in one process: nothing of one is seen or touched from the other. Carla is a member of both."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.events import Reacted
from storage import actions, pages, people
from tests.conversation import (
    ANNA,
    CARLA,
    OFFICE,
    OTHER_REGION,
    OTHER_ROOM,
    REGION,
    ROOM,
    Conversation,
    conversation,
    direct_room,
)


@pytest.fixture
async def c(tmp_path: Path) -> AsyncIterator[Conversation]:
    async with conversation(tmp_path) as talk:
        yield talk


async def there(c: Conversation, line: str, user: str = CARLA) -> str:
    return await c.say(user, line, room=OTHER_ROOM) or ""


async def here(c: Conversation, line: str, user: str = CARLA) -> str:
    return await c.say(user, line) or ""


async def test_each_counts_its_own_items(c: Conversation) -> None:
    assert "S1 · " in await here(c, "!suche Häcksler")
    assert "B1 · " in await there(c, "!biete Zelt")
    assert "Häcksler" in await here(c, "!zeige 1")
    assert "Zelt" in await there(c, "!zeige 1")


async def test_lists_and_search_stay_at_home(c: Conversation) -> None:
    await here(c, "!suche Häcksler #bauhof")
    for line in ("!liste", "!liste Häcksler", "!liste #bauhof", "!liste gesuche Borchen", "!meine"):
        assert "Häcksler" not in (await there(c, line)).split("Gesuch aufgeben")[0]
    assert "S1 " in await here(c, "!liste Häcksler #bauhof")


async def test_nothing_fits_across(c: Conversation) -> None:
    await here(c, "!ich Borchen")
    await here(c, "!suche Häcksler")
    told = len(c.direct(CARLA))
    assert "Passt vielleicht" not in await there(c, "!biete Häcksler")
    assert len(c.direct(CARLA)) == told


async def test_unknown_ids_are_unknown_whatever_the_other_region_has(c: Conversation) -> None:
    await here(c, "!suche Häcksler")
    for line in ("!zeige 1", "!erledigt 1", "!ändern 1 Zelt", "!interesse 1", "!verlängern 1", "!zurückziehen 1"):
        assert "Einen Eintrag 1 gibt es nicht" in await there(c, line), line
    assert "S1 Carla sucht „Häcksler“" in await here(c, "!liste")


async def test_a_card_of_the_other_region_is_no_card_here(c: Conversation) -> None:
    await here(c, "!suche Häcksler")
    card = c.last
    assert await c.say(CARLA, "erledigt", room=OTHER_ROOM, reply_to=card.event_id) is None
    answer = await c.say(CARLA, "!erledigt", room=OTHER_ROOM, reply_to=card.event_id)
    assert "Welcher Eintrag ist gemeint?" in (answer or "")
    await c.deliver(
        Reacted(id="$r", region=OTHER_REGION, room=OTHER_ROOM, sender=CARLA, at=c.now, target=card.event_id, key="🤝")
    )
    await c.advance(seconds=11)
    assert card.edits == 0
    assert "S1 Carla sucht" in await here(c, "!liste")


async def test_persons_are_others_in_the_other_region(c: Conversation) -> None:
    await here(c, "!ich Lichtenau")
    await here(c, "!sprache en")
    assert "Lichtenau" not in await there(c, "!wer-bin-ich")
    assert "unknown" not in await there(c, "!zeige 99")
    assert "gibt es nicht" in await there(c, "!zeige 99")
    assert "keine Kommune dieser Region" in await there(c, "!ich Lichtenau")
    assert "Borchen" in await there(c, "!ich Borchen")
    async with c.database.reading() as session:
        assert (await people.person(session, REGION, CARLA)).municipality == "Lichtenau"
        assert (await people.person(session, OTHER_REGION, CARLA)).municipality == "Borchen"
        assert (await people.person(session, OTHER_REGION, CARLA)).language == ""
    assert "Carla" not in (await here(c, "!paten Borchen")).split("\n")[0]


async def test_members_and_coordinators_are_those_of_the_region(c: Conversation) -> None:
    await there(c, "!suche Zelt")
    assert "@anna“ finde ich nicht" in await there(c, "!suche Häcksler @anna")
    assert await c.say(ANNA, "liste", direct=True, region=OTHER_REGION)
    assert "Mitglieder der Räume von Anderswo" in (await c.say(ANNA, "liste", direct=True, region=OTHER_REGION) or "")
    assert "Mitglieder der Räume von Anderswo" in (
        await c.say(OFFICE, "verbergen 1", direct=True, region=OTHER_REGION) or ""
    )
    assert "Nur" not in await here(c, "!liste")
    assert "Geschäftsstelle" in await there(c, "!verbergen 1", OFFICE)
    assert "S1 Carla sucht „Zelt“" in await there(c, "!liste")


async def test_the_way_back_is_each_region_s_own(c: Conversation) -> None:
    await here(c, "!suche Häcksler")
    await there(c, "!suche Zelt")
    assert "S1" in await here(c, "!rückgängig")
    assert "nichts von euch" in await here(c, "!rückgängig")
    assert "S1 Carla sucht „Zelt“" in await there(c, "!liste")
    async with c.database.reading() as session:
        assert await actions.last(session, REGION, CARLA) is None
        assert await actions.last(session, OTHER_REGION, CARLA)


async def test_more_is_each_region_s_own(c: Conversation) -> None:
    for number in range(12):
        await here(c, f"!biete Sache {number}")
    await here(c, "!liste")
    assert "Sache" not in await there(c, "!mehr")
    async with c.database.reading() as session:
        assert await pages.recall(session, REGION, ROOM, CARLA)
        assert await pages.recall(session, OTHER_REGION, ROOM, CARLA) is None
    assert "Sache 0" in await here(c, "!mehr")


async def test_talk_in_direct_chats_goes_to_its_region(c: Conversation) -> None:
    assert "S1 · " in (await c.say(CARLA, "suche Zelt", direct=True, region=OTHER_REGION) or "")
    assert [post.room for post in c.stage.posts if "Zelt" in post.body] == [
        direct_room(OTHER_REGION, CARLA),
        OTHER_ROOM,
    ]
    assert "nichts am Brett" in await here(c, "!liste")


async def test_what_is_held_on_a_person_is_told_and_forgotten_by_region(c: Conversation) -> None:
    await here(c, "!suche Häcksler")
    await there(c, "!suche Zelt")
    await here(c, "!meine-daten")
    assert "Zelt" not in "\n".join(c.direct(CARLA))
    await here(c, "!vergiss-mich ja")
    assert "Zelt" in await there(c, "!meine")
