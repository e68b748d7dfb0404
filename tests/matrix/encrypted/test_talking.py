"""The gateway in an encrypted room, with an Element that excludes insecure devices as the other side."""

import pytest

from tests.matrix.encrypted.conftest import Meet

pytestmark = pytest.mark.homeserver

TEXT = {"msgtype": "m.notice", "body": "Guten Tag"}


async def test_both_ways_without_a_shield(meet: Meet) -> None:
    anna, bot, room = await meet()
    async with bot.running():
        await anna.send(room, "Hallo")
        await bot.hears("Hallo")
        event_id = await bot.gateway.send(room, "m.room.message", TEXT, "t1")
        seen = await anna.wait_for_id(event_id)
        assert (seen.body, seen.encrypted, seen.shield, seen.failure) == ("Guten Tag", True, "NONE", None)
