"""Corrections: the new version of a message takes the place of the old one, for whoever wrote it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.events import Edited
from tests.conversation import ANNA, BERND, CARLA, OTHER_ROOM, REGION, ROOM, Conversation, conversation
from tests.probe import handled


@pytest.fixture
async def c(tmp_path: Path) -> AsyncIterator[Conversation]:
    async with conversation(tmp_path) as talk:
        await talk.say(ANNA, "!ich Borchen")
        await talk.say(BERND, "!ich Büren")
        yield talk


async def board(c: Conversation) -> str:
    return await c.say(CARLA, "!liste") or ""


async def test_the_answer_is_edited_and_none_is_posted(c: Conversation) -> None:
    await c.say(ANNA, "!liste")
    command, posts = c.last_event, len(c.posts())
    assert "Borchen: Anna Schmidt" in (await c.edit(command, ANNA, "!paten") or "")
    assert len(c.posts()) == posts
    post = c.post_to(command)
    assert post
    assert post.edits == 1


async def test_a_correction_again_and_again(c: Conversation) -> None:
    await c.say(ANNA, "!suche Bagger")
    command = c.last_event
    for words in ("Häcksler", "Zelt", "Bühne"):
        assert (await c.edit(command, ANNA, f"!suche {words}") or "").startswith(f"S1 · Borchen sucht: {words}\n")
    assert "S1 Borchen sucht „Bühne“" in await board(c)


async def test_the_same_correction_twice_is_one(c: Conversation) -> None:
    await c.say(ANNA, "!suche Bagger")
    for body in ("!suche Zelt", "!suche Bühne"):
        await c.deliver(Edited(id="$e", region=REGION, room=ROOM, sender=ANNA, at=c.now, body=body, target="$event3"))
    await c.advance(seconds=11)
    assert "Zelt" in (c.answer_to("$event3") or "")


async def test_talk_that_becomes_a_command(c: Conversation) -> None:
    assert await c.say(ANNA, "Weiß jemand was?") is None
    talk = c.last_event
    assert (await c.edit(talk, ANNA, "!suche Häcksler") or "").startswith("S1 · Borchen sucht")
    assert (await c.edit(talk, ANNA, "!suche Zelt") or "").startswith("S1 · Borchen sucht: Zelt")
    assert talk in await handled(c.database)


async def test_nobody_else_corrects_what_was_talk_at_first(c: Conversation) -> None:
    await c.say(ANNA, "Weiß jemand was?")
    talk = c.last_event
    await c.edit(talk, ANNA, "!ich Lichtenau")
    answer = c.answer_to(talk)
    assert await c.edit(talk, BERND, "!suche Bagger") == answer
    assert "nichts am Brett" in await board(c)
    assert "Lichtenau: Anna Schmidt" in (await c.say(ANNA, "!paten") or "")


async def test_talk_that_stays_talk_is_left_alone(c: Conversation) -> None:
    await c.say(ANNA, "Guten Morgen")
    before = await handled(c.database)
    assert await c.edit(c.last_event, ANNA, "Guten Abend") is None
    assert await handled(c.database) == before


async def test_a_wrong_correction_of_an_answer_says_what_is_wrong(c: Conversation) -> None:
    await c.say(ANNA, "!liste")
    assert "Einen Eintrag 99 gibt es nicht" in (await c.edit(c.last_event, ANNA, "!zeige 99") or "")


async def test_a_wrong_correction_takes_nothing_back(c: Conversation) -> None:
    await c.say(ANNA, "!suche Häcksler")
    await c.say(ANNA, "!erledigt 1")
    await c.edit(c.last_event, ANNA, "!zeige 99")
    assert "nichts am Brett" in await board(c)
    assert "Die Änderung habe ich nicht übernommen" in c.room()[-1] or "Die Änderung" in c.room()[-2]


async def test_another_command_takes_the_first_back_once(c: Conversation) -> None:
    await c.say(ANNA, "!suche Häcksler")
    await c.say(ANNA, "!erledigt 1")
    command = c.last_event
    await c.edit(command, ANNA, "!zeige 1")
    assert "S1 Borchen sucht" in await board(c)
    assert "S1 · Borchen sucht" in (c.answer_to(command) or "")
    await c.edit(command, ANNA, "doch nichts")
    assert c.answer_to(command) == "Zurückgenommen."
    assert "S1 Borchen sucht" in await board(c)


async def test_what_was_taken_back_cannot_be_corrected(c: Conversation) -> None:
    await c.say(ANNA, "!suche Häcksler")
    command = c.last_event
    await c.say(ANNA, "!rückgängig")
    await c.edit(command, ANNA, "!suche Zelt")
    assert "nichts am Brett" in await board(c)


async def test_a_correction_in_another_region_touches_nothing(c: Conversation) -> None:
    await c.say(CARLA, "!suche Häcksler")
    command = c.last_event
    await c.edit(command, CARLA, "!suche Zelt", room=OTHER_ROOM)
    assert [post.body[:25] for post in c.posts() if post.answers == command] == ["S1 · Carla sucht: Häcksler"[:25]]
    assert "Häcksler" in await board(c)


async def test_deleting_what_nobody_answered_does_nothing(c: Conversation) -> None:
    await c.say(ANNA, "Guten Morgen")
    before = await handled(c.database)
    await c.redact(ANNA, c.last_event)
    assert await handled(c.database) == before


async def test_deleting_twice_is_once(c: Conversation) -> None:
    await c.say(ANNA, "!suche Häcksler")
    command = c.last_event
    for _ in range(2):
        await c.redact(ANNA, command)
        await c.advance(seconds=11)
    assert c.answer_to(command) == "S1 · Gesuch von Borchen\nZurückgezogen."


async def test_a_newcomer_is_welcomed_by_a_correction_too(c: Conversation) -> None:
    await c.say(CARLA, "Guten Morgen")
    assert "Für welche Kommune" in (await c.edit(c.last_event, CARLA, "!liste") or "")
    assert len(c.direct(CARLA)) == 1
