"""The other side of a verification, written from the specification and without vodozemac: X25519, HKDF and HMAC."""

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass, field

from Crypto.Protocol.DH import import_x25519_private_key, import_x25519_public_key, key_agreement
from Crypto.PublicKey import ECC

from bot.matrix.raw import Json
from bot.matrix.verification.sas import Side


def encode(content: bytes) -> str:
    return base64.b64encode(content).decode().rstrip("=")


def decode(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4))


def hkdf(secret: bytes, info: str, length: int) -> bytes:
    """RFC 5869 with SHA-256 and without salt."""
    key, block, found = hmac.digest(bytes(32), secret, "sha256"), b"", b""
    for number in range(1, 256):
        if len(found) >= length:
            break
        block = hmac.digest(key, block + info.encode() + bytes([number]), "sha256")
        found += block
    return found[:length]


def new_secret() -> bytes:
    return ECC.generate(curve="Curve25519").seed


def public_of(secret: bytes) -> str:
    return encode(import_x25519_private_key(secret).public_key().export_key(format="raw"))


def commitment(public: str, start: Json) -> str:
    text = json.dumps(start, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return encode(hashlib.sha256((public + text).encode()).digest())


@dataclass
class Other:
    """Answers event by event: `request`, then what `hear` gives for each event of the bot.

    ``me`` and ``bot`` are the two devices, ``reference`` is what all contents have.
    """

    me: Side
    bot: Side
    id: str
    reference: Json
    secret: bytes = field(default_factory=new_secret)
    start: Json = field(default_factory=dict)
    numbers: list[int] = field(default_factory=list)
    decimals: tuple[int, ...] = ()
    verified: set[str] = field(default_factory=set)
    done: bool = False
    cancelled: str = ""
    _shared: bytes = b""
    _promised: str = ""
    _bots_key: str = ""

    @property
    def public(self) -> str:
        return public_of(self.secret)

    def request(self) -> tuple[str, Json]:
        content = {"from_device": self.me.device_id, "methods": ["m.sas.v1", "m.reciprocate.v1"]}
        return "m.key.verification.request", self.reference | content

    def hear(self, type: str, content: Json) -> list[tuple[str, Json]]:
        """What is answered to an event of the bot."""
        for name, value in self.reference.items():
            assert content[name] == value
        answer = getattr(self, "_" + type.removeprefix("m.key.verification."))(content)
        return [("m.key.verification." + name, self.reference | said) for name, said in answer]

    def _ready(self, content: Json) -> list[tuple[str, Json]]:
        assert content["methods"] == ["m.sas.v1"]
        assert content["from_device"] == self.bot.device_id
        said = {
            "from_device": self.me.device_id,
            "method": "m.sas.v1",
            "key_agreement_protocols": ["curve25519-hkdf-sha256", "curve25519"],
            "hashes": ["sha256"],
            "message_authentication_codes": ["hkdf-hmac-sha256.v2", "hkdf-hmac-sha256"],
            "short_authentication_string": ["decimal", "emoji"],
        }
        self.start = self.reference | said
        return [("start", said)]

    def _accept(self, content: Json) -> list[tuple[str, Json]]:
        assert content["key_agreement_protocol"] == "curve25519-hkdf-sha256"
        assert (content["hash"], content["message_authentication_code"]) == ("sha256", "hkdf-hmac-sha256.v2")
        self._promised = content["commitment"]
        return [("key", {"key": self.public})]

    def _key(self, content: Json) -> list[tuple[str, Json]]:
        self._bots_key = content["key"]
        assert self._promised == commitment(self._bots_key, self.start)
        mine, theirs = import_x25519_private_key(self.secret), import_x25519_public_key(decode(self._bots_key))
        self._shared = key_agreement(eph_priv=mine, eph_pub=theirs, kdf=bytes)
        self._look()
        return []

    def _look(self) -> None:
        mine = [self.me.user_id, self.me.device_id, self.public]
        bots = [self.bot.user_id, self.bot.device_id, self._bots_key]
        info = "|".join(["MATRIX_KEY_VERIFICATION_SAS", *mine, *bots, self.id])
        bits = f"{int.from_bytes(hkdf(self._shared, info, 6), 'big'):048b}"
        self.numbers = [int(bits[place : place + 6], 2) for place in range(0, 42, 6)]
        self.decimals = tuple(int(bits[place : place + 13], 2) + 1000 for place in range(0, 39, 13))

    def mac(self, sender: Side, receiver: Side, key_id: str, text: str) -> str:
        sides = sender.user_id + sender.device_id + receiver.user_id + receiver.device_id
        key = hkdf(self._shared, f"MATRIX_KEY_VERIFICATION_MAC{sides}{self.id}{key_id}", 32)
        return encode(hmac.digest(key, text.encode(), "sha256"))

    def macs(self, keys: dict[str, str]) -> Json:
        """The content of a mac event for these keys."""
        macs = {key_id: self.mac(self.me, self.bot, key_id, key) for key_id, key in keys.items()}
        return {"mac": macs, "keys": self.mac(self.me, self.bot, "KEY_IDS", ",".join(sorted(keys)))}

    def _mac(self, content: Json) -> list[tuple[str, Json]]:
        keys = {"ed25519:" + key: value for key, value in [(self.bot.device_id, self.bot.device_key)]}
        if self.bot.master_key:
            keys["ed25519:" + self.bot.master_key] = self.bot.master_key
        assert content["mac"] == {key_id: self.mac(self.bot, self.me, key_id, key) for key_id, key in keys.items()}
        assert content["keys"] == self.mac(self.bot, self.me, "KEY_IDS", ",".join(sorted(keys)))
        self.verified = set(keys)
        return [("mac", self.macs(self.me.keys)), ("done", {})]

    def _done(self, _: Json) -> list[tuple[str, Json]]:
        self.done = True
        return []

    def _cancel(self, content: Json) -> list[tuple[str, Json]]:
        self.cancelled = content["code"]
        return []
