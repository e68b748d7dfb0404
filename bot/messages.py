"""What happens with a message: checked, run, answered; and with the correction of an earlier one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import AnyCommand, Facts, Feature, Undo
from bot.config import Region
from bot.events import Edited, Message
from bot.letters import Secretary
from bot.membership import may_use
from bot.parsing import PREFIX, Request, Unknown, Vocabulary, is_prefixed, read_arguments, understand
from bot.replies import Lines, Outcome, Refusal, Room, Say, SetTimer, Text, Words, answer, text
from storage import actions, inbox, outbox, timers
from storage.actions import Action
from storage.outbox import Outgoing

Asked: TypeAlias = Request | Unknown | None


class Ignored(Exception):
    """The event concerns nobody here: nothing of it is kept."""


def example_of(words: Words, request: Request, facts: Facts) -> Words:
    """A sentence with one example of the command to copy below it."""
    examples = request.command.examples[facts.language]
    about_dates = isinstance(words, Text) and words.key.startswith("date-")
    return Lines((words, text("example", line=examples[-1 if about_dates else 0])))


def without_answer(outcome: Outcome) -> Outcome:
    """What else follows, when something is done on the way to another answer."""
    return Outcome(tuple(r for r in outcome.replies if not (isinstance(r, Say) and r.to is None)), outcome.timers)


class Desk:
    """Takes messages and their corrections, inside the dispatcher's transaction."""

    def __init__(self, features: tuple[Feature, ...], secretary: Secretary) -> None:
        self.armed = False
        self._features = features
        self._secretary = secretary
        self._verbs = [feature.verbs for feature in features if feature.verbs]
        self._undo: dict[str, Undo] = {kind: undo for feature in features for kind, undo in feature.undo.items()}
        self.vocabulary = Vocabulary([command for feature in features for command in feature.commands])

    def read(self, message: Message) -> Asked:
        """What the message asks of the bot, None when it isn't meant for it; without a look into the database."""
        return understand(message, self.vocabulary)

    def hears(self, message: Message, region: Region) -> bool:
        """Whether some feature wants to know of a message that is not meant for the bot."""
        return any(feature.hears and feature.hears(region, message) for feature in self._features)

    async def take(self, session: AsyncSession, facts: Facts, message: Message, request: Asked) -> None:
        """Handle the message, of which ``request`` was read, and queue what follows. Raises Refusal or Ignored."""
        if not await may_use(session, facts):
            raise Ignored if request is None else Refusal("not-a-member", region=facts.region.name)
        if isinstance(message, Edited):
            await self._correct(session, facts, message, request)
        elif request is None:
            outcome = await self._talk(session, facts, message)
            if outcome is None:
                raise Ignored
            await self.finish(session, facts, outcome)
        else:
            outcome = await self._answered(session, facts, message) or await self._run(session, facts, request)
            if outcome == Outcome():  # it only read like a command
                outcome = await self._talk(session, facts, message) or outcome
            await self.finish(session, facts, outcome)

    async def refuse(self, session: AsyncSession, facts: Facts, words: Words) -> None:
        """Answer with a polite no. A card stays a card when its command's correction is refused."""
        old = await outbox.answered(session, facts.region.key, facts.source) if facts.corrected else None
        if old is not None and old.item is not None:
            say = Say(words=text("edit-refused", reason=words), to=Room(facts.event.room))
            await self._secretary.write(session, facts, [say])
        else:
            await self._secretary.write(session, facts, answer(words).replies, instead=old)

    async def undo(self, session: AsyncSession, facts: Facts, action: Action) -> Outcome:
        """Take an action back. Raises Refusal when that can't be done any more."""
        outcome = await self._undo[action.kind](facts, action, session)
        await session.delete(action)
        return outcome

    async def finish(
        self, session: AsyncSession, facts: Facts, outcome: Outcome, instead: Outgoing | None = None
    ) -> None:
        """Queue the replies and set the timers."""
        await self._secretary.write(session, facts, outcome.replies, instead=instead)
        await self.arm(session, facts.region, outcome.timers)

    async def arm(self, session: AsyncSession, region: Region, wanted: Sequence[SetTimer]) -> None:
        """Set timers, and remember that the clock has to look."""
        await timers.arm(session, region.key, wanted)
        self.armed = self.armed or bool(wanted)

    async def _run(self, session: AsyncSession, facts: Facts, request: Request | Unknown) -> Outcome:
        if isinstance(request, Unknown):
            raise self._unknown(request, facts)
        if request.about_item and facts.item is None:
            raise Ignored
        if request.command.coordinator and not facts.coordinator:
            raise Refusal("coordinator-only")
        try:
            arguments = read_arguments(request.command, request.rest, facts)
            outcome = await self._act(session, facts, request.command, arguments)
        except Refusal as refusal:
            if refusal.example:
                refusal.words = example_of(refusal.words, request, facts)
            raise
        return await self._with_welcome(session, facts, outcome)

    async def _act(self, session: AsyncSession, facts: Facts, command: AnyCommand, arguments: Any) -> Outcome:
        """Let the feature act whose item it is; it may be another one than the command's."""
        for verbs in self._verbs:
            if (verb := verbs.get(command.name)) and (outcome := await verb(facts, arguments, session)):
                return outcome
        done: Outcome = await command.handle(facts, arguments, session)
        return done

    def _unknown(self, request: Unknown, facts: Facts) -> Refusal:
        word = request.word
        if request.denied:
            return Refusal("denied")
        if not word:
            return Refusal("nothing-said")
        near = self.vocabulary.suggest(word, facts.language)
        shown = word[:40].removeprefix(PREFIX)
        if not near:
            return Refusal("unknown-command", word=shown)
        suggestions = Lines(tuple(text("suggestion", word=PREFIX + name) for name in near), separator=" · ")
        return Refusal("unknown-command-near", word=shown, suggestions=suggestions)

    async def _with_welcome(self, session: AsyncSession, facts: Facts, outcome: Outcome) -> Outcome:
        """A newcomer's first answer holds one question more, and a first message goes to the direct chat.

        Where nothing was to be said, nothing is.
        """
        if facts.person.welcomed_at is not None or outcome == Outcome():
            return outcome
        for feature in self._features:
            if feature.on_first_use is None:
                continue
            first = await feature.on_first_use(facts, session)
            replies = tuple(
                replace(reply, words=Lines((reply.words, first.below), separator="\n\n"))
                if first.below and isinstance(reply, Say) and reply.to is None
                else reply
                for reply in outcome.replies
            )
            outcome = Outcome(replies + first.outcome.replies, outcome.timers + first.outcome.timers)
        return outcome

    async def _answered(self, session: AsyncSession, facts: Facts, message: Message) -> Outcome | None:
        """What follows when it answers a message of ours; None when no feature takes it for that."""
        if facts.ref is None or is_prefixed(message):
            return None
        for feature in self._features:
            if (
                feature.on_talk
                and feature.expects
                and feature.expects(facts.ref, message)
                and (outcome := await feature.on_talk(facts, message, session))
            ):
                return outcome
        return None

    async def _talk(self, session: AsyncSession, facts: Facts, message: Message) -> Outcome | None:
        for feature in self._features:
            if feature.on_talk and (outcome := await feature.on_talk(facts, message, session)):
                return outcome
        return None

    async def _correct(self, session: AsyncSession, facts: Facts, message: Edited, request: Asked) -> None:
        """The command's new version: what the old one did is taken back, and its answer becomes the new one's."""
        region = facts.region.key
        sender = await inbox.sender_of(session, region, message.target)
        if sender is None:  # it was talk until now; from here on nobody else can correct it
            if not await inbox.take(session, region, message.target, message.room, message.sender, facts.now):
                raise Ignored  # another region's
        elif sender != message.sender:
            raise Ignored
        old = await outbox.answered(session, region, message.target)
        action = await actions.of_event(session, region, message.target)
        if request is None or (isinstance(request, Unknown) and action is not None):  # an answer without a command
            talk = await self._talk(session, facts, message)
            if talk is not None:
                return await self.finish(session, facts, talk, instead=old)
            if old is None:
                raise Ignored
        makes = request.command.makes if isinstance(request, Request) else None
        undone = Outcome()
        if action is not None and action.kind != makes:
            undone = without_answer(await self.undo(session, facts, action))
        outcome = await self._run(session, facts, request) if request else answer(text("edit-withdrawn"))
        await self.finish(session, facts, undone)
        return await self.finish(session, facts, outcome, instead=old)
