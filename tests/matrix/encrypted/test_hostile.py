"""What people send who mean harm: it stops nothing, and nobody else's messages get lost."""

import itertools
from collections.abc import AsyncIterator

import pytest
import vodozemac

from demo.homeserver import Homeserver
from tests.matrix.conftest import id_of
from tests.matrix.encrypted.conftest import Meet
from tests.matrix.encrypted.mallory import Mallory

pytestmark = pytest.mark.homeserver

HALF = "\ud800"  # half of a character: JSON can say it, nothing else takes it
DEEP = "[" * 20_000

_number = itertools.count(1)


@pytest.fixture
async def mallory(homeserver: Homeserver) -> AsyncIterator[Mallory]:
    localpart = f"mallory-{next(_number)}"
    await homeserver.register(localpart, "secret")
    mallory = await Mallory.come(homeserver.url, localpart)
    yield mallory
    await mallory.client.close()


async def test_what_stops_no_sync(meet: Meet, mallory: Mallory) -> None:
    """A single one of these from device to device held up all regions for ever."""
    anna, bot, room = await meet()
    async with bot.running():
        await mallory.meet(id_of(bot))
        await mallory.send_closed("m.dummy", {})
        group = vodozemac.GroupSession()
        key = {
            "algorithm": "m.megolm.v1.aes-sha2",
            "room_id": room,
            "session_id": group.session_id,
            "session_key": group.session_key.to_base64(),
        }
        await mallory.send_closed("m.room_key", key | {"room_id": HALF})
        await mallory.send_closed("m.room_key", key, keys={"ed25519": HALF})
        await mallory.send_text(DEEP)
        await mallory.send_closed("m.room_key", 7)
        await anna.send(room, "noch da?")
        await bot.hears("noch da?")
