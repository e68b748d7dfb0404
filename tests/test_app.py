"""``patenbot run`` from start to end, on a real homeserver; and what ``check`` says beside it."""

from pathlib import Path

import pytest

from bot.parts import make_dispatcher
from bot.sample import sample_config
from demo.homeserver import Homeserver
from storage.database import open_database
from tests.cli import ANNA, process
from tests.reliability.setting import setting


async def test_only_timers_make_the_clock_look(tmp_path: Path) -> None:
    heard: list[str] = []
    database = open_database(tmp_path)
    config = sample_config(ANNA)
    dispatcher = make_dispatcher(config, database, lambda: heard.append("committed"), lambda: heard.append("armed"))
    await dispatcher.start_rounds()
    assert heard == ["committed", "armed"]
    await dispatcher.start_rounds()
    assert heard == ["committed", "armed", "committed"]
    await database.close()


@pytest.mark.homeserver
async def test_it_answers_and_ends_in_order(homeserver: Homeserver, tmp_path: Path) -> None:
    async with setting(homeserver, tmp_path) as stage:
        await stage.begin()
        asked = await stage.observer.send(stage.room, "!suche Häcksler")
        answer = await stage.observer.timeline.answer_to(asked)
        assert answer["content"]["body"].startswith("S1 ")
        assert await stage.bot.stop() == 0
        assert not any(word in line for line in stage.bot.lines for word in ("Häcksler", "secret", "Traceback"))
        assert len([line for line in stage.bot.lines if "ready after" in line]) == 1


@pytest.mark.homeserver
async def test_a_wrong_password_ends_it_with_one_line(homeserver: Homeserver, tmp_path: Path) -> None:
    async with setting(homeserver, tmp_path) as stage:
        stage.bot.config.write_text(stage.bot.config.read_text("utf-8").replace('"secret"', '"wrong"'), "utf-8")
        await stage.bot.start(wait=False)
        assert await stage.bot.ended() == 1
        (line,) = stage.bot.lines
        assert "refuses the login" in line
        assert "wrong" not in line


@pytest.mark.homeserver
async def test_a_key_that_cannot_be_read_ends_it_with_one_line(homeserver: Homeserver, tmp_path: Path) -> None:
    async with setting(homeserver, tmp_path) as stage:
        (stage.bot.data / "pickle.key").mkdir(parents=True)
        await stage.bot.start(wait=False)
        assert await stage.bot.ended() == 1
        assert stage.bot.lines == [f"patenbot: {stage.bot.data}/pickle.key can't be read: Is a directory"]


@pytest.mark.homeserver
async def test_it_can_be_stopped_while_the_homeserver_is_away(homeserver: Homeserver, tmp_path: Path) -> None:
    async with setting(homeserver, tmp_path, url="http://127.0.0.1:9") as stage:
        await stage.bot.start(wait=False)
        await stage.bot.says("does not answer")
        assert await stage.bot.stop() == 0


@pytest.mark.homeserver
async def test_others_beside_a_running_bot(homeserver: Homeserver, tmp_path: Path) -> None:
    async with setting(homeserver, tmp_path) as stage:
        await stage.begin()
        await stage.observer.timeline.answer_to(await stage.observer.send(stage.room, "!biete Traktor"))
        stage.bot.config.chmod(0o600)
        second = process("run", "--config", stage.bot.config)
        assert "in use by another process" in second.complaint
        assert '"Traktor"' in process("export", "--config", stage.bot.config).out
        text = stage.bot.config.read_text("utf-8")
        stage.bot.config.write_text(text.replace("@nobody:localhost", stage.observer.user_id), "utf-8")
        checked = process("check", "--config", stage.bot.config)
        assert checked.code == 0, checked.out
        assert "the bot is running" in checked.out
        assert "✗" not in checked.out
        assert "may speak" in checked.out
