"""A week before the end the owner's people are asked; silence closes."""

import pytest

from tests.conversation import ANNA, BERND, CARLA, Conversation


async def board(c: Conversation) -> None:
    await c.say(ANNA, "!ich Borchen")
    await c.say(BERND, "!ich Büren")
    await c.say(ANNA, "!suche Häcksler")


def questions(c: Conversation) -> list[str]:
    return [body for body in c.direct(ANNA) if "noch aktuell?" in body]


async def test_the_question_comes_once_a_week_before_the_end(c: Conversation) -> None:
    await board(c)
    await c.pass_by(22)
    assert questions(c) == []
    await c.advance(days=2)
    assert questions(c) == [
        "S1 „Häcksler“ noch aktuell? ✅ ja, 30 Tage · 🤝 gefunden · ❌ nein. Ohne Antwort schließe ich am Do 31.12."
    ]
    await c.advance(days=3)
    assert len(questions(c)) == 1


async def test_yes_extends(c: Conversation) -> None:
    await board(c)
    await c.pass_by(24)
    await c.react(ANNA, c.last.event_id, "✅")
    assert c.direct(ANNA)[-1] == "S1 bleibt offen bis Sa 23.1.2027."
    await c.advance(days=15)
    assert "S1" in (await c.say(BERND, "!liste") or "")


async def test_words_answer_too(c: Conversation) -> None:
    await board(c)
    await c.pass_by(24)
    question = c.last.event_id
    assert "erledigt" in (await c.say(ANNA, "gefunden", direct=True, reply_to=question) or "")
    assert "S1 ist erledigt" in c.direct(ANNA)[-2]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("ja", "S1 bleibt offen bis Sa 23.1.2027."),
        ("Ja, noch aktuell 👍", "S1 bleibt offen bis Sa 23.1.2027."),
        ("ja, bitte bis 1.3.", "S1 bleibt offen bis Mo 1.3.2027."),
        ("✅", "S1 bleibt offen bis Sa 23.1.2027."),
        ("yes, still valid", "S1 bleibt offen bis Sa 23.1.2027."),
        ("🤝", "S1 ist erledigt. Danke fürs Bescheidgeben."),
        ("Nein danke", "S1 ist zurückgezogen. Doch nicht? !rückgängig"),
        ("nein, leider nicht mehr", "S1 ist zurückgezogen. Doch nicht? !rückgängig"),
    ],
)
async def test_the_words_of_the_question_answer_it(c: Conversation, words: str, answer: str) -> None:
    await board(c)
    await c.pass_by(24)
    question = c.last
    assert await c.say(ANNA, words, direct=True, reply_to=question.event_id) == answer
    await c.advance(seconds=11)
    assert question.body == answer


async def test_a_corrected_answer_counts(c: Conversation) -> None:
    await board(c)
    await c.pass_by(24)
    await c.say(ANNA, "nein", direct=True, reply_to=c.last.event_id, event_id="$nein")
    assert await c.edit("$nein", ANNA, "ja", direct=True) == "S1 bleibt offen bis Sa 23.1.2027."
    assert "S1" in (await c.say(BERND, "!liste") or "")


async def test_another_municipality_does_not_answer(c: Conversation) -> None:
    await board(c)
    await c.pass_by(24)
    question = c.last.event_id
    for words in ("ja", "nein"):
        assert "kenne ich nicht" in (await c.say(BERND, words, direct=True, reply_to=question) or "")
    assert "kenne ich nicht" in (await c.say(ANNA, "ja und wohin damit", direct=True, reply_to=question) or "")


async def test_silence_closes_once_with_a_notice(c: Conversation) -> None:
    await board(c)
    await c.advance(days=40)
    closed = [body for body in c.direct(ANNA) if "Wieder öffnen" in body]
    assert closed == ["Euer Gesuch S1 „Häcksler“ ist abgelaufen und geschlossen. Wieder öffnen: ✅ oder !verlängern S1"]
    assert "Abgelaufen." in next(body for body in c.room() if body.startswith("S1 ·"))
    assert "nichts am Brett" in (await c.say(BERND, "!liste") or "")
    await c.react(ANNA, c.posts(c.stage.posts[-2].room)[-1].event_id, "✅")
    assert "bleibt offen" in (await c.say(ANNA, "!verlängern S1") or "")


async def test_nothing_closes_without_a_fair_warning(c: Conversation) -> None:
    await board(c)
    await c.advance(days=60, asleep=True)
    assert len(questions(c)) == 1
    assert questions(c)[0].startswith("Verspätet, fällig war Mi 23.12.2026, 09:00 Uhr.\nS1 „Häcksler“ noch aktuell?")
    assert "S1" in (await c.say(BERND, "!liste") or "")
    await c.advance(days=5)
    assert "nichts am Brett" in (await c.say(BERND, "!liste") or "")


async def test_a_short_one_is_asked_after_at_once_but_not_closed_early(c: Conversation) -> None:
    await c.say(ANNA, "!suche Häcksler bis morgen")
    await c.advance(days=2)
    assert "S1" in (await c.say(BERND, "!liste") or "")


async def test_who_is_away_is_not_asked(c: Conversation) -> None:
    await board(c)
    await c.say(CARLA, "!ich Borchen")
    await c.say(ANNA, "!abwesend bis 12.1.")
    await c.pass_by(24)
    assert questions(c) == []
    assert any("noch aktuell?" in body for body in c.direct(CARLA))


async def test_without_a_direct_chat_the_room_is_asked(c: Conversation) -> None:
    from storage import rooms
    from tests.conversation import REGION, direct_room

    await board(c)
    async with c.database.transaction() as session:
        await rooms.leave_room(session, direct_room(REGION, ANNA))
    await c.pass_by(24)
    assert "Borchen: S1 „Häcksler“ noch aktuell?" in c.room()[-1]
    await c.react(BERND, c.posts()[-1].event_id, "❌")
    assert "noch aktuell?" in c.room()[-1]


async def test_standing_offers_are_asked_after_once_a_year(c: Conversation) -> None:
    await c.say(ANNA, "!ich Borchen")
    await c.say(ANNA, "!biete Beratung dauerhaft")
    await c.jump(343)
    await c.advance(days=7)
    assert questions(c) == []
    await c.advance(days=12)
    assert len(questions(c)) == 1
    assert "✅ ja, 365 Tage" in questions(c)[0]
