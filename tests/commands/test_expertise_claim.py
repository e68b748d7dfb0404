"""``!kann``: claimed, refused, renewed, corrected, deleted, taken back."""

import pytest

from tests.conversation import ANNA, BERND, CARLA, DIETER, OFFICE, Conversation

HINT = "✅ stimmt · ❌ stimmt nicht mehr · ✏️ Nachricht bearbeiten · !rückgängig"


@pytest.fixture
async def known(c: Conversation) -> Conversation:
    """Anna and Carla speak for Borchen, Bernd for Büren."""
    await c.say(ANNA, "!ich Borchen")
    await c.say(CARLA, "!ich Borchen")
    await c.say(BERND, "!ich Büren")
    return c


async def card(c: Conversation, number: int = 1) -> str:
    """The first card of an entry in the room, as it stands when all edits are through."""
    await c.advance(seconds=11)
    return next(body for body in c.room() if body.startswith(f"W{number} ·"))


async def test_the_answer_is_the_card(known: Conversation) -> None:
    assert await known.say(ANNA, "!kann Vergaberecht, E-Vergabe #vergabe") == (
        f"W1 · Borchen kann: Vergaberecht, E-Vergabe\n#vergabe\n{HINT}"
    )
    assert known.last.content["m.mentions"] == {}


async def test_everything_in_one_line(known: Conversation) -> None:
    line = (
        "!wir-können Vergaberecht, Spezialistin, Backoffice, Rat und Aushilfe, dienstags, ab März, "
        "Kontakt: Leitung Vergabestelle, Vertretung: @bernd #vergabe\nAuch für kleine Vergaben."
    )
    assert await known.say(ANNA, line) == (
        "W1 · Borchen kann: Vergaberecht\nAuch für kleine Vergaben.\n"
        "spezialisiert · Backoffice · Rat, Aushilfe · dienstags, ab März · #vergabe\n"
        f"Kontakt: Leitung Vergabestelle (Vertretung: Bernd Bau)\n{HINT}"
    )


async def test_the_office_is_not_said_twice(known: Conversation) -> None:
    assert "erfahren\n" in (await known.say(ANNA, "!kann Backoffice Standesamt, erfahren") or "")


async def test_in_english(known: Conversation) -> None:
    await known.say(ANNA, "!language en")
    shown = await known.say(ANNA, "!can procurement law, building up, training, deputy: purchasing") or ""
    assert shown.startswith("W1 · Borchen kann: procurement law\nim Aufbau · Schulung\nVertretung: purchasing")
    assert "procurement law\nbuilding up · training" in (await known.say(ANNA, "!show W1") or "")


async def test_numbers_are_shared_with_the_board(known: Conversation) -> None:
    await known.say(ANNA, "!suche Häcksler")
    assert "W2 · " in (await known.say(ANNA, "!kann Vergaberecht") or "")
    assert "S3 · " in (await known.say(ANNA, "!suche Bagger") or "")


async def test_what_is_said_in_a_direct_chat_is_shown_in_the_room(known: Conversation) -> None:
    answer = await known.say(ANNA, "kann Vergaberecht", direct=True)
    assert answer == f"W1 · Borchen kann: Vergaberecht\n{HINT}"
    assert known.room()[-1] == answer


@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        ("!kann", "Es fehlt noch der Text."),
        ("!kann Spezialist, dienstags", "Da fehlt noch, was eure Kommune kann."),
        ("!kann #vergabe", "Da fehlt noch, was eure Kommune kann."),
        ("!kann Vergabe, bis 31.6.", "Den Tag „31.6.“ gibt es nicht."),
        ("!kann Vergabe, Kontakt: @niemand", "„@niemand“ finde ich nicht in den Räumen dieser Region."),
        ("!kann mir jemand helfen?", "Hiermit sagt ihr, was eure Kommune kann."),
        ("!kann eine Kommune Häcksler verleihen?", "Hiermit sagt ihr, was eure Kommune kann."),
    ],
)
async def test_what_is_wrong_gets_a_sentence_and_an_example(known: Conversation, line: str, refusal: str) -> None:
    answer = await known.say(ANNA, line) or ""
    assert answer.startswith(refusal)
    assert "\nBeispiel: !kann " in answer
    assert "Zu „Vergabe“" in (await known.say(ANNA, "!wer Vergabe") or "")


async def test_what_somebody_cannot_do_is_no_claim(known: Conversation) -> None:
    room = known.room()
    for words in (
        "wir können leider nicht helfen",
        "Ich kann heute nicht",
        "Kann das jemand?",
        "wir können da gar keinen",
    ):
        assert "Hiermit sagt ihr" in (await known.say(ANNA, words, direct=True) or ""), words
    assert known.room() == room
    assert "Borchen kann: nicht offene Verfahren" in (await known.say(ANNA, "!kann nicht offene Verfahren") or "")


async def test_a_text_that_is_too_long_is_refused(known: Conversation) -> None:
    assert "höchstens 4.000" in (await known.say(ANNA, "!kann " + "Vergabe " * 600) or "")


async def test_who_has_not_said_a_municipality_is_asked_to(c: Conversation) -> None:
    answer = "Sagt bitte zuerst, für welche Kommune ihr sprecht: !ich Altenbeken"
    assert await c.say(DIETER, "!kann Vergaberecht") == answer
    assert await c.say(DIETER, "!kann Vergaberecht für Büren") == answer


async def test_the_coordinator_says_for_whom(known: Conversation) -> None:
    assert "Bitte „für Altenbeken“ dazuschreiben" in (await known.say(OFFICE, "!kann Vergaberecht") or "")
    assert "W1 · Büren kann: Vergaberecht\n" in (await known.say(OFFICE, "!kann Vergaberecht für Büren") or "")
    assert "Büren kann: Winterdienst\n" in (await known.say(OFFICE, "!kann für Büren: Winterdienst") or "")
    assert "Borchen kann: Vergaberecht für Büren" in (await known.say(ANNA, "!kann Vergaberecht für Büren") or "")


async def test_said_again_it_is_renewed(known: Conversation) -> None:
    await known.say(ANNA, "!kann Vergaberecht, erfahren, dienstags")
    assert "W2" in (await known.say(BERND, "!kann Vergaberecht") or "")
    answer = await known.say(CARLA, "!kann  VERGABERECHT, Spezialist, Rat") or ""
    assert answer.startswith("W1 · Borchen kann: VERGABERECHT\nspezialisiert · Rat · dienstags\n")
    assert await card(known) == answer
    assert "W1 ist wieder wie vorher" in (await known.say(CARLA, "!rückgängig") or "")
    assert "Vergaberecht\nerfahren · dienstags\n" in await card(known)


async def test_editing_the_message_corrects_the_entry(known: Conversation) -> None:
    await known.say(ANNA, "!kann Vergaberecht, Spezialist")
    command = known.last_event
    answer = await known.edit(command, ANNA, "!kann Fördermittel, im Aufbau")
    assert answer == f"W1 · Borchen kann: Fördermittel\nim Aufbau\n{HINT}"
    assert sum(body.startswith("W1 ·") for body in known.room()) == 1
    assert "W1 Borchen: Fördermittel" in (await known.say(BERND, "!wer Fördermittel") or "")
    assert "Zu „Vergaberecht“" in (await known.say(BERND, "!wer Vergaberecht") or "")


async def test_editing_in_the_direct_chat_corrects_the_card_in_the_room(known: Conversation) -> None:
    await known.say(ANNA, "kann Vergaberecht", direct=True)
    await known.edit(known.last_event, ANNA, "kann Fördermittel", direct=True)
    assert await card(known) == f"W1 · Borchen kann: Fördermittel\n{HINT}"


async def test_editing_the_renewal_takes_back_what_it_said(known: Conversation) -> None:
    await known.say(ANNA, "!kann Vergaberecht, erfahren")
    await known.say(ANNA, "!kann Vergaberecht, Spezialist")
    answer = await known.edit(known.last_event, ANNA, "!kann Vergaberecht, dienstags") or ""
    assert answer.startswith("W1 · Borchen kann: Vergaberecht\nerfahren · dienstags\n")


async def test_a_wrong_correction_leaves_the_card_alone(known: Conversation) -> None:
    await known.say(ANNA, "!kann Vergaberecht")
    assert (await known.edit(known.last_event, ANNA, "!kann Vergaberecht, bis 31.6.") or "").startswith("W1 · ")
    assert "31.6." in known.room()[-1]


async def test_what_was_withdrawn_is_not_corrected(known: Conversation) -> None:
    await known.say(ANNA, "!kann Vergaberecht")
    command = known.last_event
    await known.say(ANNA, "!rückgängig")
    await known.edit(command, ANNA, "!kann Fördermittel")
    assert "W1 ist zurückgezogen." in known.room()[-1]
    assert "Zu „Fördermittel“" in (await known.say(BERND, "!wer Fördermittel") or "")


async def test_deleting_the_message_withdraws_the_entry_and_its_words(known: Conversation) -> None:
    await known.say(ANNA, "!kann Vergaberecht, Kontakt: Leitung")
    command = known.last_event
    await known.redact(ANNA, command)
    assert await card(known) == "W1 · Kompetenz von Borchen\nZurückgezogen."
    assert "Vergaberecht" not in (await known.say(BERND, "!zeige W1") or "")
    assert "Zu „Vergaberecht“" in (await known.say(BERND, "!wer Vergaberecht") or "")


async def test_deleting_the_renewal_only_takes_that_back(known: Conversation) -> None:
    await known.say(ANNA, "!kann Vergaberecht")
    await known.say(ANNA, "!kann Vergaberecht, Spezialist")
    await known.redact(ANNA, known.last_event)
    assert await card(known) == f"W1 · Borchen kann: Vergaberecht\n{HINT}"


async def test_the_way_back(known: Conversation) -> None:
    await known.say(ANNA, "!kann Vergaberecht")
    assert "W1 steht nicht mehr" in (await known.say(ANNA, "!rückgängig") or "")
    assert await card(known) == "W1 · Borchen kann: Vergaberecht\nZurückgezogen."
    assert "W2" in (await known.say(ANNA, "!kann Vergaberecht") or "")


async def test_who_came_between_is_not_undone(known: Conversation) -> None:
    await known.say(ANNA, "!kann Vergaberecht")
    await known.say(CARLA, "!ändern W1 Spezialist")
    assert "wurde seither geändert" in (await known.say(ANNA, "!rückgängig") or "")
    assert "spezialisiert" in await card(known)
