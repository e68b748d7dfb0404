"""After a change of topics lists, search and counts follow, in the background."""

import json

import pytest
from sqlalchemy import select

from bot.events import Due, Message
from commands.topics.change import REINDEX
from storage.search.rebuild import PIECE
from storage.timers import Timer
from tests.conversation import ANNA, OFFICE, REGION, ROOM, Conversation
from tests.storage.factory import listing


@pytest.fixture
async def board(c: Conversation) -> Conversation:
    await c.say(ANNA, "!ich Borchen")
    await c.say(OFFICE, "!thema #alt Altes: Trödel")
    await c.say(OFFICE, "!thema #neu Neues")
    await c.say(ANNA, "!suche Sache eins #alt")
    await c.say(ANNA, "!biete Sache zwei #neu")
    await c.say(ANNA, "!suche Viel Trödel")
    return c


async def found(c: Conversation, words: str) -> list[str]:
    answer = await c.say(ANNA, f"!liste {words}") or ""
    return [line.removeprefix("- ").split()[0] for line in answer.split("\n") if "sucht" in line or "bietet" in line]


async def waiting(c: Conversation) -> list[Timer]:
    async with c.database.reading() as session:
        return list(await session.scalars(select(Timer).where(Timer.kind == REINDEX)))


async def test_after_a_merge_both_tags_find_the_items_of_both(board: Conversation) -> None:
    assert (await found(board, "#alt"), await found(board, "#neu")) == (["S3", "S1"], ["B2"])
    await board.say(OFFICE, "!thema zusammenlegen #alt #neu")
    assert await found(board, "#alt") == await found(board, "#neu") == ["S3", "B2", "S1"]
    assert "#neu Neues: 2 Gesuche · 1 Angebot" in (await board.say(ANNA, "!themen") or "")
    await board.say(ANNA, "!suche Sache vier #ALT")
    assert await found(board, "#neu") == ["S4", "S3", "B2", "S1"]
    await board.say(OFFICE, "!rückgängig")
    assert (await found(board, "#alt"), await found(board, "#neu")) == (["S4", "S3", "S1"], ["B2"])


async def test_after_a_new_tag_both_find_the_same(board: Conversation) -> None:
    await board.say(OFFICE, "!thema umbenennen #alt #antik")
    await board.say(ANNA, "!suche Sache vier #antik")
    assert await found(board, "#alt") == await found(board, "#antik") == ["S4", "S3", "S1"]
    await board.say(OFFICE, "!rückgängig")
    assert (await found(board, "#alt"), await found(board, "#antik")) == (["S3", "S1"], ["S4"])


async def test_a_synonym_brings_and_takes_items(board: Conversation) -> None:
    await board.say(OFFICE, "!thema #alt - Trödel")
    assert await found(board, "#alt") == ["S1"]
    await board.say(OFFICE, "!thema #alt + Sache")
    assert await found(board, "#alt") == ["B2", "S1"]


async def test_a_synonym_is_as_good_as_the_tag(board: Conversation) -> None:
    await board.say(ANNA, "!suche Sache vier #trödel")
    assert await found(board, "#alt") == await found(board, "#troedel") == ["S4", "S3", "S1"]


async def test_items_keep_the_tag_of_a_topic_that_was_removed(board: Conversation) -> None:
    await board.say(OFFICE, "!thema weg #alt")
    assert await found(board, "#alt") == ["S1"]
    assert "#alt" not in (await board.say(ANNA, "!themen") or "")


async def test_what_is_hidden_comes_to_no_list(board: Conversation) -> None:
    await board.say(OFFICE, "!verbergen S1")
    await board.say(OFFICE, "!thema zusammenlegen #alt #neu")
    assert await found(board, "#neu") == ["S3", "B2"]
    await board.say(OFFICE, "!einblenden S1")
    assert await found(board, "#neu") == ["S3", "B2", "S1"]


async def test_a_new_change_starts_over(board: Conversation) -> None:
    async with board.database.transaction() as session:
        for number in range(PIECE):
            await listing(session, f"Sache {number}", topics="alt")
    await _begin(board, "!thema umbenennen #alt #antik")
    (first,) = await waiting(board)
    await _fire(board, first)
    (second,) = await waiting(board)
    assert json.loads(second.payload) == {"model": 0, "after": PIECE}
    await _begin(board, "!thema zusammenlegen #antik #neu")
    (third,) = await waiting(board)
    assert json.loads(third.payload) == {"model": 0, "after": 0}
    await _fire(board, second)  # it was replaced meanwhile
    assert [timer.id for timer in await waiting(board)] == [third.id]
    await board.settle()
    assert await waiting(board) == []
    assert f"#neu Neues: {PIECE + 2} Gesuche · 1 Angebot" in (await board.say(ANNA, "!themen") or "")


async def _begin(c: Conversation, line: str) -> None:
    """Say a line, and let no timer fire yet."""
    message = Message(id=f"$ {line}", region=REGION, room=ROOM, sender=OFFICE, at=c.now, body=line)
    await c.dispatcher.dispatch(message)


async def _fire(c: Conversation, timer: Timer) -> None:
    """Let one timer fire, and none of those that it sets."""
    event = Due(
        id=f"timer:{timer.id}",
        region=REGION,
        room="",
        sender="",
        at=c.now,
        kind=timer.kind,
        due_at=timer.due_at,
        payload=json.loads(timer.payload),
    )
    await c.dispatcher.dispatch(event)
