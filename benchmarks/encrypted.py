"""What encryption costs: the bot and the peer in an encrypted and in an open room each, on one homeserver.

Whoever asks has matrix-nio's client on all four sides, so that its own work differs by the encryption only.
"""

import asyncio
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.numbers import Row, beside, compared, spread
from benchmarks.room import LINES, Side, memory, processor_seconds
from demo.encrypting import EncryptingPerson
from demo.homeserver import Homeserver
from tests.reliability.process import BotProcess, Process
from tests.reliability.setting import MUNICIPALITIES, joined, people_in_a_room

ONE_BY_ONE = 160
PASSWORD = "secret"


@dataclass(frozen=True, slots=True)
class Pair:
    """The same bot in two rooms, a process for each."""

    encrypted: Side
    open: Side

    def ratio(self, figure: str) -> str:
        """``median`` or ``processor`` in the encrypted room, as a multiple of that in the open one."""
        closed, plain = ((median(side.answers), side.processor) for side in (self.encrypted, self.open))
        place = figure == "processor"
        return f"{closed[place] / plain[place]:.2f} ×"


@asynccontextmanager
async def side(homeserver: Homeserver, folder: Path, name: str, *, encrypted: bool) -> AsyncIterator[Side]:
    """A bot (``patenbot…`` is ours) in a room of four people with a device each, of whom one reads and asks."""
    user_id = f"@{name}:{homeserver.server_name}"
    async with AsyncExitStack() as stack:
        people, room = await stack.enter_async_context(people_in_a_room(homeserver, name, encrypted=encrypted))
        clients = [await EncryptingPerson.login(homeserver.url, person.user_id, PASSWORD) for person in people]
        for silent in clients[1:]:
            await silent.close()
        asking = await stack.enter_async_context(clients[0])
        bot: Process
        if name.startswith("patenbot"):
            bot = BotProcess(folder / name, homeserver=homeserver.url, user_id=user_id, room=room)
        else:
            (folder / name).mkdir()
            bot = Process(
                *(sys.executable, "-m", "benchmarks.echo", homeserver.url, user_id, PASSWORD, room),
                *([str(folder / name)] if encrypted else []),
            )
        stack.push_async_callback(bot.close)
        await bot.start()
        await joined(people[0], room, user_id)
        for person in people:
            await person.reader.stop()
        if encrypted:
            await asking.wait_for_device_of(user_id)
        yield Side(bot, [asking], room)


async def warm_up(side: Side) -> None:
    """Keys are exchanged, and each command has been answered once."""
    await side.ask(side.people[0], f"!ich {MUNICIPALITIES[0]}")
    for line in LINES:
        await side.ask(side.people[0], line.format("zum Üben"))
    side.memory_at_rest = memory(side.bot.pid)


async def _run(folder: Path, count: int) -> tuple[Pair, Pair]:
    async with AsyncExitStack() as stack:
        homeserver = Homeserver(folder / "homeserver", fast=True)
        stack.push_async_callback(homeserver.stop)
        await homeserver.start()
        sides = [
            await stack.enter_async_context(side(homeserver, folder, f"{name}-{kind}", encrypted=kind == "encrypted"))
            for name in ("patenbot", "echo")
            for kind in ("encrypted", "open")
        ]
        for one in sides:
            await warm_up(one)
        before = [processor_seconds(one.bot.pid) for one in sides]
        for number in range(count):
            for one in sides:
                one.answers.append(await one.ask(one.people[0], LINES[number % len(LINES)].format(number)))
        for one, seconds in zip(sides, before, strict=True):
            one.processor = (processor_seconds(one.bot.pid) - seconds) / count
            one.memory_after_burst = memory(one.bot.pid)
        return Pair(sides[0], sides[1]), Pair(sides[2], sides[3])


def encrypted() -> list[Row]:
    """The lines of the table."""
    logging.getLogger("nio").setLevel(logging.CRITICAL)  # what it misses at the beginning of a session is no trouble
    with TemporaryDirectory() as name:
        ours, peer = asyncio.run(_run(Path(name), ONE_BY_ONE))
    rows = []
    for kind in ("encrypted", "open"):
        one, other = getattr(ours, kind), getattr(peer, kind)
        rows += [
            Row(f"{kind} room: answer time, median / p95", spread(one.answers), spread(other.answers)),
            compared(f"{kind} room: … median", 1000 * median(one.answers), 1000 * median(other.answers), "ms", 1.15),
            compared(
                f"{kind} room: processor time per command", 1000 * one.processor, 1000 * other.processor, "ms", 2.5
            ),
            beside(f"{kind} room: resident memory at rest", one.memory_at_rest, other.memory_at_rest, "MiB"),
            beside(
                f"{kind} room: resident memory after {ONE_BY_ONE} commands",
                one.memory_after_burst,
                other.memory_after_burst,
                "MiB",
            ),
        ]
    return [
        *rows,
        Row("encrypted beside open: answer time", ours.ratio("median"), peer.ratio("median")),
        Row("encrypted beside open: processor time", ours.ratio("processor"), peer.ratio("processor")),
    ]
