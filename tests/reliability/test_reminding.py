"""Reminders, those of meetings among them, become due while the bot is killed again and again: each comes once."""

import asyncio
import random
import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.replies import SetTimer
from demo.homeserver import Homeserver
from demo.timeline import Event
from storage import timers
from storage.database import open_database
from storage.meetups import Meetup
from storage.reminders import Reminder
from tests.reliability.setting import Setting, setting

pytestmark = [pytest.mark.homeserver, pytest.mark.slow]

REMINDERS, KILLS = 100, 50
REGION = "Kreis Paderborn"
EVERY = timedelta(seconds=0.7)
SECONDS = 120.0


async def arm(here: Setting, first: datetime) -> None:
    """Put the reminders of a room into the bot's database while it is not running; every second is of a meeting."""
    database = open_database(here.bot.data)
    try:
        async with database.transaction() as session:
            for number in range(1, REMINDERS + 1):
                due = first + EVERY * number
                session.add(_reminder(number, here, due) if number % 2 else _meetup(number, here, due))
                kind = "reminder" if number % 2 else "meetup-remind"
                timer = SetTimer(kind=kind, key=f"{kind}:{number}", due_at=due, payload={"number": number})
                await timers.arm(session, REGION, [timer])
    finally:
        await database.close()


def _reminder(number: int, here: Setting, due: datetime) -> Reminder:
    return Reminder(
        region=REGION,
        number=number,
        author=here.observer.user_id,
        room=here.room,
        text=f"Sache {number}",
        start=due.replace(tzinfo=None).isoformat(timespec="seconds"),
        next_at=due,
        created_at=datetime.now(UTC),
    )


def _meetup(number: int, here: Setting, due: datetime) -> Meetup:
    start = (due + timedelta(days=2)).replace(tzinfo=None).isoformat(timespec="minutes")
    return Meetup(
        region=REGION,
        number=number,
        municipality="Borchen",
        author=here.observer.user_id,
        room=here.room,
        title=f"Sache {number}",
        start=start,
        current=start,
        next_at=due + timedelta(days=2),
        uid=f"{number}@localhost",
        leads="",  # none but the one that is set here
        created_at=datetime.now(UTC),
        changed_at=datetime.now(UTC),
    )


def _said(event: Event, bot: str) -> int | None:
    """The number of the thing of which a message reminds."""
    found = re.search(r"\bSache (\d+)", str(event["content"].get("body", "")))
    return int(found[1]) if found and event["type"] == "m.room.message" and event["sender"] == bot else None


async def test_killed_fifty_times_around_due_moments(homeserver: Homeserver, tmp_path: Path) -> None:
    chance = random.Random(3)
    async with setting(homeserver, tmp_path / "bot") as here:
        await here.begin()
        assert await here.bot.stop() == 0
        await arm(here, datetime.now(UTC))
        for _ in range(KILLS):
            await here.bot.start()
            await asyncio.sleep(chance.uniform(0.0, 0.8))  # when it is killed is left to chance
            await here.bot.kill()
        await here.bot.start()
        everything = set(range(1, REMINDERS + 1))
        seen = here.observer.timeline

        def all_said() -> bool:
            return {_said(event, here.bot.user_id) for event in seen.events} >= everything

        await seen.wait_until(all_said, SECONDS)
        assert await here.bot.stop() == 0
        said = [_said(event, here.bot.user_id) for event in await here.observer.messages(here.room)]
        assert Counter(number for number in said if number) == Counter(everything)
