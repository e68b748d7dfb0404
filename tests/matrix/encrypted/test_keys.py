"""Keys that come late, get lost, run out, or lie in an old copy of the data."""

import asyncio
import logging
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
import vodozemac
from pydantic import SecretStr

from bot.events import Message, Redacted, Unreadable
from bot.matrix.crypto import keyless
from bot.matrix.crypto.picklekey import FILE as PICKLE_KEY
from bot.matrix.login import LoginError
from storage.database import FILE
from tests.element.conftest import MakeElement
from tests.matrix.bot import Bot
from tests.matrix.conftest import id_of
from tests.matrix.encrypted.conftest import Meet
from tests.matrix.encrypted.steps import change, put_back, says, take_away, unread

NEVER = timedelta(days=365)

pytestmark = pytest.mark.homeserver


async def test_a_lost_session_is_renewed_and_the_key_comes_again(meet: Meet) -> None:
    """The bot has lost its Olm sessions; what Anna said meanwhile is read when her Element has sent the key again."""
    anna, bot, room = await meet()
    await bot.end()
    change(bot, "DELETE FROM olm_sessions")
    await anna.forget_session(room)
    lost = await anna.send(room, "ins Leere")
    async with bot:
        await bot.hears("ins Leere")
        assert [event.id for event in bot.events if event.id == lost] == [lost]
        await says(bot, room, "gelesen", anna)


async def test_what_can_t_be_read_is_told_once_and_handled_when_the_key_comes(
    meet: Meet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyless, "GRACE", timedelta(0))
    monkeypatch.setattr(keyless, "BETWEEN_REQUESTS", NEVER)
    anna, bot, room = await meet()
    await anna.send(room, "zuvor")
    await bot.hears("zuvor")
    await bot.end()
    kept = take_away(bot)
    sent = [await anna.send(room, f"Nr. {number}") for number in range(3)]
    async with bot:
        await bot.until(lambda: bot.of(Unreadable))
        assert not set(sent) & {event.id for event in bot.events}
    (told,) = bot.of(Unreadable)
    assert (told.sender, told.room, told.direct) == (anna.user_id, room, False)
    put_back(bot, kept)
    async with bot:
        await bot.hears("Nr. 2")
        await anna.send(room, "danach")
        await bot.hears("danach")
    assert [event.id for event in bot.events if event.id in sent] == sent
    assert len(bot.of(Unreadable)) == 1
    assert unread(bot) == 0


async def test_it_is_told_too_when_nothing_had_to_wait_before(meet: Meet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyless, "GRACE", timedelta(0))
    anna, bot, room = await meet()
    async with bot.running():
        change(bot, "DELETE FROM olm_sessions")
        await anna.forget_session(room)
        await anna.send(room, "ins Leere")
        await bot.until(lambda: bot.of(Unreadable))
        await bot.hears("ins Leere")


async def test_an_older_copy_of_the_data_makes_a_new_device(meet: Meet, caplog: pytest.LogCaptureFixture) -> None:
    anna, bot, room = await meet()
    await bot.end()
    copy = bot.folder.with_name("copy")
    shutil.copytree(bot.folder, copy)
    device = bot.gateway.client.device_id
    async with bot:
        await says(bot, room, "eins", anna)
    for _ in range(2):  # the homeserver still knows of it when the bot is another device already
        shutil.rmtree(bot.folder)
        shutil.copytree(copy, bot.folder)
        caplog.clear()
        await bot.start()
        assert "older copy" in caplog.text
        assert bot.gateway.client.device_id != device
        await bot.end()
    async with bot:
        await says(bot, room, "zwei", anna)
        await anna.wait_for_device(id_of(bot), bot.gateway.client.device_id, lambda one: one.cross_signed)
        assert device not in await anna.devices(id_of(bot))
        await anna.send(room, "an das neue Gerät")
        await bot.hears("an das neue Gerät")


async def test_another_device_begins_with_sessions_of_its_own(meet: Meet) -> None:
    """Those of the device before are no good: nobody would read the first words."""
    anna, bot, room = await meet()
    device = bot.gateway.client.device_id
    await bot.end()
    change(bot, "DELETE FROM gateway WHERE key = 'login'")
    async with bot:
        assert bot.gateway.client.device_id != device
        await anna.wait_for_device(id_of(bot), bot.gateway.client.device_id, lambda one: one.cross_signed)
        await says(bot, room, "mit anderem Gerät", anna)


async def test_a_session_that_ends_while_keys_are_brought(meet: Meet) -> None:
    """Whoever finds that holds what the new session needs as well."""
    anna, bot, room = await meet()
    async with bot.running():
        await bot.gateway.client.request("POST", "logout")
        async with asyncio.timeout(20):
            await (await bot.gateway.entered()).tend({"device_one_time_keys_count": {}})
        await says(bot, room, "noch da", anna)


async def test_a_lost_pickle_key_makes_a_new_device(meet: Meet, caplog: pytest.LogCaptureFixture) -> None:
    anna, bot, room = await meet()
    await bot.end()
    assert (bot.folder / PICKLE_KEY).stat().st_mode & 0o777 == 0o600
    (bot.folder / PICKLE_KEY).unlink()
    async with bot:
        assert "don't open with pickle.key" in caplog.text
        await says(bot, room, "wieder da", anna)
        await anna.send(room, "gut")
        await bot.hears("gut")


async def test_keys_stay_stocked_while_the_bot_is_away(meet: Meet, element: MakeElement) -> None:
    """Everybody's first message takes one of its keys; then there is the fallback key, and at its return new ones."""
    anna, bot, room = await meet()
    client = bot.gateway.client
    wanted = {"one_time_keys": {id_of(bot): {client.device_id: "signed_curve25519"}}}

    async def there() -> int:
        answer = await bot.gateway.client.request("POST", "keys", "upload", body={})
        return int(answer["one_time_key_counts"].get("signed_curve25519", 0))

    await bot.gateway.stop()
    for _ in range(await there()):
        await client.request("POST", "keys", "claim", body=wanted)
    assert await there() == 0
    await bot.end()
    bernd = await element("bernd")
    await anna.invite(room, bernd.user_id)
    await bernd.join(room)
    await bernd.wait_for_member(room, id_of(bot))
    await bernd.send(room, "mit dem Ersatzschlüssel")
    async with bot:
        await bot.hears("mit dem Ersatzschlüssel")
        await anna.send(room, "noch da")
        await bot.hears("noch da")
        assert await there() > 25


async def test_keys_at_rest(meet: Meet) -> None:
    """Only the bot's user can read the files, and no key lies in the database as it is."""
    _, bot, _ = await meet()
    await bot.end()
    for name in (FILE, PICKLE_KEY, "cross-signing.json", "recovery-key.txt"):
        assert (bot.folder / name).stat().st_mode & 0o777 == 0o600, name
    with closing(sqlite3.connect(bot.folder / FILE)) as connection:
        for table in ("olm_accounts", "olm_sessions", "megolm_sessions"):
            for (pickle,) in connection.execute(f"SELECT pickle FROM {table}"):
                with pytest.raises(ValueError, match=r"MAC|decrypt|pickle"):
                    vodozemac.Account.from_pickle(pickle, b"DEFAULT_KEY".ljust(32, b"0"))


async def test_a_session_that_was_ended_comes_back_with_its_keys(meet: Meet) -> None:
    """Whoever ends the bot's session takes its device's keys from the homeserver."""
    anna, bot, room = await meet()
    async with bot.running():
        await bot.gateway.client.request("POST", "logout")
        await says(bot, room, "noch da", anna)
        await anna.forget_session(room)
        await anna.send(room, "hörst du mich?")
        await bot.hears("hörst du mich?")
        await anna.wait_for_device(id_of(bot), bot.gateway.client.device_id, lambda one: one.cross_signed)


async def test_a_session_that_was_ended_while_the_bot_was_away(meet: Meet) -> None:
    anna, bot, room = await meet()
    await bot.gateway.stop()
    await bot.gateway.client.request("POST", "logout")
    await bot.end()
    async with bot:
        await says(bot, room, "wieder da", anna)
        await anna.forget_session(room)
        await anna.send(room, "hörst du mich?")
        await bot.hears("hörst du mich?")


async def test_what_was_deleted_before_its_key_came_is_not_handled(
    meet: Meet, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyless, "BETWEEN_REQUESTS", NEVER)
    caplog.set_level(logging.INFO)
    anna, bot, room = await meet()
    await bot.end()
    kept = take_away(bot)
    deleted, stays = await anna.send(room, "doch nicht"), await anna.send(room, "aber das")
    async with bot:
        await bot.says(caplog, f"event {stays} can't be read yet")
        await anna.redact(room, deleted)
        await bot.until(lambda: bot.of(Redacted))
    put_back(bot, kept)
    async with bot:
        await bot.hears("aber das")
    assert [event.id for event in bot.of(Message) if event.id in {deleted, stays}] == [stays]


async def test_a_token_of_a_device_whose_keys_are_elsewhere(meet: Meet, tmp_path: Path) -> None:
    """Only the administrator can make another device for it, and is told so in one line."""
    _, bot, _ = await meet()
    assert bot.config.matrix
    token = SecretStr(bot.gateway.client.token)
    await bot.end()
    matrix = bot.config.matrix.model_copy(update={"password": None, "access_token": token})
    other = Bot(bot.config.model_copy(update={"matrix": matrix}), tmp_path / "other")
    await other.start(wait=False)
    with pytest.raises(LoginError, match=r"has keys on the homeserver that are not here; make a new access token"):
        await other.result()
    await other.kill()
