"""Killed at the worst moments: with a key and before its message is handled, with a message on its way."""

import pytest
from aiohttp import web

from bot.courier import Unreachable
from demo.homeserver import Homeserver
from tests.matrix.encrypted.conftest import Meet
from tests.matrix.encrypted.steps import change, notice
from tests.matrix.proxy import Proxy, bad_gateway

pytestmark = pytest.mark.homeserver


async def test_between_a_key_and_the_message_that_it_opens(meet: Meet) -> None:
    """The key is taken in, and its to-device message comes again: it is passed over, not taken for a lost session."""
    anna, bot, room = await meet()
    bot.broken = True
    await anna.forget_session(room)
    sent = await anna.send(room, "schon entschlüsselt")
    await bot.until(lambda: bot.refused)
    await bot.kill()
    bot.broken = False
    async with bot:
        await bot.hears("schon entschlüsselt")
        await anna.send(room, "weiter")
        await bot.hears("weiter")
    assert [event.id for event in bot.events].count(sent) == 1


async def test_between_encrypting_and_the_homeserver_s_answer(meet: Meet, homeserver: Homeserver) -> None:
    """Encrypted anew under the same transaction id; the homeserver takes one of the two."""
    async with Proxy(homeserver.url).running() as proxy:
        anna, bot, room = await meet(url=proxy.url)
        proxy.after = lambda request: bad_gateway() if {"send", "sync"} & set(request.path.split("/")) else None
        with pytest.raises(Unreachable):
            await bot.gateway.send(room, "m.room.message", notice("einmal"), "t1")
        await bot.kill()
        proxy.after = lambda _request: None
        async with bot:
            event_id = await bot.gateway.send(room, "m.room.message", notice("einmal"), "t1")
            assert (await anna.wait_for_id(event_id)).sound
        assert [event.body for event in await anna.messages(room)].count("einmal") == 1


async def test_between_a_key_for_the_others_and_the_message(meet: Meet, homeserver: Homeserver) -> None:
    """They have a key that is never used; the next start gives them another."""
    async with Proxy(homeserver.url).running() as proxy:
        anna, bot, room = await meet(url=proxy.url)
        proxy.fault = lambda request: bad_gateway() if "/send/" in request.path else None
        with pytest.raises(Unreachable):
            await bot.gateway.send(room, "m.room.message", notice("einmal"), "t1")
        await bot.kill()
        proxy.fault = lambda _request: None
        async with bot:
            seen = await anna.wait_for_id(await bot.gateway.send(room, "m.room.message", notice("einmal"), "t1"))
            assert (seen.body, seen.shield) == ("einmal", "NONE")


@pytest.mark.parametrize("path", ["/keys/query", "/keys/claim", "/account_data/", "/sendToDevice/"])
async def test_while_keys_are_given_out(meet: Meet, homeserver: Homeserver, path: str) -> None:
    """Whatever fails on the way to the first word, the word is not lost and not in clear."""
    async with Proxy(homeserver.url).running() as proxy:
        anna, bot, room = await meet(url=proxy.url)
        await bot.end()
        change(bot, "DELETE FROM olm_sessions")  # so that it has to begin one
        async with bot:
            failing: list[web.Request] = []

            def fault(request: web.Request) -> web.Response | None:
                if path in request.path:
                    failing.append(request)
                    return bad_gateway()
                return None

            proxy.fault = fault
            with pytest.raises(Unreachable):
                await bot.gateway.send(room, "m.room.message", notice("doch"), "t1")
            proxy.fault = lambda _request: None
            seen = await anna.wait_for_id(await bot.gateway.send(room, "m.room.message", notice("doch"), "t1"))
            assert (seen.body, seen.shield) == ("doch", "NONE")
            assert failing
