"""100 commands in an encrypted room while the bot is killed 20 times: each answered once, and no shield on any."""

import asyncio
import random
import re
from collections import Counter
from pathlib import Path

import pytest

from demo.homeserver import Homeserver
from tests.element.conftest import MakeElement, element
from tests.element.element import Element
from tests.element.sights import Seen
from tests.reliability.process import BotProcess

__all__ = ["element"]

pytestmark = [pytest.mark.homeserver, pytest.mark.slow]

COMMANDS, KILLS, AHEAD = 100, 20, 6
SECONDS = 120.0
ENCRYPTION = {"algorithm": "m.megolm.v1.aes-sha2", "rotation_period_msgs": 5}


def answered(event: Seen, bot: str) -> str | None:
    """The command that an event answers; None for edits and all else."""
    relation = event.wire.get("m.relates_to", {})
    if event.sender != bot or event.type != "m.room.message" or relation.get("rel_type") == "m.replace":
        return None
    target: str | None = relation.get("m.in_reply_to", {}).get("event_id")
    return target


async def all_answered(person: Element, bot: str, commands: set[str]) -> None:
    await person.wait_until(lambda: {answered(one, bot) for one in person.events} >= commands, SECONDS)


async def talk(people: list[Element], room: str, bot: BotProcess, moments: set[int]) -> list[str]:
    """Each says something in turn, at most some commands ahead of the answers; at ``moments`` the bot is killed.

    So a kill meets commands on every part of their way, with keys that change in between, and the next one may meet
    the start.
    """
    commands: list[str] = []
    for number in range(COMMANDS):
        person = people[number % len(people)]
        commands.append(await person.send(room, f"!suche Sache {number}" if number % 3 else "!hilfe"))
        if number in moments:
            await bot.kill()
            await bot.start(wait=False)
        await all_answered(people[0], bot.user_id, set(commands[:-AHEAD]))
    return commands


async def test_killed_twenty_times(homeserver: Homeserver, tmp_path: Path, element: MakeElement) -> None:
    anna, bernd = await asyncio.gather(element("anna"), element("bernd"))
    room = await anna.create_room("Paten", encryption=ENCRYPTION)
    account = "patenbot-encrypted"
    await homeserver.register(account, "secret", display_name="Patenbot")
    user_id = f"@{account}:{homeserver.server_name}"
    for user in (bernd.user_id, user_id):
        await anna.invite(room, user)
    await bernd.join(room)
    bot = BotProcess(tmp_path, homeserver=homeserver.url, user_id=user_id, room=room, more="commands_per_minute = 1000")
    try:
        await bot.start()
        for person in (anna, bernd):
            await person.wait_for_member(room, user_id)
        await anna.wait_for_member(room, bernd.user_id)
        moments = set(random.Random(5).sample(range(COMMANDS), KILLS))
        commands = await talk([anna, bernd], room, bot, moments)
        for person in (anna, bernd):
            await all_answered(person, user_id, set(commands))
        chat = await anna.direct(user_id, encryption=ENCRYPTION)
        await anna.wait_for_member(chat, user_id)
        asked = await anna.send(chat, "hilfe")
        reply = await anna.wait_for(lambda event: answered(event, user_id) == asked)
        assert (reply.room_id, reply.shield) == (chat, "NONE")
        assert await bot.stop() == 0
        for name in ("pickle.key", "recovery-key.txt", "cross-signing.json"):
            for word in re.findall(r"[\w+/]{40,}", (bot.data / name).read_text()):
                assert word not in "\n".join(bot.lines)
        seen = await anna.messages(room, 1000)
        assert Counter(filter(None, (answered(one, user_id) for one in seen))) == Counter(commands)
        ours = [one for one in (*anna.events, *bernd.events) if one.sender == user_id and one.encrypted]
        assert {(one.shield, one.failure) for one in ours if answered(one, user_id)} == {("NONE", None)}
    finally:
        await bot.close()
