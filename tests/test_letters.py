"""From replies to Matrix contents: relations, languages, mentions, sizes, addresses."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.command import Facts
from bot.events import Due, Message
from bot.letters import LARGEST, Secretary
from bot.replies import Direct, Edit, Lines, Priority, React, Redact, Reply, Room, Say, Words, answer, text
from bot.texts import Texts
from storage import outbox, people, rooms
from storage.database import FILE, Database, open_database
from storage.outbox import REDACT, Outgoing
from storage.people import Person
from storage.rooms import Room as RoomRow
from tests.conversation import ANNA, BERND, MONDAY, OTHER_REGION, REGION, ROOM, sample
from tests.quick import empty_file

CHAT = "!chat:localhost"
TEXTS = {"de": "hello = Hallo, {$name}!\n", "en": "hello = Hello, {$name}!\n"}


class Desk:
    """A secretary with her outbox, and facts for her."""

    def __init__(self, database: Database, folder: Path) -> None:
        for language, lines in TEXTS.items():
            (folder / f"{language}.ftl").write_text(lines, encoding="utf-8")
        self.database = database
        self.secretary = Secretary(Texts([folder]))

    async def write(self, *replies: Reply, instead: int | None = None, **more: Any) -> list[Outgoing]:
        """Queue replies to a message of Anna's; returns the rows that are new."""
        async with self.database.transaction() as session:
            known = set(await session.scalars(select(Outgoing.id)))
            old = await session.get(Outgoing, instead) if instead else None
            await self.secretary.write(session, facts(**more), replies, instead=old)
        async with self.database.reading() as session:
            rows = await session.scalars(select(Outgoing).order_by(Outgoing.id))
            return [row for row in rows if row.id not in known]


def facts(*, language: Any = "de", **more: Any) -> Facts:
    values: dict[str, Any] = {"id": "$1", "region": REGION, "room": ROOM, "sender": ANNA, "at": MONDAY, "body": "x"}
    event = Message(**values | more)
    return Facts(event=event, region=sample().region[0], now=MONDAY, person=Person(), language=language, source="$1")


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    (tmp_path / FILE).write_bytes(empty_file())
    database = open_database(tmp_path)
    yield Desk(database, tmp_path)
    await database.close()


def content(row: Outgoing) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(row.content)
    return loaded


def hello(name: str = "Anna") -> Words:
    return text("hello", name=name)


# What an answer looks like


async def test_an_answer_is_a_notice_and_a_reply(desk: Desk) -> None:
    (row,) = await desk.write(*answer(hello("<Anna>"), item=3, ref="card:3").replies)
    assert content(row) == {
        "msgtype": "m.notice",
        "body": "Hallo, <Anna>!",
        "format": "org.matrix.custom.html",
        "formatted_body": "Hallo, &lt;Anna&gt;!",
        "m.mentions": {},
        "m.relates_to": {"m.in_reply_to": {"event_id": "$1"}},
    }
    assert (row.address, row.priority, row.type, row.answers) == (ROOM, Priority.ANSWER, "m.room.message", "$1")
    assert (row.item, row.ref, row.language, row.region) == (3, "card:3", "de", REGION)


async def test_in_a_thread_it_is_in_the_thread_as_well(desk: Desk) -> None:
    (row,) = await desk.write(*answer(hello()).replies, thread="$root")
    assert content(row)["m.relates_to"] == {
        "rel_type": "m.thread",
        "event_id": "$root",
        "is_falling_back": False,
        "m.in_reply_to": {"event_id": "$1"},
    }


async def test_another_event_may_be_answered(desk: Desk) -> None:
    (row,) = await desk.write(Say(words=hello(), answers="$vorher"))
    assert content(row)["m.relates_to"] == {"m.in_reply_to": {"event_id": "$vorher"}}
    assert row.answers == "$vorher"


async def test_other_messages_answer_nothing(desk: Desk) -> None:
    (row,) = await desk.write(Say(words=hello(), to=Room("!x"), priority=Priority.DIGEST, mentions=(BERND,)))
    assert "m.relates_to" not in content(row)
    assert content(row)["m.mentions"] == {"user_ids": [BERND]}
    assert (row.address, row.answers, row.priority) == ("!x", None, Priority.DIGEST)


# Where to and in which language


async def test_direct_messages_find_the_chat(desk: Desk) -> None:
    (row,) = await desk.write(Say(words=hello(), to=Direct(BERND)))
    assert row.address == f"direct:{BERND}"
    async with desk.database.transaction() as session:
        await rooms.save_room(session, RoomRow(room_id="!fremd", region=OTHER_REGION, kind="direct", user=BERND))
        await rooms.save_room(session, RoomRow(room_id=CHAT, region=REGION, kind="direct", user=BERND))
    (row,) = await desk.write(Say(words=hello(), to=Direct(BERND)))
    assert row.address == CHAT
    (row,) = await desk.write(Say(words=hello(), to=Direct(ANNA)), room="!hier", direct=True)
    assert row.address == "!hier"


async def test_each_reads_their_own_language(desk: Desk) -> None:
    async with desk.database.transaction() as session:
        session.add(Person(region=REGION, user=BERND, language="en"))
    rows = await desk.write(
        Say(words=hello()),
        Say(words=hello(), shared=True),
        Say(words=hello(), to=Room("!x")),
        Say(words=hello(), to=Direct(BERND)),
        Say(words=hello(), to=Direct("@neu:localhost")),
        Say(words=hello(), to=Direct(ANNA)),
        language="en",
    )
    assert [row.language for row in rows] == ["en", "de", "de", "en", "de", "en"]
    assert [content(row)["body"][:5] for row in rows] == ["Hello", "Hallo", "Hallo", "Hello", "Hallo", "Hello"]


# Edits, reactions, redactions


async def test_an_edit_goes_to_every_message_of_that_name_in_its_language(desk: Desk) -> None:
    async with desk.database.transaction() as session:
        await people.person(session, REGION, BERND)
        session.add(Person(region=REGION, user=BERND, language="en"))
    first, second = await desk.write(
        Say(words=hello(), ref="card:1"), Say(words=hello(), to=Direct(BERND), ref="card:1", priority=Priority.DIGEST)
    )
    one, two = await desk.write(Edit(ref="card:1", words=hello("Neu" * 200)), Edit(ref="nirgends", words=hello()))
    assert [(one.target, one.address), (two.target, two.address)] == [(first.id, ROOM), (second.id, f"direct:{BERND}")]
    assert (one.priority, two.priority) == (Priority.CARD, Priority.DIGEST)
    new = content(one)["m.new_content"]
    assert new["body"] == f"Hallo, {'Neu' * 200}!"
    assert new["msgtype"] == "m.notice"
    assert new["m.mentions"] == {}
    assert "m.relates_to" not in new
    assert content(one)["body"].startswith("* Hallo, Neu")
    assert len(content(one)["body"]) == 402
    assert content(two)["m.new_content"]["body"].startswith("Hello, ")


async def test_a_corrected_answer_takes_the_old_one_s_place(desk: Desk) -> None:
    (old,) = await desk.write(*answer(hello()).replies)
    rows = await desk.write(
        *answer(hello("Bernd"), Say(words=hello(), to=Room("!x")), item=5, ref="card:5").replies, instead=old.id
    )
    edit = next(row for row in rows if row.target)
    assert (edit.target, edit.priority, content(edit)["m.new_content"]["body"]) == (old.id, 0, "Hallo, Bernd!")
    assert [row.address for row in rows if row is not edit] == ["!x"]
    async with desk.database.reading() as session:
        changed = await session.get(Outgoing, old.id)
    assert changed
    assert (changed.item, changed.ref) == (5, "card:5")


async def test_reactions_and_redactions(desk: Desk) -> None:
    (card,) = await desk.write(Say(words=hello(), ref="card:1"))
    pin, gone = await desk.write(React(target="$1", key="📌"), Redact(ref="card:1"))
    assert (pin.type, pin.address) == ("m.reaction", ROOM)
    assert content(pin) == {"m.relates_to": {"rel_type": "m.annotation", "event_id": "$1", "key": "📌"}}
    assert (gone.type, gone.target, gone.address) == (REDACT, card.id, ROOM)


# Size


def size(row: Outgoing) -> int:
    return len(row.content.encode())


async def test_a_long_message_is_split_at_its_seams(desk: Desk) -> None:
    lines = Lines(tuple(hello(f"{number} {'x' * 500}") for number in range(100)))
    rows = await desk.write(Say(words=lines, item=3, ref="card:3"))
    assert len(rows) > 2
    assert all(size(row) < LARGEST + 1000 for row in rows)
    bodies = "\n".join(content(row)["body"] for row in rows)
    assert bodies.split("\n") == [f"Hallo, {number} {'x' * 500}!" for number in range(100)]
    assert [row.answers for row in rows] == ["$1"] + [None] * (len(rows) - 1)
    assert [row.item for row in rows] == [3] + [None] * (len(rows) - 1)
    assert ["m.relates_to" in content(row) for row in rows] == [True] + [False] * (len(rows) - 1)


@pytest.mark.parametrize("char", ["x", "<", '"', "ä", "💡", "\x01", "&"])
async def test_a_text_without_seams_is_cut(desk: Desk, char: str) -> None:
    words = char * 60_000
    rows = await desk.write(Say(words=hello(words)))
    assert len(rows) > 1
    assert max(size(row) for row in rows) < LARGEST + 1000
    assert "".join(content(row)["body"] for row in rows) == f"Hallo, {words}!"
    assert all(content(row)["formatted_body"] for row in rows)


async def test_encrypted_it_is_still_small_enough() -> None:
    assert (LARGEST + 2000) * 4 / 3 < 65_536 - 2000


async def test_what_fits_is_one_message(desk: Desk) -> None:
    assert len(await desk.write(Say(words=hello("x" * 20_000)))) == 1


async def test_a_timer_s_words_have_no_thread(desk: Desk) -> None:
    due = Due(id="timer:1", region=REGION, room="", sender="", at=MONDAY, kind="x", due_at=MONDAY)
    there = Facts(event=due, region=sample().region[0], now=MONDAY, person=Person(), language="de", source="timer:1")
    async with desk.database.transaction() as session:
        await desk.secretary.write(session, there, [Say(words=hello(), to=Direct(ANNA))])
        (row,) = await outbox.due(session, MONDAY, 10, [])
    assert row.address == f"direct:{ANNA}"
