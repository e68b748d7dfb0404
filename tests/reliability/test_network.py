"""A bad network between the bot and its homeserver, one fault at a time."""

from functools import partial

import pytest

from demo.homeserver import Homeserver
from demo.timeline import Event
from tests.proxy import SLOW_ANSWER, Proxy
from tests.reliability.conftest import MakeSetting
from tests.reliability.load import Said, Story

pytestmark = [pytest.mark.homeserver, pytest.mark.slow]


async def test_a_reaction_counts_before_the_homeserver_has_confirmed_the_card(
    homeserver: Homeserver, make_setting: MakeSetting
) -> None:
    async with Proxy(homeserver.url, faults=[SLOW_ANSWER], only="/send/m.room.message/") as proxy:
        here = await make_setting(url=proxy.url)
        await here.begin()
        said = Said(here.room)
        anna, bernd, clara, dirk = here.people
        await Story(said, anna, [bernd], "need", "Streusalz").make()
        await anna.timeline.answer_to(said.commands[0])
        proxy.rate = 1.0
        for person, name in ((bernd, "bernd"), (clara, "clara"), (dirk, "dirk")):
            story = Story(said, anna, [person], "need", f"Häcksler {name}")
            card, label = await story.card(await story.make())
            await person.react(here.room, card["event_id"], "👍")
            await person.wait_for(partial(is_thanks, here.room, label))


def is_thanks(room: str, label: str, event: Event) -> bool:
    """What the bot says to a helper in the direct chat."""
    return event["room_id"] != room and label in str(event["content"].get("body"))
