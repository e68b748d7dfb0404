"""A room with some people and the bot in it."""

import itertools
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from demo.client import Person
from demo.homeserver import Homeserver
from demo.rooms import ENCRYPTION
from tests.reliability.process import BotProcess

NAMES = ("anna", "bernd", "clara", "dirk")
MUNICIPALITIES = ("Borchen", "Büren", "Lichtenau", "Salzkotten")

_number = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Setting:
    """``bot`` is not started yet; it is invited to ``room``, where all ``people`` are."""

    homeserver: Homeserver
    people: list[Person]
    room: str
    bot: BotProcess

    @property
    def observer(self) -> Person:
        return self.people[0]

    async def begin(self) -> None:
        """Start the bot for the first time and wait until it is in the room."""
        await self.bot.start()
        await joined(self.observer, self.room, self.bot.user_id)


async def joined(person: Person, room: str, user_id: str) -> None:
    """Wait until ``person`` sees that somebody is in the room."""
    state = person.timeline.state
    await person.timeline.wait_until(
        lambda: state.get((room, "m.room.member", user_id), {}).get("membership") == "join"
    )


@asynccontextmanager
async def people_in_a_room(
    homeserver: Homeserver, bot: str, names: tuple[str, ...] = NAMES, *, encrypted: bool = False
) -> AsyncIterator[tuple[list[Person], str]]:
    """New people, named ``names``, in a new room to which the account ``bot`` is invited."""
    number = next(_number)
    await homeserver.register(bot, "secret", display_name="Patenbot")
    async with AsyncExitStack() as stack:
        people = []
        for name in names:
            await homeserver.register(f"{name}{number}", "secret", display_name=name.capitalize())
            people.append(
                await stack.enter_async_context(await Person.login(homeserver.url, f"{name}{number}", "secret"))
            )
        invited = [*(person.user_id for person in people[1:]), f"@{bot}:{homeserver.server_name}"]
        state = [ENCRYPTION] if encrypted else []
        room = await people[0].create_room(name="Paten", invite=invited, initial_state=state)
        for person in people[1:]:
            await joined(person, room, person.user_id)
        yield people, room


@asynccontextmanager
async def setting(
    homeserver: Homeserver, folder: Path, *, url: str | None = None, more: str = ""
) -> AsyncIterator[Setting]:
    """Four people and a bot, which reaches the homeserver at ``url``; ``more`` are lines of its region's TOML."""
    account = f"patenbot{next(_number)}"
    async with people_in_a_room(homeserver, account) as (people, room):
        user_id = f"@{account}:{homeserver.server_name}"
        bot = BotProcess(folder, homeserver=url or homeserver.url, user_id=user_id, room=room, more=more)
        try:
            yield Setting(homeserver, people, room, bot)
        finally:
            await bot.close()
