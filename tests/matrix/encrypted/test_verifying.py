"""A person at an Element verifies the running bot, in an encrypted direct chat and from device to device."""

import pytest

from bot.events import Verifying
from tests.matrix.conftest import id_of
from tests.matrix.encrypted.conftest import MEGOLM, Meet

pytestmark = pytest.mark.homeserver


@pytest.mark.parametrize("in_room", [True, False])
async def test_the_emojis_are_the_same_on_both_sides(meet: Meet, in_room: bool) -> None:
    anna, bot, _ = await meet()
    async with bot.running():
        user, device = id_of(bot), bot.gateway.client.device_id
        if in_room:
            chat = await anna.direct(user, encryption=MEGOLM)
            await anna.wait_for_member(chat, user)
            request = await anna.verify_request(user, room=chat)
        else:
            request = await anna.verify_request(user, device=device)
        await anna.verification(request, "ready")
        await anna.verify("start", request)
        shown = await anna.emojis(request)
        await bot.until(lambda: bot.of(Verifying))
        (event,) = bot.of(Verifying)
        assert (event.sender, event.region) == (anna.user_id, "r1")
        assert tuple(symbol for symbol, _, _ in event.emojis) == shown
        await anna.verify("confirm", request)
        await anna.verification(request, "done")
        assert (await anna.wait_for_identity(user, lambda identity: identity.verified)).has_cross_signing
