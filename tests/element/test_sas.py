"""Element verifies the bot's account."""

import asyncio
import itertools
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from bot.matrix.verification.steps import ACCEPT, DONE, KEY, MAC, READY
from demo.homeserver import Homeserver
from tests.element.conftest import PASSWORD, MakeElement
from tests.element.element import MEGOLM, Element
from tests.element.verifiable import Verifiable

pytestmark = pytest.mark.homeserver

MakeVerifiable = Callable[..., Awaitable[Verifiable]]

_number = itertools.count(1)


@pytest.fixture
async def verifiable(homeserver: Homeserver, tmp_path: Path) -> AsyncIterator[MakeVerifiable]:
    """``await verifiable()``: an account that answers."""
    running: list[Verifiable] = []

    async def make() -> Verifiable:
        localpart = f"patenbot-sas-{next(_number)}"
        folder = tmp_path / localpart
        folder.mkdir()
        await homeserver.register(localpart, PASSWORD)
        running.append(await Verifiable.start(homeserver.url, localpart, folder))
        return running[-1]

    yield make
    await asyncio.gather(*(one.stop() for one in running))


async def meet(element: MakeElement, bot: Verifiable, name: str = "anna") -> tuple[Element, str]:
    """Somebody, and a room in clear with the bot.

    Element has nothing to do with the keys of those who are in none of its encrypted rooms: there is one as well.
    """
    anna = await element(name)
    room, encrypted = [await anna.create_room("Patenbot", [bot.user_id], encryption=how) for how in (None, MEGOLM)]
    for one in (room, encrypted):
        await anna.wait_for_member(one, bot.user_id)
    await anna.send(encrypted, "Hallo")
    return anna, room


async def confirm(anna: Element, bot: Verifiable, request: str) -> None:
    """Anna sees what the bot has shown, and says so; to the end at both sides."""
    emojis = await anna.emojis(request)
    shown = await bot.wait_until(lambda: bot.shown.get(anna.user_id))
    assert tuple(emoji.symbol for emoji in shown.code.emojis) == emojis
    await anna.verify("confirm", request)
    await anna.verification(request, "done")
    verified = await bot.wait_until(lambda: bot.done.get(anna.user_id))
    await anna.wait_for_identity(bot.user_id, lambda identity: identity.verified)
    await anna.wait_for_device(bot.user_id, bot.client.device_id, lambda device: device.verified)
    assert verified.master_key


@pytest.mark.parametrize("in_room", [True, False])
async def test_a_person_verifies_the_bot(element: MakeElement, verifiable: MakeVerifiable, in_room: bool) -> None:
    bot = await verifiable()
    anna, room = await meet(element, bot)
    assert not (await anna.identity(bot.user_id)).verified
    where = {"room": room} if in_room else {"device": bot.client.device_id}
    request = await anna.verify_request(bot.user_id, **where)
    await anna.verification(request, "ready")
    await anna.verify("start", request)
    await confirm(anna, bot, request)
    assert bot.sent == [READY, ACCEPT, KEY, MAC, DONE]


async def test_a_person_says_no(
    element: MakeElement, verifiable: MakeVerifiable, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    bot = await verifiable()
    anna, room = await meet(element, bot)
    request = await anna.verify_request(bot.user_id, room=room)
    await anna.verification(request, "ready")
    await anna.verify("start", request)
    await anna.emojis(request)
    await anna.verify("mismatch", request)
    assert (await anna.verification(request, "cancelled")).cancelled == "m.mismatched_sas"
    await bot.wait_until(lambda: "cancelled by the other side: 'm.mismatched_sas'" in caplog.text)
    assert not bot.done
    assert not (await anna.identity(bot.user_id)).verified


async def test_another_device_key_than_the_homeserver_shows(element: MakeElement, verifiable: MakeVerifiable) -> None:
    bot = await verifiable()
    anna, _ = await meet(element, bot)
    bot.wrong_keys_of = anna.user_id
    request = await anna.verify_request(bot.user_id, device=bot.client.device_id)
    await anna.verification(request, "ready")
    await anna.verify("start", request)
    await anna.emojis(request)
    await anna.verify("confirm", request)
    assert (await anna.verification(request, "cancelled")).cancelled == "m.key_mismatch"
    assert not bot.done
    assert not (await anna.identity(bot.user_id)).verified


async def test_what_a_restart_has_cut_is_cancelled(element: MakeElement, verifiable: MakeVerifiable) -> None:
    bot = await verifiable()
    anna, room = await meet(element, bot)
    for where in ({"room": room}, {"device": bot.client.device_id}):
        request = await anna.verify_request(bot.user_id, **where)
        await anna.verification(request, "ready")
        bot.forget()
        await anna.verify("start", request)
        assert (await anna.verification(request, "cancelled")).cancelled == "m.unknown_transaction"


async def test_the_bot_stops(element: MakeElement, verifiable: MakeVerifiable) -> None:
    bot = await verifiable()
    anna, room = await meet(element, bot)
    request = await anna.verify_request(bot.user_id, room=room)
    await anna.verification(request, "ready")
    await bot.verifications.close()
    assert (await anna.verification(request, "cancelled")).cancelled == "m.user"


async def test_strangers_get_no_answer(element: MakeElement, verifiable: MakeVerifiable) -> None:
    """Anna, who asks later, gets hers first."""
    bot = await verifiable()
    (stranger, _), (anna, _) = await asyncio.gather(meet(element, bot, "stranger"), meet(element, bot))
    await stranger.verify_request(bot.user_id, device=bot.client.device_id)
    request = await anna.verify_request(bot.user_id, device=bot.client.device_id)
    await anna.verification(request, "ready")
    assert bot.sent == [READY]
