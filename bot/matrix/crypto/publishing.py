"""Our device's keys on the homeserver, and the entry with which each start begins."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.matrix.client import Client
from bot.matrix.crypto import steps
from bot.matrix.crypto.account import MOST, SIGNED_CURVE25519, Account, UnreadableError
from bot.matrix.crypto.crosssigning import OwnDevice, query
from bot.matrix.crypto.identity import ensure
from bot.matrix.crypto.picklekey import pickle_key
from bot.matrix.logger import log
from bot.matrix.login import Login
from bot.matrix.raw import Json, table
from storage import olm
from storage.database import Database

BETWEEN_FALLBACKS = timedelta(hours=1)


class Publishing:
    """Sees to it that the homeserver has the keys of our device, ``account``, and our device its signature."""

    def __init__(
        self,
        client: Client,
        database: Database,
        folder: Path,
        account: Account,
        password: str | None,
        now: Callable[[], datetime],
    ) -> None:
        self.account = account
        self._client = client
        self._database = database
        self._folder = folder
        self._password = password
        self._now = now
        self._token = client.token
        self._fallback_at = datetime.min.replace(tzinfo=UTC)

    async def publish(self, *, there: int, fallback: bool) -> None:
        """Bring keys to the homeserver: its ``there`` one-time keys are too few, or it needs a ``fallback`` key.

        They are kept before it sees them. Raises like `Client.request` and errors of the database; then call it again.
        """
        account = self.account
        async with account.turns.one():
            if not account.make_keys(there, fallback=fallback):
                return
            async with self._database.transaction() as session:
                await account.take_step(session)
            account.committed()
            await steps.tell(self._client, account)
            await self._client.request("POST", "keys", "upload", body=account.unpublished())
            account.all_published()
            async with self._database.transaction() as session:
                await account.save(session)

    async def sign(self) -> None:
        """See to it that our device is signed, see `identity.ensure`."""
        device = OwnDevice(self.account.device_keys, self.account.sign)
        await ensure(self._client, self._folder, device, self._password)

    async def renew(self) -> None:
        """When our session was ended and begun anew: the homeserver has dropped the device with its keys."""
        if self._client.token == self._token:
            return
        async with self.account.turns.one():
            token = self._client.token
            if token == self._token:  # another task has done it meanwhile
                return
            self.account.published = False
            await self.publish(there=0, fallback=True)
            await self.sign()
            self._token = token

    async def restock(self, batch: Json) -> None:
        """Bring the keys that are missing by what a sync says of those that are there. Raises like `publish`."""
        counts = batch.get("device_one_time_keys_count")
        there = counts.get(SIGNED_CURVE25519, 0) if isinstance(counts, dict) else MOST
        there = there if isinstance(there, int) else 0
        unused = batch.get("device_unused_fallback_key_types")
        used_up = isinstance(unused, list) and SIGNED_CURVE25519 not in unused
        if self._now() - self._fallback_at < BETWEEN_FALLBACKS:
            used_up = False  # what is on its way must still be opened with the one before
        await self.publish(there=there, fallback=used_up)
        if used_up:
            self._fallback_at = self._now()


async def enter(
    client: Client, database: Database, login: Login, folder: Path, now: Callable[[], datetime]
) -> Publishing:
    """Have a device whose keys are on the homeserver and which is signed by ours.

    Where its keys are lost, or may have been used before, the bot becomes a new device. Raises like
    `Client.request`, LoginError where no new device can be had, and errors of the database; then call it again.
    """
    key = pickle_key(folder)
    account, trouble = await _look(client, database, key)
    if trouble or account is None:  # sessions of another device of ours open nothing for this one
        async with database.transaction() as session:
            await olm.forget_device(session)
    if trouble:
        log.warning("%s; the bot goes on as a new device", trouble)
        await login.start_over(trouble)
        account = None
    account = account or Account(client.user_id, client.device_id, key)
    publishing = Publishing(client, database, folder, account, login.password, now)
    if not account.published:
        await publishing.publish(there=0, fallback=True)
    await publishing.sign()
    login.renewed = publishing.renew
    return publishing


async def _look(client: Client, database: Database, key: bytes) -> tuple[Account | None, str]:
    """The account that is kept, and what is wrong with it."""
    try:
        async with database.reading() as session:
            account = await Account.load(session, client.user_id, client.device_id, key)
    except UnreadableError:
        return None, "the keys in the database don't open with pickle.key"
    published = await query(client)
    if account is None:
        known = client.device_id in published.devices
        return None, f"device {client.device_id} has keys on the homeserver that are not here" if known else ""
    shown = published.devices.get(client.device_id)
    if shown is None:  # its session was ended, and with it the device
        account.published = False
    elif table(shown, "keys") != account.device_keys["keys"]:
        return None, f"device {client.device_id} has other keys on the homeserver than here"
    if await steps.is_behind(client, account):
        return None, "the data folder is an older copy, whose keys must not be used again"
    return account, ""
