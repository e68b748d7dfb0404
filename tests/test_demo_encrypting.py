"""The person of the demo whose client encrypts, and how the demo sees what is said in clear."""

from typing import Any

import pytest

from demo.connection import MatrixError
from demo.encrypting import EncryptingPerson
from demo.homeserver import Homeserver
from demo.onlooker import in_clear
from demo.region import BOT_ID
from demo.rooms import ENCRYPTION
from demo.timeline import Timeline
from tests.conftest import MakePerson

ROOM = "!verschluesselt"


@pytest.mark.homeserver
async def test_two_understand_each_other_and_a_third_does_not(homeserver: Homeserver, person: MakePerson) -> None:
    anna, bernd = await person("anna"), await person("bernd")
    room = await anna.create_room(name="Paten", invite=[bernd.user_id], initial_state=[ENCRYPTION])
    await bernd.timeline.wait_until(lambda: room in bernd.joined)
    async with (
        await EncryptingPerson.login(homeserver.url, anna.user_id, "secret") as ours,
        await EncryptingPerson.login(homeserver.url, bernd.user_id, "secret") as theirs,
    ):
        await ours.wait_for_device_of(bernd.user_id)
        question = await theirs.wait_for_id(await ours.send(room, "wer?"))
        assert question["content"]["body"] == "wer?"
        answer = await ours.wait_for_id(await theirs.send(room, "ich", reply_to=question["event_id"]))
        assert ours.answers_to(question["event_id"]) == [answer]
        edit = await theirs.edit(room, answer["event_id"], "wir")
        await ours.wait_for_id(edit)
        assert ours.latest(answer)["body"] == "wir"
        reaction = await theirs.wait_for_id(await ours.react(room, answer["event_id"], "👍"))
        assert reaction["content"]["m.relates_to"]["key"] == "👍"
        await ours.wait_for_id(await theirs.redact(room, answer["event_id"]))
        assert ours.latest(answer) == {}
        for event_id in (question["event_id"], edit):
            seen = await bernd.wait_for_id(event_id)
            assert seen["type"] == "m.room.encrypted"
            assert "body" not in seen["content"]


@pytest.mark.homeserver
async def test_a_wrong_password_is_an_error(homeserver: Homeserver, person: MakePerson) -> None:
    anna = await person("anna")
    with pytest.raises(MatrixError, match="M_FORBIDDEN"):
        await EncryptingPerson.login(homeserver.url, anna.user_id, "falsch")


async def test_what_is_said_in_clear_is_seen() -> None:
    def event(number: int, kind: str, content: dict[str, Any]) -> dict[str, Any]:
        return {"event_id": f"${number}", "type": kind, "sender": BOT_ID, "content": content}

    timeline = Timeline()
    await timeline.add("!offen", [event(1, "m.room.message", {"body": "offen"})])
    await timeline.add(ROOM, [event(2, "m.room.encrypted", {"ciphertext": "…"})])
    assert in_clear(timeline, ROOM) == []
    await timeline.add(ROOM, [event(3, "m.room.message", {"body": "verraten"})])
    assert in_clear(timeline, ROOM) == ["verraten"]
