"""The bot and the peer in rooms of the same homeserver: answer time, burst, processor time, memory, start."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic

from benchmarks.numbers import Row, compared, limited, spread
from demo.homeserver import Homeserver
from demo.participant import Participant
from tests.reliability.process import BotProcess, Process
from tests.reliability.setting import MUNICIPALITIES, joined, people_in_a_room

LINES = ("!hilfe", "!liste", "!suche Häcksler mit Fahrer {}", "!zeige S1")
ONE_BY_ONE = 160
BURST = 500
STARTS = 3
SECONDS = 300.0
SECONDS_OF_SILENCE = 10.0


@dataclass(slots=True)
class Side:
    """One bot with its room and what was measured; times in seconds, memory in MiB."""

    bot: Process
    people: Sequence[Participant]
    room: str
    starts: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    processor: float = 0.0
    burst: float = 0.0
    burst_processor: float = 0.0
    burst_answered: int = 0
    burst_doubled: int = 0
    memory_at_rest: float = 0.0
    memory_after_burst: float = 0.0

    async def ask(self, person: Participant, line: str) -> float:
        """Send a command; returns the seconds until the answer was seen."""
        begun = monotonic()
        await person.timeline.answer_to(await person.send(self.room, line), SECONDS)
        return monotonic() - begun

    def burst_cost(self, seconds: float) -> float:
        """Milliseconds for each answer of the burst."""
        return 1000 * seconds / max(1, self.burst_answered)

    def seen(self, commands: Sequence[str]) -> int:
        return sum(bool(self.people[0].answers_to(command)) for command in commands)


def processor_seconds(pid: int) -> float:
    """User and system time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(pid: int | str = "self") -> float:
    """Resident memory of a process, in MiB."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmRSS:"))) / 1024


@asynccontextmanager
async def two_sides(folder: Path) -> AsyncIterator[tuple[Side, Side]]:
    """The bot and the peer, both started, each in a room of its own with four people."""
    homeserver = Homeserver(folder / "homeserver", fast=True)
    await homeserver.start()
    try:
        async with (
            people_in_a_room(homeserver, "patenbot") as (people, room),
            people_in_a_room(homeserver, "echo") as (others, other_room),
        ):
            bot = BotProcess(folder / "bot", homeserver=homeserver.url, user_id="@patenbot:localhost", room=room)
            echo = Process(
                sys.executable, "-m", "benchmarks.echo", homeserver.url, "@echo:localhost", "secret", other_room
            )
            try:
                await bot.start()
                await joined(people[0], room, bot.user_id)
                await bot.stop()
                yield Side(bot, people, room), Side(echo, others, other_room)
            finally:
                await bot.close()
                await echo.close()
    finally:
        await homeserver.stop()


async def start(side: Side) -> None:
    """Start it several times; it runs in the end."""
    for number in range(STARTS):
        if number:
            await side.bot.kill()
        await side.bot.start()
        side.starts.append(side.bot.seconds_to_ready)


async def warm_up(side: Side) -> None:
    """Everybody is known to the bot, and each command has been answered once."""
    for person, municipality in zip(side.people, MUNICIPALITIES, strict=True):
        await side.ask(person, f"!ich {municipality}")
    for line in LINES:
        await side.ask(side.people[0], line.format("zum Üben"))
    side.memory_at_rest = memory(side.bot.pid)


async def one_by_one(sides: Sequence[Side], count: int) -> None:
    """The same commands to both in turn, each after the answer to the one before."""
    for number in range(count):
        line = LINES[number % len(LINES)].format(number)
        for side in sides:
            before = processor_seconds(side.bot.pid)
            side.answers.append(await side.ask(side.people[number % 4], line))
            side.processor += processor_seconds(side.bot.pid) - before


async def burst(side: Side, count: int) -> None:
    """Four people send as fast as the homeserver takes it; ends with the last answer that comes."""
    commands: list[str] = []

    async def send(person: Participant, some: range) -> None:
        for number in some:
            line = LINES[number % len(LINES)].format(number)
            commands.append(await person.send(side.room, line))

    before, begun = processor_seconds(side.bot.pid), monotonic()
    await asyncio.gather(*(send(person, range(place, count, 4)) for place, person in enumerate(side.people)))
    side.burst_answered, side.burst = side.seen(commands), monotonic() - begun
    with suppress(TimeoutError):  # no answer for a long time: none will come
        while side.burst_answered < count:
            await side.people[0].timeline.wait_until(
                lambda: side.seen(commands) > side.burst_answered, SECONDS_OF_SILENCE
            )
            side.burst_answered, side.burst = side.seen(commands), monotonic() - begun
    side.burst_processor = processor_seconds(side.bot.pid) - before
    side.burst_doubled = sum(len(side.people[0].answers_to(command)) > 1 for command in commands)
    side.memory_after_burst = memory(side.bot.pid)


async def _run(folder: Path, count: int, size: int) -> tuple[Side, Side]:
    async with two_sides(folder) as (ours, peer):
        for side in (ours, peer):
            await start(side)
            await warm_up(side)
        await one_by_one((ours, peer), count)
        for side in (peer, ours):
            await burst(side, size)
        return ours, peer


def room() -> list[Row]:
    """The lines of the table."""
    with TemporaryDirectory() as name:
        ours, peer = asyncio.run(_run(Path(name), ONE_BY_ONE, BURST))
    return [
        Row("answer time, one by one: median / p95", spread(ours.answers), spread(peer.answers)),
        compared("… median", median(ours.answers) * 1000, median(peer.answers) * 1000, "ms", 1.15),
        Row(
            f"burst of {BURST}: answered",
            f"{ours.burst_answered}, {ours.burst_doubled} of them twice",
            f"{peer.burst_answered}, {peer.burst_doubled} of them twice",
            target=f"{BURST} once",
            met=ours.burst_answered == BURST and not ours.burst_doubled,
        ),
        compared("burst: until the last answer", ours.burst, peer.burst, "s", 1.15),
        compared("burst: time per answer", ours.burst_cost(ours.burst), peer.burst_cost(peer.burst), "ms", 1.15),
        compared(
            "processor time per command",
            1000 * ours.processor / ONE_BY_ONE,
            1000 * peer.processor / ONE_BY_ONE,
            "ms",
            2.5,
        ),
        compared(
            "processor time per answer in the burst",
            ours.burst_cost(ours.burst_processor),
            peer.burst_cost(peer.burst_processor),
            "ms",
            2.5,
        ),
        compared("resident memory at rest", ours.memory_at_rest, peer.memory_at_rest, "MiB", 2.5),
        compared("resident memory after the burst", ours.memory_after_burst, peer.memory_after_burst, "MiB", 2.5),
        Row("start to ready", f"{median(ours.starts):.2f} s", f"{median(peer.starts):.2f} s"),
        limited("… slowest of three", max(ours.starts), "s", 3.0),
    ]
