"""Many commands at once, many that waited, and one person who floods the room."""

import asyncio
from collections.abc import Sequence

import pytest

from demo.client import Person
from tests.reliability.checker import all_answered, answered, check_answers, check_board, read_board
from tests.reliability.conftest import MakeSetting
from tests.reliability.load import Said, talk
from tests.reliability.setting import MUNICIPALITIES, NAMES, Setting

pytestmark = [pytest.mark.homeserver, pytest.mark.slow]

BURST = 500
LINES = ("!suche Häcksler {}", "!liste", "!biete Drehleiter {} #bauhof", "!hilfe", "!meine")
LIMIT = 60


async def burst(person: Person, said: Said, name: str, count: int) -> None:
    """``count`` commands, each as soon as the homeserver has taken the one before."""
    for number in range(count):
        await said.say(person, LINES[number % len(LINES)].format(f"{name}{number}"))


async def test_a_burst_is_answered_once(make_setting: MakeSetting) -> None:
    here = await make_setting()
    await here.begin()
    said = Said(here.room)
    async with asyncio.TaskGroup() as group:
        for person, name in zip(here.people, NAMES, strict=True):
            group.create_task(burst(person, said, name, BURST // len(here.people)))
    await all_answered(here.observer, said.commands)
    assert await here.bot.stop() == 0
    await check_answers(here.observer, here.room, here.bot.user_id, said.commands)
    listings, _ = await read_board(here.bot.data)
    assert [listing.number for listing in listings] == list(range(1, BURST * 2 // len(LINES) + 1))
    assert len({listing.title for listing in listings}) == len(listings)


def answers(here: Setting, commands: Sequence[str]) -> list[str]:
    """The commands in the order in which their answers stand in the room."""
    seen = [answered(event, here.bot.user_id) for event in here.observer.timeline.of(here.room)]
    return [target for target in seen if target in set(commands)]


def overtaken(here: Setting, commands: Sequence[str], question: str) -> int:
    """How many earlier commands were answered after this one."""
    order = answers(here, commands)
    later = set(order[order.index(question) :])
    return sum(command in later for command in commands[: commands.index(question)])


async def test_commands_sent_while_the_bot_was_down_are_answered_in_order(make_setting: MakeSetting) -> None:
    here = await make_setting()
    await here.begin()
    said = Said(here.room)
    await burst(here.observer, said, "vorher", 3)
    await all_answered(here.observer, said.commands)
    assert await here.bot.stop() == 0
    for number in range(60):
        await burst(here.people[number % 4], said, f"nachts{number}", 1)
    await here.bot.start()
    await all_answered(here.observer, said.commands)
    assert answers(here, said.commands) == said.commands
    await here.bot.stop()
    await check_answers(here.observer, here.room, here.bot.user_id, said.commands)


async def test_stopped_in_the_middle(make_setting: MakeSetting) -> None:
    here = await make_setting()
    await here.begin()
    said = Said(here.room)
    talking = asyncio.create_task(talk(said, here.people, MUNICIPALITIES, 80))
    for number in (10, 30, 50):
        await said.reach(here.observer, number)
        assert await here.bot.stop() == 0
        await here.bot.start()
    await talking
    await all_answered(here.observer, said.commands)
    assert await here.bot.stop() == 0
    await check_answers(here.observer, here.room, here.bot.user_id, said.commands)
    await check_board(here.bot.data, said.listings)


async def test_a_flood_gets_a_polite_no_and_others_are_not_kept_waiting(make_setting: MakeSetting) -> None:
    here = await make_setting(more=f"commands_per_minute = {LIMIT}")
    await here.begin()
    said = Said(here.room)
    anna, bernd, *_ = here.people
    flood = asyncio.create_task(burst(anna, said, "flut", LIMIT + 40))
    questions = []
    for number in (30, 60, 90):
        await said.reach(anna, number)
        questions.append(await said.say(bernd, "!hilfe"))
        answer = await bernd.timeline.answer_to(questions[-1])
        assert "!suche" in answer["content"]["body"]
    await flood
    await all_answered(anna, said.commands)
    assert sum(overtaken(here, said.commands, question) for question in questions)
    bodies = [anna.answers_to(command)[0]["content"]["body"] for command in said.commands]
    refused = [body for body in bodies if str(LIMIT) in body and "Minute" in body]
    assert len(refused) == 40
    await here.bot.stop()
    await check_answers(anna, here.room, here.bot.user_id, said.commands)
