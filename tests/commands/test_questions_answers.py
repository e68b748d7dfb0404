"""Answers to a question: by reply, in the thread, by ``!antwort``; corrected, deleted, taken back."""

import pytest
from sqlalchemy import func, select

from storage.questions import Answer
from tests.conversation import ANNA, BERND, CARLA, DIETER, OFFICE, SECOND_ROOM, STRANGER, Conversation

ASKED = "!frage Wer hat eine Vorlage für eine Vergabeordnung?"


@pytest.fixture
async def card(c: Conversation) -> str:
    """The card of F1 by Anna for Borchen; Bernd speaks for Büren, Carla for Borchen too, Dieter for Salzkotten."""
    for user, name in ((BERND, "Büren"), (ANNA, "Borchen"), (CARLA, "Borchen"), (DIETER, "Salzkotten")):
        await c.say(user, f"!ich {name}")
    await c.say(ANNA, ASKED)
    return c.last.event_id


async def shown(c: Conversation) -> str:
    """The card in the room as it stands when all edits are through."""
    await c.advance(seconds=11)
    return next(body for body in c.room() if body.startswith("F1 ·"))


async def kept(c: Conversation) -> int:
    async with c.database.reading() as session:
        return await session.scalar(select(func.count()).select_from(Answer)) or 0


async def test_a_reply_to_the_card_is_kept_and_nothing_is_posted(c: Conversation, card: str) -> None:
    posts = len(c.stage.posts)
    assert await c.say(BERND, "Wir haben\neine von 2024", reply_to=card) is None
    assert await c.say(STRANGER, "Wir *auch*", reply_to=card) is None
    assert await shown(c) == (
        "F1 · Borchen fragt: Wer hat eine Vorlage für eine Vergabeordnung?\n"
        "Antworten (2): Büren: „Wir haben eine von 2024“ · fremd: „Wir *auch*“\n"
        "💬 auf diese Karte antworten oder !antwort F1 … · 🙏 auf die Antwort, die geholfen hat"
    )
    assert len(c.stage.posts) == posts


async def test_what_is_said_in_the_thread_is_kept(c: Conversation, card: str) -> None:
    assert await c.say(BERND, "Wir haben eine", thread=card) is None
    first = c.last_event
    await c.say(DIETER, "Wir auch", thread=card, reply_to=first)
    await c.say(DIETER, "Unsere ist kürzer", thread=card, reply_to="$fremd")
    assert "Antworten (3): Büren: „Wir haben eine“ · Salzkotten: „Wir auch“ · Salzkotten: „Unsere" in await shown(c)


async def test_the_askers_own_message_is_as_good_as_the_card(c: Conversation) -> None:
    await c.say(ANNA, ASKED)
    asked = c.last_event
    await c.say(BERND, "Wir haben eine", reply_to=asked)
    await c.say(DIETER, "Wir auch", thread=asked)
    assert "Antworten (2)" in await shown(c)


async def test_what_is_no_answer(c: Conversation, card: str) -> None:
    await c.say(BERND, "Wir haben eine", reply_to=card)
    first = c.last_event
    await c.say(ANNA, "Am liebsten als Datei", reply_to=card)
    await c.say(ANNA, "Danke!", thread=card)
    await c.say(DIETER, "Die ist wirklich gut", reply_to=first)
    await c.say(DIETER, "Wir haben auch etwas")
    await c.say(DIETER, "Wir auch", reply_to="$fremd")
    await c.say(DIETER, "Wir auch", thread="$fremd")
    await c.say(DIETER, "\u200b", reply_to=card)
    await c.say(DIETER, "Wir auch", reply_to=card, room=SECOND_ROOM)
    assert "Antworten (1): Büren: „Wir haben eine“\n" in await shown(c)
    assert await kept(c) == 1


async def test_a_colleague_of_the_asker_may_know_it(c: Conversation, card: str) -> None:
    await c.say(CARLA, "Liegt bei uns im Keller", reply_to=card)
    assert "Borchen: „Liegt bei uns im Keller“" in await shown(c)


async def test_a_reply_that_is_a_command_is_one(c: Conversation, card: str) -> None:
    assert "F1 ist erledigt" in (await c.say(ANNA, "erledigt", reply_to=card) or "")
    assert await kept(c) == 0


@pytest.mark.parametrize(
    "said",
    [
        "Unsere ist noch nicht fertig",
        "Gefunden haben wir eine von 2024",
        "Wir können helfen",
        "Wir wollten sie auch verlängern",
        "Die mussten wir gerade ändern",
        "Das stimmt",
        "Bei uns hat die Kommunalagentur geholfen",
        "Das ist unsere Antwort",
    ],
)
async def test_an_answer_that_sounds_like_a_command_is_one_all_the_same(c: Conversation, card: str, said: str) -> None:
    posts = len(c.stage.posts)
    assert await c.say(BERND, said, reply_to=card) is None
    assert f"Antworten (1): Büren: „{said}“\n💬" in await shown(c)
    assert len(c.stage.posts) == posts


async def test_the_same_words_below_other_cards_are_left_alone(c: Conversation) -> None:
    await c.say(ANNA, "!suche Häcksler")
    card, posts = c.last.event_id, len(c.stage.posts)
    for said in ("Büren hat geholfen", "Das ist unsere Antwort"):
        assert await c.say(BERND, said, reply_to=card) is None
        assert await c.say(ANNA, said, reply_to=card) is None
    assert len(c.stage.posts) == posts


@pytest.mark.usefixtures("card")
async def test_the_command_is_answered_in_a_sentence_and_the_asker_told(c: Conversation) -> None:
    room = len(c.room())
    assert await c.say(BERND, "!antwort F1 Wir haben eine") == "Danke! Eure Antwort steht auf der Karte von F1."
    assert c.direct(ANNA)[-1] == (
        "Auf eure Frage F1 „Wer hat eine Vorlage für eine Vergabeordnung?“ antwortet Büren: Wir haben eine\n"
        "Geholfen? 🙏 auf diese Nachricht oder !geholfen F1 Büren"
    )
    assert "Antwort steht auf der Karte" in (await c.say(DIETER, "antwort f1 Wir\nauch", direct=True) or "")
    assert "antwortet Salzkotten: Wir\nauch\n" in c.direct(ANNA)[-1]
    assert "Antworten (2): Büren: „Wir haben eine“ · Salzkotten: „Wir auch“" in await shown(c)
    assert len(c.room()) == room + 1
    assert not any("antwortet" in body for body in c.direct(CARLA))


async def test_typed_below_the_card_the_asker_is_not_told(c: Conversation, card: str) -> None:
    told = len(c.direct(ANNA))
    assert "Danke!" in (await c.say(BERND, "!antwort Wir haben eine", reply_to=card) or "")
    assert "Danke!" in (await c.say(BERND, "!antwort F1 Noch eine", thread=card) or "")
    assert "Danke!" in (await c.say(ANNA, "!antwort F1 Selbst gefunden") or "")
    assert len(c.direct(ANNA)) == told
    assert await kept(c) == 3


@pytest.mark.usefixtures("card")
async def test_what_is_shown_can_be_answered_too(c: Conversation) -> None:
    await c.say(BERND, "!zeige F1")
    assert "💬 !antwort F1 … oder im Raum auf die Karte antworten" in c.last.body
    assert await c.say(DIETER, "Wir haben eine", reply_to=c.last.event_id) is None
    assert "Salzkotten: „Wir haben eine“" in await shown(c)


async def test_a_closed_question_takes_no_answers(c: Conversation, card: str) -> None:
    for end, back in (("erledigt", "rückgängig"), ("zurückziehen", "fragen")):
        await c.say(ANNA, f"!{end} F1")
        assert await c.say(BERND, "Wir haben eine", reply_to=card) is None
        assert await c.say(BERND, "!antwort F1 Wir haben eine") == "F1 ist nicht mehr offen."
        await c.say(ANNA, f"!{back}")
    await c.say(OFFICE, "!frage Und jetzt?")
    hidden = c.last.event_id
    await c.say(OFFICE, "!verbergen F2")
    assert await c.say(BERND, "Wir haben eine", reply_to=hidden) is None
    assert await kept(c) == 0


async def test_the_card_shows_five_and_the_command_all(c: Conversation, card: str) -> None:
    for number in range(1, 9):
        await c.say(BERND, f"Antwort Nummer {number} {'x' * 100}", reply_to=card)
    now = await shown(c)
    assert "Antworten (8): Büren: „Antwort Nummer 1 x" in now
    assert f"5 {'x' * 82}…“ · … und 3 weitere: !zeige F1\n" in now
    assert "Nummer 6" not in now
    full = await c.say(DIETER, "!zeige F1") or ""
    assert [f"- Büren: Antwort Nummer {number} {'x' * 100}" in full for number in range(1, 9)] == [True] * 8
    assert "Kontakt: Anna Schmidt (Vertretung: Carla)\nGefragt am Mo 30.11.\n💬" in full


async def test_a_long_answer_is_shortened(c: Conversation, card: str) -> None:
    await c.say(BERND, "x" * 5000, reply_to=card)
    async with c.database.reading() as session:
        assert (await session.scalars(select(func.length(Answer.text)))).all() == [4000]
    assert "x" * 99 + "…“" in await shown(c)


async def test_editing_the_message_edits_the_answer(c: Conversation, card: str) -> None:
    await c.say(BERND, "Wir haben keine", reply_to=card)
    said = c.last_event
    await c.edit(said, DIETER, "Wir haben Geld")
    assert "„Wir haben keine“" in await shown(c)
    await c.edit(said, BERND, "Wir haben eine")
    assert "Antworten (1): Büren: „Wir haben eine“" in await shown(c)
    await c.say(ANNA, "!erledigt F1")
    await c.edit(said, BERND, "Wir haben zwei")
    assert "„Wir haben zwei“" in await shown(c)


async def test_editing_what_was_no_answer_makes_none(c: Conversation, card: str) -> None:
    await c.say(ANNA, "Am liebsten bald", reply_to=card)
    await c.edit(c.last_event, ANNA, "Am liebsten heute")
    assert await kept(c) == 0


@pytest.mark.usefixtures("card")
async def test_editing_the_command_edits_the_answer_and_what_was_told(c: Conversation) -> None:
    await c.say(BERND, "!antwort F1 Wir haben keine")
    said, told = c.last_event, len(c.direct(ANNA))
    await c.say(ANNA, "!geholfen F1")
    await c.edit(said, BERND, "!antwort F1 Wir haben eine")
    assert "Antworten (1): ✅ Büren: „Wir haben eine“" in await shown(c)
    assert "antwortet Büren: Wir haben eine\n" in c.direct(ANNA)[-1]
    assert len(c.direct(ANNA)) == told
    await c.say(BERND, "!rückgängig")
    assert "Antworten (" not in await shown(c)


@pytest.mark.usefixtures("card")
async def test_the_command_can_go_to_another_question(c: Conversation) -> None:
    await c.say(ANNA, "!frage Wer hat Zeit?")
    await c.say(BERND, "!antwort F1 Wir haben")
    assert "Karte von F2" in (await c.edit(c.last_event, BERND, "!antwort F2 Wir haben") or "")
    assert "Antworten (" not in await shown(c)
    assert "Antworten (1): Büren: „Wir haben“" in next(body for body in c.room() if body.startswith("F2 ·"))
    assert sum("antwortet Büren" in body for body in c.direct(ANNA)) == 1
    await c.say(BERND, "!rückgängig")
    await c.advance(seconds=11)
    assert await kept(c) == 0


@pytest.mark.usefixtures("card")
async def test_another_command_instead_takes_the_answer_back(c: Conversation) -> None:
    await c.say(BERND, "!antwort F1 Wir haben eine")
    assert "F1 Borchen fragt" in (await c.edit(c.last_event, BERND, "!fragen") or "")
    assert await kept(c) == 0


async def test_deleting_the_message_removes_the_answer(c: Conversation, card: str) -> None:
    await c.say(BERND, "Wir haben eine", reply_to=card)
    said = c.last_event
    await c.say(DIETER, "Wir auch", thread=card)
    await c.redact(BERND, said)
    assert "Antworten (1): Salzkotten: „Wir auch“" in await shown(c)


@pytest.mark.usefixtures("card")
async def test_deleting_the_command_removes_all_that_it_said(c: Conversation) -> None:
    told = len(c.direct(ANNA))
    await c.say(BERND, "!antwort F1 Wir haben eine")
    command = c.last_event
    await c.redact(BERND, command)
    assert "Antworten (" not in await shown(c)
    assert c.answer_to(command) is None
    assert len(c.direct(ANNA)) == told


@pytest.mark.usefixtures("card")
async def test_undo_removes_the_answer(c: Conversation) -> None:
    await c.say(BERND, "!antwort F1 Wir haben eine")
    assert "eure Antwort steht nicht mehr auf der Karte von F1" in (await c.say(BERND, "!rückgängig") or "")
    assert "Antworten (" not in await shown(c)
    assert not any("antwortet" in body for body in c.direct(ANNA))


async def test_strangers_write_nothing_directly(c: Conversation, card: str) -> None:
    assert "zuerst einem dieser Räume beitreten" in (await c.say(STRANGER, "antwort F1 Wir", direct=True) or "")
    assert await kept(c) == 0
    assert card


async def test_the_coordinator_asks_and_answers_for_others(c: Conversation, card: str) -> None:
    assert "F2 · Büren fragt: Wer hat Salz?" in (await c.say(OFFICE, "!frage für Büren: Wer hat Salz?") or "")
    assert "fragt: Für Büren: wer" in (await c.say(BERND, "!frage Für Büren: wer?") or "")
    await c.say(OFFICE, "!antwort F1 für Salzkotten: wir haben eine")
    await c.say(OFFICE, "für Delbrück: wir auch", reply_to=card, event_id="$wort")
    shown = await c.say(ANNA, "!zeige F1") or ""
    assert "Salzkotten: wir haben eine" in shown
    assert "Delbrück: wir auch" in shown
    await c.edit("$wort", OFFICE, "für Lichtenau: wir auch")
    assert "Lichtenau: wir auch" in (await c.say(ANNA, "!zeige F1") or "")


@pytest.mark.usefixtures("card")
async def test_an_answer_that_is_too_long_is_refused(c: Conversation) -> None:
    assert "höchstens 4.000" in (await c.say(BERND, "!antwort F1 " + "lang " * 1000) or "")
    assert "Büren" not in (await c.say(ANNA, "!zeige F1") or "")
