"""What all subcommands have in common."""

import re
from pathlib import Path

import pytest

from bot.__main__ import COMMANDS, HELP, main
from storage.database import FILE, lock_folder, open_database, url_for
from storage.migrations import revisions, upgrade
from tests.cli import ANNA, patenbot, process, write_config


def test_without_arguments_it_prints_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    shown = capsys.readouterr().out
    assert all(re.search(rf"^\s+{name}\s", shown, re.MULTILINE) for name in COMMANDS)


@pytest.mark.parametrize("command", HELP)
def test_every_command_shows_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"  patenbot {command}" in capsys.readouterr().out.partition("example:")[2].replace(
        "| patenbot", "  patenbot"
    )


def test_it_tells_its_version() -> None:
    assert re.fullmatch(r"patenbot \d+\.\d+\.\d+\n", process("--version").out)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["rnu"], "invalid choice: 'rnu'"),
        (["run"], "--config"),
        (["chat"], "--as"),
        (["chat", "--as", "anna"], "no Matrix id"),
        (["import", "nowhere.csv", "--as", ANNA], "nowhere.csv: can't be read"),
        (["run", "--config", "nowhere.toml"], "nowhere.toml: no such file"),
        (["export", "--format", "pdf"], "pdf"),
        (["chat", "--as", ANNA, "--region", "Wien"], 'no region is called "Wien"'),
    ],
)
def test_what_is_wrong_is_one_line(arguments: list[str], words: str, tmp_path: Path) -> None:
    assert words in patenbot(*arguments, cwd=tmp_path).complaint


def test_run_wants_a_homeserver_and_a_sound_configuration(tmp_path: Path) -> None:
    file = write_config(tmp_path)
    text = file.read_text("utf-8")
    file.write_text(re.sub(r"\[matrix\][^\[]*", "", text), "utf-8")
    assert "there is no [matrix]" in patenbot("run", "--config", file).complaint
    file.write_text(text.replace("rooms", "room"), "utf-8")
    assert 'line 10: unknown key "room"' in patenbot("run", "--config", file).complaint


def test_a_data_folder_in_use_is_refused(tmp_path: Path) -> None:
    lock = lock_folder(tmp_path)
    (tmp_path / "list.csv").write_text("kind,text\nneed,Häcksler\n", "utf-8")
    for command in (["chat"], ["import", tmp_path / "list.csv"]):
        assert "in use by another process" in patenbot(*command, "--as", ANNA, "--data", tmp_path).complaint
    lock.close()
    assert patenbot("chat", "--as", ANNA, "--data", tmp_path).code == 0


async def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    from sqlalchemy import create_engine, text

    await open_database(tmp_path).close()
    engine = create_engine(url_for(tmp_path / FILE))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    for command in (["chat", "--as", ANNA], ["export"]):
        complaint = patenbot(*command, "--data", tmp_path).complaint
        assert "written by a newer version (9999)" in complaint


@pytest.mark.parametrize("command", [["chat", "--as", ANNA], ["export"]])
def test_a_file_that_is_no_database_is_refused(command: list[str], tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database" * 1000)
    assert "file is not a database" in patenbot(*command, "--data", tmp_path).complaint


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "can't be written" in patenbot("chat", "--as", ANNA, "--data", tmp_path / "file" / "data").complaint


def test_the_known_revisions_are_those_of_alembic(tmp_path: Path) -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    from storage.migrations import HERE

    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert revisions() == [script.revision for script in scripts.walk_revisions()][::-1]
    assert revisions()[-1] == scripts.get_current_head()
    upgrade(tmp_path / FILE)
    upgrade(tmp_path / FILE)
