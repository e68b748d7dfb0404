"""A native poll on a real homeserver: posted below the card, voted in, ended."""

from pathlib import Path

import pytest

from demo.homeserver import Homeserver
from tests.reliability.setting import setting

pytestmark = pytest.mark.homeserver

START, END, TEXT = "org.matrix.msc3381.poll.start", "org.matrix.msc3381.poll.end", "org.matrix.msc1767.text"
RESPONSE = "org.matrix.msc3381.poll.response"


async def test_votes_in_a_native_poll_count_as_those_on_the_card(homeserver: Homeserver, tmp_path: Path) -> None:
    async with setting(homeserver, tmp_path, more="native_polls = true") as stage:
        await stage.begin()
        anna, bernd, clara, _ = stage.people
        await bernd.timeline.answer_to(await bernd.send(stage.room, "!ich Büren"))
        card = await anna.timeline.answer_to(
            await anna.send(stage.room, "!terminumfrage Runde: in 14 Tagen, in 15 Tagen")
        )
        poll = await anna.wait_for(lambda event: event["type"] == START)
        first, second = (one["id"] for one in poll["content"][START]["answers"])
        assert poll["content"][TEXT].startswith("U1 · Runde")

        relation = {"rel_type": "m.reference", "event_id": poll["event_id"]}
        await bernd.send_event(stage.room, RESPONSE, {"m.relates_to": relation, RESPONSE: {"answers": [first]}})
        stable = {"m.relates_to": relation, "m.selections": [first, second]}
        await clara.send_event(stage.room, "m.poll.response", stable)

        def lines() -> list[str]:
            return str(anna.timeline.latest(card)["body"]).split("\n")[1:3]

        await anna.timeline.wait_until(lambda: "✅ 1: Clara" in lines()[1])
        assert "✅ 2: Büren, Clara" in lines()[0]

        await anna.timeline.answer_to(await anna.send(stage.room, "!schließen U1"))
        end = await anna.wait_for(lambda event: event["type"] == END)
        assert end["content"]["m.relates_to"] == relation
