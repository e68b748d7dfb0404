"""Messages between devices without a network: sessions begun by both, what is no good, what comes twice."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.matrix.crypto.account import MOST, OLM, SIGNED_CURVE25519, Account, UnreadableError
from bot.matrix.crypto.devices import Device, Devices
from bot.matrix.crypto.incoming import Incoming
from bot.matrix.crypto.olmsessions import CannotOpenError, OlmSessions
from bot.matrix.crypto.outbound import RoomKeyring
from bot.matrix.crypto.roomkeys import RoomKeys
from bot.matrix.raw import Json
from storage import olm
from storage.database import Database, open_database

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
KEY = b"k" * 32
HALF = "\ud800"  # half of a character: JSON can say it, nothing else takes it


class Side:
    """A device with its database."""

    def __init__(self, user: str, database: Database) -> None:
        self.database = database
        self.account = Account(user, "DEVICE", KEY)
        self.sessions = OlmSessions(self.account)

    @property
    def device(self) -> Device:
        return Device(self.account.user_id, "DEVICE", self.account.curve, self.account.signing_key)

    def one_time_key(self) -> Json:
        assert self.account.make_keys(0, fallback=False)
        name, key = next(iter(self.account.unpublished()["one_time_keys"].items()))
        return {name: key}

    async def close(self, to: "Side", body: str) -> Json:
        async with self.database.transaction() as session:
            closed = await self.sessions.close(session, [to.device], "m.test", {"body": body}, NOW)
        return closed[to.device]

    async def open(self, sender: "Side", content: Json) -> str | None:
        async with self.database.transaction() as session:
            found = await self.sessions.open(session, sender.account.user_id, content, NOW)
        return str(found.content["body"]) if found else None


@pytest.fixture
async def sides(tmp_path: Path) -> AsyncIterator[tuple[Side, Side]]:
    """Anna and the bot; Anna has begun a session."""
    databases = []
    for name in ("anna", "bot"):
        (tmp_path / name).mkdir()
        databases.append(open_database(tmp_path / name))
    anna, bot = Side("@anna:localhost", databases[0]), Side("@bot:localhost", databases[1])
    async with anna.database.transaction() as session:
        assert await anna.sessions.begin(session, bot.device, bot.one_time_key(), NOW)
    yield anna, bot
    for database in databases:
        await database.close()


async def test_there_and_back(sides: tuple[Side, Side]) -> None:
    anna, bot = sides
    assert await bot.open(anna, await anna.close(bot, "eins")) == "eins"
    assert await bot.open(anna, await anna.close(bot, "zwei")) == "zwei"
    assert await anna.open(bot, await bot.close(anna, "zurück")) == "zurück"
    later = [await anna.close(bot, text) for text in ("drei", "vier")]
    assert [await bot.open(anna, one) for one in reversed(later)] == ["vier", "drei"]


async def test_what_comes_again_is_passed_over(sides: tuple[Side, Side]) -> None:
    anna, bot = sides
    content = await anna.close(bot, "eins")
    assert await bot.open(anna, content) == "eins"
    assert await bot.open(anna, content) is None


async def test_what_can_t_be_opened(sides: tuple[Side, Side]) -> None:
    anna, bot = sides
    content = await anna.close(bot, "eins")
    ours = content["ciphertext"][bot.account.curve]
    for wrong in (
        content | {"algorithm": "m.other"},
        content | {"sender_key": 7},
        content | {"sender_key": HALF},
        content | {"ciphertext": {}},
        content | {"ciphertext": {bot.account.curve: ours | {"body": 7}}},
    ):
        with pytest.raises(CannotOpenError) as caught:
            await bot.open(anna, wrong)
        assert not caught.value.wedged
    with pytest.raises(CannotOpenError):
        await bot.open(anna, content | {"ciphertext": {bot.account.curve: ours | {"body": HALF}}})
    for body in ("", "x", ours["body"][:-8]):
        with pytest.raises(CannotOpenError) as caught:
            await bot.open(anna, content | {"ciphertext": {bot.account.curve: ours | {"body": body}}})
        assert caught.value.wedged
    assert await bot.open(anna, content) == "eins"


async def test_a_message_under_another_name(sides: tuple[Side, Side]) -> None:
    """What a homeserver shows as somebody else's."""
    anna, bot = sides
    content = await anna.close(bot, "eins")
    async with bot.database.transaction() as session:
        with pytest.raises(CannotOpenError, match="somebody else"):
            await bot.sessions.open(session, "@mallory:localhost", content, NOW)


async def test_a_one_time_key_is_used_up_for_good(sides: tuple[Side, Side]) -> None:
    anna, bot = sides
    content = await anna.close(bot, "eins")
    assert await bot.open(anna, content) == "eins"
    async with bot.database.reading() as session:
        kept = await Account.load(session, "@bot:localhost", "DEVICE", KEY)
        with pytest.raises(UnreadableError):
            await Account.load(session, "@bot:localhost", "DEVICE", b"x" * 32)
    assert kept
    async with bot.database.transaction() as session:
        await olm.forget_device(session)
        with pytest.raises(CannotOpenError):
            await OlmSessions(kept).open(session, "@anna:localhost", content, NOW)


async def test_a_one_time_key_comes_back_where_the_database_has_failed(sides: tuple[Side, Side]) -> None:
    """The homeserver gives the message once more; it must still open."""
    anna, bot = sides
    incoming = Incoming(
        bot.database, bot.sessions, RoomKeys(KEY), RoomKeyring(), {"@anna:localhost"}.__contains__, lambda: NOW
    )
    event = {"type": "m.room.encrypted", "sender": "@anna:localhost", "content": await anna.close(bot, "eins")}
    async with bot.database.transaction() as session:
        await session.execute(
            text("CREATE TRIGGER f BEFORE INSERT ON olm_sessions BEGIN SELECT RAISE(ABORT, 'full'); END")
        )
    with pytest.raises(IntegrityError):
        await incoming.take(event)
    async with bot.database.transaction() as session:
        await session.execute(text("DROP TRIGGER f"))
    await incoming.take(event)
    assert not incoming.wedged()
    async with bot.database.reading() as session:
        assert await olm.keys_with_sessions(session, [anna.account.curve])


async def test_a_key_that_its_device_has_not_signed_begins_nothing(sides: tuple[Side, Side]) -> None:
    anna, bot = sides
    ((name, key),) = bot.one_time_key().items()
    async with anna.database.transaction() as session:
        for wrong in ({}, {name: key | {"key": anna.account.curve}}, {"curve25519:AA": key}, {name: 7}, None):
            assert not await anna.sessions.begin(session, bot.device, wrong, NOW)


def test_keys_for_the_homeserver() -> None:
    account = Account("@bot:localhost", "DEVICE", KEY)
    assert account.make_keys(0, fallback=True)
    body = account.unpublished()
    assert (len(body["one_time_keys"]), len(body["fallback_keys"])) == (MOST, 1)
    assert body["device_keys"]["algorithms"][0] == OLM
    assert account.make_keys(0, fallback=False)  # not taken yet: the same again, not more
    assert account.unpublished() == body
    account.all_published()
    assert not account.make_keys(MOST // 2, fallback=False)
    assert account.make_keys(MOST // 2 - 1, fallback=False)
    assert set(account.unpublished()) == {"one_time_keys"}
    assert all(name.startswith(SIGNED_CURVE25519) for name in account.unpublished()["one_time_keys"])


def test_devices_that_are_not_what_they_say() -> None:
    devices, account = Devices(), Account("@anna:localhost", "DEVICE", KEY)
    good, user = account.device_keys, "@anna:localhost"

    def known(keys: object, name: str = "DEVICE") -> int:
        devices.changed([user])
        devices.take(devices.to_ask([user]), {"device_keys": {user: {name: keys}}})
        return len(devices.of([user]))

    assert known(good) == 1
    for wrong in (
        None,
        {},
        good | {"user_id": "@bernd:localhost"},
        good | {"algorithms": []},
        good | {"signatures": {}},
    ):
        assert known(wrong) == 0
    assert known(good, "OTHER") == 0
    assert known(Account(user, "zwei\nZeilen", KEY).device_keys, "zwei\nZeilen") == 0
    deep: Json = {}
    for _ in range(5000):
        deep = {"": deep}
    assert known(good | {"more": deep}) == 0
    assert known(good | {"keys": good["keys"] | {"curve25519:DEVICE": "x"}}) == 0


def test_whose_devices_are_asked_for() -> None:
    devices, user = Devices(), "@anna:localhost"
    asked = devices.to_ask([user])
    devices.changed([user])  # while the question is on its way
    devices.take(asked, {"device_keys": {user: {}}})
    again = devices.to_ask([user])
    assert again
    devices.take(again, {"device_keys": {}})  # their homeserver is away
    assert devices.to_ask([user])
    devices.take(devices.to_ask([user]), {"device_keys": {user: {}}})
    assert not devices.to_ask([user])
    devices.changed(["@stranger:localhost"])
    assert not devices.to_ask([user])
    devices.forget([user])
    assert devices.to_ask([user])


def test_an_answer_that_another_has_overtaken() -> None:
    """Two tasks have asked; what the second was told is newer, whenever the first hears."""
    devices, user = Devices(), "@anna:localhost"
    with_one: Json = {"device_keys": {user: {"DEVICE": Account(user, "DEVICE", KEY).device_keys}}}
    first = devices.to_ask([user])
    devices.changed([user])
    second = devices.to_ask([user])
    devices.take(second, {"device_keys": {user: {}}})
    devices.take(first, with_one)
    assert not devices.of([user])
    assert not devices.to_ask([user])
    devices.changed([user])
    asked = devices.to_ask([user])
    devices.forget([user])
    devices.take(asked, with_one)
    assert not devices.of([user])


async def test_what_is_done_for_devices_however_often_they_ask(sides: tuple[Side, Side]) -> None:
    """A flood of requests costs the bot nothing but to read them."""
    anna, bot = sides
    keyring, now = RoomKeyring(), [NOW]
    key = keyring.current("!room:localhost", {}, [anna.device], NOW)
    key.given[anna.device] = "key"
    known = {"@anna:localhost"}
    incoming = Incoming(bot.database, bot.sessions, RoomKeys(KEY), keyring, known.__contains__, lambda: now[0])
    body = {"session_id": key.group.session_id}
    content = {"action": "request", "requesting_device_id": "DEVICE", "body": body}
    for _ in range(3):
        await incoming.take({"type": "m.room_key_request", "sender": "@anna:localhost", "content": content})
    assert incoming.to_give_again == [(key, anna.device)]
    incoming.to_give_again.clear()
    await incoming.take({"type": "m.room_key_request", "sender": "@anna:localhost", "content": content})
    assert not incoming.to_give_again
    now[0] += timedelta(hours=1)
    await incoming.take({"type": "m.room_key_request", "sender": "@anna:localhost", "content": content})
    assert incoming.to_give_again
    garbage = await anna.close(bot, "x")
    garbage["ciphertext"][bot.account.curve]["body"] = "x"
    for sender in ("@anna:localhost", "@stranger:localhost"):
        await incoming.take({"type": "m.room.encrypted", "sender": sender, "content": garbage})
    assert incoming.wedged() == [("@anna:localhost", anna.account.curve)]
