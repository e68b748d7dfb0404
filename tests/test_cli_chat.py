"""``patenbot chat``: lines in, answers out, and nothing lost that is meant for others."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.config import Config
from bot.console import Console, ConsoleTransport
from bot.courier import Slow
from bot.parts import make_dispatcher
from bot.sample import sample_config
from storage import console, outbox, rooms
from storage.database import Database, open_database
from storage.outbox import Letter, Outgoing
from storage.rooms import Room
from tests.cli import ANNA, patenbot, process, write_config

BERND = "@bernd:example.org"
NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


def answers(text: str) -> list[str]:
    return text.removesuffix("\n\n").split("\n\n")


def test_every_line_is_answered_in_order(tmp_path: Path) -> None:
    first = process("chat", "--as", ANNA, "--data", tmp_path, text="!suche Häcksler #bauhof\n\nzeige 1\nhäckslr\n")
    assert (first.code, first.err) == (0, "")
    card, welcome, shown, unknown = answers(first.out)
    assert card.startswith("S1 ")
    assert "ich bin der Bot" in welcome
    assert shown.startswith("S1 ")
    assert "häckslr" in unknown
    again = patenbot("chat", "--as", ANNA, "--data", tmp_path, text="zeige 1")  # no line end: still a line
    assert answers(again.out) == [shown]


def test_nothing_typed_is_nothing_said(tmp_path: Path) -> None:
    result = patenbot("chat", "--as", ANNA, "--data", tmp_path, text="")
    assert (result.code, result.out, result.err) == (0, "", "")


def test_bytes_that_are_no_text_are_survived(tmp_path: Path) -> None:
    result = patenbot("chat", "--as", ANNA, "--data", tmp_path, text="!hilfe\x00\x07\n!liste\n")
    assert result.code == 0
    assert len(answers(result.out)) >= 2


def test_without_a_limit_on_commands(tmp_path: Path) -> None:
    file = write_config(tmp_path, more="commands_per_minute = 2\n")
    result = patenbot("chat", "--as", ANNA, "--config", file, text="zeige 1\n" * 5)
    assert answers(result.out) == ["Einen Eintrag 1 gibt es nicht. !liste zeigt die offenen."] * 5


def talk(config: Config, database: Database, user: str, *, keep: bool = True) -> Console:
    return Console(database, config.region[0], user, partial(make_dispatcher, config, database), keep=keep)


async def test_what_is_meant_for_somebody_else_waits_for_them(tmp_path: Path) -> None:
    config = sample_config(ANNA, data_dir=tmp_path)
    database = open_database(tmp_path)
    async with talk(config, database, BERND) as bernd:
        await bernd.say("ich Büren")
        assert (await bernd.say("!biete Anbau-Häcksler mit Fahrer"))[0].startswith("B1 ")
    async with talk(config, database, ANNA) as anna:
        await anna.say("ich Borchen")
        messages = await anna.say("!interesse B1")
        assert not any("Borchen" in message and "B1" in message for message in messages[1:])
    async with talk(config, database, BERND) as bernd:
        heard = await bernd.say("zeige 1")
        assert heard[0].startswith("B1 ")
        assert any("Borchen" in message for message in heard[1:])
    await database.close()


async def test_there_is_no_direct_chat_with_others() -> None:
    transport = ConsoleTransport("kreis", ANNA)
    assert await transport.open_direct("kreis", ANNA) == console.direct_room("kreis", ANNA)
    for region, user in (("kreis", BERND), ("anderswo", ANNA)):
        with pytest.raises(Slow):
            await transport.open_direct(region, user)
        with pytest.raises(Slow):
            await transport.send(console.direct_room(region, user), "m.room.message", {"body": "x"}, "t")


async def test_what_is_meant_for_a_real_room_is_left_to_the_bot(tmp_path: Path) -> None:
    config = sample_config(ANNA, data_dir=tmp_path)
    region = config.region[0].key
    database = open_database(tmp_path)
    letter = Letter(address="!real:example.org", priority=0, type="m.room.message", content='{"body": "later"}')
    async with database.transaction() as session:
        await rooms.save_room(session, Room(room_id="!real:example.org", region=region, kind="shared", joined=True))
        await outbox.post(session, region, [letter], NOW)
    async with talk(config, database, ANNA, keep=False) as anna:
        assert "later" not in await anna.say("!suche Häcksler")
    async with database.reading() as session:
        left = (await session.scalars(select(Outgoing).where(Outgoing.sent_at.is_(None)))).all()
        known = [room.room_id for room in await rooms.all_rooms(session)]
        invented = (await session.scalars(select(Outgoing).where(Outgoing.address.startswith(console.MARK)))).all()
    assert {row.address for row in left} == {"!real:example.org"}
    assert all(row.attempts == 0 and row.dead_at is None for row in left)
    assert known == ["!real:example.org"]
    assert invented
    assert all(row.ref is None for row in invented)
    await database.close()


def test_the_region_of_the_person_is_chosen(tmp_path: Path) -> None:
    second = """
[[region]]
name = "Anderswo"
rooms = ["!other:localhost"]
coordinators = ["@bernd:example.org"]
municipalities = ["Wien"]
"""
    file = write_config(tmp_path, more=second)
    assert "Wien" in patenbot("chat", "--as", BERND, "--config", file, text="!paten").out
    assert "Wien" not in patenbot("chat", "--as", ANNA, "--config", file, text="!paten").out
    assert "Wien" in patenbot("chat", "--as", ANNA, "--config", file, "--region", "anderswo", text="!paten").out
