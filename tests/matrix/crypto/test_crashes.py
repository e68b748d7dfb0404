"""The bot's cross-signing identity when it is cut short: at each request in turn, before it and right after it."""

from collections.abc import Callable

import pytest
from aiohttp import web

from bot.courier import Unreachable
from bot.matrix.crypto.crosssigning import State, query
from bot.matrix.crypto.identity import reset
from bot.matrix.crypto.secretstorage import SecretStorage
from demo.homeserver import Homeserver
from tests.matrix.crypto.conftest import MakeSession
from tests.matrix.crypto.device import PASSWORD
from tests.matrix.proxy import Proxy

pytestmark = pytest.mark.homeserver

# Of a first start: two queries, two uploads, the default key read and set, its description, three secrets.
REQUESTS = 10


def refuse(_: object) -> web.Response:
    return web.Response(status=502, text="<html>")


def from_the(number: int) -> Callable[[object], web.Response | None]:
    """502 from the ``number``-th request on."""
    seen = 0

    def fault(_: object) -> web.Response | None:
        nonlocal seen
        seen += 1
        return refuse(_) if seen >= number else None

    return fault


@pytest.mark.parametrize("moment", ["fault", "after"])
async def test_a_crash_at_any_point_is_continued(
    homeserver: Homeserver, make_session: MakeSession, moment: str
) -> None:
    """The homeserver goes away before, or right after, each request in turn; then the bot starts anew."""
    async with Proxy(homeserver.url).running() as proxy:
        for number in range(1, REQUESTS + 1):
            proxy.fault = proxy.after = lambda _: None
            bot = await make_session(url=proxy.url)
            setattr(proxy, moment, from_the(number))
            proxy.requests.clear()
            with pytest.raises(Unreachable):
                await bot.ensure()
            assert len(proxy.requests) == number
            proxy.fault = proxy.after = lambda _: None
            shown = (await query(bot.client)).public()
            assert not shown or bot.kept().keys_for(shown), "keys that nobody has"
            assert await bot.ensure(None) is State.SIGNED
            assert await bot.state() is State.SIGNED
            assert await bot.fetched(bot.recovery_key()) == bot.kept().made[-1]
            assert bot.kept().pending is None
            if shown:
                assert (await query(bot.client)).public() == shown
        proxy.requests.clear()
        await (await make_session(url=proxy.url)).ensure()
        assert (
            sum("/keys/" in line or "account_data" in line for line in proxy.requests) == REQUESTS + 1
        )  # and that of the device


@pytest.mark.parametrize("moment", ["fault", "after"])
async def test_a_reset_that_is_cut_short_is_continued(
    homeserver: Homeserver, make_session: MakeSession, moment: str
) -> None:
    async with Proxy(homeserver.url).running() as proxy:
        for number in range(3, 13):  # after a query and the default key: refused twice, taken, signed, stored
            proxy.fault = proxy.after = lambda _: None
            bot = await make_session(url=proxy.url)
            await bot.ensure()
            old, storage = bot.kept().made[0], await SecretStorage(bot.client).default()
            proxy.requests.clear()
            setattr(proxy, moment, from_the(number))
            with pytest.raises(Unreachable):
                await reset(bot.client, bot.folder, lambda: PASSWORD, pytest.fail)
            assert len(proxy.requests) == number
            proxy.fault = proxy.after = lambda _: None
            assert await bot.ensure() is State.SIGNED
            uploaded = number > 5 or (number, moment) == (5, "after")
            counting = bot.kept().keys_for((await query(bot.client)).public())
            assert (counting == old) != uploaded
            assert (await SecretStorage(bot.client).default() == storage) != uploaded
            assert await bot.fetched(bot.recovery_key()) == counting
            assert bot.kept().pending is None
