"""The devices of the people with whom the bot shares encrypted rooms (spec: "Tracking the device list for a user")."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.matrix.crypto.account import CURVE25519, OLM
from bot.matrix.crypto.signing import ED25519, is_signed
from bot.matrix.raw import Json, table


@dataclass(frozen=True, slots=True)
class Device:
    """Somebody's device with its Curve25519 and Ed25519 keys, by which it has signed them itself."""

    user: str
    id: str
    curve: str
    signing_key: str


class Devices:
    """What the homeserver has told of devices, and of whom it has to be asked again.

    Asked anew after each start. Nothing is trusted more for being verified: the bot answers everybody in its rooms.
    """

    def __init__(self) -> None:
        self._known: dict[str, dict[str, Device]] = {}
        self._outdated: dict[str, int] = {}
        self._count = 0

    def changed(self, users: Iterable[str], *, only_known: bool = True) -> None:
        """Their devices may be others now."""
        for user in users:
            if user in self._known or user in self._outdated or not only_known:
                self._count += 1
                self._outdated[user] = self._count

    def forget(self, users: Iterable[str]) -> None:
        """The bot shares no room with them any more, and is not told of their devices."""
        for user in users:
            self._known.pop(user, None)
            self._outdated.pop(user, None)

    def to_ask(self, users: Iterable[str]) -> dict[str, int]:
        """Those of whom the homeserver has to be asked; give this to `take` with its answer."""
        self.changed(
            [user for user in users if user not in self._known and user not in self._outdated], only_known=False
        )
        return {user: self._outdated[user] for user in users if user in self._outdated}

    def take(self, asked: Mapping[str, int], answer: Json) -> None:
        """Learn from the answer to ``/keys/query``. Who has changed meanwhile or is missing in it is asked anew.

        An answer that a later one has overtaken is not believed, nor one about somebody who is gone.
        """
        found = table(answer, "device_keys")
        for user, count in asked.items():
            if user not in self._outdated:
                continue
            if not isinstance(found.get(user), dict):
                self._known.setdefault(user, {})
                continue
            devices = (_device(user, name, keys) for name, keys in found[user].items())
            self._known[user] = {device.id: device for device in devices if device}
            if self._outdated.get(user) == count:
                del self._outdated[user]

    def of(self, users: Iterable[str]) -> list[Device]:
        """The known devices of these people."""
        return [device for user in users for device in self._known.get(user, {}).values()]

    def with_key(self, user: str, curve: str) -> Device | None:
        """The device of this person with this Curve25519 key."""
        return next((one for one in self._known.get(user, {}).values() if one.curve == curve), None)


def _device(user: str, name: str, keys: object) -> Device | None:
    """None when it is not what it says, not signed by itself, or knows no encryption of ours."""
    if table(keys).get("user_id") != user or table(keys).get("device_id") != name or not name.isprintable():
        return None
    curve, signing_key = (table(keys, "keys").get(kind + name) for kind in (CURVE25519, ED25519))
    algorithms = table(keys).get("algorithms")
    if not isinstance(curve, str) or not isinstance(signing_key, str) or not isinstance(algorithms, list):
        return None
    if OLM not in algorithms or not is_signed(keys, user, name, signing_key):
        return None
    return Device(user, name, curve, signing_key)
