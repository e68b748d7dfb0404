"""The bot's cross-signing identity on a real homeserver: first start, later starts, crashes, keys of others."""

import asyncio
import logging
import stat
from collections.abc import Callable
from typing import Any

import pytest
import signedjson.key
import signedjson.sign
from aiohttp import web

from bot.matrix.crypto import keyfile, recovery, storing
from bot.matrix.crypto.crosssigning import CrossSigningError, Keys, OwnDevice, State, query, sign_device, upload
from bot.matrix.crypto.identity import ensure, own_device, reset
from bot.matrix.crypto.secretstorage import SecretStorage
from bot.matrix.crypto.signing import from_base64, signed
from bot.matrix.crypto.uia import AuthError, PasswordNeeded
from demo.homeserver import Homeserver
from tests.matrix.crypto.conftest import MakeSession
from tests.matrix.crypto.device import PASSWORD, Session, device_of
from tests.matrix.proxy import Proxy

pytestmark = pytest.mark.homeserver


async def test_the_first_start_makes_all(make_session: MakeSession, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    bot = await make_session()
    assert await bot.state() is State.NONE
    assert await bot.ensure() is State.SIGNED
    assert await bot.state() is State.SIGNED

    user, published = bot.client.user_id, await query(bot.client)
    self_signing, master = published.public()["self_signing"], published.public()["master"]
    for key, thing in (
        (self_signing, published.devices[bot.client.device_id]),
        (master, published.objects["self_signing"]),
        (master, published.objects["user_signing"]),
    ):
        verifier = signedjson.key.decode_verify_key_bytes(f"ed25519:{key}", from_base64(key))
        signedjson.sign.verify_signed_json(thing, user, verifier)
    verifier = signedjson.key.decode_verify_key_bytes(f"ed25519:{bot.device.id}", from_base64(bot.device.public))
    signedjson.sign.verify_signed_json(published.objects["master"], user, verifier)

    record = bot.kept()
    assert (record.made[0].public(), len(record.made), record.pending) == (published.public(), 1, None)
    assert await bot.fetched(bot.recovery_key()) == record.made[0]
    for file in (keyfile.FILE, keyfile.RECOVERY_FILE):
        assert stat.S_IMODE((bot.folder / file).stat().st_mode) == 0o600
    assert str(bot.folder / keyfile.RECOVERY_FILE) in caplog.text
    secrets = [bot.recovery_key(), *record.made[0].texts().values()]
    assert not any(secret in caplog.text for secret in secrets)


async def test_later_starts_change_nothing(make_session: MakeSession, caplog: pytest.LogCaptureFixture) -> None:
    bot = await make_session()
    await bot.ensure()
    before = {file.name: file.read_bytes() for file in bot.folder.iterdir()}
    (bot.folder / keyfile.RECOVERY_FILE).unlink()
    caplog.clear()
    assert await bot.ensure(None) is State.SIGNED
    assert {file.name: file.read_bytes() for file in bot.folder.iterdir()} == {
        keyfile.FILE: before[keyfile.FILE],
    }
    assert caplog.text == ""


async def test_a_new_device_is_signed_at_its_start(make_session: MakeSession) -> None:
    old = await make_session()
    await old.ensure()
    new = await make_session(of=old)
    bot = Session(new.client, old.folder, new.account)
    assert await bot.state() is State.UNSIGNED
    assert await bot.ensure(None) is State.SIGNED
    assert await bot.state() is State.SIGNED
    assert (await query(bot.client)).master_signed(bot.device)


async def test_a_file_that_others_can_read(make_session: MakeSession, caplog: pytest.LogCaptureFixture) -> None:
    bot = await make_session()
    await bot.ensure()
    (bot.folder / keyfile.FILE).chmod(0o644)
    assert await bot.ensure() is State.SIGNED
    assert f"{keyfile.FILE} could be read by others; that is mended" in caplog.text
    assert stat.S_IMODE((bot.folder / keyfile.FILE).stat().st_mode) == 0o600


async def test_a_damaged_file_is_not_replaced(make_session: MakeSession, caplog: pytest.LogCaptureFixture) -> None:
    bot = await make_session()
    (bot.folder / keyfile.FILE).write_text("{")
    assert await bot.ensure() is State.UNSETTLED
    assert "is damaged" in caplog.text
    assert (bot.folder / keyfile.FILE).read_text() == "{"
    assert (await query(bot.client)).public() == {}


async def test_a_device_without_keys_on_the_homeserver(make_session: MakeSession) -> None:
    bot, other = await make_session(), await make_session()
    strange = Session(bot.client, bot.folder, other.account)  # the homeserver has other keys for this device
    assert await strange.ensure() is State.NO_DEVICE
    assert (await query(bot.client)).public() == {}


async def test_a_signature_that_the_homeserver_does_not_take(make_session: MakeSession) -> None:
    bot = await make_session()
    keys = Keys.new()
    await upload(bot.client, keys, None)
    changed = OwnDevice(bot.device.keys | {"algorithms": []})
    with pytest.raises(CrossSigningError, match=f"does not take the signature of device {bot.device.id}: "):
        await sign_device(bot.client, keys, changed)


async def test_what_the_homeserver_has_of_the_device_is_signed(make_session: MakeSession) -> None:
    """A later version of the bot may name other algorithms than that which uploaded the keys."""
    bot = await make_session()
    keys = {key: value for key, value in bot.device.keys.items() if key != "signatures"} | {"algorithms": ["m.new"]}
    sign = bot.device.sign
    assert sign
    device = OwnDevice(signed(keys, bot.client.user_id, bot.device.id, sign), sign)
    assert await ensure(bot.client, bot.folder, device, None) is State.SIGNED
    assert await bot.state() is State.SIGNED


# Keys and storages of others


async def test_keys_of_others_stay(make_session: MakeSession, caplog: pytest.LogCaptureFixture) -> None:
    theirs = await make_session()
    await theirs.ensure()
    bot = await make_session(of=theirs)
    before = (await query(bot.client)).public()
    assert await bot.ensure() is State.FOREIGN
    assert "already has cross-signing keys; run `patenbot verify`" in caplog.text
    assert ((await query(bot.client)).public(), await bot.state()) == (before, State.FOREIGN)
    assert bot.kept().made == ()
    with pytest.raises(CrossSigningError, match="not the recovery key"):
        await storing.fetch(bot.client, bot.folder, before, bytes(32))
    await storing.fetch(bot.client, bot.folder, before, recovery.read(theirs.recovery_key()))
    assert await bot.state() is State.UNSIGNED
    assert await bot.ensure(None) is State.SIGNED


async def test_a_secret_storage_of_others_stays(make_session: MakeSession, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    bot = await make_session()
    storage, key = SecretStorage(bot.client), bytes(range(32))
    await storage.make("theirs", key, {"m.megolm_backup.v1": b"of others"})
    assert await bot.ensure() is State.SIGNED
    assert "secret storage is not ours: the cross-signing keys are in" in caplog.text
    assert await storage.default() == "theirs"
    assert not (bot.folder / keyfile.RECOVERY_FILE).exists()
    with pytest.raises(CrossSigningError, match=r"does not hold m\.cross_signing\.master"):
        await bot.fetched(recovery.write(key))
    await storing.store_with(bot.client, bot.folder, bot.kept().made[0], key)
    assert await bot.fetched(recovery.write(key)) == bot.kept().made[0]
    assert await storage.get("m.megolm_backup.v1", "theirs", key) == b"of others"
    caplog.clear()
    await bot.ensure()
    assert caplog.text == ""


async def test_a_secret_storage_with_older_keys(make_session: MakeSession) -> None:
    bot = await make_session()
    await bot.ensure()
    await upload(bot.client, Keys.new(), PASSWORD)
    with pytest.raises(CrossSigningError, match="other keys than the account has by now"):
        await bot.fetched(bot.recovery_key())
    assert await bot.ensure() is State.FOREIGN


# The password


def asking(times: int, **more: Any) -> Callable[[web.Request], web.Response | None]:
    """A homeserver that wants to know who asks, even for the first keys: the first ``times`` uploads are refused."""
    asked = {"session": "s", "flows": [{"stages": ["m.login.password"]}], "params": {}} | more
    seen = 0

    def fault(request: web.Request) -> web.Response | None:
        nonlocal seen
        seen += "device_signing" in request.path
        return web.json_response(asked, status=401) if "device_signing" in request.path and seen <= times else None

    return fault


async def test_the_password_for_the_first_keys(
    homeserver: Homeserver, make_session: MakeSession, caplog: pytest.LogCaptureFixture
) -> None:
    async with Proxy(homeserver.url).running() as proxy:
        bot = await make_session(url=proxy.url)
        proxy.fault = asking(2)
        assert await bot.ensure(None) is State.UNSETTLED
        assert f"wants the password of {bot.client.user_id}" in caplog.text
        approval = {"flows": [{"stages": ["m.oauth"]}], "params": {"m.oauth": {"url": "https://example.org/allow"}}}
        proxy.fault = asking(1, **approval)
        assert await bot.ensure() is State.UNSETTLED
        assert "open https://example.org/allow as the bot's account" in caplog.text
        proxy.fault = asking(2)
        assert await bot.ensure() is State.SIGNED
    assert PASSWORD not in caplog.text.replace("m.secret", "")


async def test_keys_that_somebody_makes_at_the_same_moment_stay(
    homeserver: Homeserver, make_session: MakeSession, caplog: pytest.LogCaptureFixture
) -> None:
    async with Proxy(homeserver.url).running() as proxy:
        bot = await make_session(url=proxy.url)
        other = await make_session(of=bot)
        proxy.held = "device_signing"
        starting = asyncio.create_task(bot.ensure())
        await proxy.seen("device_signing", 1)
        theirs = Keys.new()
        await upload(other.client, theirs, None)
        proxy.go.set()
        assert await starting is State.UNSETTLED
        assert "somebody else has just made cross-signing keys" in caplog.text
        assert (await query(bot.client)).public() == theirs.public()


async def test_other_keys_need_the_password(make_session: MakeSession) -> None:
    bot = await make_session()
    await upload(bot.client, Keys.new(), None)
    keys = Keys.new()
    with pytest.raises(PasswordNeeded):
        await upload(bot.client, keys, None)
    with pytest.raises(AuthError, match=f"refuses the password of {bot.client.user_id}") as raised:
        await upload(bot.client, keys, "wr0ng")
    assert "wr0ng" not in str(raised.value)
    await upload(bot.client, keys, PASSWORD)
    assert (await query(bot.client)).public() == keys.public()


# New keys


async def test_a_reset(make_session: MakeSession) -> None:
    bot = await make_session()
    await bot.ensure()
    old = bot.recovery_key()
    shown: list[str] = []
    await reset(bot.client, bot.folder, lambda: PASSWORD, shown.append)
    assert await bot.state() is State.SIGNED
    assert len(bot.kept().made) == 2
    assert await bot.fetched(shown[0]) == bot.kept().made[1]
    with pytest.raises(CrossSigningError, match="not the recovery key"):
        await bot.fetched(old)
    assert await bot.ensure() is State.SIGNED
    assert bot.recovery_key() == old


async def test_a_reset_that_is_refused_leaves_all_as_it_was(make_session: MakeSession) -> None:
    bot = await make_session()
    await bot.ensure()
    before = bot.kept(), (await query(bot.client)).public()
    with pytest.raises(AuthError, match="refuses the password"):
        await reset(bot.client, bot.folder, lambda: "wrong", pytest.fail)
    assert (bot.kept(), (await query(bot.client)).public()) == before


async def test_the_device_must_be_the_bots_own(make_session: MakeSession) -> None:
    bot = await make_session()
    published = await query(bot.client)
    with pytest.raises(CrossSigningError, match="has not run with this data folder yet"):
        own_device(bot.client, published, bot.kept())
    other = await make_session()
    strange = device_of(bot.client, other.account)
    with pytest.raises(CrossSigningError, match="shows other keys"):
        own_device(bot.client, published, keyfile.Record(strange.id, strange.public))
    bot.client.device_id = "GONE"
    with pytest.raises(CrossSigningError, match="no keys of device GONE"):
        own_device(bot.client, published, keyfile.Record("GONE", strange.public))
