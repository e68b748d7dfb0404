"""Other people's keys on the real homeserver: read for a verification."""

import pytest
from aiohttp import web

from bot.matrix.raw import Json
from bot.matrix.verification.people import look_up
from bot.matrix.verification.sas import Side
from demo.homeserver import Homeserver
from tests.matrix.crypto.conftest import MakeSession
from tests.matrix.crypto.device import Session
from tests.matrix.proxy import Fault, Proxy

pytestmark = pytest.mark.homeserver


async def two(make_session: MakeSession, url: str | None = None) -> tuple[Session, Session, str]:
    """The bot and Anna, both with cross-signing keys, and Anna's master key."""
    bot, anna = await make_session(url=url), await make_session()
    await bot.ensure()
    await anna.ensure()
    return bot, anna, anna.kept().made[-1].master.public


async def test_keys_to_be_verified(make_session: MakeSession) -> None:
    bot, anna, master = await two(make_session)
    user, device = anna.client.user_id, anna.device
    assert await look_up(bot.client, user, device.id) == Side(user, device.id, device.public, master)
    for user_id, device_id in [(user, "GONE"), (user, "*"), (bot.client.user_id, device.id), ("@no:localhost", "X")]:
        assert await look_up(bot.client, user_id, device_id) is None
    plain = await make_session()
    found = await look_up(bot.client, plain.client.user_id, plain.device.id)
    assert found == Side(plain.client.user_id, plain.device.id, plain.device.public, None)


def answering(shown: Json) -> Fault:
    """A homeserver that shows these keys."""
    return lambda request: web.json_response(shown) if "keys/query" in request.path else None


async def test_keys_that_the_device_has_not_signed(homeserver: Homeserver, make_session: MakeSession) -> None:
    async with Proxy(homeserver.url).running() as proxy:
        bot, anna, _ = await two(make_session, proxy.url)
        user, device = anna.client.user_id, anna.device
        strange: list[object] = [
            device.keys | {"keys": device.keys["keys"] | {f"ed25519:{device.id}": bot.device.public}},
            device.keys | {"signatures": {}},
            {"keys": {f"ed25519:{device.id}": 7}},
            {"keys": []},
            [],
        ]
        for shown in strange:
            proxy.fault = answering({"device_keys": {user: {device.id: shown}}})
            assert await look_up(bot.client, user, device.id) is None
