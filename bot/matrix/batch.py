"""One answer of the sync: room by room, with what the server left out of it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine

from sqlalchemy.exc import SQLAlchemyError

from bot.courier import SendError
from bot.matrix.client import Denied
from bot.matrix.crypto.encryption import Encryption
from bot.matrix.direct import DirectChats
from bot.matrix.doors import Doors
from bot.matrix.intake import Intake, NotTakenError
from bot.matrix.logger import log
from bot.matrix.login import LoginError
from bot.matrix.raw import Json, encryption_in, events, table
from bot.matrix.reading import Place
from bot.matrix.registry import Registry
from bot.matrix.verification.service import Verifier

PAGE = "100"
# What goes away when the batch is tried again later.
PASSING = (SendError, NotTakenError, LoginError, SQLAlchemyError, OSError)

Ask = Callable[..., Awaitable[Json]]


class Batches:
    """Takes batches in. ``ask`` is `Client.request`; it may raise to end the work on a batch, which is safe."""

    def __init__(
        self,
        registry: Registry,
        intake: Intake,
        doors: Doors,
        direct: DirectChats,
        encryption: Encryption,
        verifier: Verifier,
        ask: Ask,
    ) -> None:
        self._encryption = encryption
        self._verifier = verifier
        self._registry = registry
        self._intake = intake
        self._doors = doors
        self._direct = direct
        self._ask = ask

    async def take(self, batch: Json, since: str, *, full: bool) -> None:
        """Handle all that is in a batch.

        ``since`` is where it begins: empty at the very first start, when nothing is replayed. ``full``: it holds the
        whole state of every room. Raises what `Intake.take` and ``ask`` raise, but a refusal (Denied) stays with the
        room that it is about.
        """
        await self._encryption.receive(batch)
        await self._apart("between devices", self._verifier.between_devices(batch))
        await self._encryption.keyless.try_again(self._late)
        joined = table(batch, "rooms", "join")
        if full:
            self._doors.present.clear()
            await self._missing(joined)
        self._doors.present.update(joined)
        for room_id, news in joined.items():
            await self._apart(room_id, self._in_room(room_id, news, since, full=full))
        for room_id, news in table(batch, "rooms", "leave").items():
            await self._apart(room_id, self._left(room_id, news, since))
        for room_id, news in table(batch, "rooms", "invite").items():
            await self._apart(room_id, self._invited(room_id, news))
        await self._apart("verifications", self._verifier.tick())
        await self._encryption.keyless.tell(self._intake.pass_on, self._registry.is_direct)
        try:
            await self._apart("keys", self._encryption.tend(batch))
        except SendError as error:
            log.info("keys can't be looked after now: %s", error)

    async def _late(self, room_id: str, raw: Json) -> None:
        """An event whose key has come."""
        place = self._registry.place(room_id)
        if place is None or await self._given(place, raw):
            await self._encryption.keyless.drop(str(raw.get("event_id")))

    async def _given(self, place: Place, raw: Json) -> bool:
        """Whether no more is to be done about an event."""
        try:
            return await self._intake.give(place, raw)
        except PASSING:
            raise
        except Exception:
            _say_of(place.room, raw)
            return True

    async def _apart(self, what: str, work: Coroutine[None, None, None]) -> None:
        """A fault of ours in one room doesn't stop the others."""
        try:
            await work
        except PASSING:
            raise
        except Exception:
            log.exception("%s: a batch of events could not be handled", what)

    async def _in_room(self, room_id: str, news: Json, since: str, *, full: bool) -> None:
        state, timeline = events(news, "state"), events(news, "timeline")
        row = self._registry.rows.get(room_id)
        if row is None:
            row = await self._direct.adopt(room_id, state + timeline)
        if row is None or row.replaced_by or (row.kind == "shared" and not row.configured):
            return
        came, encryption = not row.joined, encryption_in(state + timeline)
        if encryption is not None and not came:  # before what came earlier is answered: the answer comes later
            await self._registry.encrypt(room_id, encryption)
        if came:
            names = self._registry.present(state + timeline)
            await self._registry.enter(room_id, names, fresh=bool(since), encryption=encryption)
            log.info("%s: the bot is in the room (%s)", room_id, row.configured or row.user)
            await self._doors.forget_invite(room_id)
            if row.kind == "shared" and since:
                await self._doors.answer()
        place = Place(row.region, room_id, row.kind == "direct")
        if not since:
            await self._intake.learn(place, state + timeline, full=True, quiet=True)
        else:
            inside = room_id not in self._registry.fresh
            async for page in self._gap(room_id, news, since):
                inside = await self._events(place, page, inside=inside)
            if came:  # who was there before the bot may stand in the timeline
                await self._intake.learn(place, state + timeline, full=True, quiet=True)
            elif state or full:
                await self._intake.learn(place, state, full=full, quiet=False)
            await self._events(place, timeline, inside=inside)
        if place.direct and (state or full):
            await self._direct.look_after(place, state + timeline, full=full or came)

    async def _events(self, place: Place, timeline: list[Json], *, inside: bool) -> bool:
        for raw in timeline:
            if self._registry.place(place.room) is None:  # upgraded in the middle
                break
            if place.direct:
                await self._direct.look_after(place, [raw])
            try:
                inside = await self._intake.take(place, raw, inside=inside)
            except PASSING:
                raise
            except Exception:
                _say_of(place.room, raw)
        return inside

    async def _gap(self, room_id: str, news: Json, since: str) -> AsyncIterator[list[Json]]:
        """What lies between ``since`` and a limited timeline, oldest first, page by page."""
        timeline = table(news, "timeline")
        if timeline.get("limited") is not True:
            return
        known = {event.get("event_id") for event in events(news, "timeline")}
        query = {"dir": "f", "from": since, "limit": PAGE}
        if isinstance(end := timeline.get("prev_batch"), str):
            query["to"] = end
        while True:
            try:
                page = await self._ask("GET", "rooms", room_id, "messages", query=query)
            except Denied as error:
                log.warning("%s: what was said meanwhile can't be read: %s", room_id, error)
                return
            chunk = events({"events": page.get("chunk")})
            yield [event for event in chunk if event.get("event_id") not in known]
            following = page.get("end")
            if not isinstance(following, str) or following == query["from"]:
                return
            if any(event.get("event_id") in known for event in chunk):
                return
            query["from"] = following

    async def _left(self, room_id: str, news: Json, since: str) -> None:
        self._doors.present.discard(room_id)
        place = self._registry.place(room_id)
        if place is None:
            await self._doors.forget_invite(room_id)
            return
        inside = room_id not in self._registry.fresh
        if since:
            async for page in self._gap(room_id, news, since):
                inside = await self._events(place, page, inside=inside)
            await self._events(place, events(news, "timeline"), inside=inside)
        await self._out(room_id, events(news, "state") + events(news, "timeline"))

    async def _missing(self, joined: Json) -> None:
        """Rooms that the bot was in when it stopped and is no longer in."""
        for room_id, row in list(self._registry.rows.items()):
            if row.joined and room_id not in joined:
                await self._out(room_id, [])

    async def _out(self, room_id: str, last: list[Json]) -> None:
        row = self._registry.rows[room_id]
        if not row.joined:
            return
        why = ""
        for event in last:
            if event.get("type") == "m.room.member" and event.get("state_key") == self._registry.me.user_id:
                reason = table(event, "content").get("reason")
                why = f" ({table(event, 'content').get('membership')} by {event.get('sender')}"
                why += f": {reason})" if reason else ")"
        await self._registry.leave(room_id)
        level = log.warning if row.kind == "shared" else log.info
        level("%s (%s): the bot is no longer in the room%.300s", room_id, row.configured or row.user, why)

    async def _invited(self, room_id: str, news: Json) -> None:
        if self._registry.place(room_id):  # kicked and invited again since the last batch
            await self._out(room_id, [])
        self._doors.present.discard(room_id)
        await self._doors.invited(room_id, events(news, "invite_state"))


def _say_of(room_id: str, raw: Json) -> None:
    """A fault of ours at one event costs no other."""
    log.exception("%s: event %.100r could not be handled", room_id, raw.get("event_id"))
