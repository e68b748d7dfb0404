"""Starts that don't go well."""

import os
import re

import pytest
from aiohttp import ClientSession

from demo.homeserver import Homeserver, free_port
from storage.database import FILE
from tests.proxy import CUT_BEFORE, Proxy
from tests.reliability.conftest import MakeSetting
from tests.reliability.process import READY, BotProcess
from tests.reliability.setting import Setting, joined

pytestmark = [pytest.mark.homeserver, pytest.mark.slow]


async def answers(here: Setting) -> None:
    question = await here.observer.send(here.room, "!hilfe")
    await here.observer.timeline.answer_to(question)


async def refused(bot: BotProcess) -> str:
    """Start it; it must end by itself with one line, which is returned."""
    await bot.start(wait=False)
    assert await bot.ended() == 1
    assert len(bot.lines) == 1, bot.lines
    return bot.lines[0]


async def test_a_homeserver_that_is_away_is_waited_for(homeserver: Homeserver, make_setting: MakeSetting) -> None:
    async with Proxy(homeserver.url, rate=1.0, faults=[CUT_BEFORE]) as proxy:
        here = await make_setting(url=proxy.url)
        await here.bot.start(wait=False)
        await here.bot.says("trying again")
        assert here.bot.running
        proxy.rate = 0.0
        await here.bot.says(READY)
        await joined(here.observer, here.room, here.bot.user_id)
        await answers(here)


async def test_the_calendar_is_served_while_the_bot_runs(make_setting: MakeSetting) -> None:
    port = free_port()
    here = await make_setting(more=f'[feed]\nlisten = "127.0.0.1:{port}"\nurl = "http://127.0.0.1:{port}"')
    await here.begin()
    anna = here.observer
    await anna.timeline.answer_to(await anna.send(here.room, "!treffen Stammtisch, 3.12. 10 Uhr, Rathaus Büren"))
    chat = await anna.direct(here.bot.user_id)
    await joined(anna, chat, here.bot.user_id)
    said = (await anna.timeline.answer_to(await anna.send(chat, "kalender")))["content"]["body"]
    address = re.search(r"webcal(://127\.0\.0\.1:\d+/kalender/\S+\.ics)", said)
    assert address, said
    async with ClientSession() as client, client.get(f"http{address[1]}") as answer:
        assert (answer.status, answer.content_type) == (200, "text/calendar")
        assert "SUMMARY:Stammtisch" in await answer.text()
    assert await here.bot.stop() == 0
    assert address[1].rsplit("/", 1)[1] not in "\n".join(here.bot.lines)


async def test_stopping_while_the_homeserver_is_away(homeserver: Homeserver, make_setting: MakeSetting) -> None:
    async with Proxy(homeserver.url, rate=1.0, faults=[CUT_BEFORE]) as proxy:
        here = await make_setting(url=proxy.url)
        await here.bot.start(wait=False)
        await here.bot.says("trying again")
        assert await here.bot.stop() == 0


async def test_a_second_process_on_the_same_data_is_refused(make_setting: MakeSetting) -> None:
    here = await make_setting()
    await here.begin()
    second = BotProcess(here.bot.folder, homeserver=here.homeserver.url, user_id=here.bot.user_id, room=here.room)
    assert "in use by another process" in await refused(second)
    await answers(here)


@pytest.mark.parametrize("damage", ["overwritten", "cut short", "a page inside"])
async def test_a_corrupt_database_is_refused(make_setting: MakeSetting, damage: str) -> None:
    here = await make_setting()
    await here.begin()
    await answers(here)
    assert await here.bot.stop() == 0
    file = here.bot.data / FILE
    content = bytearray(file.read_bytes())
    if damage == "overwritten":
        content[:4096] = os.urandom(4096)
    elif damage == "cut short":
        del content[len(content) // 3 :]
    else:
        content[8192 : 3 * 8192] = os.urandom(2 * 8192)
    file.write_bytes(content)
    assert str(file) in await refused(here.bot)
