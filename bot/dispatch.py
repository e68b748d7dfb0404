"""The one entrance: event, transaction, handler, replies.

An event is handled in one transaction together with everything that follows from it, or not at all. Whatever goes
wrong in a handler is answered with one sentence and recorded; only trouble with the database goes back to the caller,
who then must give the same event again.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from secrets import token_hex
from typing import cast

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import E, Facts, Feature, Told
from bot.config import Config, Language, Region
from bot.events import Due, Edited, Event, Membership, Message, PollAnswered, Reacted, Redacted, Unreadable, Verifying
from bot.letters import Secretary, take_back
from bot.limit import Limit
from bot.membership import may_use
from bot.messages import Asked, Desk, Ignored, without_answer
from bot.replies import Lines, Outcome, Refusal, Reply, Say, SetTimer, Words, text
from bot.schedule import next_morning
from storage import actions, inbox, outbox, people, timers
from storage.database import Database, is_trouble
from storage.outbox import DIRECT

log = logging.getLogger("patenbot.dispatch")

AGAIN = timedelta(minutes=10)
LATE = timedelta(minutes=5)
MOST_TRIES = 5


def _row(event: Due) -> int:
    return int(event.id.partition(":")[2])


def _late(reply: Reply, due_at: datetime) -> Reply:
    """What is said after its time says so."""
    if not isinstance(reply, Say):
        return reply
    return replace(reply, words=Lines((text("late", due=due_at), reply.words)))


class Dispatcher:
    """Takes every event of every gateway."""

    def __init__(
        self,
        config: Config,
        database: Database,
        features: tuple[Feature, ...],
        secretary: Secretary,
        *,
        committed: Callable[[], None],
        armed: Callable[[], None] = lambda: None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """``committed`` is called after each transaction that may have left something to send, ``armed`` when it set
        timers."""
        self._regions = {region.key: region for region in config.region}
        self._database = database
        self._features = features
        self._desk = Desk(features, secretary)
        self._committed = committed
        self._armed = armed
        self._limit = Limit()
        self._now = now
        self._due = {kind: handle for feature in features for kind, handle in feature.due.items()}
        self._daily = {kind for feature in features for kind in feature.daily}

    async def dispatch(self, event: Event) -> None:
        """Handle an event once, however often it is given. Raises DBAPIError when the database fails."""
        region = self._regions.get(event.region)
        if region is None:
            return
        try:
            await self._handle_or_refuse(event, region)
        except Ignored:
            return
        except Exception as error:
            if is_trouble(error):
                raise
            number = token_hex(4)
            log.exception("%s: event %s in room %s failed, number %s", region.name, event.id, event.room, number)
            await self._apologise(event, region, number)
        self._tell()

    async def start_rounds(self) -> None:
        """Set the daily timers of every region that has none yet."""
        for region in self._regions.values():
            async with self._database.transaction() as session:
                known = await timers.keys(session, region.key)
                missing = [self._round(kind, region) for kind in sorted(self._daily) if kind not in known]
                await self._desk.arm(session, region, missing)
        self._tell()

    def _tell(self) -> None:
        """Say that there is something to do; writers take turns, so what was armed is committed by now."""
        self._committed()
        if self._desk.armed:
            self._desk.armed = False
            self._armed()

    def _round(self, kind: str, region: Region) -> SetTimer:
        return SetTimer(kind=kind, key=kind, due_at=next_morning(self._now(), region))

    async def _handle_or_refuse(self, event: Event, region: Region) -> None:
        try:
            await self._handle(event, region)
        except Refusal as refusal:
            await self._refuse(event, region, refusal.words)

    async def _handle(self, event: Event, region: Region) -> None:
        """One transaction, tried twice: a database that was busy for a moment is no reason to give up a command."""
        asked = self._desk.read(event) if isinstance(event, Message) else None
        if asked is not None:
            most = region.commands_per_minute
            if self._limit.exceeded(region.key, event.sender, event.at, most):
                raise Refusal("too-many", most=most)
        elif type(event) is Message and not self._desk.hears(event, region):
            raise Ignored
        try:
            await self._once(event, region, asked)
        except DBAPIError:
            await self._once(event, region, asked)

    async def _once(self, event: Event, region: Region, asked: Asked) -> None:
        async with self._database.transaction() as session:
            facts = await self._accept(session, event, region)
            match event:
                case Message():
                    facts = await self._with_item(session, facts, event.reply_to or event.thread)
                    await self._desk.take(session, facts, event, asked)
                case Reacted():
                    await self._reaction(session, await self._with_item(session, facts, event.target), event)
                case PollAnswered():
                    await self._poll_answer(session, await self._with_item(session, facts, event.target), event)
                case Redacted():
                    await self._redaction(session, facts, event)
                case Membership():
                    await self._tell_all(session, facts, event, [one.on_membership for one in self._features])
                case Unreadable():
                    await self._tell_all(session, facts, event, [one.on_unreadable for one in self._features])
                case Verifying():
                    await self._tell_all(session, facts, event, [one.on_verifying for one in self._features])
                case Due():
                    await self._desk.finish(session, facts, await self._fire(session, facts, event))

    async def _tell_all(
        self, session: AsyncSession, facts: Facts, event: E, handlers: Iterable[Told[E] | None]
    ) -> None:
        """Let every feature that wants to do what it does with such an event."""
        for handle in handlers:
            if handle:
                await self._desk.finish(session, facts, await handle(facts, event, session))

    async def _accept(self, session: AsyncSession, event: Event, region: Region) -> Facts:
        """Note that the event is handled in this transaction; raises Ignored when it was before."""
        now = self._now()
        if isinstance(event, Due):
            known = await timers.take(session, _row(event)) is None
        else:
            known = not await inbox.take(session, region.key, event.id, event.room, event.sender, now)
        if known:
            raise Ignored
        person = await people.person(session, region.key, event.sender)
        language = cast(Language, person.language) or region.language
        source = event.target if isinstance(event, Edited) else event.id
        hasty = self._limit.hasty(region.key, event.sender, region.commands_per_minute)
        return Facts(event=event, region=region, now=now, person=person, language=language, source=source, hasty=hasty)

    async def _with_item(self, session: AsyncSession, facts: Facts, target: str | None) -> Facts:
        if target is None:
            return facts
        event = facts.event
        addresses = [event.room, f"{DIRECT}{event.sender}"] if event.direct else [event.room]
        found = await outbox.about(session, facts.region.key, addresses, target)
        if found:
            return replace(facts, item=found.item, ref=found.ref)
        for feature in self._features:
            if feature.about and (number := await feature.about(session, facts.region.key, target)):
                return replace(facts, item=number)
        return facts

    async def _reaction(self, session: AsyncSession, facts: Facts, event: Reacted) -> None:
        if not await may_use(session, facts):
            raise Ignored
        for feature in self._features:
            if feature.on_reaction and (outcome := await feature.on_reaction(facts, event, session)):
                return await self._desk.finish(session, facts, outcome)
        raise Ignored

    async def _poll_answer(self, session: AsyncSession, facts: Facts, event: PollAnswered) -> None:
        for feature in self._features:
            if feature.on_poll_answer and (outcome := await feature.on_poll_answer(facts, event, session)):
                return await self._desk.finish(session, facts, outcome)
        raise Ignored

    async def _redaction(self, session: AsyncSession, facts: Facts, event: Redacted) -> None:
        """A deleted command is taken back; its answer goes too, unless that is an item's card."""
        region = facts.region.key
        for feature in self._features:
            if feature.on_redaction and (outcome := await feature.on_redaction(facts, event, session)):
                return await self._desk.finish(session, facts, outcome)
        row = await outbox.answered(session, region, event.target)
        action = await actions.of_event(session, region, event.target)
        if row is None and action is None:
            raise Ignored
        if action:
            await self._desk.finish(session, facts, without_answer(await self._desk.undo(session, facts, action)))
        if row:
            await outbox.post(session, region, [take_back(row.id, row.address, row.priority)], facts.now)
        return None

    async def _fire(self, session: AsyncSession, facts: Facts, event: Due) -> Outcome:
        outcome = await self._due[event.kind](facts, event, session)
        if event.kind in self._daily:
            outcome = replace(outcome, timers=(*outcome.timers, self._round(event.kind, facts.region)))
        if facts.now - event.due_at > LATE:
            outcome = replace(outcome, replies=tuple(_late(reply, event.due_at) for reply in outcome.replies))
        return outcome

    async def _refuse(self, event: Event, region: Region, words: Words) -> None:
        async with self._database.transaction() as session:
            try:
                facts = await self._accept(session, event, region)
            except Ignored:
                return
            if isinstance(event, Message):
                await self._desk.refuse(session, facts, words)

    async def _apologise(self, event: Event, region: Region, number: str) -> None:
        """Record the event that broke a handler. A timer is tried again later, some times."""
        if not isinstance(event, Due):
            return await self._refuse(event, region, text("apology", number=number))
        tries = int(event.payload.get("tries", 0)) + 1
        async with self._database.transaction() as session:
            key = await timers.take(session, _row(event))
            if key is None:
                return None
            if event.kind in self._daily:
                again = self._round(event.kind, region)
            elif tries < MOST_TRIES:
                payload = {**event.payload, "tries": tries}
                again = SetTimer(kind=event.kind, key=key, due_at=self._now() + AGAIN * tries, payload=payload)
            else:
                log.error("%s: timer %s (%s) is given up", region.name, event.id, event.kind)
                return None
            await self._desk.arm(session, region, [again])
        return None
