"""A bot's account and its gateway."""

import itertools
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from demo.client import Person
from demo.homeserver import Homeserver
from tests.conftest import MakePerson
from tests.matrix.bot import Bot, config_for

MakeBot = Callable[..., Awaitable[Bot]]

_number = itertools.count(1)


@pytest.fixture
def make_bot(homeserver: Homeserver, tmp_path: Path) -> MakeBot:
    """``await make_bot([room], url=…)``: a registered account and its bot, not started yet."""

    async def make(*rooms_of_regions: list[str], url: str | None = None) -> Bot:
        localpart = f"patenbot-{next(_number)}"
        await homeserver.register(localpart, "secret", display_name="Patenbot")
        return Bot(config_for(url or homeserver.url, localpart, *rooms_of_regions), tmp_path / localpart)

    return make


def id_of(bot: Bot) -> str:
    assert bot.config.matrix
    return bot.config.matrix.user_id


async def room_with_bot(
    person: MakePerson, make_bot: MakeBot, *also: str, url: str | None = None
) -> tuple[Person, Bot, str]:
    """Anna (and others) in a room into which the bot is invited and which its configuration names."""
    anna = await person("anna")
    room = await anna.create_room(name="Paten")
    bot = await make_bot([room], url=url)
    await anna.invite(room, id_of(bot))
    for name in also:
        await anna.invite(room, (await person(name)).user_id)
    return anna, bot, room


async def bot_came(anna: Person, bot: Bot, room: str) -> None:
    await anna.wait_for(
        lambda event: (
            event["type"] == "m.room.member"
            and event["room_id"] == room
            and event["state_key"] == id_of(bot)
            and event["content"]["membership"] == "join"
        )
    )


async def membership(who: Person, bot: Bot, room: str, *wanted: str) -> str:
    """What the bot is in the room, as soon as it is one of ``wanted``."""

    def look() -> str | None:
        now = who.timeline.state.get((room, "m.room.member", id_of(bot)), {}).get("membership")
        return now if now in wanted else None

    return await who.timeline.wait_until(look)
