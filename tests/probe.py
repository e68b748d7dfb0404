"""A feature made for the tests of the machinery: it writes, breaks and refuses as it is told."""

from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import text as sql
from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Command, Facts, Feature, Kind, NoArguments, argument
from bot.events import Due, Membership, Reacted
from bot.replies import Outcome, Refusal, SetTimer, answer, text
from storage import gateway
from storage.database import Database

TEXTS = "said = Notiert: {$words}\nno = Das geht nicht.\nlost = {$nobody}\ncmd-write = x\n"


@dataclass(frozen=True, slots=True)
class Words:
    words: str = argument(Kind.TEXT)


@dataclass
class Probe:
    """``breaks`` holds the words and kinds of timers at which a handler raises; ``rang`` the timers handled."""

    folder: Path
    breaks: set[str] = field(default_factory=set)
    rang: list[Due] = field(default_factory=list)

    def feature(self) -> Feature:
        for language in ("de", "en"):
            (self.folder / f"{language}.ftl").write_text(TEXTS, encoding="utf-8")
        return Feature(
            folder=self.folder,
            commands=(
                Command(
                    name="write",
                    words={"de": ("schreibe",), "en": ("write",)},
                    arguments=Words,
                    handle=self.write,
                    examples={"de": ("!schreibe etwas",), "en": ("!write something",)},
                ),
                Command(
                    name="no",
                    words={"de": ("nein",), "en": ("no",)},
                    arguments=NoArguments,
                    handle=self.refuse,
                    examples={"de": ("!nein",), "en": ("!no",)},
                ),
            ),
            on_reaction=self.react,
            on_membership=self.move,
            due={"ring": self.ring, "round": self.ring},
            daily=("round",),
        )

    async def write(self, _facts: Facts, arguments: Words, session: AsyncSession) -> Outcome:
        await gateway.keep(session, arguments.words, "x")
        await session.flush()
        self._break(arguments.words)
        return answer(text("lost" if arguments.words == "textlos" else "said", words=arguments.words))

    async def refuse(self, _facts: Facts, _arguments: NoArguments, session: AsyncSession) -> Outcome:
        await gateway.keep(session, "nein", "x")
        await session.flush()
        raise Refusal("nowhere" if "nirgends" in self.breaks else "no", example=True)

    async def react(self, _facts: Facts, event: Reacted, _session: AsyncSession) -> Outcome | None:
        self._break(event.key)
        return None

    async def move(self, _facts: Facts, event: Membership, _session: AsyncSession) -> Outcome:
        self._break(event.user)
        return Outcome()

    async def ring(self, facts: Facts, event: Due, session: AsyncSession) -> Outcome:
        await gateway.keep(session, f"rang {event.id}", str(facts.now))
        await session.flush()
        self._break(event.kind)
        self.rang.append(event)
        again = event.payload.get("sets")
        timers = (SetTimer(kind="ring", key=str(again), due_at=facts.now),) if again else ()
        return Outcome(timers=timers)

    def _break(self, word: str) -> None:
        if word in self.breaks:
            raise ZeroDivisionError(word)


async def notes(database: Database) -> set[str]:
    """What the handlers wrote and what was committed."""
    async with database.reading() as session:
        return set(await session.scalars(sql("SELECT key FROM gateway")))


async def handled(database: Database) -> list[str]:
    """The ids in the inbox."""
    async with database.reading() as session:
        return list(await session.scalars(sql("SELECT event_id FROM inbox ORDER BY rowid")))
