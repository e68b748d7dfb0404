"""A disk that is full for a while."""

import asyncio
import re

import pytest

from tests.reliability.checker import all_answered, check_answers, check_board
from tests.reliability.conftest import MakeSetting
from tests.reliability.load import Said, talk
from tests.reliability.setting import MUNICIPALITIES, Setting

pytestmark = [pytest.mark.homeserver, pytest.mark.slow]

FAILS = "could not be handled now|is full|I/O error"


async def fill_disk(here: Setting) -> None:
    """No byte can be written, until the bot complains."""
    here.bot.lines.clear()
    here.bot.limit_files(1)
    await here.bot.says(FAILS)
    here.bot.limit_files(-1)


async def test_a_command_is_answered_when_the_disk_has_room_again(make_setting: MakeSetting) -> None:
    here = await make_setting()
    await here.begin()
    said = Said(here.room)
    await said.say(here.observer, "!ich Borchen")
    await all_answered(here.observer, said.commands)
    here.bot.limit_files(1)
    await said.say(here.observer, "!hilfe")
    await here.bot.says(FAILS)
    assert not here.observer.answers_to(said.commands[1])
    assert [line for line in here.bot.lines if not re.match(r"\d{4}-\d\d-\d\d ", line)] == []
    here.bot.limit_files(-1)
    await all_answered(here.observer, said.commands)
    assert await here.bot.stop() == 0
    await check_answers(here.observer, here.room, here.bot.user_id, said.commands)


async def test_a_disk_that_is_full_now_and_then(make_setting: MakeSetting) -> None:
    here = await make_setting()
    await here.begin()
    said = Said(here.room)
    talking = asyncio.create_task(talk(said, here.people, MUNICIPALITIES, 60))
    for number in (5, 15, 30, 40):
        await said.reach(here.observer, number)
        await fill_disk(here)
    await talking
    await all_answered(here.observer, said.commands)
    assert await here.bot.stop() == 0
    await check_answers(here.observer, here.room, here.bot.user_id, said.commands)
    await check_board(here.bot.data, said.listings)
