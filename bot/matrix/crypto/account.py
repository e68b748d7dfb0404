"""Our device: the keys by which others know it, and those with which they begin a session with it."""

from typing import Any, Self

from sqlalchemy.ext.asyncio import AsyncSession
from vodozemac import Account as Olm

from bot.matrix.crypto.signing import ED25519, signed
from bot.matrix.crypto.turns import Turns
from bot.matrix.raw import MEGOLM, Json
from storage import olm
from storage.olm import OlmAccount

OLM = "m.olm.v1.curve25519-aes-sha2"
CURVE25519 = "curve25519:"
SIGNED_CURVE25519 = "signed_curve25519"
FEWEST, MOST = 25, 50  # one-time keys on the homeserver


class UnreadableError(Exception):
    """The keys in the database don't open with the key of the installation."""


class Account:
    """Spec: "Key management". ``device_keys`` are the public ones, signed by the device itself.

    ``pickle_key`` closes what is kept in the database. ``published``: the homeserver has the public keys. ``step``:
    see `storage.olm`; ``kept`` is the last one that the database has, ``told`` the last one that the homeserver knows
    of, ``earlier`` see `steps`. ``turns`` are those of who makes keys and brings them to the homeserver, or tells it
    of steps.
    """

    def __init__(self, user_id: str, device_id: str, pickle_key: bytes, olm: Olm | None = None) -> None:
        self.user_id = user_id
        self.device_id = device_id
        self.pickle_key = pickle_key
        self.olm = olm or Olm()
        self.published = False
        self.step = self.kept = self.told = 0
        self.earlier: dict[str, int] | None = None
        self.turns = Turns()
        self.curve = self.olm.curve25519_key.to_base64()
        self.signing_key = self.olm.ed25519_key.to_base64()
        self.device_keys = self._signed(
            {
                "user_id": user_id,
                "device_id": device_id,
                "algorithms": [OLM, MEGOLM],
                "keys": {CURVE25519 + device_id: self.curve, ED25519 + device_id: self.signing_key},
            }
        )

    @classmethod
    async def load(cls, session: AsyncSession, user_id: str, device_id: str, pickle_key: bytes) -> Self | None:
        """The account of this device as it was saved last. Raises UnreadableError."""
        row = await olm.account(session, user_id, device_id)
        if row is None:
            return None
        try:
            account = cls(user_id, device_id, pickle_key, Olm.from_pickle(row.pickle, pickle_key))
        except ValueError:
            raise UnreadableError from None
        account.published, account.step, account.kept = row.published, row.step, row.step
        return account

    async def save(self, session: AsyncSession) -> None:
        """Keep it as it is now."""
        row = OlmAccount(
            device_id=self.device_id,
            user_id=self.user_id,
            pickle=self.pickle(),
            published=self.published,
            step=self.step,
        )
        await session.merge(row)

    async def take_step(self, session: AsyncSession) -> None:
        """Keep it one step further; the transaction done, it is to be `committed`."""
        self.step += 1
        await self.save(session)

    def committed(self) -> None:
        """No sooner may the homeserver know of a step: else a crash makes this one look like an older copy."""
        self.kept = self.step

    def pickle(self) -> str:
        """The private keys as they are now, closed."""
        return self.olm.pickle(self.pickle_key)

    def take_back(self, pickle: str) -> None:
        """Be as in this pickle again: what came after it was not committed."""
        self.olm = Olm.from_pickle(pickle, self.pickle_key)

    def sign(self, message: bytes) -> str:
        """The device's signature in unpadded base64."""
        return self.olm.sign(message).to_base64()

    def make_keys(self, there: int, *, fallback: bool) -> bool:
        """Make one-time keys where the homeserver has few (``there``), and a ``fallback`` key where it has none."""
        waiting = len(self.olm.one_time_keys)
        if there < FEWEST and there + waiting < MOST:
            self.olm.generate_one_time_keys(MOST - there - waiting)
        if fallback:
            self._fallback.generate_fallback_key()
        return bool(self.unpublished())

    def unpublished(self) -> Json:
        """The body of ``/keys/upload`` for what the homeserver does not have yet; empty when it has all."""
        body: Json = {} if self.published else {"device_keys": self.device_keys}
        if one_time := self.olm.one_time_keys:
            body["one_time_keys"] = {
                f"{SIGNED_CURVE25519}:{name}": self._signed({"key": key.to_base64()}) for name, key in one_time.items()
            }
        if fallback := self._fallback.fallback_key:
            body["fallback_keys"] = {
                f"{SIGNED_CURVE25519}:{name}": self._signed({"key": key.to_base64(), "fallback": True})
                for name, key in fallback.items()
            }
        return body

    def all_published(self) -> None:
        """The homeserver has taken `unpublished`."""
        self.olm.mark_keys_as_published()
        self.published = True

    @property
    def _fallback(self) -> Any:
        """The same account; vodozemac's type stubs leave its fallback keys out."""
        return self.olm

    def _signed(self, thing: Json) -> Json:
        return signed(thing, self.user_id, self.device_id, self.sign)
