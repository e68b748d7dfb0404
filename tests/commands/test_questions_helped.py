"""„Hat geholfen": by 🙏, by reply, by ``!geholfen``; what comes of it, and the way back."""

import pytest
from sqlalchemy import select

from storage.expertise import Expertise
from tests.conversation import ANNA, BERND, CARLA, DIETER, OFFICE, STRANGER, Conversation

ERIK = "@erik:localhost"
PROPOSED = (
    "Danke! Ihr habt bei F1 geholfen. Soll ich „Vergabeordnung“ als euer Wissen eintragen? "
    "✅ ja · ❌ nein · oder !stimmt W2"
)


@pytest.fixture
async def card(c: Conversation) -> str:
    """The card of F1 by Anna for Borchen; Bernd speaks for Büren, Carla for Borchen too, Dieter for Salzkotten."""
    for user, name in ((BERND, "Büren"), (ANNA, "Borchen"), (CARLA, "Borchen"), (DIETER, "Salzkotten")):
        await c.say(user, f"!ich {name}")
    await c.say(ANNA, "!frage Wer hat eine Vorlage für eine Vergabeordnung? #vergabe")
    return c.last.event_id


@pytest.fixture
async def said(c: Conversation, card: str) -> str:
    """Bernd's answer for Büren."""
    await c.say(BERND, "Wir haben eine", reply_to=card)
    return c.last_event


async def shown(c: Conversation) -> str:
    """The card in the room as it stands when all edits are through."""
    await c.advance(seconds=11)
    return next(body for body in c.room() if body.startswith("F1 ·"))


async def proposals(c: Conversation) -> list[tuple[str, str, str]]:
    async with c.database.reading() as session:
        rows = await session.execute(select(Expertise.municipality, Expertise.title, Expertise.status))
        return [(row.municipality, row.title, row.status) for row in rows]


async def test_a_prayer_on_the_answer_closes_thanks_and_proposes(c: Conversation, said: str) -> None:
    room = len(c.room())
    await c.say(ERIK, "!ich Büren")
    await c.react(CARLA, said, "🙏")
    assert (await shown(c)).endswith("#vergabe\nAntworten (1): ✅ Büren: „Wir haben eine“\n✅ Geholfen hat: Büren")
    assert c.direct(BERND)[-1] == PROPOSED
    assert c.direct(ERIK)[-1] == PROPOSED
    assert len(c.room()) == room + 1
    assert await proposals(c) == [("Büren", "Vergabeordnung", "proposed")]
    async with c.database.reading() as session:
        entry = (await session.scalars(select(Expertise))).one()
    assert (entry.author, entry.contact, entry.topics, entry.question) == (BERND, "", "vergabe", 1)


async def test_what_is_proposed_is_not_found_before_it_is_confirmed(c: Conversation, said: str) -> None:
    await c.react(ANNA, said, "✅")
    assert "W2" not in (await c.say(DIETER, "!wer Vergabeordnung") or "")
    assert c.direct(BERND)[-1] == PROPOSED
    await c.say(BERND, "!stimmt W2", direct=True)
    assert "W2" in (await c.say(DIETER, "!wer Vergabeordnung") or "")


async def test_the_proposal_is_answered_by_reaction(c: Conversation, said: str) -> None:
    await c.react(ANNA, said, "🙏")
    question = next(post for post in c.stage.posts if post.body == PROPOSED)
    await c.react(BERND, question.event_id, "✅")
    assert await proposals(c) == [("Büren", "Vergabeordnung", "open")]


@pytest.mark.parametrize("key", ["❌", "👍", "🎉"])
async def test_other_reactions_say_nothing(c: Conversation, said: str, key: str) -> None:
    await c.react(ANNA, said, key)
    assert "💬" in await shown(c)


async def test_only_the_askers_people_say_so(c: Conversation, said: str) -> None:
    for user in (BERND, DIETER, STRANGER):
        await c.react(user, said, "🙏")
        assert await c.say(user, "hat geholfen", reply_to=said) is None
    assert "hat eine andere Kommune gefragt" in (await c.say(DIETER, "!geholfen F1 Büren") or "")
    assert "💬" in await shown(c)
    await c.react(OFFICE, said, "🙏")
    assert "Geholfen hat: Büren" in await shown(c)


async def test_without_a_municipality_the_author_says_so(c: Conversation) -> None:
    await c.say(ANNA, "!frage Wer hat Zeit?")
    await c.say(BERND, "!antwort F1 Ich")
    await c.react(CARLA, c.last_event, "🙏")
    assert "💬" in await shown(c)
    assert "dass Bernd Bau geholfen hat" in (await c.say(ANNA, "!geholfen F1") or "")
    assert "Geholfen hat: Bernd Bau" in await shown(c)
    assert await proposals(c) == []
    assert c.direct(BERND)[-1] == "Danke! Ihr habt bei F1 geholfen."


@pytest.mark.parametrize(
    "words",
    [
        "hat geholfen",
        "Geholfen!",
        "danke, hat geholfen",
        "Danke, das hat uns sehr geholfen",
        "Hat geholfen, vielen Dank",
        "Das hat toll geholfen",
        "Büren hat geholfen",
        "that helped",
    ],
)
async def test_a_reply_to_the_answer_says_so(c: Conversation, card: str, said: str, words: str) -> None:
    await c.say(DIETER, "Wir auch", reply_to=card)
    assert await c.say(ANNA, words, reply_to=said) == "Schön! Bei F1 steht jetzt, dass Büren geholfen hat."
    assert (await shown(c)).endswith("✅ Geholfen hat: Büren")


async def test_said_to_the_card_the_only_answer_is_meant(c: Conversation, card: str, said: str) -> None:
    assert said
    assert "dass Büren geholfen" in (await c.say(ANNA, "Das hat toll geholfen", reply_to=card) or "")
    assert "Geholfen hat: Büren" in await shown(c)


async def test_said_to_the_card_one_of_several_is_asked_for(c: Conversation, card: str, said: str) -> None:
    assert said
    await c.say(DIETER, "Wir auch", reply_to=card)
    assert "Wer hat bei F1 geholfen?" in (await c.say(ANNA, "hat geholfen", reply_to=card) or "")


@pytest.mark.parametrize("words", ["hat leider nicht geholfen", "nicht geholfen", "Hat das geholfen? Kaum geholfen"])
async def test_what_did_not_help_did_not(c: Conversation, said: str, words: str) -> None:
    assert await c.say(ANNA, words, reply_to=said) is None
    assert "ändere ich nichts" in (await c.say(ANNA, "hat nicht geholfen", addressed=True, reply_to=said) or "")
    assert "Antworten (1): Büren: „Wir haben eine“\n💬" in await shown(c)


async def test_the_asker_says_so_where_the_answer_was_told(c: Conversation, card: str) -> None:
    await c.say(BERND, "!antwort F1 Wir haben eine")
    told = next(post for post in c.stage.posts if "antwortet Büren" in post.body)
    await c.say(DIETER, "Wir auch", reply_to=card)
    reaction = await c.react(ANNA, told.event_id, "🙏")
    assert "Geholfen hat: Büren" in await shown(c)
    await c.redact(ANNA, reaction)
    assert "💬" in await shown(c)
    assert "dass Büren geholfen" in (await c.say(ANNA, "hat geholfen", direct=True, reply_to=told.event_id) or "")
    assert "Geholfen hat: Büren" in await shown(c)


async def test_typed_with_and_without_the_name(c: Conversation, card: str, said: str) -> None:
    assert said
    assert "dass Büren geholfen" in (await c.say(ANNA, "!geholfen F1") or "")
    assert "Dass Büren geholfen hat, steht schon bei F1" in (await c.say(ANNA, "!geholfen 1 büren") or "")
    await c.say(ANNA, "!rückgängig")
    await c.say(DIETER, "Wir auch", reply_to=card)
    answer = await c.say(ANNA, "!geholfen F1")
    assert answer == ("Wer hat bei F1 geholfen? Geantwortet haben: Büren, Salzkotten. Beispiel: !geholfen F1 Büren")
    assert "Wer hat bei F1 geholfen?" in (await c.say(ANNA, "!geholfen F1 Altenbeken") or "")
    assert "dass Salzkotten geholfen" in (await c.say(ANNA, "!geholfen F1 salzkot") or "")
    assert (await shown(c)).endswith("✅ Geholfen hat: Salzkotten")


async def test_a_wrong_name_is_not_the_only_one(c: Conversation, said: str) -> None:
    assert said
    assert "Wer hat bei F1 geholfen?" in (await c.say(ANNA, "!geholfen F1 Salzkotten") or "")
    assert "💬" in await shown(c)


async def test_done_with_somebody_says_so_too(c: Conversation, said: str) -> None:
    assert said
    assert "dass Büren geholfen" in (await c.say(ANNA, "!erledigt F1 mit Büren") or "")
    assert "Geholfen hat: Büren" in await shown(c)


async def test_several_can_have_helped(c: Conversation, card: str, said: str) -> None:
    await c.say(DIETER, "Wir auch", reply_to=card)
    second = c.last_event
    await c.say(BERND, "Sie liegt im Ordner", thread=card)
    third = c.last_event
    await c.react(ANNA, said, "🙏")
    await c.react(ANNA, second, "🙏")
    await c.react(ANNA, third, "🙏")
    assert (await shown(c)).endswith("✅ Geholfen haben: Büren, Salzkotten")
    assert [one[0] for one in await proposals(c)] == ["Büren", "Salzkotten"]
    assert sum("als euer Wissen" in body for body in c.direct(BERND)) == 1


async def test_what_helped_stands_first(c: Conversation, card: str) -> None:
    for number in range(1, 7):
        await c.say(BERND, f"Nummer {number}", reply_to=card)
    await c.react(ANNA, c.last_event, "🙏")
    assert "Antworten (6): ✅ Büren: „Nummer 6“ · Büren: „Nummer 1“" in await shown(c)


async def test_a_withdrawn_question_was_helped_by_nobody(c: Conversation, said: str) -> None:
    await c.say(ANNA, "!zurückziehen F1")
    await c.react(ANNA, said, "🙏")
    assert await c.say(ANNA, "!geholfen F1") == "F1 ist nicht mehr offen."
    assert (await shown(c)).endswith("Zurückgezogen.")
    assert await proposals(c) == []


async def test_what_is_done_can_have_been_helped(c: Conversation, said: str) -> None:
    await c.say(ANNA, "!erledigt F1")
    await c.react(ANNA, said, "🙏")
    assert (await shown(c)).endswith("✅ Geholfen hat: Büren")
    await c.say(ANNA, "!rückgängig")
    assert (await shown(c)).endswith("✅ Erledigt.")
    await c.say(ANNA, "!rückgängig")
    assert "💬" in await shown(c)


async def test_what_is_known_is_not_proposed_again(c: Conversation, said: str) -> None:
    await c.say(BERND, "!kann VERGABEORDNUNG")
    await c.react(ANNA, said, "🙏")
    assert c.direct(BERND)[-1] == "Danke! Ihr habt bei F1 geholfen."
    assert len(await proposals(c)) == 1


async def test_taking_the_reaction_away_takes_it_all_back(c: Conversation, said: str) -> None:
    reaction = await c.react(ANNA, said, "🙏")
    await c.redact(ANNA, reaction)
    assert "Antworten (1): Büren: „Wir haben eine“\n💬" in await shown(c)
    assert not any("als euer Wissen" in body for body in c.direct(BERND))
    assert await proposals(c) == [("Büren", "Vergabeordnung", "withdrawn")]
    await c.react(ANNA, said, "🙏")
    assert "als euer Wissen" in c.direct(BERND)[-1]


async def test_undo_takes_it_all_back(c: Conversation, said: str) -> None:
    assert said
    await c.say(ANNA, "!geholfen F1")
    assert await c.say(ANNA, "!rückgängig") == "Zurückgenommen; F1 ist wieder wie vorher."
    assert "Antworten (1): Büren: „Wir haben eine“\n💬" in await shown(c)
    assert not any("geholfen" in body for body in c.direct(BERND))


async def test_what_its_municipality_has_confirmed_stays(c: Conversation, said: str) -> None:
    assert said
    await c.say(ANNA, "!geholfen F1")
    await c.say(BERND, "!stimmt W2")
    await c.say(ANNA, "!rückgängig")
    assert "💬" in await shown(c)
    assert await proposals(c) == [("Büren", "Vergabeordnung", "open")]


async def test_one_of_two_is_taken_back(c: Conversation, card: str, said: str) -> None:
    await c.say(DIETER, "Wir auch", reply_to=card)
    second = c.last_event
    first = await c.react(ANNA, said, "🙏")
    reaction = await c.react(ANNA, second, "🙏")
    await c.redact(ANNA, first)
    assert (await shown(c)).endswith("✅ Geholfen hat: Salzkotten")
    await c.redact(ANNA, reaction)
    assert "💬" in await shown(c)


async def test_a_correction_names_another(c: Conversation, card: str, said: str) -> None:
    assert said
    await c.say(DIETER, "Wir auch", reply_to=card)
    await c.say(ANNA, "!geholfen F1 Büren")
    assert "dass Salzkotten" in (await c.edit(c.last_event, ANNA, "!geholfen F1 Salzkotten") or "")
    assert (await shown(c)).endswith("✅ Geholfen hat: Salzkotten")
    assert not any("geholfen" in body for body in c.direct(BERND))


async def test_the_answer_may_be_deleted_afterwards(c: Conversation, said: str) -> None:
    reaction = await c.react(ANNA, said, "🙏")
    await c.redact(BERND, said)
    assert (await shown(c)).endswith("#vergabe\n✅ Erledigt.")
    await c.redact(ANNA, reaction)
    assert "💬" in await shown(c)


async def test_an_older_change_is_not_undone_over_it(c: Conversation, said: str) -> None:
    await c.say(ANNA, "!ändern F1 Wer hat eine Satzung?")
    await c.react(CARLA, said, "🙏")
    assert "seither geändert" in (await c.say(ANNA, "!rückgängig") or "")
    assert (await shown(c)).endswith("✅ Geholfen hat: Büren")
