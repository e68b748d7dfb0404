"""What Element makes of the bot's keys and storage, and the bot of Element's."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.matrix.crypto import recovery, storing
from bot.matrix.crypto.crosssigning import State, query
from bot.matrix.crypto.identity import reset
from demo.homeserver import Homeserver
from tests.element.conftest import MakeElement
from tests.element.element import MEGOLM, Element
from tests.matrix.crypto.conftest import MakeSession
from tests.matrix.crypto.device import PASSWORD, Session

pytestmark = pytest.mark.homeserver


@asynccontextmanager
async def log_in(homeserver: Homeserver, bot: Session) -> AsyncIterator[Element]:
    """Somebody who knows the password logs in to the bot's account with an Element."""
    localpart = bot.client.user_id[1:].partition(":")[0]
    async with await Element.start(homeserver.url, localpart, PASSWORD, "Element") as phone:
        await phone.wait_for_device(phone.user_id, bot.client.device_id)
        yield phone


async def meet(anna: Element, bot: Session) -> None:
    """Without a room in common nobody gets news of the other's devices."""
    room = await anna.create_room("Paten", [bot.client.user_id], encryption=MEGOLM)
    await bot.client.request("POST", "join", room)
    await anna.wait_for_member(room, bot.client.user_id)


async def test_element_trusts_what_the_bot_has_made(
    homeserver: Homeserver, element: MakeElement, make_session: MakeSession
) -> None:
    anna, bot = await element("anna"), await make_session()
    user, device = bot.client.user_id, bot.client.device_id
    await meet(anna, bot)
    await anna.wait_for_device(user, device, lambda seen: not seen.cross_signed)
    await bot.ensure()
    await anna.wait_for_device(user, device, lambda seen: seen.cross_signed)
    assert (await anna.identity(user)).has_cross_signing

    async with log_in(homeserver, bot) as phone:
        await phone.recover(bot.recovery_key())
        me = await phone.me()
        assert (me["cross_signing_ready"], me["secret_storage_ready"]) == (True, True)
        assert (await phone.wait_for_device(user, device, lambda seen: seen.verified)).cross_signed
        await anna.wait_for_device(user, phone.device_id, lambda seen: seen.cross_signed)


async def test_element_opens_the_storage_of_a_reset(homeserver: Homeserver, make_session: MakeSession) -> None:
    bot = await make_session()
    await bot.ensure()
    shown: list[str] = []
    await reset(bot.client, bot.folder, lambda: PASSWORD, shown.append)
    async with log_in(homeserver, bot) as phone:
        await phone.recover(shown[0])
        assert (await phone.wait_for_device(phone.user_id, bot.device.id, lambda seen: seen.verified)).cross_signed


async def test_the_bot_takes_over_what_element_has_made(
    homeserver: Homeserver, element: MakeElement, make_session: MakeSession
) -> None:
    anna, bot = await element("anna"), await make_session()
    async with log_in(homeserver, bot) as phone:
        typed = await phone.bootstrap()
        assert await bot.ensure() is State.FOREIGN
        public = (await query(bot.client)).public()
        assert (await storing.fetch(bot.client, bot.folder, public, recovery.read(typed))).public() == public
        assert await bot.ensure(None) is State.SIGNED
        assert (await phone.wait_for_device(phone.user_id, bot.device.id, lambda seen: seen.verified)).cross_signed
    await meet(anna, bot)
    await anna.wait_for_device(bot.client.user_id, bot.client.device_id, lambda seen: seen.cross_signed)
