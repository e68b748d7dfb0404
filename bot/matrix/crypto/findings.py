"""What `patenbot check` says of cross-signing. It changes nothing."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

from bot.matrix.client import Client
from bot.matrix.crypto import keyfile
from bot.matrix.crypto.crosssigning import Published, State, query
from bot.matrix.crypto.identity import state_of
from bot.matrix.crypto.keyfile import KeyFileError, Record
from bot.matrix.crypto.secretstorage import SecretStorage
from bot.matrix.finding import Finding

VERIFY = "run patenbot verify with the account's recovery key, or patenbot verify --reset"


async def crypto_findings(client: Client, folder: Path) -> AsyncIterator[Finding]:
    """The account's cross-signing keys, the device that has run with ``folder``, the secret storage.

    Raises like `Client.request`.
    """
    for finding in _files(folder):
        yield finding
    try:
        record = keyfile.load(folder, client.user_id)
    except KeyFileError as error:
        yield Finding(False, str(error))
        record = Record()
    published = await query(client)
    yield _keys(client.user_id, folder, published, record)
    if record.device:
        yield _device(published, record)
    yield _storage(await SecretStorage(client).default(), published, record)


def _files(folder: Path) -> Iterator[Finding]:
    file, recovery = folder / keyfile.FILE, folder / keyfile.RECOVERY_FILE
    if keyfile.open_to_others(folder):
        yield Finding(False, f"others on this machine can read the keys in {file}", f"chmod 600 {file}")
    if os.path.exists(recovery):  # not where we may not look
        yield Finding(True, f"the recovery key still lies in {recovery}", "move it to a safe place")


def _keys(user_id: str, folder: Path, published: Published, record: Record) -> Finding:
    public = published.public()
    if not public:
        return Finding(True, f"{user_id} has no cross-signing keys yet; the bot makes them when it starts")
    if record.keys_for(public) is None:
        return Finding(False, f"{user_id} has cross-signing keys whose private part is not in {folder}", VERIFY)
    return Finding(True, f"{user_id} has cross-signing keys, and their private part is in {folder}")


def _device(published: Published, record: Record) -> Finding:
    state = state_of(published, record, record.device)
    if published.device_signed(record.device):
        return Finding(True, f"device {record.device} is signed by its account")
    if state is State.NO_DEVICE:
        return Finding(True, f"the homeserver has no keys of device {record.device}; the bot uploads them at its start")
    if state is State.NONE:
        return Finding(True, f"device {record.device} is not signed yet")
    advice = VERIFY if state is State.FOREIGN else "start the bot anew, or run patenbot verify"
    return Finding(False, f"device {record.device} is not signed, so Element's clients do not trust it", advice)


def _storage(default: str, published: Published, record: Record) -> Finding:
    if not published.public():
        return Finding(True, "secret storage: " + ("there" if default else "none yet"))
    if not default:
        return Finding(True, "secret storage: none; the bot makes one for its keys when it starts")
    if record.stored == default:
        return Finding(True, "secret storage: there, with our cross-signing keys")
    if record.keys_for(published.public()) is None:
        return Finding(True, "secret storage: there")
    return Finding(
        True, "secret storage: there, but not with our cross-signing keys", "patenbot verify puts them into it"
    )
