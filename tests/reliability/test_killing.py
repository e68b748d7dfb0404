"""300 commands while the bot is killed 20 times and the homeserver restarted twice, behind a bad network."""

import asyncio
import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from demo.homeserver import Homeserver
from tests.proxy import FAULTS, Proxy
from tests.reliability.checker import all_answered, check_answers, check_board, check_cards, check_told_once
from tests.reliability.load import Said, talk
from tests.reliability.mischief import Progress, kill_bot, moments, note_answers, restart_homeserver
from tests.reliability.setting import MUNICIPALITIES, Setting, setting

pytestmark = [pytest.mark.homeserver, pytest.mark.slow]

COMMANDS = 300
KILLS = 20
RESTARTS = 2


@pytest.fixture
async def own_homeserver(tmp_path: Path) -> AsyncIterator[Homeserver]:
    """One that nobody else uses, so that it may be restarted."""
    server = Homeserver(tmp_path / "homeserver", fast=True)
    await server.start()
    yield server
    await server.stop()


async def talk_and_break(setting: Setting, seed: int) -> Said:
    """Let people talk while things break; then everything runs again and all is answered."""
    rng, progress = random.Random(seed), Progress()
    said = Said(setting.room, progress.step)
    await setting.begin()
    counting = asyncio.create_task(note_answers(setting, progress))
    async with asyncio.TaskGroup() as group:
        group.create_task(talk(said, setting.people, MUNICIPALITIES, COMMANDS))
        kills = group.create_task(kill_bot(setting, progress, rng, moments(rng, KILLS, 2 * COMMANDS)))
        restarts = group.create_task(restart_homeserver(setting, progress, moments(rng, RESTARTS, 2 * COMMANDS)))
    assert (kills.result(), restarts.result(), len(said.commands)) == (KILLS, RESTARTS, COMMANDS)
    await all_answered(setting.observer, said.commands)
    counting.cancel()
    return said


async def check_everything(setting: Setting, said: Said) -> None:
    await check_cards(setting.observer, said.listings)
    assert await setting.bot.stop() == 0
    await check_answers(setting.observer, setting.room, setting.bot.user_id, said.commands)
    await check_told_once(setting.people, setting.bot.user_id)
    await check_board(setting.bot.data, said.listings)


async def test_killed_twenty_times_in_a_bad_network(own_homeserver: Homeserver, tmp_path: Path) -> None:
    async with (
        Proxy(own_homeserver.url, seed=2) as proxy,
        setting(own_homeserver, tmp_path / "bot", url=proxy.url) as here,
    ):
        proxy.rate = 0.1
        said = await talk_and_break(here, seed=2)
        proxy.rate = 0.0
        assert {fault for fault in proxy.happened if fault} == set(FAULTS)
        await check_everything(here, said)
