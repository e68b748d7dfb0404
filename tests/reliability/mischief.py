"""Kills the bot and restarts the homeserver while people talk, at moments that follow from how far they are."""

import asyncio
import random
from collections.abc import Sequence

from tests.reliability.setting import Setting

LONGEST_COMMAND = 0.08
LONGEST_START = 1.2


class Progress:
    """Lets the mischief wait until enough has happened: a step is a command sent or an answer seen."""

    def __init__(self) -> None:
        self.steps = 0
        self._changed = asyncio.Event()

    def step(self) -> None:
        self.steps += 1
        self._changed.set()

    async def reach(self, steps: int) -> None:
        while self.steps < steps:
            self._changed.clear()
            await self._changed.wait()


async def note_answers(setting: Setting, progress: Progress) -> None:
    """Count each answer that is seen as a step, for ever."""
    async for event in setting.observer.timeline.follow():
        relation = event["content"].get("m.relates_to", {})
        if event["sender"] == setting.bot.user_id and "m.in_reply_to" in relation:
            progress.step()


def moments(rng: random.Random, count: int, steps: int) -> list[int]:
    """``count`` different numbers of steps, ascending, none of them in the last tenth."""
    return sorted(rng.sample(range(5, steps * 9 // 10), count))


async def kill_bot(setting: Setting, progress: Progress, rng: random.Random, at: Sequence[int]) -> int:
    """Kill the bot at each of these steps, somewhere within a command, and start it again; returns how often.

    Every fourth time it is killed once more while it starts, which counts as well.
    """
    kills = 0
    while kills < len(at):
        await progress.reach(at[kills])
        await asyncio.sleep(rng.uniform(0, LONGEST_COMMAND))
        await setting.bot.kill()
        kills += 1
        if kills % 5 == 4 and kills < len(at):
            await setting.bot.start(wait=False)
            await asyncio.sleep(rng.uniform(0, LONGEST_START))
            await setting.bot.kill()
            kills += 1
        await setting.bot.start(wait=False)
    return kills


async def restart_homeserver(setting: Setting, progress: Progress, at: Sequence[int]) -> int:
    """Restart the homeserver at each of these steps, by force the first time; returns how often."""
    for number, step in enumerate(at):
        await progress.reach(step)
        if number == 0:
            await setting.homeserver.kill()
            await setting.homeserver.start()
        else:
            await setting.homeserver.restart()
    return len(at)
