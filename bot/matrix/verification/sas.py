"""The arithmetic of a verification by emojis (spec: "Short Authentication String (SAS) verification").

Of the methods that the specification offers it knows the current ones only: ``curve25519-hkdf-sha256``, ``sha256``
and ``hkdf-hmac-sha256.v2``.
"""

import hashlib
from dataclasses import dataclass

from vodozemac import EstablishedSas

from bot.matrix.crypto.signing import ED25519, canonical, to_base64
from bot.matrix.raw import Json
from bot.matrix.verification.emojis import EMOJIS, Emoji

KEY_AGREEMENT = "curve25519-hkdf-sha256"
HASH = "sha256"
MAC_METHOD = "hkdf-hmac-sha256.v2"
EMOJI, DECIMAL = "emoji", "decimal"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two devices of a verification: Ed25519 keys in unpadded base64, ``master_key`` that of its user."""

    user_id: str
    device_id: str
    device_key: str
    master_key: str | None = None

    @property
    def keys(self) -> dict[str, str]:
        """The keys to be verified, by their ids.

        Raises ValueError when the device is called like the master key: then one could be taken for the other.
        """
        if self.device_id == self.master_key:
            raise ValueError(f"device {self.device_id} is called like the master key")
        keys = {ED25519 + self.device_id: self.device_key}
        return keys | {ED25519 + self.master_key: self.master_key} if self.master_key else keys


@dataclass(frozen=True, slots=True)
class Code:
    """What people compare: seven emojis, or three numbers of four digits."""

    emojis: tuple[Emoji, ...]
    decimals: tuple[int, int, int]


def commitment(public_key: str, start: Json) -> str:
    """By which who accepts is bound to a key before it is shown; ``start`` is the content of the start event.

    Raises ValueError when the content can't be said in canonical JSON.
    """
    return to_base64(hashlib.sha256(public_key.encode() + canonical(start)).digest())


def code_of(
    sas: EstablishedSas, starter: Side, starter_key: str, accepter: Side, accepter_key: str, transaction_id: str
) -> Code:
    """The code of a verification; the keys are the ephemeral ones, in unpadded base64."""
    parts = (
        "MATRIX_KEY_VERIFICATION_SAS",
        *(starter.user_id, starter.device_id, starter_key),
        *(accepter.user_id, accepter.device_id, accepter_key),
        transaction_id,
    )
    code = sas.bytes("|".join(parts))
    return Code(tuple(EMOJIS[index] for index in code.emoji_indices), code.decimals)


def macs(sas: EstablishedSas, sender: Side, receiver: Side, transaction_id: str) -> Json:
    """What ``sender`` says of its keys: the content of ``m.key.verification.mac``."""
    info, keys = _mac_info(sender, receiver, transaction_id), sender.keys
    return {
        "mac": {key_id: sas.calculate_mac(key, info + key_id) for key_id, key in keys.items()},
        "keys": sas.calculate_mac(_listed(keys), info + "KEY_IDS"),
    }


def confirmed(
    sas: EstablishedSas, sender: Side, receiver: Side, transaction_id: str, mac: dict[str, str], keys: str
) -> dict[str, str]:
    """The keys of ``sender`` by id that it has confirmed; those that we don't know of are passed over.

    Raises ValueError when a key is not the one that the sender has, or none of those that we know is there.
    """
    info, known = _mac_info(sender, receiver, transaction_id), sender.keys
    sas.verify_mac(_listed(mac), info + "KEY_IDS", keys)
    found = {key_id: key for key_id, key in known.items() if key_id in mac}
    if not found:
        raise ValueError("none of the keys is known here")
    for key_id, key in found.items():
        sas.verify_mac(key, info + key_id, mac[key_id])
    return found


def _mac_info(sender: Side, receiver: Side, transaction_id: str) -> str:
    sides = sender.user_id + sender.device_id + receiver.user_id + receiver.device_id
    return "MATRIX_KEY_VERIFICATION_MAC" + sides + transaction_id


def _listed(key_ids: dict[str, str]) -> str:
    return ",".join(sorted(key_ids))
