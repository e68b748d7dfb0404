"""What is done with the events of one room, in order."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from bot.events import Event
from bot.matrix.logger import log
from bot.matrix.power import Power, created_by, power_of
from bot.matrix.raw import ENCRYPTED, Json, MalformedError, display_name, identifier, members, table, text
from bot.matrix.reading import Place, read
from bot.matrix.registry import Registry
from storage.database import plainly

Dispatch = Callable[[Event], Awaitable[None]]
Echo = Callable[[str, str], Awaitable[None]]
Upgraded = Callable[[str, str], Awaitable[None]]
Open = Callable[[Place, Json], Awaitable[Json | None]]
Watch = Callable[[str, Json], Awaitable[None]]


class NotTakenError(Exception):
    """The dispatcher could not take an event now; it has to be given again."""


class Intake:
    """Keeps the registry up to date and hands events to the dispatcher.

    ``open`` makes an event in clear of an encrypted one, or keeps it and returns None. ``watch`` sees every event in
    its room, in clear, and our own as they are. ``echo`` gets transaction id and event id of the bot's own messages;
    ``upgraded`` the new room and the server that upgraded the old one.
    """

    def __init__(
        self, registry: Registry, dispatch: Dispatch, open: Open, watch: Watch, echo: Echo, upgraded: Upgraded
    ) -> None:
        self._registry = registry
        self._me = registry.me
        self._dispatch = dispatch
        self._open = open
        self._watch = watch
        self._echo = echo
        self._upgraded = upgraded
        self._creator_of: set[str] = set()

    async def take(self, place: Place, raw: Json, *, inside: bool) -> bool:
        """Handle one event of the timeline.

        ``inside`` says whether the bot was in the room then; returns whether it was after the event. What happens
        while it is not inside changes the list of members only. Raises NotTakenError and errors of the database.
        """
        kind, key, own = raw.get("type"), raw.get("state_key"), raw.get("sender") == self._me.user_id
        if own:
            await self._own(raw)
            await self._watch(place.room, raw)
        if kind == "m.room.member" and key == self._me.user_id:
            self._me.also_called(display_name(raw))
            return table(raw, "content").get("membership") == "join"
        if isinstance(key, str):
            await self._state_changed(place, raw)
        if inside and not own:
            await self.give(place, raw)
        return inside

    async def learn(self, place: Place, state: list[Json], *, full: bool, quiet: bool) -> None:
        """Take over state that came without a timeline: all of it (``full``) or what has changed.

        Who came or left unseen is told to the dispatcher unless ``quiet``.
        """
        known = self._registry.known_members(place.room)
        now = {} if full else dict(known)
        changes: list[Json] = []
        for event in state:
            for user, membership, name in members([event]):
                if user == self._me.user_id:
                    self._me.also_called(name)
                    continue
                if (membership == "join") != (user in known):
                    changes.append(event)
                if membership == "join":
                    now[user] = name
                else:
                    now.pop(user, None)
        if now != known:
            await self._registry.set_members(place.room, now)
        try:
            for event in [] if quiet else changes:
                # What it replaced is not what we had missed.
                bare = {key: value for key, value in event.items() if key not in {"unsigned", "prev_content"}}
                await self.give(place, bare)
        except NotTakenError:
            await self._registry.set_members(place.room, known)  # so that it is news again next time
            raise
        for event in state:
            if event.get("type") == "m.room.create" and created_by(self._me.user_id, event):
                self._creator_of.add(place.room)
        for event in state:
            if event.get("type") != "m.room.member":
                await self._state_changed(place, event)
        if full and place.room not in self._registry.power:
            self._weigh(place.room, {})

    async def _own(self, raw: Json) -> None:
        transaction = table(raw, "unsigned").get("transaction_id")
        event_id = raw.get("event_id")
        if isinstance(transaction, str) and isinstance(event_id, str):
            try:
                await self._echo(transaction, event_id)
            except Exception as error:
                raise NotTakenError(f"our event {event_id} could not be noted now: {error}") from error

    async def give(self, place: Place, raw: Json) -> bool:
        """Hand an event of somebody else to the dispatcher; False if it can't be read yet. Raises NotTakenError."""
        if raw.get("type") == ENCRYPTED:
            opened = await self._open(place, raw)
            if opened is None:
                return False
            raw = opened
        await self._watch(place.room, raw)
        try:
            event = read(raw, place, self._me, datetime.now(UTC))
        except MalformedError as error:
            log.info("%s: event %.100r is skipped: %s", place.room, raw.get("event_id"), error)
            return True
        if event is not None:
            await self.pass_on(event)
        return True

    async def pass_on(self, event: Event) -> None:
        """Raises NotTakenError when the dispatcher can't take it."""
        try:
            await self._dispatch(event)
        except NotTakenError:
            raise
        except Exception as error:
            raise NotTakenError(f"event {event.id} could not be handled now: {plainly(error)}") from error

    async def _state_changed(self, place: Place, raw: Json) -> None:
        content = table(raw, "content")
        if raw.get("type") == "m.room.member":
            for user, membership, name in members([raw]):
                await self._registry.set_member(place.room, user, name if membership == "join" else None)
        elif raw.get("state_key") != "":
            return
        elif raw.get("type") == "m.room.power_levels":
            self._weigh(place.room, content)
        elif raw.get("type") == "m.room.encryption":
            await self._registry.encrypt(place.room, content)
        elif raw.get("type") == "m.room.tombstone":
            await self._tombstone(place, raw)

    def _weigh(self, room: str, levels: Json) -> None:
        encrypted = bool(self._registry.encryption(room))
        before = self._registry.power.get(room, Power()).complaints(encrypted=encrypted)
        power = power_of(self._me.user_id, levels, creator=room in self._creator_of)
        self._registry.power[room] = power
        complaints = power.complaints(encrypted=encrypted)
        if complaints and complaints != before:
            log.warning("%s: the bot may not speak: %s", room, complaints)

    async def _tombstone(self, place: Place, raw: Json) -> None:
        try:
            successor = identifier(table(raw, "content"), "replacement_room")
            server = text(raw, "sender").partition(":")[2]
        except MalformedError as error:
            log.info("%s: a tombstone is skipped: %s", place.room, error)
            return
        other = self._registry.rows.get(successor)
        if successor == place.room or (other and other.region != place.region):
            log.warning("%s: was upgraded to %s, which can't be followed", place.room, successor)
            return
        log.warning("%s: was upgraded to %s; the bot follows", place.room, successor)
        await self._registry.move(place.room, successor)
        await self._upgraded(successor, server)
