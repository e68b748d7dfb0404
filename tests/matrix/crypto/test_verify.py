"""``patenbot verify`` and what ``patenbot check`` says, as an administrator runs them beside a bot that has run."""

import asyncio
import json
import os
import pty
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
import vodozemac

from bot.matrix.client import Client
from bot.matrix.crypto import keyfile, recovery
from bot.matrix.crypto.crosssigning import State, query
from bot.matrix.crypto.secretstorage import SecretStorage
from bot.matrix.login import LOGIN
from demo.homeserver import Homeserver
from storage import gateway
from storage.database import open_for_reading
from tests.cli import REPOSITORY, Result, patenbot, write_config
from tests.matrix.conftest import MakeBot
from tests.matrix.crypto.conftest import MakeSession
from tests.matrix.crypto.device import PASSWORD, Session, upload_device

pytestmark = pytest.mark.homeserver

CONFIG = """\
data_dir = "{data}"
[matrix]
homeserver = "{url}"
user_id = "{user}"
{secret}
[[region]]
name = "Kreis"
rooms = ["!room:localhost"]
municipalities = ["Borchen"]
"""


@dataclass(frozen=True, slots=True)
class Installation:
    """A bot that has run once and is stopped, and its configuration."""

    session: Session
    config: Path

    def verify(self, *options: str, text: str = "") -> Result:
        return patenbot("verify", "--config", self.config, *options, text=text)

    def check(self) -> list[str]:
        """What `patenbot check` says of cross-signing: ``✓ …`` and ``✗ …``."""
        lines = patenbot("check", "--config", self.config).out.splitlines()
        first = next(number for number, line in enumerate(lines, 1) if "login as" in line)
        return [f"{line[0]} {line[11:]}" for line in lines[first:-1]]  # the last is the room

    def with_secret(self, secret: str) -> None:
        text = self.config.read_text("utf-8")
        self.config.write_text(text.replace(f'password = "{PASSWORD}"', secret), "utf-8")


@pytest.fixture
async def installation(homeserver: Homeserver, make_bot: MakeBot) -> AsyncIterator[Installation]:
    """Without device keys yet."""
    bot = await make_bot(["!room:localhost"])
    async with bot:
        pass
    database = open_for_reading(bot.folder)
    async with database.reading() as reading:
        kept = json.loads(await gateway.recall(reading, LOGIN) or "{}")
    await database.close()
    client = Client(homeserver.url, kept["user_id"])
    client.token, client.device_id = kept["token"], kept["device_id"]
    config = bot.folder / "config.toml"
    secret = f'password = "{PASSWORD}"'
    text = CONFIG.format(data=bot.folder, url=homeserver.url, user=client.user_id, secret=secret)
    config.write_text(text, "utf-8")
    config.chmod(0o600)
    session = Session(client, bot.folder, vodozemac.Account())
    yield Installation(session, config)
    await client.close()


@pytest.fixture
async def uploaded(installation: Installation) -> Installation:
    """With device keys on the homeserver, and nothing else done."""
    await upload_device(installation.session.client, installation.session.device)
    return installation


@pytest.fixture
async def shut_out(uploaded: Installation, make_session: MakeSession) -> tuple[Installation, Session]:
    """Its account had cross-signing keys before, made by another device; the bot has logged that and gone on."""
    theirs = await make_session(of=uploaded.session)
    assert await theirs.ensure() is State.SIGNED
    assert await uploaded.session.ensure() is State.FOREIGN
    return uploaded, theirs


def test_before_the_bot_has_run(tmp_path: Path, homeserver: Homeserver) -> None:
    complaint = patenbot("verify", "--config", write_config(tmp_path, homeserver.url)).complaint
    assert complaint.startswith(f"patenbot: the bot has not run with the data folder {tmp_path / 'data'} yet")


async def test_before_the_device_has_keys(installation: Installation) -> None:
    assert "has not run with this data folder yet; start it once" in installation.verify().complaint
    session = installation.session
    assert await session.ensure() is State.NO_DEVICE
    assert f"no keys of device {session.client.device_id} yet" in installation.verify().complaint
    assert f"no keys of device {session.client.device_id} yet" in installation.verify("--reset").complaint
    assert (await query(session.client)).public() == {}
    assert installation.check() == [
        f"✓ {session.client.user_id} has no cross-signing keys yet; the bot makes them when it starts",
        f"✓ the homeserver has no keys of device {session.client.device_id}; the bot uploads them at its start",
        "✓ secret storage: none yet",
    ]


async def test_before_there_are_keys(uploaded: Installation) -> None:
    session = uploaded.session
    keyfile.remember(session.folder, session.client.user_id, device=session.device.id, device_key=session.device.public)
    assert "has no cross-signing keys yet; the bot makes them when it starts" in uploaded.verify().complaint


async def test_with_the_recovery_key(shut_out: tuple[Installation, Session]) -> None:
    installation, theirs = shut_out
    session, device = installation.session, installation.session.device.id
    advice = "run patenbot verify with the account's recovery key, or patenbot verify --reset"
    assert installation.check() == [
        f"✗ {session.client.user_id} has cross-signing keys whose private part is not in {session.folder}: {advice}",
        f"✗ device {device} is not signed, so Element's clients do not trust it: {advice}",
        "✓ secret storage: there",
    ]
    result = installation.verify(text=(theirs.folder / keyfile.RECOVERY_FILE).read_text("utf-8"))
    assert (result.code, result.err) == (0, "")
    assert result.out == (
        f"The keys of {session.client.user_id} are in the data folder now.\nDevice {device} is signed now.\n"
    )
    assert await session.state() is State.SIGNED
    assert session.kept().made == theirs.kept().made
    assert not (await query(session.client)).master_signed(session.device)
    assert await session.ensure(None) is State.SIGNED
    assert (await query(session.client)).master_signed(session.device)
    assert installation.verify().out == f"Device {device} is signed.\n"
    assert installation.check() == [
        f"✓ {session.client.user_id} has cross-signing keys, and their private part is in {session.folder}",
        f"✓ device {device} is signed by its account",
        "✓ secret storage: there, with our cross-signing keys",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "too short or too long"),
        ("EsTc\n", "too short or too long"),
        (f"{recovery.write(bytes(32))}\n", "this is not the recovery key of the account's secret storage"),
        ("\xff\n", "only letters and digits"),
    ],
)
async def test_with_a_wrong_recovery_key(shut_out: tuple[Installation, Session], text: str, words: str) -> None:
    installation, _ = shut_out
    before = (installation.session.folder / keyfile.FILE).read_bytes()
    assert words in installation.verify(text=text).complaint
    assert (installation.session.folder / keyfile.FILE).read_bytes() == before
    assert await installation.session.state() is State.FOREIGN


async def test_a_recovery_key_is_typed_unseen(shut_out: tuple[Installation, Session]) -> None:
    installation, theirs = shut_out
    seen = await asyncio.to_thread(type_unseen, installation, theirs.recovery_key())
    assert "is signed now." in seen
    assert theirs.recovery_key()[:9] not in seen
    assert await installation.session.state() is State.SIGNED


def type_unseen(installation: Installation, secret: str) -> str:
    """Run it at a terminal, type this when it asks; returns what stands there in the end."""
    screen, terminal = pty.openpty()
    command = [sys.executable, "-m", "bot", "verify", "--config", str(installation.config)]
    with subprocess.Popen(
        command, stdin=terminal, stdout=terminal, stderr=terminal, cwd=REPOSITORY, start_new_session=True
    ) as bot:
        os.close(terminal)
        seen = os.read(screen, 4096)
        while b"Recovery key: " not in seen:
            seen += os.read(screen, 4096)
        os.write(screen, f"{secret}\n".encode())
        with suppress(OSError):  # Linux says so when nobody holds the other end any more
            while more := os.read(screen, 4096):
                seen += more
        assert bot.wait(20) == 0
    os.close(screen)
    return seen.decode()


async def test_a_reset(shut_out: tuple[Installation, Session]) -> None:
    installation, theirs = shut_out
    session = installation.session
    before = (await query(session.client)).public()
    result = installation.verify("--reset")
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[0].startswith(
        f"New cross-signing keys and a new secret storage are made for {session.client.user_id}."
    )
    assert lines[3:] == [f"Device {session.device.id} is signed with the new keys."]
    assert (await query(session.client)).public() != before
    assert await session.state() is State.SIGNED
    assert await session.fetched(lines[2]) == session.kept().made[-1]
    assert not (session.folder / keyfile.RECOVERY_FILE).exists()
    assert await theirs.state() is State.FOREIGN


async def test_a_reset_asks_for_a_password_that_is_not_configured(shut_out: tuple[Installation, Session]) -> None:
    installation, _ = shut_out
    session = installation.session
    before = (await query(session.client)).public()
    installation.with_secret(f'access_token = "{session.client.token}"')
    assert "refuses the password" in installation.verify("--reset", text="wrong\n").complaint
    assert "refuses the password" in installation.verify("--reset").complaint
    assert (await query(session.client)).public() == before
    assert installation.verify("--reset", text=f"{PASSWORD}\n").code == 0
    assert await session.state() is State.SIGNED


async def test_keys_of_ours_and_a_storage_of_others(uploaded: Installation) -> None:
    session, key = uploaded.session, bytes(range(32))
    await SecretStorage(session.client).make("theirs", key, {})
    assert await session.ensure() is State.SIGNED
    assert uploaded.check()[2:] == [
        "✓ secret storage: there, but not with our cross-signing keys: patenbot verify puts them into it"
    ]
    without = uploaded.verify()
    assert (without.code, without.out.splitlines()[-1]) == (
        0,
        "No recovery key: the keys stay in the data folder only.",
    )
    assert "not the recovery key" in uploaded.verify(text=recovery.write(bytes(32))).complaint
    assert uploaded.verify(text=recovery.write(key)).out.endswith("are in the account's secret storage now.\n")
    assert await session.fetched(recovery.write(key)) == session.kept().made[0]
    assert uploaded.check()[2:] == ["✓ secret storage: there, with our cross-signing keys"]


async def test_what_check_says_of_files(uploaded: Installation) -> None:
    session = uploaded.session
    await session.ensure()
    (session.folder / keyfile.FILE).chmod(0o644)
    first, second, *_ = uploaded.check()
    assert first == (
        f"✗ others on this machine can read the keys in {session.folder / keyfile.FILE}: "
        f"chmod 600 {session.folder / keyfile.FILE}"
    )
    assert second.startswith(f"✓ the recovery key still lies in {session.folder / keyfile.RECOVERY_FILE}")
    assert (session.folder / keyfile.FILE).stat().st_mode & 0o777 == 0o644
    assert "could be read by others; that is mended" in uploaded.verify().out
    (session.folder / keyfile.FILE).write_text("{")
    assert any(line.startswith("✗") and "is damaged" in line for line in uploaded.check())
    assert "is damaged" in uploaded.verify().complaint


async def test_a_session_that_was_ended(uploaded: Installation) -> None:
    await uploaded.session.client.request("POST", "logout")
    assert "has ended the bot's session" in uploaded.verify().complaint


async def test_the_homeserver_is_away(uploaded: Installation, homeserver: Homeserver) -> None:
    text = uploaded.config.read_text("utf-8")
    uploaded.config.write_text(text.replace(homeserver.url, "http://127.0.0.1:9"), "utf-8")
    assert "http://127.0.0.1:9 does not answer" in uploaded.verify().complaint
