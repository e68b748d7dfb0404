"""The harness itself: two Elements on a real homeserver, without the bot."""

import asyncio

import pytest

from tests.element.conftest import MakeElement
from tests.element.element import MEGOLM, Element

pytestmark = pytest.mark.homeserver


async def pair(element: MakeElement) -> tuple[Element, Element, str]:
    anna, bernd = await asyncio.gather(element("anna"), element("bernd"))
    room = await anna.create_room("Paten", [bernd.user_id], encryption=MEGOLM)
    await bernd.join(room)
    await anna.wait_for_member(room, bernd.user_id)
    return anna, bernd, room


async def test_messages_have_no_shield_either_way(element: MakeElement) -> None:
    anna, bernd, room = await pair(element)
    await anna.send(room, "Guten Tag")
    heard = await bernd.read("Guten Tag")
    assert heard.sound
    await bernd.send(room, "Moin", reply_to=heard.event_id)
    assert (await anna.read("Moin")).sound
