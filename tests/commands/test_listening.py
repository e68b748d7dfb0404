"""„Ich suche …" without a prefix."""

from pathlib import Path

import pytest

from tests.conversation import ANNA, BERND, Conversation, conversation, sample


@pytest.mark.parametrize(
    ("said", "card"),
    [
        ("Ich suche einen Häcksler für nächste Woche", "S1 · Anna Schmidt sucht: einen Häcksler"),
        ("Hallo zusammen, wir brauchen einen Bagger", "S1 · Anna Schmidt sucht: einen Bagger"),
        ("wir bieten einen Raum", "B1 · Anna Schmidt bietet: einen Raum"),
        ("We are looking for a room", "S1 · Anna Schmidt sucht: a room"),
    ],
)
async def test_the_authors_pin_makes_it_a_listing(c: Conversation, said: str, card: str) -> None:
    assert await c.say(ANNA, said) is None
    message = c.last_event
    assert c.stage.reactions == [(message, "📌")]
    await c.react(BERND, message, "📌")
    assert c.answer_to(message) is None
    await c.react(ANNA, message, "📌")
    assert (c.answer_to(message) or "").startswith(card)
    await c.react(ANNA, message, "📌")
    assert sum(body.startswith(card) for body in c.room()) == 1


@pytest.mark.parametrize("said", ["Wer sucht, der findet", "Ich suche", "Das suche ich auch", "Guten Morgen"])
async def test_talk_is_left_alone(c: Conversation, said: str) -> None:
    assert await c.say(ANNA, said) is None
    assert c.stage.reactions == []
    assert c.stage.posts == []


async def test_the_answer_stays_in_the_thread(c: Conversation) -> None:
    await c.say(ANNA, "Ich suche einen Häcksler", thread="$wurzel")
    message = c.last_event
    await c.react(ANNA, message, "📌")
    post = c.post_to(message)
    assert post is not None
    assert post.content["m.relates_to"]["event_id"] == "$wurzel"


async def test_editing_the_message_corrects_the_listing(c: Conversation) -> None:
    await c.say(ANNA, "Ich suche einen Häcksler")
    message = c.last_event
    await c.react(ANNA, message, "📌")
    assert (await c.edit(message, ANNA, "Ich suche einen Bagger") or "").startswith(
        "S1 · Anna Schmidt sucht: einen Bagger"
    )


@pytest.mark.parametrize("listen", ["mention", "off"])
async def test_a_region_can_switch_it_off(tmp_path: Path, listen: str) -> None:
    config = sample()
    region = config.region[0].model_copy(update={"listen": listen})
    async with conversation(tmp_path, config.model_copy(update={"region": (region,)})) as c:
        await c.say(ANNA, "Ich suche einen Häcksler")
        assert c.stage.reactions == []
        assert "S1" in (await c.say(ANNA, "Ich suche einen Häcksler", addressed=True) or "")
