"""Secrets in the account's data on the homeserver, encrypted there (spec: "Secrets", "Storage").

The one algorithm is ``m.secret_storage.v1.aes-hmac-sha2``; its key is what a recovery key stands for.
"""

import hmac
import secrets
from collections.abc import Mapping

from Crypto.Cipher import AES
from Crypto.Hash import SHA256
from Crypto.Protocol.KDF import HKDF

from bot.matrix.client import Client, Denied
from bot.matrix.crypto.signing import from_base64, to_base64
from bot.matrix.raw import Json

ALGORITHM = "m.secret_storage.v1.aes-hmac-sha2"
DEFAULT = "m.secret_storage.default_key"
DESCRIPTION = "m.secret_storage.key."
NOUGHT = bytes(32)
IV_BYTES = 16
ID_BYTES = 16


def encrypt(key: bytes, name: str, secret: bytes) -> Json:
    """A secret called ``name`` as ``{"iv", "ciphertext", "mac"}``."""
    iv = bytearray(secrets.token_bytes(IV_BYTES))
    iv[8] &= 0x7F  # bit 63 is zero, since implementations of AES-CTR differ in how far the counter carries
    return _encrypt(key, name, secret, bytes(iv))


def decrypt(key: bytes, name: str, sealed: object) -> bytes:
    """The secret called ``name``. Raises ValueError when it is not whole or not encrypted with ``key``."""
    if not isinstance(sealed, dict):
        raise ValueError("this is no encrypted secret")
    iv, ciphertext, mac = (from_base64(sealed.get(part)) for part in ("iv", "ciphertext", "mac"))
    cipher_key, mac_key = _keys(key, name)
    if len(iv) != IV_BYTES or not hmac.compare_digest(hmac.digest(mac_key, ciphertext, "sha256"), mac):
        raise ValueError("the secret is encrypted with another key, or damaged")
    return AES.new(cipher_key, AES.MODE_CTR, nonce=b"", initial_value=iv).decrypt(ciphertext)


def describe(key: bytes) -> Json:
    """The content of ``m.secret_storage.key.ID``, by which a typed key can be checked."""
    check = encrypt(key, "", NOUGHT)
    return {"algorithm": ALGORITHM, "iv": check["iv"], "mac": check["mac"]}


def fits(key: bytes, description: Json) -> bool:
    """Whether ``key`` is the described one. A description without a check fits every key."""
    if description.get("algorithm") != ALGORITHM:
        return False
    if "iv" not in description or "mac" not in description:
        return True
    try:
        iv, mac = from_base64(description["iv"]), from_base64(description["mac"])
    except ValueError:
        return False
    return len(iv) == IV_BYTES and hmac.compare_digest(from_base64(_encrypt(key, "", NOUGHT, iv)["mac"]), mac)


def _encrypt(key: bytes, name: str, secret: bytes, iv: bytes) -> Json:
    cipher_key, mac_key = _keys(key, name)
    ciphertext = AES.new(cipher_key, AES.MODE_CTR, nonce=b"", initial_value=iv).encrypt(secret)
    mac = hmac.digest(mac_key, ciphertext, "sha256")
    return {"iv": to_base64(iv), "ciphertext": to_base64(ciphertext), "mac": to_base64(mac)}


def _keys(key: bytes, name: str) -> tuple[bytes, bytes]:
    """The keys for AES and for HMAC that belong to the secret called ``name``."""
    both = HKDF(key, 64, salt=NOUGHT, hashmod=SHA256, context=name.encode())
    return both[:32], both[32:]


class SecretStorage:
    """The secret storage of an account. Every method raises like `Client.request`."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def default(self) -> str:
        """The id of the default key; "" where there is no secret storage."""
        key_id = (await self._get(DEFAULT)).get("key")
        return key_id if isinstance(key_id, str) else ""

    async def description(self, key_id: str) -> Json:
        """How the key is described; empty where it is not."""
        return await self._get(DESCRIPTION + key_id)

    async def get(self, name: str, key_id: str, key: bytes) -> bytes:
        """A secret. Raises ValueError when it is not there, or not encrypted with this key."""
        encrypted = (await self._get(name)).get("encrypted")
        if not isinstance(encrypted, dict) or key_id not in encrypted:
            raise ValueError(f"the secret storage does not hold {name}")
        return decrypt(key, name, encrypted[key_id])

    async def put(self, name: str, key_id: str, key: bytes, secret: bytes) -> None:
        """Store a secret; what was stored under this name before is gone."""
        await self._put(name, {"encrypted": {key_id: encrypt(key, name, secret)}})

    async def make(self, key_id: str, key: bytes, contents: Mapping[str, bytes]) -> None:
        """A new secret storage with these secrets. It becomes the default last, when it is whole."""
        await self._put(DESCRIPTION + key_id, describe(key))
        for name, secret in contents.items():
            await self.put(name, key_id, key, secret)
        await self._put(DEFAULT, {"key": key_id})

    async def _get(self, kind: str) -> Json:
        try:
            return await self._client.request("GET", *self._path(kind))
        except Denied as error:
            if error.status != 404:
                raise
            return {}

    async def _put(self, kind: str, content: Json) -> None:
        await self._client.request("PUT", *self._path(kind), body=content)

    def _path(self, kind: str) -> tuple[str, ...]:
        return ("user", self._client.user_id, "account_data", kind)


def new_key_id() -> str:
    return secrets.token_hex(ID_BYTES)
