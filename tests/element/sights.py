"""What an `Element` tells: events, verifications, devices, identities."""

from dataclasses import dataclass
from typing import Literal

from tests.element.peer import Json

Phase = Literal["requested", "ready", "started", "done", "cancelled"]


@dataclass(frozen=True, slots=True)
class Seen:
    """An event as Element shows it; the fields are those of the protocol in ``peer.mjs``.

    ``content`` is empty when it could not be decrypted; ``wire`` is the content as sent, without its ciphertext.
    ``shield`` is NONE, GREY or RED with a ``reason`` as in the SDK's EventShieldReason, and None for what was not
    encrypted or could not be decrypted; ``failure`` is then the SDK's DecryptionFailureCode.
    """

    event_id: str
    room_id: str
    sender: str
    type: str
    state_key: str | None
    redacts: str | None
    content: Json
    wire: Json
    encrypted: bool
    shield: str | None
    reason: str | None
    failure: str | None

    @property
    def body(self) -> str:
        """The text of a message; empty for everything else."""
        return str(self.content.get("body", ""))

    @property
    def session_id(self) -> str | None:
        """The Megolm session that it was encrypted with."""
        return self.wire.get("session_id")

    @property
    def sound(self) -> bool:
        """Whether it was encrypted, could be read and has no shield."""
        return self.shield == "NONE"


@dataclass(frozen=True, slots=True)
class Verification:
    """How far an interactive verification with ``user_id`` is; ``ours`` if this side asked for it.

    ``emojis`` are the seven to compare, once they are shown; ``cancelled`` is the code of a cancellation.
    """

    id: str
    phase: Phase
    user_id: str
    device_id: str | None
    room_id: str | None
    ours: bool
    emojis: tuple[str, ...]
    cancelled: str | None


@dataclass(frozen=True, slots=True)
class Device:
    """A device of somebody: signed by its owner, and trusted because the owner was verified."""

    device_id: str
    name: str | None
    cross_signed: bool
    verified: bool


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody's cross-signing keys as this account sees them; approval is needed when they were replaced."""

    has_cross_signing: bool
    verified: bool
    was_verified: bool
    needs_approval: bool
