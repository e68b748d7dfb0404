"""Looks whether what must follow a step does follow, and knows what the script's labels mean."""

import contextlib
import re
from collections.abc import Callable

from demo.participant import Participant
from demo.region import BOT_ID, EVERYBODY, OFFICE
from demo.stage import Stage
from demo.steps import Card, Effect, Gone, Parts, Pinned, Posted, Told
from demo.timeline import Content, Event, Timeline
from demo.transcript import Transcript
from storage.items import LETTERS

SECONDS = 60.0  # a card's second change may wait ten seconds
ITEM = re.compile(rf"\b[{''.join(LETTERS.values())}]\d+\b")
NAMES = {role.localpart: role.name for role in EVERYBODY}


class Onlooker:
    """``messages`` maps labels to what was said under them."""

    def __init__(self, stage: Stage, transcript: Transcript) -> None:
        self.messages: dict[str, Event] = {}
        self._stage = stage
        self._transcript = transcript
        self._items: dict[str, str] = {}
        self._seen: dict[str, int] = {}

    def begin(self) -> None:
        """A step begins: what is there by now is not its effect."""
        self._seen = {name: len(person.timeline.events) for name, person in self._stage.people.items()}

    def filled(self, text: str) -> str:
        """``{label}`` replaced by the item that the answer to it was about."""
        for label, item in self._items.items():
            text = text.replace(f"{{{label}}}", item)
        return text

    def remember(self, label: str, answer: Event) -> None:
        """From now on ``{label}`` is the item that the answer names first."""
        if label and (found := ITEM.search(str(answer["content"]["body"]))):
            self._items[label] = found[0]

    async def answer_of(self, label: str) -> Event:
        """The first answer to a message, as soon as the one who looks sees it. Raises TimeoutError."""
        message = self.messages[label]
        return await self._reader_of(message).timeline.answer_to(message["event_id"], SECONDS)

    async def direct_room(self, name: str) -> str:
        """The person's direct chat. Raises TimeoutError."""
        return await self._stage.direct_chat(name)

    def check(self, what: str, content: Content, parts: Parts, without: Parts = ()) -> None:
        """All parts are in the body and nothing of ``without``."""
        body = str(content.get("body", ""))
        missing = [part for part in map(self.filled, parts) if part not in body]
        found = [part for part in map(self.filled, without) if part in body]
        self._transcript.hold(not missing, f"in {what} fehlt {_quoted(missing)}; sie lautet: {body!r}")
        self._transcript.hold(not found, f"in {what} steht {_quoted(found)}; sie lautet: {body!r}")

    async def look(self, effect: Effect) -> None:
        """Wait for an effect. Raises TimeoutError when what it is about is missing altogether."""
        match effect:
            case Card():
                await self._card(effect)
            case Told(who, parts):
                await self._message(f"→ {NAMES[who]} (direkt):", who, await self.direct_room(who), parts)
            case Posted(parts):
                await self._message("→ im Raum:", OFFICE.localpart, self._stage.room, parts)
            case Pinned(label, key):
                target = self.messages[label]["event_id"]
                await self._until(f"kein {key} an „{label}“", lambda: self._has_reaction(target, key))
                self._transcript.note(f"Patenbot: {key}")
            case Gone(label):
                answer = await self.answer_of(label)
                reader = self._reader_of(answer)
                await self._until("die Antwort ist noch da", lambda: not reader.latest(answer), reader)
                self._transcript.note("die Antwort des Bots ist gelöscht")

    async def _card(self, card: Card) -> None:
        """The card as it looks now; waits until it is right."""
        event = await self.answer_of(card.label)
        person = self._reader_of(event)

        def right() -> bool:
            body = str(person.latest(event).get("body", ""))
            wrong = [part for part in map(self.filled, card.without) if part in body]
            return not wrong and all(part in body for part in map(self.filled, card.parts))

        with contextlib.suppress(TimeoutError):  # what is wrong with it is said by the check
            await person.timeline.wait_until(right, SECONDS)
        self.check("der Karte", person.latest(event), card.parts, card.without)
        encrypted = event["room_id"] == self._stage.encrypted_room
        self._transcript.bot("✎", person.latest(event), encrypted=encrypted)

    async def _message(self, arrow: str, who: str, room: str, parts: Parts) -> None:
        """A new message of the bot's that holds all parts."""
        wanted = [self.filled(part) for part in parts]
        timeline, since = self._stage.people[who].timeline, self._seen.get(who, 0)

        def found() -> Event | None:
            for event in timeline.events[since:]:
                body = str(event["content"].get("body", ""))
                ours = event["sender"] == BOT_ID and event["room_id"] == room and event["type"] == "m.room.message"
                if ours and all(part in body for part in wanted):
                    return event
            return None

        try:
            event = await timeline.wait_until(found, SECONDS)
        except TimeoutError:
            self._transcript.hold(False, f"{arrow} keine Nachricht mit {_quoted(wanted)}")
        else:
            self._transcript.hold(True, "")
            self._transcript.bot(arrow, event["content"])

    async def _until(self, complaint: str, look: Callable[[], bool], reader: Participant | None = None) -> None:
        timeline = (reader or self._stage.people[OFFICE.localpart]).timeline
        try:
            right = await timeline.wait_until(look, SECONDS)
        except TimeoutError:
            right = False
        self._transcript.hold(right, complaint)

    def _reader_of(self, event: Event) -> Participant:
        """Somebody who can read the room of this event."""
        if event["room_id"] == self._stage.encrypted_room:
            return next(iter(self._stage.encrypting.values()))
        return next(person for person in self._stage.people.values() if event["room_id"] in person.joined)

    def _has_reaction(self, target: str, key: str) -> bool:
        wanted = {"rel_type": "m.annotation", "event_id": target, "key": key}
        return any(
            event["type"] == "m.reaction" and event["sender"] == BOT_ID and event["content"]["m.relates_to"] == wanted
            for event in self._stage.people[OFFICE.localpart].timeline.events
        )


def in_clear(timeline: Timeline, room: str) -> list[str]:
    """What was said in this room for everybody to read, as a client without keys has seen it."""
    said = (event for event in timeline.of(room) if event["type"] == "m.room.message")
    return [str(event["content"].get("body", "")) for event in said]


def _quoted(parts: list[str]) -> str:
    return ", ".join(f"„{part}“" for part in parts)
