"""The people whom tests and the demo play: what they see is what a Matrix client would show."""

import asyncio

import pytest

from demo.client import Person
from tests.conftest import MakePerson

pytestmark = pytest.mark.homeserver


async def two_in_a_room(person: MakePerson) -> tuple[Person, Person, str]:
    anna, bernd = await person("anna"), await person("bernd")
    room = await anna.create_room(name="Paten", invite=[bernd.user_id])
    await bernd.timeline.wait_until(lambda: room in bernd.joined)
    return anna, bernd, room


async def test_edits_and_redactions_show_in_latest(person: MakePerson) -> None:
    anna, bernd, room = await two_in_a_room(person)
    event = await bernd.wait_for_id(await anna.send(room, "Hecksler"))
    edit = await bernd.wait_for_id(await anna.edit(room, event["event_id"], "Häcksler"))
    assert bernd.latest(event)["body"] == "Häcksler"
    await bernd.wait_for_id(await anna.redact(room, edit["event_id"]))
    assert bernd.latest(event)["body"] == "Hecksler"
    await bernd.wait_for_id(await anna.redact(room, event["event_id"]))
    assert bernd.latest(event) == {}


async def test_an_edit_by_somebody_else_does_not_count(person: MakePerson) -> None:
    anna, bernd, room = await two_in_a_room(person)
    event = await bernd.wait_for_id(await anna.send(room, "meins"))
    await bernd.wait_for_id(await bernd.edit(room, event["event_id"], "deins"))
    assert bernd.latest(event)["body"] == "meins"


async def test_answers_are_replies_and_not_their_edits(person: MakePerson) -> None:
    anna, bernd, room = await two_in_a_room(person)
    question = await anna.send(room, "wer?")
    first = await bernd.send(room, "ich", reply_to=question)
    second = await bernd.send(room, "ich auch", reply_to=question, thread=question, mentions=[anna.user_id])
    last = await bernd.edit(room, first, "wir")
    await anna.wait_for_id(last)
    assert [answer["event_id"] for answer in anna.answers_to(question)] == [first, second]
    assert anna.answers_to(question)[1]["content"]["m.mentions"] == {"user_ids": [anna.user_id]}
    assert anna.answers_to(question)[1]["content"]["m.relates_to"]["is_falling_back"] is False


async def test_much_at_once_leaves_no_gap(person: MakePerson) -> None:
    anna, bernd, room = await two_in_a_room(person)
    await bernd.reader.stop()
    sent = await asyncio.gather(*(anna.send(room, str(number)) for number in range(250)))
    await bernd.reader.start()  # the homeserver puts only the last hundred events into one sync
    assert sorted(messages(bernd, room)) == sorted(sent)
    in_order = [event["event_id"] for event in await anna.messages(room) if event["type"] == "m.room.message"]
    assert messages(bernd, room) == in_order


async def test_leaving_kicking_and_coming_back(person: MakePerson) -> None:
    anna, bernd, room = await two_in_a_room(person)
    await anna.kick(room, bernd.user_id)
    await bernd.timeline.wait_until(lambda: room not in bernd.joined)
    await anna.invite(room, bernd.user_id)
    await bernd.timeline.wait_until(lambda: room in bernd.joined)
    await bernd.leave(room)
    await bernd.timeline.wait_until(lambda: room not in bernd.joined)


async def test_who_does_not_accept_invites_can_look_at_them(person: MakePerson) -> None:
    anna, bernd = await person("anna"), await person("bernd", accept_invites=False)
    room = await anna.direct(bernd.user_id)
    await bernd.timeline.wait_until(lambda: room in bernd.invites)
    assert bernd.invites[room] == anna.user_id
    assert room not in bernd.joined
    await bernd.join(room)
    assert room not in bernd.invites


async def test_an_upgrade_leaves_a_tombstone(person: MakePerson) -> None:
    anna, bernd, room = await two_in_a_room(person)
    new = await anna.upgrade(room, "11")
    tombstone = await bernd.wait_for(lambda event: event["type"] == "m.room.tombstone")
    assert (tombstone["room_id"], tombstone["content"]["replacement_room"]) == (room, new)


def messages(reader: Person, room: str) -> list[str]:
    return [event["event_id"] for event in reader.timeline.of(room) if event["type"] == "m.room.message"]
