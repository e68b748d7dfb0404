"""A real Matrix homeserver in a folder, for the demo, the tests and the benchmarks.

`Homeserver` starts Synapse as a process of its own on the loopback address. Everything it keeps (database, keys,
address, log) is in its folder: starting again in the same folder goes on with the same rooms and people.
"""

import asyncio
import base64
import contextlib
import fcntl
import hashlib
import hmac
import json
import os
import random
import secrets
import signal
import socket
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

import aiohttp

from demo.synapse_config import RateLimits, log_config, synapse_config

SECONDS_TO_START = 60.0
SECONDS_TO_STOP = 10.0
SECONDS_TO_ANSWER = 2.0
LOG_BYTES = 5_000_000
LOG_LINES_SHOWN = 15

# Below the range from which the system takes the local ports of outgoing connections: a client that tries to connect
# while the server is down could otherwise occupy the server's own port.
PORTS = range(20_000, 30_000)


class HomeserverError(Exception):
    """The homeserver could not be started, or it refused a registration."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What one start hands on to the next; a file in the folder that only its owner can read."""

    port: int
    shared_secret: str
    signing_key: str


class Homeserver:
    """Synapse in ``folder``, as a child process that never outlives this one.

    ``rate_limits="default"`` leaves Synapse's limits on messages, joins and invites as they are. ``fast=True`` does
    not wait for the disk: right for tests, where nobody pulls the plug.
    """

    def __init__(
        self, folder: Path, *, server_name: str = "localhost", rate_limits: RateLimits = "off", fast: bool = False
    ) -> None:
        self.folder = folder.resolve()
        self.server_name = server_name
        self.log = self.folder / "homeserver.log"
        self._rate_limits: RateLimits = rate_limits
        self._fast = fast
        self._kept: Kept | None = None
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address for clients, without a slash at the end. Known from the first `start` on."""
        if self._kept is None:
            raise HomeserverError("the homeserver has not been started yet")
        return f"http://127.0.0.1:{self._kept.port}"

    @property
    def pid(self) -> int | None:
        """The process id of Synapse while it runs."""
        return self._process.pid if self._process and self._process.poll() is None else None

    async def start(self) -> None:
        """Start and wait until clients are answered.

        Raises `HomeserverError` with the last lines of the log when the process ends or does not answer in time, and
        when another process uses the folder.
        """
        if self.pid is not None:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        with await self._lock() as lock:
            self._kept = self._prepare()
            self._process = self._spawn(lock)
        try:
            await self._ready()
        except BaseException:
            await self.kill()
            raise

    async def stop(self) -> None:
        """End in an orderly way (SIGTERM), or by force after ten seconds. Does nothing when it does not run."""
        await self._end(signal.SIGTERM)

    async def kill(self) -> None:
        """End at once (SIGKILL), as in a crash."""
        await self._end(signal.SIGKILL)

    async def restart(self) -> None:
        """`stop` and `start`; the address stays."""
        await self.stop()
        await self.start()

    async def register(
        self, localpart: str, password: str, *, admin: bool = False, display_name: str | None = None
    ) -> None:
        """Create an account. An account that exists is left as it is.

        Raises `HomeserverError` when the server refuses. See Synapse's "Shared-Secret Registration".
        """
        assert self._kept is not None, "start the homeserver first"
        address = f"{self.url}/_synapse/admin/v1/register"
        async with aiohttp.ClientSession() as http:
            async with http.get(address) as answer:
                nonce: str = (await answer.json())["nonce"]
            parts = [nonce, localpart, password, "admin" if admin else "notadmin"]
            mac = hmac.new(self._kept.shared_secret.encode(), "\0".join(parts).encode(), hashlib.sha1)
            account = {"nonce": nonce, "username": localpart, "password": password, "admin": admin}
            account |= {"displayname": display_name or localpart, "mac": mac.hexdigest()}
            async with http.post(address, json=account) as answer:
                reply: dict[str, Any] = await answer.json()
        if answer.status != 200 and reply.get("errcode") != "M_USER_IN_USE":
            raise HomeserverError(f"cannot register {localpart}: {reply.get('error', reply)}")

    async def _lock(self) -> IO[bytes]:
        """The child inherits this lock, so the folder stays locked exactly as long as Synapse lives."""
        lock = (self.folder / "lock").open("wb")
        deadline = time.monotonic() + SECONDS_TO_STOP
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                if time.monotonic() > deadline:
                    lock.close()
                    raise HomeserverError(f"the folder {self.folder} is in use by another process") from None
                await asyncio.sleep(0.1)
            else:
                return lock

    def _prepare(self) -> Kept:
        """Write Synapse's configuration, with the address and the keys of the last start if there was one."""
        file = self.folder / "kept.json"
        old = Kept(**json.loads(file.read_text())) if file.exists() else None
        kept = Kept(
            port=old.port if old and is_free(old.port) else free_port(),
            shared_secret=old.shared_secret if old else secrets.token_hex(32),
            signing_key=old.signing_key if old else new_signing_key(),
        )
        config = synapse_config(
            self.folder, server_name=self.server_name, rate_limits=self._rate_limits, **asdict(kept)
        )
        # JSON is YAML, so Synapse reads it.
        write_private(self.folder / "log.json", log_config())
        write_private(self.folder / "homeserver.json", config)
        write_private(file, asdict(kept))
        return kept

    def _spawn(self, lock: IO[bytes]) -> subprocess.Popen[bytes]:
        child = Path(__file__).with_name("synapse_child.py")
        command = [sys.executable, "-P", str(child), str(self.folder / "homeserver.json")]
        mode = "wb" if self.log.exists() and self.log.stat().st_size > LOG_BYTES else "ab"
        with self.log.open(mode) as log:
            return subprocess.Popen(
                command + ["fast"] * self._fast,
                cwd=self.folder,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                pass_fds=[lock.fileno()],
                start_new_session=True,  # Ctrl-C in the terminal is for the parent, which then ends this in order
            )

    async def _ready(self) -> None:
        deadline = time.monotonic() + SECONDS_TO_START
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=SECONDS_TO_ANSWER)) as http:
            while time.monotonic() < deadline:
                if self.pid is None:
                    raise HomeserverError(f"the homeserver ended at its start:\n{self.last_log_lines()}")
                with contextlib.suppress(aiohttp.ClientError, TimeoutError):
                    async with http.get(f"{self.url}/_matrix/client/versions") as answer:
                        if answer.status == 200:
                            return
                await asyncio.sleep(0.05)
        raise HomeserverError(f"the homeserver does not answer:\n{self.last_log_lines()}")

    def last_log_lines(self) -> str:
        """The end of the log, for error messages."""
        lines = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
        return "\n".join(lines[-LOG_LINES_SHOWN:])

    async def _end(self, how: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(how)
        try:
            await asyncio.to_thread(process.wait, SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            process.kill()
            await asyncio.to_thread(process.wait)
        finally:
            if process.stdin:
                process.stdin.close()


def is_free(port: int) -> bool:
    """Whether a server could listen on this port of the loopback address now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def free_port() -> int:
    """A free port; raises `HomeserverError` when there is none."""
    for port in random.sample(PORTS, len(PORTS)):
        if is_free(port):
            return port
    raise HomeserverError("no free port between 20000 and 30000")


def new_signing_key() -> str:
    """An ed25519 key in the form that Synapse stores: algorithm, version, 32 random bytes in base64."""
    return f"ed25519 a_demo {base64.b64encode(secrets.token_bytes(32)).decode().rstrip('=')}"


def write_private(file: Path, content: dict[str, Any]) -> None:
    """Write JSON in one step, readable by the owner only."""
    draft = file.with_suffix(".new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        json.dump(content, out, indent=2)
    draft.replace(file)
