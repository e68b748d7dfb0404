"""Once a year the municipality's people are asked whether it still holds; silence only leaves a note."""

import pytest

from storage import rooms
from tests.conversation import ANNA, BERND, CARLA, REGION, Conversation, direct_room

QUESTION = (
    "W1 „Vergaberecht“ stimmt das noch? ✅ ja · ❌ nein. Ohne Antwort bleibt es stehen, nach 30 Tagen mit dem Zusatz "
    "„vielleicht veraltet“."
)


@pytest.fixture
async def claimed(c: Conversation) -> Conversation:
    """Anna says for Borchen what it can; Carla speaks for Borchen too, Bernd for Büren."""
    await c.say(ANNA, "!ich Borchen")
    await c.say(BERND, "!ich Büren")
    await c.say(ANNA, "!kann Vergaberecht")
    return c


def questions(c: Conversation, user: str = ANNA) -> list[str]:
    return [body for body in c.direct(user) if "stimmt das noch?" in body]


async def card(c: Conversation) -> str:
    await c.advance(seconds=11)
    return next(body for body in c.room() if body.startswith("W1 ·"))


async def test_the_question_comes_once_after_a_year(claimed: Conversation) -> None:
    await claimed.pass_by(364)
    assert questions(claimed) == []
    await claimed.advance(days=5)
    assert questions(claimed) == [QUESTION]
    assert questions(claimed, BERND) == []
    await claimed.pass_by(200)
    assert len(questions(claimed)) == 1
    assert claimed.last.content["m.mentions"] == {}


async def test_a_reaction_suffices_and_the_question_shows_it(claimed: Conversation) -> None:
    await claimed.pass_by(369)
    posts, asked = len(claimed.stage.posts), claimed.last.event_id
    reaction = await claimed.react(ANNA, asked, "✅")
    await claimed.advance(seconds=11)
    assert claimed.direct(ANNA)[-1] == "W1 stimmt weiterhin. Danke fürs Bescheidgeben."
    assert len(claimed.stage.posts) == posts
    await claimed.redact(ANNA, reaction)
    await claimed.advance(seconds=11)
    assert claimed.direct(ANNA)[-1] == QUESTION
    await claimed.react(ANNA, asked, "✅")
    await claimed.pass_by(40)
    assert "veraltet" not in await card(claimed)
    await claimed.pass_by(330)
    assert len(questions(claimed)) == 1


@pytest.mark.parametrize(
    "words", ["stimmt noch", "stimmt", "noch aktuell", "bestätigen", "ja", "Ja, das stimmt noch", "✅"]
)
async def test_words_suffice_too(claimed: Conversation, words: str) -> None:
    await claimed.pass_by(369)
    assert "stimmt weiterhin" in (await claimed.say(ANNA, words, direct=True, reply_to=claimed.last.event_id) or "")
    await claimed.pass_by(60)
    assert "veraltet" not in await card(claimed)


@pytest.mark.parametrize("words", ["nein", "Nein, leider nicht mehr", "❌"])
async def test_no_in_words_withdraws(claimed: Conversation, words: str) -> None:
    await claimed.pass_by(369)
    asked = claimed.last.event_id
    await claimed.say(ANNA, words, direct=True, reply_to=asked, event_id="$nein")
    assert claimed.answer_to("$nein") == "W1 ist zurückgezogen. Doch nicht? !rückgängig"
    assert "stimmt weiterhin" in (await claimed.edit("$nein", ANNA, "ja", direct=True) or "")


async def test_no_withdraws(claimed: Conversation) -> None:
    await claimed.pass_by(369)
    await claimed.react(ANNA, claimed.last.event_id, "❌")
    await claimed.advance(seconds=11)
    assert claimed.direct(ANNA)[-1] == "W1 ist zurückgezogen. Doch nicht? !rückgängig"
    assert "Zurückgezogen." in await card(claimed)


async def test_silence_marks_it_as_old_and_deletes_nothing(claimed: Conversation) -> None:
    await claimed.pass_by(370)
    await claimed.pass_by(20)
    assert "veraltet" not in await card(claimed)
    await claimed.pass_by(15)
    assert "Vielleicht veraltet: Auf die Frage, ob es noch stimmt, kam keine Antwort." in await card(claimed)
    assert "seit November 2026 · vielleicht veraltet · Kontakt" in (await claimed.say(BERND, "!wer Vergaberecht") or "")
    assert "Vielleicht veraltet" in (await claimed.say(BERND, "!zeige W1") or "")
    posts = len(claimed.stage.posts)
    await claimed.pass_by(800)
    assert len(claimed.stage.posts) == posts
    assert "W1" in (await claimed.say(BERND, "!wer Vergaberecht") or "")


async def test_confirming_later_clears_it_and_it_is_asked_after_in_a_year(claimed: Conversation) -> None:
    await claimed.pass_by(370)
    await claimed.pass_by(130)
    assert "stimmt weiterhin" in (await claimed.say(ANNA, "!stimmt W1") or "")
    assert "veraltet" not in await card(claimed)
    assert "veraltet" not in (await claimed.say(BERND, "!wer Vergaberecht") or "")
    await claimed.pass_by(360)
    assert questions(claimed) == []
    await claimed.advance(days=10)
    assert len(questions(claimed)) == 1


async def test_changing_or_renewing_confirms(claimed: Conversation) -> None:
    await claimed.pass_by(300)
    await claimed.say(ANNA, "!ändern W1 Spezialist")
    await claimed.pass_by(300)
    assert questions(claimed) == []
    await claimed.say(ANNA, "!kann Vergaberecht")
    await claimed.pass_by(300)
    assert questions(claimed) == []


async def test_correcting_the_message_confirms(claimed: Conversation) -> None:
    await claimed.say(ANNA, "!kann Fördermittel")
    command = claimed.last_event
    await claimed.pass_by(369)
    assert len(questions(claimed)) == 2
    await claimed.edit(command, ANNA, "!kann Fördermittel, Spezialist")
    assert "W2 stimmt weiterhin. Danke fürs Bescheidgeben." in claimed.direct(ANNA)
    await claimed.pass_by(60)
    shown = next(body for body in claimed.room() if body.startswith("W2 ·"))
    assert "spezialisiert\n✅" in shown
    assert "veraltet" in await card(claimed)


async def test_who_is_away_is_not_asked(claimed: Conversation) -> None:
    await claimed.say(CARLA, "!ich Borchen")
    await claimed.say(ANNA, "!abwesend bis 24.12.2027")
    await claimed.pass_by(369)
    assert questions(claimed) == []
    assert questions(claimed, CARLA) == [QUESTION]


async def test_without_a_direct_chat_the_room_is_asked(claimed: Conversation) -> None:
    async with claimed.database.transaction() as session:
        await rooms.leave_room(session, direct_room(REGION, ANNA))
    await claimed.pass_by(369)
    assert claimed.room()[-1] == f"Borchen: {QUESTION}"


async def test_a_person_named_as_contact_is_asked_too(claimed: Conversation) -> None:
    await claimed.say(CARLA, "!hilfe")
    await claimed.say(ANNA, "!ändern W1 Kontakt: @carla")
    await claimed.pass_by(369)
    assert questions(claimed) == questions(claimed, CARLA) == [QUESTION]


async def test_what_was_due_while_the_bot_was_down_is_asked_late_but_not_marked_early(claimed: Conversation) -> None:
    await claimed.advance(days=500, asleep=True)
    assert len(questions(claimed)) == 1
    assert questions(claimed)[0].startswith("Verspätet, fällig war ")
    assert "veraltet" not in await card(claimed)
    await claimed.pass_by(35)
    assert "veraltet" in await card(claimed)


async def test_withdrawn_ones_are_left_alone(claimed: Conversation) -> None:
    await claimed.pass_by(300)
    await claimed.say(ANNA, "!zurückziehen W1")
    await claimed.pass_by(150)
    assert questions(claimed) == []
    assert "veraltet" not in await card(claimed)
