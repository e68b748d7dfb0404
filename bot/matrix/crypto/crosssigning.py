"""The three keys by which an account signs its devices (spec: "Cross-signing").

A public key object is ``{"user_id", "usage": ["master"], "keys": {"ed25519:PUBLIC": PUBLIC}, "signatures"}``.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Self

from bot.matrix.client import Client
from bot.matrix.crypto import uia
from bot.matrix.crypto.signing import ED25519, Sign, SigningKey, from_base64, is_signed, signed, to_base64
from bot.matrix.raw import Json

USAGES = ("master", "self_signing", "user_signing")
SECRET = "m.cross_signing."


class CrossSigningError(Exception):
    """It can't be done; one line for the administrator."""


class State(Enum):
    """What there is of an account's cross-signing, seen from one device; the value says it in words."""

    NONE = "the account has no cross-signing keys"
    SIGNED = "the account's keys are ours, and the device is signed"
    UNSIGNED = "the account's keys are ours, and the device is not signed"
    FOREIGN = "the account has cross-signing keys whose private part is not here"
    NO_DEVICE = "the homeserver does not have the device's keys yet"
    UNSETTLED = "it could not be settled; the log says why"


@dataclass(frozen=True, slots=True)
class Keys:
    """The private keys of an account."""

    master: SigningKey
    self_signing: SigningKey
    user_signing: SigningKey

    @classmethod
    def new(cls) -> Self:
        return cls(SigningKey.new(), SigningKey.new(), SigningKey.new())

    @classmethod
    def from_texts(cls, texts: Json) -> Self:
        """From seeds in base64 by usage. Raises ValueError."""
        return cls(*(SigningKey(from_base64(texts.get(usage))) for usage in USAGES))

    def texts(self) -> dict[str, str]:
        """The seeds in unpadded base64 by usage: as in the file, and as in secret storage."""
        return {usage: to_base64(getattr(self, usage).seed) for usage in USAGES}

    def secrets(self) -> dict[str, bytes]:
        """What goes into secret storage, by name."""
        return {SECRET + usage: text.encode() for usage, text in self.texts().items()}

    def public(self) -> dict[str, str]:
        """The public keys in unpadded base64 by usage."""
        return {usage: getattr(self, usage).public for usage in USAGES}

    def objects(self, user_id: str) -> dict[str, Json]:
        """The public key objects by usage; self-signing and user-signing key are signed by the master key."""
        public = self.public()
        bare = {
            usage: {"user_id": user_id, "usage": [usage], "keys": {ED25519 + key: key}} for usage, key in public.items()
        }
        master, *others = USAGES
        return {
            master: bare[master],
            **{usage: signed(bare[usage], user_id, public[master], self.master.sign) for usage in others},
        }


@dataclass(frozen=True, slots=True)
class OwnDevice:
    """Our device: its ``device_keys`` as they were uploaded, and how its Ed25519 key signs, where that is at hand."""

    keys: Json
    sign: Sign | None = None

    @property
    def id(self) -> str:
        return str(self.keys["device_id"])

    @property
    def public(self) -> str:
        """Its Ed25519 key, unpadded base64."""
        return str(self.keys["keys"][ED25519 + self.id])


@dataclass(frozen=True, slots=True)
class Published:
    """What the homeserver shows of the account: public key objects by usage, ``device_keys`` by device id."""

    user_id: str
    objects: dict[str, Json]
    devices: Json

    def public(self) -> dict[str, str]:
        """The public keys by usage; empty where there is no master key."""
        found = {usage: _key_of(self.objects.get(usage)) for usage in USAGES}
        return found if found["master"] else {}

    def shown(self, device: OwnDevice) -> OwnDevice | None:
        """The device as the homeserver has it, if it has these very keys: a signature has to fit its copy."""
        copy = self.devices.get(device.id, {})
        if not is_signed(copy, self.user_id, device.id, device.public) or copy["keys"] != device.keys["keys"]:
            return None
        return OwnDevice(copy, device.sign)

    def device_signed(self, device_id: str) -> bool:
        """Whether the device has a good signature of the account's self-signing key."""
        key = self.public().get("self_signing", "")
        return is_signed(self.devices.get(device_id), self.user_id, key, key)

    def master_signed(self, device: OwnDevice) -> bool:
        """Whether the master key has a good signature of the device."""
        return is_signed(self.objects.get("master"), self.user_id, device.id, device.public)


def _key_of(thing: Json | None) -> str:
    keys = thing.get("keys") if thing else None
    values = list(keys.values()) if isinstance(keys, dict) else []
    return values[0] if len(values) == 1 and isinstance(values[0], str) else ""


async def query(client: Client, user_id: str = "") -> Published:
    """Read what the homeserver has of an account, by default of our own. Raises like `Client.request`."""
    user_id = user_id or client.user_id
    answer = await client.request("POST", "keys", "query", body={"device_keys": {user_id: []}})

    def theirs(part: str) -> Json:
        every = answer.get(part)
        found = every.get(user_id) if isinstance(every, dict) else None
        return found if isinstance(found, dict) else {}

    return Published(user_id, {usage: theirs(f"{usage}_keys") for usage in USAGES}, theirs("device_keys"))


async def upload(client: Client, keys: Keys, password: str | None) -> None:
    """Make these the account's keys, in place of those that it has.

    Homeservers want the password for that, but not for the first keys (MSC3967). Raises `uia.PasswordNeeded`,
    `uia.AuthError`, and like `Client.request`.
    """
    body = {f"{usage}_key": thing for usage, thing in keys.objects(client.user_id).items()}
    await uia.ask(client, "keys", "device_signing", "upload", body=body, password=password)


async def sign_device(client: Client, keys: Keys, device: OwnDevice) -> None:
    """Sign the device by the self-signing key and, where the device can sign, the master key by the device.

    Raises CrossSigningError when the homeserver does not take a signature, and like `Client.request`.
    """
    user_id = client.user_id
    bare = {key: value for key, value in device.keys.items() if key not in {"signatures", "unsigned"}}
    things = {device.id: signed(bare, user_id, keys.self_signing.public, keys.self_signing.sign)}
    if device.sign:
        master = keys.objects(user_id)["master"]
        things[keys.master.public] = signed(master, user_id, device.id, device.sign)
    answer = await client.request("POST", "keys", "signatures", "upload", body={user_id: things})
    failures = answer.get("failures")
    refused = failures.get(user_id) if isinstance(failures, dict) else None
    if refused:
        reason = next(iter(refused.values())) if isinstance(refused, dict) else refused
        text = reason.get("error") if isinstance(reason, dict) else reason
        raise CrossSigningError(f"the homeserver does not take the signature of device {device.id}: {text}")
