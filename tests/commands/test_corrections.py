"""Editing and deleting the message that made a listing."""

import pytest

from tests.conversation import ANNA, BERND, Conversation


async def test_editing_the_command_edits_card_and_item(c: Conversation) -> None:
    await c.say(ANNA, "!ich Borchen")
    await c.say(ANNA, "!suche Häcksler #bauhof")
    command = c.last_event
    answer = await c.edit(command, ANNA, "!suche Häcksler mit Fahrer bis 24.12.")
    assert answer is not None
    assert answer.startswith("S1 · Borchen sucht: Häcksler mit Fahrer\noffen bis Do 24.12.\n")
    assert sum("S1" in body for body in c.room()) == 1
    assert "#bauhof" not in (await c.say(ANNA, "!zeige 1") or "")


async def test_a_need_can_become_an_offer(c: Conversation) -> None:
    await c.say(ANNA, "!suche Häcksler")
    assert (await c.edit(c.last_event, ANNA, "!biete Häcksler") or "").startswith("B1 · Anna Schmidt bietet: Häcksler")


async def test_a_typing_error_is_mended_by_editing(c: Conversation) -> None:
    await c.say(ANNA, "!suhce Häcksler")
    command = c.last_event
    assert (await c.edit(command, ANNA, "!suche Häcksler") or "").startswith("S1 · ")
    card = c.post_to(command)
    assert card is not None
    await c.react(BERND, card.event_id, "👍")
    await c.advance(seconds=11)
    assert "kann helfen" in (c.answer_to(command) or "")


async def test_a_wrong_correction_leaves_the_card_alone(c: Conversation) -> None:
    await c.say(ANNA, "!suche Häcksler")
    command = c.last_event
    assert (await c.edit(command, ANNA, "!suche Häcksler bis 31.6.") or "").startswith("S1 · ")
    assert "31.6." in c.room()[-1]
    assert c.posts()[-1].answers is None


async def test_another_command_instead_takes_the_first_one_back(c: Conversation) -> None:
    await c.say(ANNA, "!suche Häcksler")
    command = c.last_event
    assert "KOMMUNE" in (await c.edit(command, ANNA, "!hilfe ich") or "")
    assert "nichts am Brett" in (await c.say(ANNA, "!liste") or "")


async def test_words_instead_of_a_command_take_it_back(c: Conversation) -> None:
    await c.say(ANNA, "!suche Häcksler")
    await c.edit(c.last_event, ANNA, "hat sich erledigt, danke")
    assert "nichts am Brett" in (await c.say(ANNA, "!liste") or "")


async def test_nobody_corrects_for_others(c: Conversation) -> None:
    await c.say(ANNA, "!suche Häcksler")
    assert (await c.edit(c.last_event, BERND, "!suche Bagger") or "").startswith("S1 · Anna Schmidt sucht: Häcksler")


async def test_deleting_the_message_withdraws_the_listing_and_its_words(c: Conversation) -> None:
    await c.say(ANNA, "!suche Häcksler")
    command = c.last_event
    await c.redact(ANNA, command)
    await c.advance(seconds=11)
    assert c.answer_to(command) == "S1 · Gesuch von Anna Schmidt\nZurückgezogen."
    assert "Häcksler" not in (await c.say(ANNA, "!zeige 1") or "")


async def test_deleting_a_question_takes_the_answer_away(c: Conversation) -> None:
    await c.say(ANNA, "!liste")
    question = c.last_event
    await c.redact(ANNA, question)
    assert c.answer_to(question) is None


async def test_deleting_a_change_takes_it_back(c: Conversation) -> None:
    await c.say(ANNA, "!suche Häcksler")
    await c.say(ANNA, "!erledigt 1")
    await c.redact(ANNA, c.last_event)
    assert "S1 Anna Schmidt sucht" in (await c.say(ANNA, "!liste") or "")


@pytest.mark.parametrize(
    ("line", "slip"),
    [
        ("!suche Häcksler", "suche Häcksler"),
        ("!kann Vergaberecht", "kann Vergaberecht"),
        ("!frage Wer hat einen Häcksler?", "frage Wer hat einen Häcksler?"),
        ("!suche Häcksler", "!frage Wer hat einen Häcksler?"),
    ],
)
async def test_what_a_correction_took_back_the_next_one_brings_back(c: Conversation, line: str, slip: str) -> None:
    await c.say(ANNA, "!ich Borchen")
    card = await c.say(ANNA, line, event_id="$befehl")
    assert await c.edit("$befehl", ANNA, slip) != card
    assert await c.edit("$befehl", ANNA, line) == card
    assert len(c.room()) == 2
    assert "Zurückgenommen" in (await c.say(ANNA, "!rückgängig") or "")


async def test_what_was_withdrawn_by_command_stays_so(c: Conversation) -> None:
    await c.say(ANNA, "!suche Häcksler", event_id="$befehl")
    await c.say(ANNA, "!zurückziehen S1")
    await c.edit("$befehl", ANNA, "!suche Bagger")
    assert "S1 ist nicht mehr offen" in c.room()[-1]
