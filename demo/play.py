"""Plays the scripted conversation against the real bot, and checks each answer."""

from dataclasses import dataclass

from demo.onlooker import NAMES, SECONDS, Onlooker, in_clear
from demo.participant import Participant
from demo.region import BOT_ID, OFFICE, SERVER
from demo.stage import Stage
from demo.steps import Card, Change, Delete, Kill, Like, Restart, Say, Scene, Step
from demo.timeline import Event
from demo.transcript import TooManyProblemsError, Transcript


@dataclass(slots=True)
class Sent:
    """Something that was said, and whether the bot is to answer it."""

    step: Say
    event_id: str
    answered: bool

    @property
    def text(self) -> str:
        return self.step.shown or self.step.text


class Play:
    """One performance on a stage; what was wrong is in the transcript."""

    def __init__(self, stage: Stage, transcript: Transcript) -> None:
        self._stage = stage
        self._transcript = transcript
        self._onlooker = Onlooker(stage, transcript)
        self._sent: list[Sent] = []
        self._later: list[Sent] = []

    async def perform(self, scenes: tuple[Scene, ...]) -> None:
        """All scenes, then a look back. Stops early when too much is wrong."""
        try:
            for scene in scenes:
                self._transcript.title(scene.title)
                for step in scene.steps:
                    await self._step(step)
            self._look_back()
        except TooManyProblemsError:
            self._transcript.note("zu viel ist falsch, hier ist Schluss")

    async def _step(self, step: Step) -> None:
        self._onlooker.begin()
        try:
            await self._do(step)
            if isinstance(step, Say | Change | Delete | Like):
                for effect in step.then:
                    await self._onlooker.look(effect)
        except TimeoutError:
            self._transcript.hold(False, f"was hierfür nötig ist, kam nicht: {step}")

    async def _do(self, step: Step) -> None:
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
                self._transcript.note("der Bot wird mit SIGKILL beendet")
                await self._stage.bot.kill()
            case Restart():
                self._transcript.note("der Bot startet wieder")
                self._stage.bot.start()
                await self._catch_up()

    async def _say(self, step: Say) -> None:
        sent = Sent(step, await self._send(step), step.answer is not None)
        self._sent.append(sent)
        if step.label:
            self._onlooker.messages[step.label] = await self._speaker(step).wait_for_id(sent.event_id)
        if step.later:
            self._later.append(sent)
        elif sent.answered:
            await self._answer(sent)

    async def _send(self, step: Say) -> str:
        person, text = self._speaker(step), self._onlooker.filled(step.text)
        room = await self._onlooker.direct_room(step.who) if step.direct else self._room(step)
        self._transcript.person(NAMES[step.who], step.shown or text, _where(step), encrypted=step.encrypted)
        if step.content is not None:
            return await person.send_event(room, "m.room.message", step.content)
        return await person.send(
            room,
            text,
            reply_to=await self._target(step),
            thread=self._onlooker.messages[step.thread]["event_id"] if step.thread else None,
            mentions=[f"@{name}:{SERVER}" for name in step.mentions],
        )

    async def _target(self, step: Say) -> str | None:
        if step.reply:
            return str((await self._onlooker.answer_of(step.reply))["event_id"])
        return str(self._onlooker.messages[step.reply_to_person]["event_id"]) if step.reply_to_person else None

    async def _answer(self, sent: Sent) -> None:
        """Wait for the answer and look at it."""
        step = sent.step
        try:
            event = await self._speaker(step).timeline.answer_to(sent.event_id, SECONDS)
        except TimeoutError:
            self._transcript.hold(False, f"keine Antwort auf „{sent.text}“")
            return
        content = event["content"]
        self._transcript.bot("↳", content, encrypted=step.encrypted)
        self._onlooker.remember(step.label, event)
        self._onlooker.check(f"der Antwort auf „{sent.text}“", content, step.answer or (), step.without)
        self._transcript.hold(content["msgtype"] == "m.notice", "die Antwort ist keine m.notice")
        self._transcript.hold(content["m.mentions"] == {}, f"die Antwort ruft jemanden: {content['m.mentions']}")
        self._transcript.hold("<script" not in content.get("formatted_body", ""), "in der Antwort steht fremdes HTML")
        if step.encrypted:
            wire = await self._person(OFFICE.localpart).wait_for_id(event["event_id"])
            self._transcript.hold(wire["type"] == "m.room.encrypted", "die Antwort ist nicht verschlüsselt")
        if step.thread:
            thread = self._onlooker.messages[step.thread]["event_id"]
            self._transcript.hold(content["m.relates_to"].get("event_id") == thread, "die Antwort ist nicht im Thread")

    async def _change(self, step: Change) -> None:
        message = self._onlooker.messages[step.label]
        text = self._onlooker.filled(step.text)
        room = message["room_id"]
        self._transcript.person(NAMES[step.who], text, "bearbeitet die Nachricht", encrypted=self._is_encrypted(room))
        await self._stage.participant(step.who, room).edit(room, message["event_id"], text)
        await self._onlooker.look(Card(step.label, step.answer))

    async def _delete(self, step: Delete) -> None:
        message = self._onlooker.messages[step.label]
        room, body = message["room_id"], message["content"]["body"]
        self._transcript.person(NAMES[step.who], body, "löscht die Nachricht", encrypted=self._is_encrypted(room))
        await self._stage.participant(step.who, room).redact(room, message["event_id"])

    async def _like(self, step: Like) -> None:
        message = self._onlooker.messages[step.label]
        target = message if step.own else await self._onlooker.answer_of(step.label)
        room, encrypted = target["room_id"], self._is_encrypted(target["room_id"])
        what = f"{step.key} auf „{_first_line(target)}“"
        self._transcript.person(NAMES[step.who], what, "Reaktion", encrypted=encrypted)
        await self._stage.participant(step.who, room).react(room, target["event_id"], step.key)
        if step.answer is not None:
            sent = next(sent for sent in self._sent if sent.event_id == message["event_id"])
            sent.answered = True
            said = Say(who=step.who, text=sent.text, label=step.label, answer=step.answer, encrypted=encrypted)
            await self._answer(Sent(said, sent.event_id, True))

    async def _catch_up(self) -> None:
        """All that was said while the bot was down is answered, and in that order."""
        office = self._person(OFFICE.localpart)
        for sent in self._later:
            self._transcript.note(f"auf „{sent.text}“:")
            await self._answer(sent)
            await office.timeline.answer_to(sent.event_id, SECONDS)
        order = [event["event_id"] for event in office.timeline.of(self._stage.room)]
        answers = [office.answers_to(sent.event_id)[0]["event_id"] for sent in self._later]
        self._transcript.hold(answers == sorted(answers, key=order.index), "die Antworten kamen nicht der Reihe nach")
        self._later.clear()

    def _look_back(self) -> None:
        """Each command has one answer, and what needs none has none; in the encrypted room all was encrypted."""
        for sent in self._sent:
            answers = self._speaker(sent.step).answers_to(sent.event_id)
            count = sum(answer["sender"] == BOT_ID for answer in answers)
            complaint = f"{count} Antworten statt {int(sent.answered)} auf „{sent.text}“ von {NAMES[sent.step.who]}"
            self._transcript.hold(count == sent.answered, complaint)
        clear = in_clear(self._person(OFFICE.localpart).timeline, self._stage.encrypted_room)
        self._transcript.hold(not clear, f"im verschlüsselten Raum steht unverschlüsselt: {clear}")

    def _person(self, name: str) -> Participant:
        return self._stage.people[name]

    def _speaker(self, step: Say) -> Participant:
        return self._stage.participant(step.who, self._room(step))

    def _room(self, step: Say) -> str:
        return self._stage.encrypted_room if step.encrypted else self._stage.room

    def _is_encrypted(self, room: str) -> bool:
        return room == self._stage.encrypted_room


def _where(step: Say) -> str:
    if step.direct:
        return "im Direktchat"
    if step.thread:
        return "im Thread"
    return "als Antwort auf die Karte" if step.reply else "als Antwort" if step.reply_to_person else ""


def _first_line(event: Event) -> str:
    return str(event["content"]["body"]).split("\n")[0]
