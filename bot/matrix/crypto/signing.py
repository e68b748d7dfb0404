"""Signatures on JSON objects (spec appendices: "Canonical JSON", "Signing JSON") by Ed25519 keys."""

import base64
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self

from Crypto.PublicKey.ECC import EccKey
from Crypto.Signature import eddsa

from bot.matrix.raw import Json, table

Sign = Callable[[bytes], str]

ED25519 = "ed25519:"
SEED_BYTES = 32
LARGEST = 2**53 - 1
UNSIGNED = {"signatures", "unsigned"}


def to_base64(content: bytes) -> str:
    """Unpadded base64, as the specification writes keys and signatures."""
    return base64.b64encode(content).decode().rstrip("=")


def from_base64(text: object) -> bytes:
    """The bytes of base64 with or without padding. Raises ValueError."""
    if not isinstance(text, str):
        raise ValueError("no base64")
    bare = text.rstrip("=")
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except ValueError:
        raise ValueError("no base64") from None


def canonical(value: object) -> bytes:
    """Canonical JSON. Raises ValueError for what it can't say: fractions, integers beyond 2**53, lone surrogates."""
    _require_sayable(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _require_sayable(value: object) -> None:
    if isinstance(value, dict):
        for part in value.values():
            _require_sayable(part)
    elif isinstance(value, list):
        for part in value:
            _require_sayable(part)
    elif isinstance(value, float) or (isinstance(value, int) and abs(value) > LARGEST):
        raise ValueError("canonical JSON has integers up to 2**53 only")


@dataclass(frozen=True, slots=True)
class SigningKey:
    """An Ed25519 key: ``seed`` is its private part, 32 bytes."""

    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.seed) != SEED_BYTES:
            raise ValueError(f"an Ed25519 seed has {SEED_BYTES} bytes, not {len(self.seed)}")

    @classmethod
    def new(cls) -> Self:
        return cls(secrets.token_bytes(SEED_BYTES))

    @property
    def public(self) -> str:
        """The public part in unpadded base64."""
        return to_base64(self._key().public_key().export_key(format="raw"))

    def sign(self, message: bytes) -> str:
        """The signature in unpadded base64."""
        return to_base64(eddsa.new(self._key(), "rfc8032").sign(message))

    def _key(self) -> EccKey:
        return eddsa.import_private_key(self.seed)


def signable(thing: Json) -> bytes:
    """What a signature on ``thing`` covers. Raises ValueError like `canonical`."""
    return canonical({key: value for key, value in thing.items() if key not in UNSIGNED})


def signed(thing: Json, user_id: str, key: str, sign: Sign) -> Json:
    """``thing`` with one more signature of ``user_id``, by the key called ``key`` (what follows ``ed25519:``)."""
    signatures = thing.get("signatures", {})
    ours = signatures.get(user_id, {}) | {ED25519 + key: sign(signable(thing))}
    return thing | {"signatures": signatures | {user_id: ours}}


def is_signed(thing: object, user_id: str, key: str, public: str) -> bool:
    """Whether ``thing`` has a good signature of ``user_id`` by the key called ``key``, which is ``public``."""
    try:
        signature = from_base64(table(thing, "signatures", user_id).get(ED25519 + key))
        verifier = eddsa.new(eddsa.import_public_key(from_base64(public)), "rfc8032")
        verifier.verify(signable(table(thing)), signature)
    except (ValueError, RecursionError):
        return False
    return True
