"""The keys with which the bot speaks in encrypted rooms: outbound Megolm sessions, in memory only.

None is ever used again after a restart, so that no copy of the data can make the bot use one twice.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Self, TypeGuard

from vodozemac import GroupSession

from bot.matrix.crypto.account import Account
from bot.matrix.crypto.devices import Device
from bot.matrix.raw import MEGOLM, Json, table

USUAL_MESSAGES, MOST_MESSAGES = 100, 10_000
USUAL_PERIOD, SHORTEST_PERIOD = timedelta(days=7), timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Rotation:
    """When a room wants another key (spec: ``m.room.encryption``)."""

    messages: int = USUAL_MESSAGES
    period: timedelta = USUAL_PERIOD

    @classmethod
    def read(cls, settings: Json) -> Self:
        """From the room's settings; what makes no sense counts as not said."""
        messages, milliseconds = settings.get("rotation_period_msgs"), settings.get("rotation_period_ms")
        period = timedelta(milliseconds=milliseconds) if _is_count(milliseconds) else USUAL_PERIOD
        return cls(
            min(messages, MOST_MESSAGES) if _is_count(messages) else USUAL_MESSAGES,
            max(min(period, timedelta(days=365)), SHORTEST_PERIOD),
        )


def _is_count(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**53


@dataclass(slots=True)
class RoomKey:
    """One session. ``given`` holds who has it, with the key as it was then: from there on they can read."""

    room_id: str
    rotation: Rotation
    made_at: datetime
    group: GroupSession = field(default_factory=GroupSession)
    given: dict[Device, str] = field(default_factory=dict)

    def is_over(self, now: datetime) -> bool:
        return self.group.message_index >= self.rotation.messages or now - self.made_at >= self.rotation.period

    def content(self, key: str) -> Json:
        """``m.room_key``, with the key as of some message."""
        return {"algorithm": MEGOLM, "room_id": self.room_id, "session_id": self.group.session_id, "session_key": key}

    def close(self, account: Account, kind: str, content: Json) -> Json:
        """The content of ``m.room.encrypted``; what relates to other events stays readable for the homeserver."""
        plain = {"type": kind, "content": content, "room_id": self.room_id}
        closed: Json = {
            "algorithm": MEGOLM,
            "sender_key": account.curve,
            "device_id": account.device_id,
            "session_id": self.group.session_id,
            "ciphertext": self.group.encrypt(json.dumps(plain, ensure_ascii=False).encode()).to_base64(),
        }
        relation = table(content, "m.relates_to")
        return closed | {"m.relates_to": relation} if relation else closed


class RoomKeyring:
    """The session of each room."""

    def __init__(self) -> None:
        self._keys: dict[str, RoomKey] = {}

    def current(self, room_id: str, settings: Json, devices: Iterable[Device], now: datetime) -> RoomKey:
        """The session for ``devices``: another one when its time is over, or when somebody who has it is gone."""
        key = self._keys.get(room_id)
        rotation = Rotation.read(settings)
        if key is None or key.is_over(now) or key.rotation != rotation or not key.given.keys() <= set(devices):
            key = self._keys[room_id] = RoomKey(room_id, rotation, now)
        return key

    def given_to(self, user: str) -> list[tuple[RoomKey, Device]]:
        """The sessions that somebody's devices have, with the device."""
        return [(key, device) for key in self._keys.values() for device in key.given if device.user == user]
