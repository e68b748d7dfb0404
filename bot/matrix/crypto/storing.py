"""Our cross-signing keys in the account's secret storage: put there, and fetched with the recovery key."""

from collections.abc import Callable
from pathlib import Path

from bot.matrix.client import Client
from bot.matrix.crypto import keyfile, secretstorage
from bot.matrix.crypto.crosssigning import SECRET, USAGES, CrossSigningError, Keys
from bot.matrix.crypto.keyfile import Pending, Record
from bot.matrix.crypto.secretstorage import SecretStorage

Show = Callable[[str], None]


async def store(client: Client, folder: Path, record: Record, keys: Keys, show: Show) -> bool:
    """See to it that ``keys`` are in a secret storage; make one if there is none, and ``show`` its recovery key.

    A storage that somebody else has made is left alone; then False. One that was begun and not finished is finished.
    Raises KeyFileError and like `Client.request`.
    """
    storage = SecretStorage(client)
    default = await storage.default()
    pending = record.pending
    if pending and (pending.master != keys.master.public or default not in {"", pending.replaces, pending.key_id}):
        pending = None
        keyfile.remember(folder, client.user_id, pending=None)
    if pending is None:
        if default:
            return record.stored == default
        pending = Pending.new(keys)
        keyfile.remember(folder, client.user_id, pending=pending)
    await storage.make(pending.key_id, pending.key.seed, keys.secrets())
    show(pending.recovery_key)  # before it is forgotten: a crash here shows it again
    keyfile.remember(folder, client.user_id, pending=None, stored=pending.key_id)
    return True


async def store_with(client: Client, folder: Path, keys: Keys, recovery_key: bytes) -> None:
    """Put ``keys`` into the secret storage that is there already.

    Raises CrossSigningError when the recovery key is not that of the storage, KeyFileError, and like `Client.request`.
    """
    key_id = await _default_key(client, recovery_key)
    for name, secret in keys.secrets().items():
        await SecretStorage(client).put(name, key_id, recovery_key, secret)
    keyfile.remember(folder, client.user_id, stored=key_id)


async def fetch(client: Client, folder: Path, public: dict[str, str], recovery_key: bytes) -> Keys:
    """The keys with these ``public`` parts, from the secret storage into the data folder.

    Raises CrossSigningError when the recovery key is not that of the storage, or the storage lacks the keys or holds
    others; KeyFileError; and like `Client.request`.
    """
    key_id = await _default_key(client, recovery_key)
    storage = SecretStorage(client)
    texts: dict[str, str] = {}
    try:
        for usage in USAGES:
            texts[usage] = (await storage.get(SECRET + usage, key_id, recovery_key)).decode("ascii")
        keys = Keys.from_texts(texts)
    except UnicodeDecodeError:
        raise CrossSigningError("a key in the secret storage is damaged; patenbot verify --reset") from None
    except ValueError as error:
        raise CrossSigningError(f"no keys from the secret storage: {error}; patenbot verify --reset") from None
    if keys.public() != public:
        raise CrossSigningError(
            "the secret storage holds other keys than the account has by now; somebody has made new ones"
        )
    keyfile.change(folder, client.user_id, lambda record: _with(record, keys, key_id))
    return keys


def _with(record: Record, keys: Keys, key_id: str) -> Record:
    others = tuple(one for one in record.made if one != keys)
    return Record(record.device, record.device_key, (*others, keys), record.pending, key_id)


async def _default_key(client: Client, recovery_key: bytes) -> str:
    """The id of the storage's key, if ``recovery_key`` is it."""
    storage = SecretStorage(client)
    key_id = await storage.default()
    if not key_id:
        raise CrossSigningError("the account has no secret storage that a recovery key could open")
    if not secretstorage.fits(recovery_key, await storage.description(key_id)):
        raise CrossSigningError("this is not the recovery key of the account's secret storage")
    return key_id
