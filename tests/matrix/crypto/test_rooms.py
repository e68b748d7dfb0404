"""Keys of rooms without a network: when they change, what they open, and what is not believed."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import vodozemac
from sqlalchemy import func, select

from bot.matrix.crypto.account import Account
from bot.matrix.crypto.devices import Device
from bot.matrix.crypto.olmsessions import Payload
from bot.matrix.crypto.outbound import USUAL_MESSAGES, USUAL_PERIOD, RoomKeyring, Rotation
from bot.matrix.crypto.roomkeys import NoKeyError, NotGenuineError, RoomKeys
from bot.matrix.raw import MEGOLM, Json
from storage import megolm, rooms
from storage.database import Database, open_database
from storage.megolm import MegolmSession

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
ROOM, ANNA = "!paten:localhost", "@anna:localhost"
PHONE = Device(ANNA, "PHONE", "phone-curve", "phone-signing")
LAPTOP = Device(ANNA, "LAPTOP", "laptop-curve", "laptop-signing")
KEY = b"k" * 32


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = open_database(tmp_path)
    yield database
    await database.close()


@pytest.mark.parametrize(
    ("settings", "rotation"),
    [
        ({}, Rotation()),
        ({"rotation_period_msgs": 5, "rotation_period_ms": 7_200_000}, Rotation(5, timedelta(hours=2))),
        ({"rotation_period_msgs": 0, "rotation_period_ms": -1}, Rotation()),
        ({"rotation_period_msgs": "5", "rotation_period_ms": None}, Rotation()),
        ({"rotation_period_msgs": True, "rotation_period_ms": 1.5}, Rotation()),
        ({"rotation_period_msgs": 10**9, "rotation_period_ms": 1}, Rotation(10_000, timedelta(hours=1))),
        ({"rotation_period_ms": 2**52}, Rotation(USUAL_MESSAGES, timedelta(days=365))),
    ],
)
def test_what_a_room_may_ask_for(settings: Json, rotation: Rotation) -> None:
    assert Rotation.read(settings) == rotation


def test_when_a_key_changes() -> None:
    keyring, account = RoomKeyring(), Account("@bot:localhost", "BOT", KEY)
    first = keyring.current(ROOM, {}, [PHONE], NOW)
    first.given[PHONE] = "key"
    assert keyring.current(ROOM, {}, [PHONE, LAPTOP], NOW + USUAL_PERIOD - timedelta(seconds=1)) is first
    assert keyring.current("!other:localhost", {}, [PHONE], NOW) is not first
    over = keyring.current(ROOM, {}, [PHONE], NOW + USUAL_PERIOD)
    assert over is not first
    over.given[PHONE] = "key"
    gone = keyring.current(ROOM, {}, [LAPTOP], NOW + USUAL_PERIOD)
    assert gone is not over
    asked = keyring.current(ROOM, {"rotation_period_msgs": 2}, [LAPTOP], NOW + USUAL_PERIOD)
    assert asked is not gone
    for _ in range(2):
        assert keyring.current(ROOM, {"rotation_period_msgs": 2}, [LAPTOP], NOW + USUAL_PERIOD) is asked
        asked.close(account, "m.room.message", {"body": "x"})
    assert keyring.current(ROOM, {"rotation_period_msgs": 2}, [LAPTOP], NOW + USUAL_PERIOD) is not asked


class Anna:
    """Somebody who speaks in the room with one key."""

    def __init__(self) -> None:
        self.group = vodozemac.GroupSession()
        self.key = self.group.session_key.to_base64()

    def payload(self, **changes: object) -> Payload:
        content = {
            "algorithm": MEGOLM,
            "room_id": ROOM,
            "session_id": self.group.session_id,
            "session_key": self.group.session_key.to_base64(),
        }
        return Payload(ANNA, PHONE.curve, PHONE.signing_key, "m.room_key", content | changes)

    def says(
        self, body: str, more: Json | None = None, *, event_id: str = "$1", room: str = ROOM, sender: str = ANNA
    ) -> Json:
        plain = {"type": "m.room.message", "content": {"body": body}, "room_id": room}
        text = self.group.encrypt(json.dumps(plain).encode()).to_base64()
        content = {"algorithm": MEGOLM, "session_id": self.group.session_id, "ciphertext": text} | (more or {})
        return {"type": "m.room.encrypted", "event_id": event_id, "sender": sender, "content": content}


async def test_what_a_key_opens(database: Database) -> None:
    anna, keys = Anna(), RoomKeys(KEY)
    relation = {"rel_type": "m.thread", "event_id": "$root"}
    raw = anna.says("vorher")
    async with database.transaction() as session:
        with pytest.raises(NoKeyError):
            await keys.open(session, ROOM, raw)
        assert await keys.add(session, anna.payload(), NOW) == (ROOM, anna.group.session_id)
        with pytest.raises(NoKeyError):  # the key begins after it
            await keys.open(session, ROOM, raw)
        opened = await keys.open(session, ROOM, anna.says("jetzt", {"m.relates_to": relation}))
        assert (opened.type, opened.content) == ("m.room.message", {"body": "jetzt", "m.relates_to": relation})
        assert (opened.sender_key, opened.signing_key) == (PHONE.curve, PHONE.signing_key)
        old = anna.payload(session_key=anna.key)
        assert await keys.add(session, old, NOW) is not None  # one that begins earlier opens more
        assert (await keys.open(session, ROOM, raw)).content == {"body": "vorher"}
        assert await keys.add(session, anna.payload(), NOW) is None  # and is not given up for a later one
        assert (await keys.open(session, ROOM, raw)).content == {"body": "vorher"}
        with pytest.raises(NoKeyError):  # closed by the key of another installation
            await RoomKeys(b"x" * 32).open(session, ROOM, raw)


async def test_what_is_not_believed(database: Database) -> None:
    anna, keys = Anna(), RoomKeys(KEY)
    payload = anna.payload()
    async with database.transaction() as session:
        for wrong in ({"room_id": 7}, {"session_id": "another"}, {"session_key": "x"}, {"algorithm": "m.other"}):
            assert await keys.add(session, replace(payload, content=payload.content | wrong), NOW) is None
        assert await keys.add(session, payload, NOW) is not None
        stranger = replace(anna.payload(session_key=anna.key), sender_key="stranger-curve")
        assert await keys.add(session, stranger, NOW) is None  # somebody else's key under the same name
        first = anna.says("einmal")
        await keys.open(session, ROOM, first)
        await keys.open(session, ROOM, first)  # the same event may come again
        for raw in (
            first | {"event_id": "$2"},  # what was said once, said again by the homeserver
            anna.says("woanders", event_id="$3", room="!other:localhost"),
            anna.says("x", {"ciphertext": "x"}, event_id="$5"),
            anna.says("x", {"algorithm": "m.other"}, event_id="$6"),
            anna.says("x", {"ciphertext": anna.group.encrypt(b"[" * 20_000).to_base64()}, event_id="$7"),
        ):
            with pytest.raises(NotGenuineError):
                await keys.open(session, ROOM, raw)


async def test_a_key_that_somebody_else_calls_his(database: Database) -> None:
    """Whoever reads in the room has Anna's key: what he says of it does not make her mute, nor him her."""
    anna, keys, bernd = Anna(), RoomKeys(KEY), "@bernd:localhost"
    async with database.transaction() as session:
        his = replace(anna.payload(), sender=bernd, sender_key="bernd-curve", signing_key="bernd-signing")
        assert await keys.add(session, his, NOW) is not None
        said = anna.says("Hallo")
        with pytest.raises(NoKeyError):
            await keys.open(session, ROOM, said)
        assert (await keys.open(session, ROOM, said | {"sender": bernd, "event_id": "$2"})).sender_key == "bernd-curve"
        hers = anna.payload(session_key=anna.key)
        assert await keys.add(session, hers, NOW) is not None
        assert (await keys.open(session, ROOM, said)).sender_key == PHONE.curve


async def test_who_sends_it_first_in_another_room_takes_nothing_away(database: Database) -> None:
    """What is not believed does not make a replay of what is."""
    anna, keys = Anna(), RoomKeys(KEY)
    async with database.transaction() as session:
        await keys.add(session, anna.payload(), NOW)
        elsewhere = anna.says("woanders", room="!other:localhost")
        for _ in range(2):
            with pytest.raises(NotGenuineError, match="another room"):
                await keys.open(session, ROOM, elsewhere)
        assert not keys._seen


async def test_a_key_that_is_here_but_does_not_open(database: Database) -> None:
    """After the loss of pickle.key the same key comes again, and counts."""
    anna = Anna()
    async with database.transaction() as session:
        await RoomKeys(b"x" * 32).add(session, anna.payload(), NOW)
        keys = RoomKeys(KEY)
        assert await keys.add(session, anna.payload(), NOW) is not None
        assert (await keys.open(session, ROOM, anna.says("Hallo"))).content == {"body": "Hallo"}


async def test_what_strangers_leave_behind_is_dropped(database: Database) -> None:
    anna, keys = Anna(), RoomKeys(KEY)
    later = NOW + timedelta(days=1)
    async with database.transaction() as session:
        await rooms.set_members(session, "r1", ROOM, {ANNA: "Anna"})
        await keys.add(session, anna.payload(), NOW)
        for wrong in (replace(anna.payload(), sender="@mallory:localhost"), anna.payload(room_id="!other:localhost")):
            assert await keys.add(session, wrong, NOW) is not None
        await megolm.forget_strangers(session, NOW)
        assert await session.scalar(select(func.count()).select_from(MegolmSession)) == 3
        await megolm.forget_strangers(session, later)
        assert [row.sender for row in await session.scalars(select(MegolmSession))] == [ANNA]


async def test_a_forwarded_key_is_taken_from_its_maker_only(database: Database) -> None:
    anna, keys = Anna(), RoomKeys(KEY)
    exported = vodozemac.InboundGroupSession(vodozemac.SessionKey(anna.key)).export_at(0)
    assert exported
    forwarded = anna.payload(session_key=exported.to_base64(), sender_key=PHONE.curve)
    async with database.transaction() as session:
        assert await keys.add_forwarded(session, replace(forwarded, sender_key="stranger-curve"), NOW) is None
        assert await keys.add_forwarded(session, forwarded, NOW) == (ROOM, anna.group.session_id)
        assert (await keys.open(session, ROOM, anna.says("Hallo"))).content == {"body": "Hallo"}
