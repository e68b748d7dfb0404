"""One interactive verification by emojis, as a machine without network and clock (spec: "Key verification framework").

It is fed with the events of the other side and says what is to be sent and what has come to be known. Our side
compares nothing, since there is nobody to look: it confirms at once, and the person at the other side decides. It
leaves the start to the other side as well, whose person presses the button.
"""

from collections.abc import Callable
from enum import Enum, auto

from vodozemac import Curve25519PublicKey, EstablishedSas, Sas

from bot.matrix.crypto.signing import ED25519
from bot.matrix.raw import Json
from bot.matrix.verification import sas
from bot.matrix.verification.sas import Side
from bot.matrix.verification.steps import (
    ACCEPT,
    CANCEL,
    DONE,
    INVALID,
    KEY,
    KEY_MISMATCH,
    MAC,
    METHOD,
    READY,
    REQUEST,
    START,
    UNEXPECTED,
    UNKNOWN_METHOD,
    USER_MISMATCH,
    Cancelled,
    Send,
    Shown,
    Step,
    Verified,
    Wrong,
)

LONGEST_REASON = 200

# What a start has to offer, and what is accepted of it
OFFERED = {
    "key_agreement_protocols": sas.KEY_AGREEMENT,
    "hashes": sas.HASH,
    "message_authentication_codes": sas.MAC_METHOD,
}
CHOICE = {
    "key_agreement_protocol": sas.KEY_AGREEMENT,
    "hash": sas.HASH,
    "message_authentication_code": sas.MAC_METHOD,
}
CODES = (sas.EMOJI, sas.DECIMAL)


class Stage(Enum):
    """What has happened so far, as seen by us."""

    NEW = auto()
    READY = auto()
    ACCEPTED = auto()
    SHOWN = auto()
    MATCHED = auto()
    OVER = auto()


class Verification:
    """A verification that ``them`` has asked for. Both sides are as the homeserver shows them.

    ``reference`` is the part of every content that tells to which verification it belongs.
    """

    def __init__(self, us: Side, them: Side, transaction_id: str, reference: Json) -> None:
        self.us = us
        self.them = them
        self.stage = Stage.NEW
        self._id = transaction_id
        self._reference = reference
        self._ours = Sas()
        self._key = self._ours.public_key.to_base64()
        self._codes: list[str] = []
        self._shared: EstablishedSas
        self._confirmed: dict[str, str] = {}

    @property
    def over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.stage is Stage.OVER

    def receive(self, sender: str, type: str, content: Json) -> list[Step]:
        """Take the next event. What is wrong with it ends in a cancellation; it never raises."""
        if self.over:
            return []
        try:
            if sender != self.them.user_id:
                raise Wrong(USER_MISMATCH, "the event is of somebody else")
            if type == CANCEL:
                return self._end(_said(content, "code"), _said(content, "reason"), by_us=False)
            take = self._ways().get((self.stage, type))
            if take is None:
                raise Wrong(UNEXPECTED, "the event does not belong here")
            return take(content)
        except Wrong as wrong:
            return self.cancel(wrong.code, str(wrong))

    def cancel(self, code: str, reason: str) -> list[Step]:
        """Give up and say so."""
        return [self._send(CANCEL, code=code, reason=reason), *self._end(code, reason, by_us=True)]

    def _ways(self) -> dict[tuple[Stage, str], Callable[[Json], list[Step]]]:
        return {
            (Stage.NEW, REQUEST): self._requested,
            (Stage.READY, START): self._started,
            (Stage.ACCEPTED, KEY): self._key_came,
            (Stage.SHOWN, MAC): self._matched,
            (Stage.MATCHED, DONE): self._done,
        }

    def _requested(self, content: Json) -> list[Step]:
        if METHOD not in _texts(content, "methods"):
            raise Wrong(UNKNOWN_METHOD, "emojis can be compared here, and nothing else")
        self._require_device(content)
        self.stage = Stage.READY
        return [self._send(READY, from_device=self.us.device_id, methods=[METHOD])]

    def _started(self, content: Json) -> list[Step]:
        self._require_device(content)
        if _text(content, "method") != METHOD:
            raise Wrong(UNKNOWN_METHOD, "this method is not known here")
        self._codes = [code for code in CODES if code in _texts(content, "short_authentication_string")]
        if not self._codes or any(ours not in _texts(content, part) for part, ours in OFFERED.items()):
            raise Wrong(UNKNOWN_METHOD, "there is nothing that both sides understand")
        try:
            commitment = sas.commitment(self._key, content)
        except (ValueError, RecursionError):
            raise Wrong(INVALID, "the start is not canonical JSON") from None
        self.stage = Stage.ACCEPTED
        return [self._send(ACCEPT, **CHOICE, short_authentication_string=self._codes, commitment=commitment)]

    def _key_came(self, content: Json) -> list[Step]:
        """The keys are exchanged: the code is known, and we confirm ours."""
        key = _key(content)
        try:
            self._shared = self._ours.diffie_hellman(key)
            code = sas.code_of(self._shared, self.them, key.to_base64(), self.us, self._key, self._id)
            confirmation = sas.macs(self._shared, self.us, self.them, self._id)
        except ValueError as error:
            raise Wrong(INVALID, str(error)) from None
        self.stage = Stage.SHOWN
        return [self._send(KEY, key=self._key), Shown(code, sas.EMOJI in self._codes), self._send(MAC, **confirmation)]

    def _matched(self, content: Json) -> list[Step]:
        macs, keys = content.get("mac"), _text(content, "keys")
        if not isinstance(macs, dict) or not all(isinstance(mac, str) for mac in macs.values()):
            raise Wrong(INVALID, "mac is missing")
        try:
            self._confirmed = sas.confirmed(self._shared, self.them, self.us, self._id, macs, keys)
        except ValueError:
            raise Wrong(KEY_MISMATCH, "the keys are not those that the homeserver shows") from None
        self.stage = Stage.MATCHED
        return [self._send(DONE)]

    def _done(self, _: Json) -> list[Step]:
        self.stage = Stage.OVER
        device = self._confirmed.get(ED25519 + self.them.device_id)
        return [Verified(device, self._confirmed.get(f"{ED25519}{self.them.master_key}"))]

    def _require_device(self, content: Json) -> None:
        if _text(content, "from_device") != self.them.device_id:
            raise Wrong(INVALID, "the event is of another device")

    def _send(self, type: str, **content: object) -> Send:
        return Send(type, self._reference | content)

    def _end(self, code: str, reason: str, *, by_us: bool) -> list[Step]:
        self.stage = Stage.OVER
        return [Cancelled(code, reason, by_us)]


def _text(content: Json, key: str) -> str:
    value = content.get(key)
    if not isinstance(value, str):
        raise Wrong(INVALID, f"{key} is missing")
    return value


def _texts(content: Json, key: str) -> list[str]:
    values = content.get(key)
    if not isinstance(values, list):
        raise Wrong(INVALID, f"{key} is missing")
    return [value for value in values if isinstance(value, str)]


def _key(content: Json) -> Curve25519PublicKey:
    try:
        return Curve25519PublicKey.from_base64(_text(content, "key"))
    except ValueError:
        raise Wrong(INVALID, "the key is none") from None


def _said(content: Json, key: str) -> str:
    value = content.get(key)
    return value[:LONGEST_REASON] if isinstance(value, str) else ""
