"""What is said in a verification, and what comes of it."""

from dataclasses import dataclass

from bot.matrix.raw import Json
from bot.matrix.verification.sas import Code

METHOD = "m.sas.v1"
PREFIX = "m.key.verification."
REQUEST, READY, START, ACCEPT = (PREFIX + name for name in ("request", "ready", "start", "accept"))
KEY, MAC, DONE, CANCEL = (PREFIX + name for name in ("key", "mac", "done", "cancel"))

INVALID, UNEXPECTED, UNKNOWN_METHOD = "m.invalid_message", "m.unexpected_message", "m.unknown_method"
UNKNOWN_TRANSACTION, TIMEOUT, USER = "m.unknown_transaction", "m.timeout", "m.user"
USER_MISMATCH, KEY_MISMATCH = "m.user_mismatch", "m.key_mismatch"


@dataclass(frozen=True, slots=True)
class Send:
    """An event for the other side."""

    type: str
    content: Json


@dataclass(frozen=True, slots=True)
class Shown:
    """What the person sees at this moment and should compare; ``emojis`` unless only numbers were agreed upon."""

    code: Code
    emojis: bool

    def __str__(self) -> str:
        if not self.emojis:
            return " ".join(map(str, self.code.decimals))
        return ", ".join(f"{emoji.symbol} {emoji.english}" for emoji in self.code.emojis)


@dataclass(frozen=True, slots=True)
class Verified:
    """Both sides are content. The keys are those that the other side has confirmed as its own."""

    device_key: str | None
    master_key: str | None


@dataclass(frozen=True, slots=True)
class Cancelled:
    """It came to nothing; ``code`` as in the specification. Both texts may be the other side's, so don't trust them."""

    code: str
    reason: str
    by_us: bool


Step = Send | Shown | Verified | Cancelled


class Wrong(Exception):
    """What makes us cancel."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
