"""The embedded homeserver: it keeps what it was told, and it never outlives who started it."""

import asyncio
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from demo.client import Person
from demo.connection import MatrixError
from demo.homeserver import Homeserver, HomeserverError
from tests.conftest import MakePerson

pytestmark = pytest.mark.homeserver

START_AND_WAIT = """
import asyncio, pathlib, sys
from demo.homeserver import Homeserver

async def main():
    server = Homeserver(pathlib.Path(sys.argv[1]), fast=True)
    await server.start()
    print("started", flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""


async def test_what_one_person_sends_another_sees(person: MakePerson) -> None:
    anna, bernd = await person("anna"), await person("bernd")
    room = await anna.create_room(alias=anna.user_id[1:].split(":")[0], name="Paten", invite=[bernd.user_id])
    sent = await anna.send(room, "Guten Morgen")
    seen = await bernd.wait_for(lambda event: event["content"].get("body") == "Guten Morgen")
    assert (seen["event_id"], seen["room_id"], seen["sender"]) == (sent, room, anna.user_id)
    assert await bernd.room_of(anna.user_id.replace("@", "#")) == room
    assert bernd.timeline.name_of(room, anna.user_id) == "Anna"


async def test_a_restart_keeps_rooms_people_and_address(homeserver: Homeserver, person: MakePerson) -> None:
    anna, bernd = await person("anna"), await person("bernd")
    room = await anna.create_room(invite=[bernd.user_id])
    before = await anna.send(room, "vorher")
    url = homeserver.url
    await homeserver.kill()
    away = asyncio.create_task(anna.send(room, "dazwischen"))
    await homeserver.start()
    assert homeserver.url == url
    await bernd.wait_for(lambda event: event["event_id"] == away.result() if away.done() else False)
    history = [event["event_id"] for event in await bernd.messages(room) if event["type"] == "m.room.message"]
    assert history == [before, away.result()]


async def test_a_transaction_id_counts_once_across_a_restart(homeserver: Homeserver, person: MakePerson) -> None:
    anna = await person("anna")
    room = await anna.create_room()
    first = await anna.send(room, "einmal", txn="same")
    await homeserver.restart()
    assert await anna.send(room, "einmal", txn="same") == first
    assert await anna.send(room, "einmal", txn="other") != first


async def test_registering_again_changes_nothing(homeserver: Homeserver, person: MakePerson) -> None:
    anna = await person("anna")
    localpart = anna.user_id[1:].split(":")[0]
    await homeserver.register(localpart, "another password")
    with pytest.raises(MatrixError, match="M_FORBIDDEN"):
        await Person.login(homeserver.url, localpart, "another password")


async def test_a_second_server_in_the_same_folder_is_refused(
    homeserver: Homeserver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("demo.homeserver.SECONDS_TO_STOP", 0.2)
    with pytest.raises(HomeserverError, match="in use by another process"):
        await Homeserver(homeserver.folder).start()


async def test_another_port_is_taken_when_the_old_one_is_occupied(tmp_path: Path) -> None:
    server = Homeserver(tmp_path, fast=True)
    await server.start()
    old = server.url
    await server.stop()
    with socket.create_server(("127.0.0.1", int(old.rsplit(":", 1)[1]))):
        await server.start()
    assert server.url != old
    await server.stop()


async def test_a_start_that_fails_shows_the_log(tmp_path: Path) -> None:
    (tmp_path / "homeserver.db").write_text("This is not a database. " * 100)
    with pytest.raises(HomeserverError, match="file is not a database"):
        await Homeserver(tmp_path).start()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
async def test_it_ends_with_whoever_started_it(tmp_path: Path, how: signal.Signals) -> None:
    parent = await asyncio.create_subprocess_exec(
        sys.executable, "-c", START_AND_WAIT, str(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert parent.stdout
    assert await parent.stdout.readline() == b"started\n"
    parent.send_signal(how)
    await parent.wait()
    heir = Homeserver(tmp_path, fast=True)
    await heir.start()  # is refused as long as the first one lives
    await heir.stop()
