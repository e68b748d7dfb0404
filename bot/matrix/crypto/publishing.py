"""Our device's keys on the homeserver, and the entry with which each start begins."""

from pathlib import Path

from bot.matrix.client import Client
from bot.matrix.crypto import steps
from bot.matrix.crypto.account import Account, UnreadableError
from bot.matrix.crypto.crosssigning import Device, query
from bot.matrix.crypto.identity import ensure
from bot.matrix.logger import log
from bot.matrix.login import Login
from bot.matrix.raw import table
from storage import olm
from storage.database import Database


async def enter(client: Client, database: Database, login: Login, folder: Path, key: bytes) -> Account:
    """The account of our device, with its keys on the homeserver and signed by ours.

    Where its keys are lost, or may have been used before, the bot becomes a new device. Raises like
    `Client.request`, LoginError where no new device can be had, and errors of the database; then call it again.
    """
    account, trouble = await _look(client, database, key)
    if trouble or account is None:  # sessions of another device of ours open nothing for this one
        async with database.transaction() as session:
            await olm.forget_device(session)
    if trouble:
        log.warning("%s; the bot goes on as a new device", trouble)
        await login.start_over(trouble)
        account = None
    if account is None:
        account = Account(client.user_id, client.device_id)
    if not account.published:
        await publish(client, database, account, key, there=0, fallback=True)
    await sign(client, folder, account, login.password)
    return account


async def sign(client: Client, folder: Path, account: Account, password: str | None) -> None:
    """See to it that our device is signed, see `identity.ensure`."""
    await ensure(client, folder, Device(account.device_keys, account.sign), password)


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


async def publish(
    client: Client, database: Database, account: Account, key: bytes, *, there: int, fallback: bool
) -> None:
    """Bring keys to the homeserver: its ``there`` one-time keys are too few, or it needs a ``fallback`` key.

    They are kept before it sees them. Raises like `Client.request` and errors of the database; then call it again.
    """
    async with account.turns.one():
        if not account.make_keys(there, fallback=fallback):
            return
        async with database.transaction() as session:
            await account.take_step(session, key)
        account.committed()
        await steps.tell(client, account)
        await client.request("POST", "keys", "upload", body=account.unpublished())
        account.all_published()
        async with database.transaction() as session:
            await account.save(session, key)
