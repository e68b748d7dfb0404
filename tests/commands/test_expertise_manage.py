"""Keeping entries right: confirmed, denied, changed, withdrawn, hidden; by command, by reply, by reaction."""

import pytest

from storage import expertise
from storage.expertise import Expertise
from storage.items import next_number
from storage.outbox import Letter, post
from tests.conversation import ANNA, BERND, CARLA, OFFICE, REGION, Conversation, direct_room

HINT = "✅ stimmt · ❌ stimmt nicht mehr · ✏️ Nachricht bearbeiten · !rückgängig"


@pytest.fixture
async def card(c: Conversation) -> str:
    """The card of W1 by Anna for Borchen; Bernd speaks for Büren, Carla for Borchen too."""
    await c.say(BERND, "!ich Büren")
    await c.say(ANNA, "!ich Borchen")
    await c.say(CARLA, "!ich Borchen")
    await c.say(ANNA, "!kann Vergaberecht, erfahren #vergabe")
    return c.last.event_id


async def shown(c: Conversation) -> str:
    """The card as it stands when all edits are through."""
    await c.advance(seconds=11)
    return next(body for body in c.room() if body.startswith("W1 ·"))


async def entry(c: Conversation) -> Expertise:
    async with c.database.reading() as session:
        found = await expertise.by_number(session, REGION, 1)
    assert found is not None
    return found


# Commands


@pytest.mark.usefixtures("card")
async def test_show_tells_everything(c: Conversation) -> None:
    await c.pass_by(40)
    await c.say(CARLA, "!stimmt W1")
    assert await c.say(BERND, "!zeige w1") == (
        "W1 · Borchen kann: Vergaberecht\nerfahren · #vergabe\nKontakt: Anna Schmidt (Vertretung: Carla)\n"
        "Eingetragen am Mo 30.11.2026 von Anna Schmidt\nZuletzt bestätigt am Sa 9.1."
    )


@pytest.mark.usefixtures("card")
async def test_change_the_subject_or_single_marks(c: Conversation) -> None:
    assert "W1 ist geändert: Vergaberecht" in (await c.say(ANNA, "!ändern W1 Spezialist, Vertretung: Bauamt") or "")
    assert "Vergaberecht\nspezialisiert · #vergabe\nVertretung: Bauamt\n" in await shown(c)
    await c.say(ANNA, "!ändern W1 E-Vergabe\nmit Vorlagen")
    assert "E-Vergabe\nmit Vorlagen\nspezialisiert · #vergabe\n" in await shown(c)
    assert "nichts geändert" in (await c.say(ANNA, "!ändern W1 Spezialist") or "")
    assert "31.6." in (await c.say(ANNA, "!ändern W1 bis 31.6.") or "")
    assert "W1 Borchen: E-Vergabe" in (await c.say(BERND, "!wer E-Vergabe") or "")
    await c.say(ANNA, "!rückgängig")
    await c.say(ANNA, "!rückgängig")
    assert f"Vergaberecht\nerfahren · #vergabe\n{HINT}" in await shown(c)
    assert "W1 Borchen: Vergaberecht" in (await c.say(BERND, "!wer Vergaberecht") or "")


@pytest.mark.usefixtures("card")
async def test_the_coordinator_moves_an_entry_to_another_municipality(c: Conversation) -> None:
    await c.say(ANNA, "!ändern W1 für Büren")
    assert "Borchen kann: für Büren" in await shown(c)
    await c.say(OFFICE, "!ändern W1 Vergaberecht für Büren")
    assert "Büren kann: Vergaberecht" in await shown(c)


@pytest.mark.usefixtures("card")
async def test_withdraw_and_back(c: Conversation) -> None:
    assert "W1 ist zurückgezogen" in (await c.say(CARLA, "!zurückziehen W1") or "")
    assert await shown(c) == "W1 · Borchen kann: Vergaberecht\nZurückgezogen."
    assert "Zu „Vergaberecht“" in (await c.say(BERND, "!wer Vergaberecht") or "")
    for line in ("!zurückziehen W1", "!ändern W1 Rat", "!stimmt W1", "!verlängern W1", "!stimmt nicht W1"):
        assert "W1 ist zurückgezogen." in (await c.say(ANNA, line) or ""), line
    assert "wie vorher" in (await c.say(CARLA, "!rückgängig") or "")
    assert "erfahren" in await shown(c)
    assert "W1" in (await c.say(BERND, "!wer Vergaberecht") or "")


@pytest.mark.usefixtures("card")
async def test_hiding_is_the_coordinators(c: Conversation) -> None:
    assert "nur die Geschäftsstelle" in (await c.say(ANNA, "!verbergen W1") or "")
    assert "W1 ist verborgen" in (await c.say(OFFICE, "!verbergen W1") or "")
    assert await shown(c) == "W1 · Kompetenz von Borchen\nVon der Geschäftsstelle verborgen."
    assert "Zu „Vergaberecht“" in (await c.say(BERND, "!wer Vergaberecht") or "")
    assert "gibt es nicht" in (await c.say(BERND, "!zeige W1") or "")
    assert "Einen Eintrag W1 gibt es nicht." in (await c.say(BERND, "!stimmt W1") or "")
    assert "verborgen" in (await c.say(ANNA, "!zeige W1") or "")
    assert "nichts geändert" in (await c.say(OFFICE, "!verbergen W1") or "")
    assert "wieder zu sehen" in (await c.say(OFFICE, "!einblenden W1") or "")
    assert "erfahren" in await shown(c)
    assert "W1" in (await c.say(BERND, "!wer Vergaberecht") or "")


@pytest.mark.usefixtures("card")
async def test_only_the_own_municipality_and_the_coordinator_change(c: Conversation) -> None:
    for line in ("!stimmt W1", "!stimmt-nicht W1", "!ändern W1 Rat", "!zurückziehen W1", "!verlängern W1"):
        assert "gehört einer anderen Kommune" in (await c.say(BERND, line) or ""), line
    assert f"erfahren · #vergabe\n{HINT}" in await shown(c)
    for user in (CARLA, OFFICE):
        assert "W1 stimmt weiterhin" in (await c.say(user, "!stimmt W1") or "")


@pytest.mark.usefixtures("card")
async def test_what_fits_only_listings_says_whom_to_talk_to(c: Conversation) -> None:
    for line in ("!erledigt W1", "!interesse W1"):
        answer = await c.say(BERND, line) or ""
        assert "W1 sagt, was Borchen kann" in answer, line
        assert "Kontakt: Anna Schmidt (Vertretung: Carla)" in answer, line


@pytest.mark.usefixtures("card")
async def test_unknown_numbers_and_other_items(c: Conversation) -> None:
    await c.say(ANNA, "!suche Häcksler")
    for line in ("!stimmt W9", "!stimmt S2", "!stimmt-nicht 2"):
        assert "gibt es nicht" in (await c.say(ANNA, line) or ""), line
    assert "Welcher Eintrag" in (await c.say(ANNA, "!stimmt") or "")
    assert "S2" in (await c.say(ANNA, "!liste") or "")


@pytest.mark.usefixtures("card")
async def test_true_untrue_and_unclear(c: Conversation) -> None:
    assert "oder stimmt es nicht?" in (await c.say(ANNA, "!stimmt W1 seit Januar nicht mehr") or "")
    assert "erfahren" in await shown(c)
    assert "stimmt weiterhin" in (await c.say(ANNA, "!stimmt noch W1, danke") or "")
    for line in ("!stimmt nicht W1", "!stimmt-nicht W1", "!stimmt W1 nicht mehr", "!stimmt leider nicht W1"):
        assert "W1 ist zurückgezogen. Doch nicht?" in (await c.say(ANNA, line) or ""), line
        await c.say(ANNA, "!rückgängig")


# Replies and reactions


async def test_a_reply_to_the_card_needs_neither_prefix_nor_number(c: Conversation, card: str) -> None:
    assert "W1 stimmt weiterhin" in (await c.say(ANNA, "stimmt noch", reply_to=card) or "")
    assert "W1 stimmt weiterhin" in (await c.say(ANNA, "noch aktuell", reply_to=card) or "")
    assert "W1 ist zurückgezogen" in (await c.say(ANNA, "Stimmt nicht mehr", reply_to=card) or "")


async def test_talk_of_others_below_a_card_is_left_alone(c: Conversation, card: str) -> None:
    for said in ("Stimmt!", "stimmt nicht, wir haben das auch", "stimmt, danke"):
        assert await c.say(BERND, said, reply_to=card) is None, said
    await c.say(ANNA, "!suche Häcksler")
    assert await c.say(BERND, "Stimmt", reply_to=c.last.event_id) is None
    assert "erfahren" in await shown(c)


async def test_reactions_are_quiet(c: Conversation, card: str) -> None:
    posts = len(c.stage.posts)
    await c.react(BERND, card, "❌")
    await c.react(BERND, card, "✅")
    await c.react(CARLA, card, "👍")
    await c.react(CARLA, card, "✅")
    assert (await entry(c)).revision == 1
    reaction = await c.react(CARLA, card, "❌")
    assert "Zurückgezogen." in await shown(c)
    await c.react(CARLA, card, "✅")
    assert (await entry(c)).status == "withdrawn"
    await c.redact(CARLA, reaction)
    assert "erfahren" in await shown(c)
    await c.advance(days=2)
    await c.react(OFFICE, card, "✅")
    assert (await entry(c)).confirmed_at > (await entry(c)).created_at
    assert len(c.stage.posts) == posts


@pytest.mark.usefixtures("card")
async def test_who_came_between_is_not_undone(c: Conversation) -> None:
    await c.say(ANNA, "!ändern W1 Spezialist")
    await c.say(CARLA, "!ändern W1 Rat")
    assert "seither geändert" in (await c.say(ANNA, "!rückgängig") or "")
    assert "spezialisiert · Rat" in await shown(c)


# What a question proposed


@pytest.fixture
async def proposal(c: Conversation) -> str:
    """The message to Anna that asks whether Borchen can Vergaberecht (W1), as the feature of questions sends it."""
    await c.say(ANNA, "!ich Borchen")
    await c.say(BERND, "!ich Büren")
    async with c.database.transaction() as session:
        session.add(
            Expertise(
                region=REGION, number=await next_number(session, REGION), municipality="Borchen", author=BERND,
                title="Vergaberecht", status="proposed", question=7, created_at=c.now, confirmed_at=c.now,
                source_event="$frage",
            )
        )  # fmt: skip
        letter = Letter(
            address=direct_room(REGION, ANNA), priority=1, type="m.room.message", language="de",
            item=1, ref="propose:1",
            content='{"msgtype": "m.notice", "body": "Kann Borchen das?", "formatted_body": "Kann Borchen das?"}',
        )  # fmt: skip
        await post(session, REGION, [letter], c.now)
    await c.settle()
    return c.last.event_id


async def asked(c: Conversation) -> str:
    await c.advance(seconds=11)
    return c.direct(ANNA)[-1]


@pytest.mark.usefixtures("proposal")
async def test_a_proposal_is_nobody_elses_business(c: Conversation) -> None:
    assert "Zu „Vergaberecht“" in (await c.say(BERND, "!wer Vergaberecht") or "")
    assert "gibt es nicht" in (await c.say(BERND, "!zeige W1") or "")
    assert "noch nicht bestätigt" in (await c.say(ANNA, "!zeige W1") or "")
    assert "aus der Frage F7" in (await c.say(ANNA, "!zeige W1") or "")
    assert "Einen Eintrag W1 gibt es nicht" in (await c.say(BERND, "!stimmt W1") or "")


async def test_accepting_by_reaction_posts_the_card_and_answers_nothing(c: Conversation, proposal: str) -> None:
    answers = len(c.direct(ANNA))
    reaction = await c.react(ANNA, proposal, "✅")
    assert c.room()[-1] == f"W1 · Borchen kann: Vergaberecht\n{HINT}"
    assert await asked(c) == "W1 ist bestätigt: Borchen kann „Vergaberecht“. Falsch? !rückgängig"
    assert len(c.direct(ANNA)) == answers
    assert "W1 Borchen: Vergaberecht" in (await c.say(BERND, "!wer Vergaberecht") or "")
    await c.redact(ANNA, reaction)
    assert "wartet wieder auf eure Antwort" in await asked(c)
    assert not any("kann: Vergaberecht" in body for body in c.room())
    assert "Zu „Vergaberecht“" in (await c.say(BERND, "!wer Vergaberecht") or "")


@pytest.mark.parametrize("words", ["stimmt", "ja", "Ja, gerne eintragen"])
async def test_accepting_by_words(c: Conversation, proposal: str, words: str) -> None:
    assert "W1 ist bestätigt" in (await c.say(ANNA, words, direct=True, reply_to=proposal) or "")
    assert c.room()[-1] == f"W1 · Borchen kann: Vergaberecht\n{HINT}"
    assert "W1 steht" not in (await c.say(ANNA, "!rückgängig") or "")
    assert "Zu „Vergaberecht“" in (await c.say(BERND, "!wer Vergaberecht") or "")


async def test_deleting_the_question_leaves_what_was_accepted(c: Conversation, proposal: str) -> None:
    await c.react(ANNA, proposal, "✅")
    await c.redact(BERND, "$frage")
    await c.advance(seconds=11)
    assert (await entry(c)).status == "open"
    assert c.room()[-1] == f"W1 · Borchen kann: Vergaberecht\n{HINT}"


@pytest.mark.usefixtures("proposal")
async def test_claiming_the_same_accepts_it(c: Conversation) -> None:
    answer = await c.say(ANNA, "kann Vergaberecht, Spezialist", direct=True) or ""
    assert answer.startswith("W1 · Borchen kann: Vergaberecht\nspezialisiert\n")
    assert c.room()[-1] == answer
    await c.advance(seconds=11)
    assert "W1 stimmt weiterhin. Danke fürs Bescheidgeben." in c.direct(ANNA)


@pytest.mark.parametrize("how", ["❌", "stimmt nicht", "zurückziehen", "nein", "Nein danke"])
async def test_declining(c: Conversation, proposal: str, how: str) -> None:
    if how == "❌":
        await c.react(ANNA, proposal, how)
    else:
        assert "ist abgelehnt" in (await c.say(ANNA, how, direct=True, reply_to=proposal) or "")
    await c.advance(seconds=11)
    assert "W1 „Vergaberecht“ ist abgelehnt und steht nirgends. Doch richtig? !rückgängig" in c.direct(ANNA)
    assert not any("Vergaberecht" in body for body in c.room())
    assert (await entry(c)).status == "withdrawn"
