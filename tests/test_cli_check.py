"""``patenbot check``: every kind of trouble is a line with what to do, and nothing is changed by looking."""

import asyncio
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.__main__ import main
from storage import outbox, rooms
from storage.database import FILE, open_database
from storage.outbox import Letter
from storage.people import Person
from storage.rooms import Room
from tests.cli import UNPRIVILEGED, patenbot, process, write_config

NOW = datetime.now(UTC)


def problems(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The problems that are found, but for the homeserver, which does not answer here."""
    assert main(["check", "--config", str(folder / "config.toml")]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert all(line.startswith(("✓ ok       ", "✗ problem  ")) for line in lines)
    assert "homeserver http://127.0.0.1:9" in lines[-1]
    return [line for line in lines[:-1] if line.startswith("✗")]


def test_a_fresh_installation_lacks_only_its_homeserver(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_config(tmp_path)
    assert problems(tmp_path, capsys) == []
    assert not (tmp_path / "data").exists()


def test_a_wrong_configuration_is_all_that_is_said(tmp_path: Path) -> None:
    file = write_config(tmp_path)
    file.write_text(file.read_text("utf-8").replace("rooms", "room"), "utf-8")
    result = patenbot("check", "--config", file)
    assert (result.code, result.err) == (1, "")
    assert result.out == (f'✗ problem  {file}, line 10: unknown key "room" in [[region]]; did you mean "rooms"?\n')


def test_a_secret_that_everybody_can_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_config(tmp_path).chmod(0o644)
    (problem,) = problems(tmp_path, capsys)
    assert problem.endswith(f"chmod o= {tmp_path / 'config.toml'}")


async def fill(folder: Path) -> None:
    """A database with a dead letter, a waiting one, a region of old, and a room without the coordinator."""
    database = open_database(folder / "data")
    letters = [Letter(address=f"!r{n}:x", priority=0, type="m.room.message", content="{}") for n in (1, 2)]
    async with database.transaction() as session:
        await outbox.post(session, "Kreis", letters, NOW - timedelta(hours=1))
        await outbox.bury(session, 1, datetime(2026, 11, 30, 8, 5, tzinfo=UTC), "not in the room")
        await outbox.failed(session, 2, "no answer", 7)
        session.add(Person(region="Alter Kreis", user="@a:x", municipality="Büren", role="liaison"))
        await rooms.save_room(session, Room(room_id="!room:localhost", region="Kreis", kind="shared", joined=True))
        await rooms.add_member(session, "Kreis", "!room:localhost", "@bernd:x", "Bernd")
    await database.close()


@pytest.fixture
async def trouble(tmp_path: Path) -> Path:
    write_config(tmp_path)
    await fill(tmp_path)
    return tmp_path


def test_what_the_database_knows_of_trouble(trouble: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (trouble / "data" / FILE).read_bytes()
    found = problems(trouble, capsys)
    assert len(found) == 3
    assert 'region "Alter Kreis" that is not configured' in found[0]
    assert "a message to !r1:x was given up on 2026-11-30 08:05 UTC (not in the room)" in found[1]
    assert "the coordinator @anna:example.org is in none of the rooms" in found[2]
    assert (trouble / "data" / FILE).read_bytes() == before


def test_messages_that_wait_are_a_problem_only_beside_a_running_bot(
    trouble: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not any("message" in line and "wait" in line for line in problems(trouble, capsys))
    database = open_database(trouble / "data")
    waiting = [line for line in problems(trouble, capsys) if "wait" in line]
    asyncio.run(database.close())
    assert len(waiting) == 1
    assert "1 messages wait, the first since" in waiting[0]
    assert "(no answer)" in waiting[0]


def test_a_damaged_database(trouble: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = trouble / "data" / FILE
    content = bytearray(file.read_bytes())
    content[8192:40960] = bytes(32768)
    file.write_bytes(content)
    (problem,) = problems(trouble, capsys)
    assert "damaged" in problem or "can't be used" in problem


def test_a_data_folder_that_cannot_be_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_config(tmp_path)
    (tmp_path / "data").write_text("a file")
    (problem,) = problems(tmp_path, capsys)
    assert "data folder" in problem


@pytest.mark.parametrize("command", ["check", "export", "search", "verify"])
@pytest.mark.parametrize("locked", ["", "data"])
def test_a_data_folder_that_we_may_not_enter(tmp_path: Path, command: str, locked: str) -> None:
    folder = tmp_path / "service"
    (folder / "data").mkdir(parents=True)
    file = write_config(tmp_path)
    file.write_text(file.read_text("utf-8").replace('"data"', '"service/data"'), "utf-8")
    (folder / locked).chmod(0)
    result = process(command, "--config", file, before=UNPRIVILEGED)
    (folder / locked).chmod(0o700)
    said = f"the data folder {folder}/data can't be read: Permission denied"
    assert (result.code, "Traceback" in result.err) == (1, False)
    assert said in result.out if command == "check" else result.complaint == f"patenbot: {said}"


@pytest.mark.parametrize("name", [FILE, "pickle.key"])
def test_a_file_of_another_user_in_the_data_folder(trouble: Path, name: str) -> None:
    file = trouble / "data" / name
    file.touch()
    file.chmod(0o400)
    result = process("check", "--config", trouble / "config.toml", before=UNPRIVILEGED)
    assert f"✗ problem  {file} can't be read and written: check as the user of the bot" in result.out


def test_where_calendars_are_served(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write_config(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        feed = f'\n[feed]\nlisten = "{address}"\nurl = "https://example.org"\n'
        file.write_text(file.read_text("utf-8") + feed, "utf-8")
        (problem,) = problems(tmp_path, capsys)
        assert f"calendars: {address} can not be listened on" in problem
        database = open_database(tmp_path / "data")  # as a running bot does
        assert problems(tmp_path, capsys) == []
    (problem,) = problems(tmp_path, capsys)
    assert f"calendars: {address} does not answer" in problem
    asyncio.run(database.close())
    assert problems(tmp_path, capsys) == []
