"""What people send who mean harm: it stops nothing, and nobody else's messages get lost."""

import itertools
from collections.abc import AsyncIterator

import pytest
import vodozemac

from bot.matrix.crypto import keyless
from demo.homeserver import Homeserver
from tests.conftest import MakePerson
from tests.matrix.conftest import MakeBot, bot_came, id_of, room_with_bot
from tests.matrix.encrypted.conftest import Meet
from tests.matrix.encrypted.mallory import Mallory
from tests.matrix.encrypted.steps import said, unread
from tests.matrix.proxy import Proxy

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


async def test_messages_that_nobody_can_read(
    person: MakePerson, make_bot: MakeBot, homeserver: Homeserver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each under another key: so many are kept, and few keys are asked for at once."""
    monkeypatch.setattr(keyless, "MOST_OF_A_PERSON", 6)
    monkeypatch.setattr(keyless, "MOST_REQUESTS", 2)
    async with Proxy(homeserver.url).running() as proxy:
        anna, bot, room = await room_with_bot(person, make_bot, url=proxy.url)
        async with bot:
            await bot_came(anna, bot, room)
        for number in range(9):
            content = {"algorithm": "m.megolm.v1.aes-sha2", "session_id": f"x{number}", "ciphertext": "x"}
            await anna.send_event(room, "m.room.encrypted", content)
        await anna.send_event(room, "m.room.message", said("noch da?"))
        proxy.requests.clear()
        async with bot:
            proxy.held = "sync"
            await proxy.seen("/sync", 2)
            assert sum("room_key_request" in request for request in proxy.requests) == 2
            assert unread(bot) == 6
            proxy.go.set()
        assert "noch da?" in bot.bodies()


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
