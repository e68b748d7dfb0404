"""The bot's cross-signing identity: made at its first start, mended at every other, never taken from somebody else."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bot.matrix.client import Client, Denied
from bot.matrix.crypto import keyfile
from bot.matrix.crypto.crosssigning import (
    CrossSigningError,
    Keys,
    OwnDevice,
    Published,
    State,
    query,
    sign_device,
    upload,
)
from bot.matrix.crypto.keyfile import KeyFileError, Pending, Record
from bot.matrix.crypto.secretstorage import SecretStorage
from bot.matrix.crypto.signing import is_signed
from bot.matrix.crypto.storing import Show, store
from bot.matrix.crypto.uia import AuthError, PasswordNeeded
from bot.matrix.logger import log

OTHERS_KEYS = (
    "this account already has cross-signing keys; run `patenbot verify` with its recovery key, "
    "or `patenbot verify --reset`"
)
NO_PASSWORD = (
    "the homeserver wants the password of {user} before it takes cross-signing keys, and the configuration has none; "
    "run `patenbot verify --reset`, which asks for it"
)


async def ensure(client: Client, folder: Path, device: OwnDevice, password: str | None) -> State:
    """See to it that our device is signed; to be called at every start, after the device's keys were uploaded.

    On an account without cross-signing keys they are made, with a secret storage if there is none. What an earlier
    start did not finish is finished. Keys of others are left alone. What can't be done is one line of the log, and
    the bot goes on without. Raises Slow and Unreachable; then call it again. LoginError as everywhere.
    """
    try:
        return await _ensure(client, folder, device, password)
    except PasswordNeeded:
        reason = NO_PASSWORD.format(user=client.user_id)
    except (CrossSigningError, AuthError, KeyFileError, Denied) as error:
        reason = str(error)
    log.error("cross-signing is not settled: %s", reason)
    return State.UNSETTLED


async def _ensure(client: Client, folder: Path, device: OwnDevice, password: str | None) -> State:
    if keyfile.open_to_others(folder):
        keyfile.close_to_others(folder)
        log.warning("%s could be read by others; that is mended", folder / keyfile.FILE)
    record = keyfile.remember(folder, client.user_id, device=device.id, device_key=device.public)
    published = await query(client)
    shown = published.shown(device)
    if shown is None:
        log.warning("the homeserver does not have the keys of device %s; it can't be signed", device.id)
        return State.NO_DEVICE
    keys = record.keys_for(published.public())
    if not published.public():
        keys, record = await _create(client, folder, password)
        published = await query(client)
    if keys is None:
        log.warning(OTHERS_KEYS)
        return State.FOREIGN
    if not published.device_signed(device.id) or not (device.sign is None or published.master_signed(device)):
        await sign_device(client, keys, shown)
        log.info("device %s is signed", device.id)
    if not await store(client, folder, record, keys, lambda key: _leave(client, folder, key)):
        log.info(
            "the account's secret storage is not ours: the cross-signing keys are in %s only; `patenbot verify` with "
            "the recovery key puts them into it",
            folder / keyfile.FILE,
        )
    return State.SIGNED


async def _create(client: Client, folder: Path, password: str | None) -> tuple[Keys, Record]:
    """The account's first keys: those that an earlier start did not get to the homeserver, or new ones."""
    record = keyfile.change(
        folder, client.user_id, lambda record: record if record.made else replace(record, made=(Keys.new(),))
    )
    keys = record.made[-1]
    try:
        await upload(client, keys, None)
    except PasswordNeeded:
        if (await query(client)).public():  # with the password, keys that somebody has just made would be lost
            raise CrossSigningError("somebody else has just made cross-signing keys for this account") from None
        await upload(client, keys, password)
    log.info("the account has cross-signing keys now")
    return keys, record


def _leave(client: Client, folder: Path, recovery_key: str) -> None:
    file = keyfile.leave_recovery_key(folder, client.user_id, recovery_key)
    log.warning("the recovery key of %s is in %s; move it to a safe place", client.user_id, file)


def state_of(published: Published, record: Record, device: str) -> State:
    """How things stand for the device with this id."""
    if device not in published.devices:
        return State.NO_DEVICE
    public = published.public()
    if not public:
        return State.NONE
    if record.keys_for(public) is None:
        return State.FOREIGN
    return State.SIGNED if published.device_signed(device) else State.UNSIGNED


def own_device(client: Client, published: Published, record: Record) -> OwnDevice:
    """Our device as the homeserver shows it, if that is what the bot has uploaded. Raises CrossSigningError."""
    if record.device != client.device_id or not record.device:
        raise CrossSigningError("the bot has not run with this data folder yet; start it once, then try again")
    shown = published.devices.get(record.device)
    if shown is None:
        raise CrossSigningError(f"the homeserver has no keys of device {record.device} yet; start the bot once")
    if not is_signed(shown, client.user_id, record.device, record.device_key):
        raise CrossSigningError(f"the homeserver shows other keys for device {record.device} than the bot has")
    return OwnDevice(shown)


async def reset(client: Client, folder: Path, password: Callable[[], str], show: Show) -> None:
    """New keys and a new secret storage, whatever the account had; signs our device and shows the recovery key.

    Asks for the ``password`` if the homeserver does. Raises CrossSigningError, AuthError, KeyFileError, and like
    `Client.request`; a refusal leaves all as it was.
    """
    published = await query(client)
    before = keyfile.load(folder, client.user_id)
    device = own_device(client, published, before)
    keys = Keys.new()
    pending = Pending.new(keys, await SecretStorage(client).default())
    record = keyfile.change(
        folder, client.user_id, lambda record: replace(record, made=(*record.made, keys), pending=pending)
    )
    try:
        try:
            await upload(client, keys, None)
        except PasswordNeeded:
            await upload(client, keys, password())
    except (Denied, AuthError):
        keyfile.change(folder, client.user_id, lambda record: _without(record, keys, before.pending))
        raise
    await sign_device(client, keys, device)
    if not await store(client, folder, record, keys, show):
        raise CrossSigningError("somebody else has just made a secret storage; the keys are in the data folder only")


def _without(record: Record, keys: Keys, pending: Pending | None) -> Record:
    """As if these keys had never been made; the homeserver has refused them."""
    return replace(record, made=tuple(one for one in record.made if one != keys), pending=pending)
