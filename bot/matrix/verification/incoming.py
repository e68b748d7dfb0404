"""Events of verifications, as they come: in a room, or from device to device."""

from dataclasses import dataclass

from bot.matrix.raw import Json
from bot.matrix.verification.steps import PREFIX, REQUEST

SECONDS_OLD = 600  # spec, of m.key.verification.request: later than that it is ignored
SECONDS_AHEAD = 300  # spec: clocks may differ
LONGEST_ID = 255

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Incoming:
    """An event of a verification. ``place`` is the room's id, None for what came from device to device.

    ``id`` is the verification's: the transaction id, or the id of the event that asked for it in a room. ``device`` is
    that of the sender, where the event names it; ``seconds`` since the epoch tell when it was sent, so it says.
    """

    place: str | None
    id: str
    sender: str
    type: str
    content: Json
    device: str | None
    seconds: float | None

    @property
    def key(self) -> Key:
        """Which verification it is: in a room others may take part, a transaction id is the sender's own."""
        return (self.place or self.sender, self.id)

    @property
    def reference(self) -> Json:
        """What every content of this verification has."""
        return reference(self.place, self.id)

    def fresh(self, now: float) -> bool:
        """Whether it was sent in the last ten minutes."""
        return self.seconds is not None and -SECONDS_AHEAD <= now - self.seconds <= SECONDS_OLD


def reference(place: str | None, id: str) -> Json:
    """By what an event tells to which verification it belongs."""
    return {"m.relates_to": {"rel_type": "m.reference", "event_id": id}} if place else {"transaction_id": id}


def between_devices(event: object) -> Incoming | None:
    """An event ``{"sender", "type", "content"}`` of a sync's ``to_device``; None if it is of no verification."""
    if not isinstance(event, dict):
        return None
    sender, type, content = _head(event)
    if not type.startswith(PREFIX):
        return None
    return _incoming(None, content.get("transaction_id"), sender, type, content, content.get("timestamp"))


def in_room(room_id: str, event: object) -> Incoming | None:
    """A decrypted event of a room's timeline; None if it is of no verification.

    ``m.relates_to`` is expected in its content, though it is sent outside of what is encrypted.
    """
    if not isinstance(event, dict):
        return None
    sender, type, content = _head(event)
    if type == "m.room.message" and content.get("msgtype") == REQUEST:
        return _incoming(room_id, event.get("event_id"), sender, REQUEST, content, event.get("origin_server_ts"))
    relation = content.get("m.relates_to")
    if not type.startswith(PREFIX) or type == REQUEST or not isinstance(relation, dict):
        return None
    if relation.get("rel_type") != "m.reference":
        return None
    return _incoming(room_id, relation.get("event_id"), sender, type, content, event.get("origin_server_ts"))


def _head(event: Json) -> tuple[str, str, Json]:
    sender, type, content = event.get("sender"), event.get("type"), event.get("content")
    if not isinstance(sender, str) or not isinstance(type, str) or not isinstance(content, dict):
        return "", "", {}
    return sender, type, content


def _incoming(
    place: str | None, id: object, sender: str, type: str, content: Json, milliseconds: object
) -> Incoming | None:
    if not isinstance(id, str) or not 0 < len(id) <= LONGEST_ID or not _is_text(id):
        return None
    named = content.get("from_device")
    device = named if isinstance(named, str) and named and _is_text(named) else None
    seconds = milliseconds / 1000 if isinstance(milliseconds, int) and abs(milliseconds) < 2**53 else None
    return Incoming(place, id, sender, type, content, device, seconds)


def _is_text(text: str) -> bool:
    """Whether it can be sent: JSON may hold halves of characters."""
    return not any("\ud800" <= character <= "\udfff" for character in text)
