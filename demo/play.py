"""Plays the scripted conversation against the real bot, prints it, and checks each answer."""

import re
from collections.abc import Callable
from typing import Any

from demo.client import Person
from demo.painting import BOLD, CYAN, FAINT, paint, styled
from demo.region import BOT_ID, EVERYBODY
from demo.stage import Stage
from demo.steps import (
    Card,
    Change,
    Delete,
    Effect,
    Gone,
    Kill,
    Like,
    Parts,
    Pinned,
    Posted,
    Restart,
    Say,
    Scene,
    Step,
    Told,
)
from demo.timeline import Content, Event

SECONDS = 15.0  # a card's second change may wait ten seconds
MOST_PROBLEMS = 5
LABEL = re.compile(r"\b[SB]\d+\b")
NAMES = {role.localpart: role.name for role in EVERYBODY} | {BOT_ID: "Patenbot"}


class TooManyProblemsError(Exception):
    """It makes no sense to go on."""


class Play:
    """One performance. ``problems`` is what was not right, a line each; ``checked`` counts what was looked at."""

    def __init__(self, stage: Stage, write: Callable[[str], None], *, color: bool) -> None:
        self.problems: list[str] = []
        self.checked = 0
        self._stage = stage
        self._write = write
        self._color = color
        self._messages: dict[str, Event] = {}
        self._items: dict[str, str] = {}
        self._sent: list[tuple[str, str, str, bool]] = []  # who, text, event id, whether it is to be answered
        self._later: list[tuple[Say, str]] = []
        self._seen: dict[str, int] = {}

    async def perform(self, scenes: tuple[Scene, ...]) -> None:
        """All scenes, then a look back. Stops early when too much is wrong."""
        try:
            for scene in scenes:
                self._write("\n" + styled(f"── {scene.title} ──", BOLD, color=self._color))
                for step in scene.steps:
                    try:
                        await self._step(step)
                    except TimeoutError:
                        self._wrong(f"was hierfür nötig ist, kam nicht: {step}")
            self._look_back()
        except TooManyProblemsError:
            self._write("… zu viel ist falsch, hier ist Schluss.")

    async def _step(self, step: Step) -> None:
        self._seen = {name: len(person.timeline.events) for name, person in self._stage.people.items()}
        match step:
            case Say():
                await self._say(step)
            case Change():
                await self._change(step)
            case Delete():
                await self._delete(step)
            case Like():
                await self._like(step)
            case Kill():
                self._note("der Bot wird mit SIGKILL beendet")
                await self._stage.bot.kill()
            case Restart():
                self._note("der Bot startet wieder")
                self._stage.bot.start()
                await self._catch_up()
        if isinstance(step, Say | Change | Delete | Like):
            for effect in step.then:
                await self._effect(effect)

    # What people do

    async def _say(self, step: Say) -> None:
        person, text = self._person(step.who), self._filled(step.text)
        room = await self._direct_room(person) if step.direct else self._stage.room
        where = (
            "direkt"
            if step.direct
            else "im Thread"
            if step.thread
            else "Antwort"
            if step.reply or step.reply_to_person
            else ""
        )
        self._line(step.who, step.shown or text, where)
        if step.content is not None:
            sent = await person.send_event(room, "m.room.message", step.content)
        else:
            sent = await person.send(
                room,
                text,
                reply_to=await self._reply_target(step),
                thread=self._messages[step.thread]["event_id"] if step.thread else None,
                mentions=[f"@{name}:localhost" for name in step.mentions],
            )
        self._sent.append((step.who, step.shown or text, sent, step.answer is not None))
        if step.label:
            self._messages[step.label] = await person.wait_for_id(sent)
        if step.later:
            self._later.append((step, sent))
        elif step.answer is not None:
            await self._answer(step, sent)

    async def _reply_target(self, step: Say) -> str | None:
        if step.reply:
            return str((await self._answer_of(step.reply))["event_id"])
        return str(self._messages[step.reply_to_person]["event_id"]) if step.reply_to_person else None

    async def _answer(self, step: Say, sent: str) -> None:
        person = self._person(step.who)
        try:
            event = await person.timeline.answer_to(sent, SECONDS)
        except TimeoutError:
            self._wrong(f"keine Antwort auf „{step.shown or step.text}“")
            return
        self._show("↳", event["content"])
        self._remember(step.label, event)
        self._check(f"die Antwort auf „{step.shown or step.text}“", event["content"], step.answer or (), step.without)
        if step.thread:
            relation = event["content"]["m.relates_to"]
            thread = self._messages[step.thread]["event_id"]
            self._hold(relation.get("event_id") == thread, "die Antwort steht nicht im Thread der Frage")

    async def _change(self, step: Change) -> None:
        message = self._messages[step.label]
        text = self._filled(step.text)
        self._line(step.who, text, "✎ bearbeitet")
        await self._person(step.who).edit(message["room_id"], message["event_id"], text)
        await self._effect(Card(step.label, step.answer))
        for effect in step.then:
            await self._effect(effect)

    async def _delete(self, step: Delete) -> None:
        message = self._messages[step.label]
        self._line(step.who, f"löscht die Nachricht „{message['content']['body']}“", "✗")
        await self._person(step.who).redact(message["room_id"], message["event_id"])

    async def _like(self, step: Like) -> None:
        message = self._messages[step.label]
        target = message if step.own else await self._answer_of(step.label)
        shown = " ".join(str(target["content"]["body"]).split("\n")[0].split())
        self._line(step.who, f"{step.key} auf „{shown}“", "Reaktion")
        await self._person(step.who).react(target["room_id"], target["event_id"], step.key)
        if step.answer is not None:
            said = Say(who=step.who, text=message["content"]["body"], label=step.label, answer=step.answer)
            self._expect_answer(message["event_id"])
            await self._answer(said, message["event_id"])

    async def _catch_up(self) -> None:
        """All that was said while the bot was down is answered, and in that order."""
        for step, sent in self._later:
            self._note(f"Antwort auf „{step.text}“:")
            await self._answer(step, sent)
        order = [event["event_id"] for event in self._reader().timeline.of(self._stage.room)]
        answers = [found[0]["event_id"] for _, sent in self._later if (found := self._reader().answers_to(sent))]
        self._hold(
            answers == sorted(answers, key=order.index), "die Antworten kamen nicht in der Reihenfolge der Fragen"
        )
        self._later.clear()

    # What must follow

    async def _effect(self, effect: Effect) -> None:
        match effect:
            case Card():
                await self._card(effect)
            case Told():
                person = self._person(effect.who)
                await self._message(
                    f"→ {NAMES[effect.who]} (direkt):", effect.who, await self._direct_room(person), effect.parts
                )
            case Posted():
                await self._message("→ im Raum:", self._reader_name(), self._stage.room, effect.parts)
            case Pinned():
                target = self._messages[effect.label]["event_id"]
                await self._until(
                    f"kein {effect.key} an „{effect.label}“", lambda: self._has_reaction(target, effect.key)
                )
                self._note(f"Patenbot: {effect.key}")
            case Gone():
                answer = await self._answer_of(effect.label)
                await self._until("die Antwort ist noch da", lambda: not self._reader().latest(answer))
                self._note("die Antwort des Bots ist gelöscht")

    async def _card(self, card: Card) -> None:
        """The card as it looks now; waits until it is right."""
        event = await self._answer_of(card.label)
        person = self._reader_of(event)
        parts = [self._filled(part) for part in card.parts]

        def right() -> bool:
            body = str(person.latest(event).get("body", ""))
            return all(part in body for part in parts) and not any(self._filled(part) in body for part in card.without)

        try:
            await person.timeline.wait_until(right, SECONDS)
        except TimeoutError:
            self._check("die Karte", person.latest(event), card.parts, card.without)
        else:
            self.checked += 1
        self._show("✎ Karte:", person.latest(event))

    async def _message(self, arrow: str, who: str, room: str, parts: Parts) -> None:
        """A new message of the bot that holds all parts."""
        wanted = [self._filled(part) for part in parts]
        timeline, since = self._person(who).timeline, self._seen.get(who, 0)

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
            self._wrong(f"{arrow} keine Nachricht mit {_quoted(wanted)}")
        else:
            self.checked += 1
            self._show(arrow, event["content"])

    async def _until(self, complaint: str, look: Callable[[], bool]) -> None:
        try:
            await self._reader().timeline.wait_until(look, SECONDS)
            self.checked += 1
        except TimeoutError:
            self._wrong(complaint)

    def _look_back(self) -> None:
        """Each command has one answer, and what needs none has none."""
        for who, text, event_id, wanted in self._sent:
            count = sum(answer["sender"] == BOT_ID for answer in self._person(who).answers_to(event_id))
            self._hold(count == wanted, f"{count} Antworten statt {int(wanted)} auf „{text[:60]}“ von {NAMES[who]}")

    def _expect_answer(self, event_id: str) -> None:
        self._sent = [(who, text, sent, wanted or sent == event_id) for who, text, sent, wanted in self._sent]

    # Small things

    def _check(self, what: str, content: Content, parts: Parts, without: Parts) -> None:
        body = str(content.get("body", ""))
        missing = [part for part in map(self._filled, parts) if part not in body]
        found = [part for part in map(self._filled, without) if part in body]
        self.checked += 1
        if missing:
            self._wrong(f"in {what} fehlt {_quoted(missing)}; sie lautet: {body!r}")
        if found:
            self._wrong(f"in {what} steht {_quoted(found)}; sie lautet: {body!r}")

    def _hold(self, right: bool, complaint: str) -> None:
        self.checked += 1
        if not right:
            self._wrong(complaint)

    def _wrong(self, problem: str) -> None:
        self.problems.append(problem)
        self._write(f"  ✗ FALSCH: {problem}")
        if len(self.problems) >= MOST_PROBLEMS:
            raise TooManyProblemsError

    def _person(self, name: str) -> Person:
        return self._stage.people[name]

    def _reader_name(self) -> str:
        return EVERYBODY[0].localpart

    def _reader(self) -> Person:
        return self._person(self._reader_name())

    def _reader_of(self, event: Event) -> Person:
        """Somebody who sees the room of this event."""
        return next(person for person in self._stage.people.values() if event["room_id"] in person.joined)

    async def _direct_room(self, person: Person) -> str:
        """The person's direct chat, which the bot has opened."""

        def room() -> str | None:
            return next((room for room in person.joined if room != self._stage.room), None)

        return await person.timeline.wait_until(room, SECONDS)

    async def _answer_of(self, label: str) -> Event:
        """The first answer to a message, as soon as the one who looks sees it."""
        message = self._messages[label]
        return await self._reader_of(message).timeline.answer_to(message["event_id"], SECONDS)

    def _has_reaction(self, target: str, key: str) -> bool:
        return any(
            event["type"] == "m.reaction"
            and event["sender"] == BOT_ID
            and event["content"].get("m.relates_to", {}).get("event_id") == target
            and event["content"]["m.relates_to"].get("key") == key
            for event in self._reader().timeline.events
        )

    def _remember(self, label: str, answer: Event) -> None:
        if label and (found := LABEL.search(str(answer["content"]["body"]))):
            self._items[label] = found[0]

    def _filled(self, text: str) -> str:
        for label, item in self._items.items():
            text = text.replace(f"{{{label}}}", item)
        return text

    def _line(self, who: str, text: str, where: str = "") -> None:
        name = styled(NAMES[who], BOLD, color=self._color) + (f" ({where})" if where else "")
        self._write(f"{name}: " + text.replace("\n", "\n    "))

    def _show(self, arrow: str, content: dict[str, Any]) -> None:
        text = paint(content, color=self._color) or "(gelöscht)"
        self._write(styled(f"  {arrow} ", CYAN, color=self._color) + text.replace("\n", "\n      "))

    def _note(self, text: str) -> None:
        self._write(styled(f"  · {text}", FAINT, color=self._color))


def _quoted(parts: list[str]) -> str:
    return ", ".join(f"„{part}“" for part in parts)
