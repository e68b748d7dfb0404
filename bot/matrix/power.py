"""Whether the bot may speak in a room: power levels, in words."""

from dataclasses import dataclass, field

from bot.matrix.raw import Json, table

SPEAKING = ("m.room.message", "m.reaction")
SPEAKING_CLOSED = ("m.room.encrypted", "m.reaction")
# From room version 12 on, who created a room stands above all levels.
CREATORS_RULE_FROM = 12


@dataclass(frozen=True, slots=True)
class Power:
    """The bot's level in a room, and what events need there. ``creator`` is above all levels."""

    level: int = 0
    default: int = 0
    events: dict[str, int] = field(default_factory=dict)
    creator: bool = False

    def needed(self, kind: str) -> int:
        """The level that sending an event of type ``kind`` takes."""
        return self.events.get(kind, self.default)

    def may(self, kind: str) -> bool:
        return self.creator or self.level >= self.needed(kind)

    def complaint(self, kind: str) -> str:
        """Why an event of this type can't be sent; empty when it can."""
        return "" if self.may(kind) else f"power level {self.level}, needed {self.needed(kind)} for {kind}"

    def complaints(self, *, encrypted: bool = False) -> str:
        """Why the bot can't speak, in an ``encrypted`` room or in an open one; empty when it can."""
        kinds = SPEAKING_CLOSED if encrypted else SPEAKING
        return "; ".join(filter(None, (self.complaint(kind) for kind in kinds)))


def level(value: object, default: int) -> int:
    """A power level; old rooms have strings too."""
    try:
        return int(value) if isinstance(value, int | float | str) and not isinstance(value, bool) else default
    except (ValueError, OverflowError):
        return default


def power_of(user_id: str, levels: Json, *, creator: bool) -> Power:
    """Read the content of ``m.room.power_levels``."""
    needed = {kind: level(value, 0) for kind, value in table(levels, "events").items()}
    mine = table(levels, "users").get(user_id, levels.get("users_default", 0))
    return Power(level(mine, 0), level(levels.get("events_default"), 0), needed, creator)


def created_by(user_id: str, create: Json) -> bool:
    """Whether this ``m.room.create`` event sets the user above all levels."""
    content = table(create, "content")
    version = content.get("room_version")
    more = content.get("additional_creators")
    if level(version, 0) < CREATORS_RULE_FROM:
        return False
    return create.get("sender") == user_id or (isinstance(more, list) and user_id in more)
