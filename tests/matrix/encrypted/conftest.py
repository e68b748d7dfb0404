"""An Element, its encrypted room, and the gateway in it."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from tests.element.conftest import MakeElement, element
from tests.element.element import Element
from tests.matrix.bot import Bot
from tests.matrix.conftest import MakeBot, id_of

__all__ = ["element"]

FIRST = "Guten Morgen"
MEGOLM = {"algorithm": "m.megolm.v1.aes-sha2"}

Meet = Callable[..., Awaitable[tuple[Element, Bot, str]]]


@pytest.fixture
def meet(element: MakeElement, make_bot: MakeBot) -> Meet:
    """``anna, bot, room = await meet()``: Anna's encrypted room, which the bot's configuration names and joins.

    ``url`` may be that of a proxy before the bot; other arguments are settings of the room's encryption.
    """

    async def make(url: str | None = None, **settings: Any) -> tuple[Element, Bot, str]:
        anna = await element("anna")
        room = await anna.create_room("Paten", encryption=MEGOLM | settings)
        bot = await make_bot([room], url=url)
        await anna.invite(room, id_of(bot))
        await bot.start()
        await anna.wait_for_member(room, id_of(bot))
        await anna.send(room, FIRST)
        await bot.hears(FIRST)
        return anna, bot, room

    return make
