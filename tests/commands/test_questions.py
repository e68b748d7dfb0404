"""``!frage``: one card in the room, corrected, closed and taken back; ``!fragen`` lists what is open."""

import pytest
from sqlalchemy import select

from storage.questions import Question
from tests.conversation import ANNA, BERND, CARLA, DIETER, OFFICE, OTHER_ROOM, Conversation

ASKED = "!frage Wer hat eine Vorlage für eine Vergabeordnung? #vergabe"


@pytest.fixture
async def card(c: Conversation) -> str:
    """The card of F1 by Anna for Borchen; Bernd speaks for Büren, Carla for Borchen too."""
    for user, name in ((BERND, "Büren"), (ANNA, "Borchen"), (CARLA, "Borchen"), (DIETER, "Salzkotten")):
        await c.say(user, f"!ich {name}")
    await c.say(ANNA, ASKED)
    return c.last.event_id


async def shown(c: Conversation, label: str = "F1") -> str:
    """The card in the room as it stands when all edits are through."""
    await c.advance(seconds=11)
    return next(body for body in c.room() if body.startswith(f"{label} ·"))


async def test_the_answer_is_the_card(c: Conversation) -> None:
    await c.say(ANNA, "!ich Borchen")
    assert await c.say(ANNA, ASKED) == (
        "F1 · Borchen fragt: Wer hat eine Vorlage für eine Vergabeordnung?\n#vergabe\n"
        "💬 auf diese Karte antworten oder !antwort F1 … · ✏️ Nachricht bearbeiten · !rückgängig"
    )
    assert c.last.content["m.mentions"] == {}
    assert len(c.room()) == 2


async def test_without_a_municipality_the_name_stands(c: Conversation) -> None:
    assert (await c.say(ANNA, "!frage Wer hat Zeit?") or "").startswith("F1 · Anna Schmidt fragt: Wer hat Zeit?")
    assert (await c.say(OFFICE, "!frag Wer kommt?") or "").startswith("F2 · Die Geschäftsstelle fragt: Wer kommt?")


async def test_only_topics_are_marks(c: Conversation) -> None:
    said = "!frage Wer hat bis 31.6. in Büren dauerhaft Zeit für @anna?\nEs eilt seit 1.1.2020 #personal"
    answer = await c.say(ANNA, said) or ""
    assert "Wer hat bis 31.6. in Büren dauerhaft Zeit für @anna?\nEs eilt seit 1.1.2020\n#personal\n" in answer


async def test_asked_directly_it_is_shown_in_the_room(c: Conversation) -> None:
    answer = await c.say(ANNA, "Frage: Wer hat Zeit?", direct=True)
    assert (answer or "").startswith("F1 · Anna Schmidt fragt: Wer hat Zeit?")
    assert c.room()[-1].startswith("F1 · Anna Schmidt fragt: Wer hat Zeit?")
    await c.say(BERND, "Wir", reply_to=c.posts()[-1].event_id)
    await c.advance(seconds=11)
    assert "Bernd Bau: „Wir“" in c.room()[-1]
    assert any("Bernd Bau: „Wir“" in body for body in c.direct(ANNA))


async def test_subscribers_are_told(c: Conversation) -> None:
    await c.say(BERND, "!abo #vergabe")
    await c.say(ANNA, ASKED)
    assert "F1" in c.direct(BERND)[-1]
    assert "Vergabeordnung" in c.direct(BERND)[-1]


async def test_who_may_know_it_is_named(c: Conversation) -> None:
    await c.say(BERND, "!ich Büren")
    await c.say(BERND, "!kann Vergaberecht #vergabe")
    await c.say(ANNA, "!ich Borchen")
    for asked in ("!frage Wer kennt sich mit Vergaberecht aus?", ASKED):
        assert "\nVielleicht weiß es schon: W1 Büren „Vergaberecht“\n" in (await c.say(ANNA, asked) or "")
    assert "Vielleicht weiß" not in (await c.say(ANNA, "!frage Wer hat eine Drehleiter?") or "")


async def test_earlier_answers_are_named(c: Conversation) -> None:
    await c.say(ANNA, "!frage Wer nutzt eine Drehleiter?")
    again = "!frage Drehleiter, wer nutzt eine?"
    assert "Vielleicht weiß" not in (await c.say(DIETER, again) or "")
    await c.say(BERND, "!antwort F1 Wir")
    assert "Vielleicht weiß es schon: F1 " in (await c.say(DIETER, again) or "")
    await c.say(ANNA, "!erledigt F1")
    assert "Vielleicht weiß es schon: F1 Anna Schmidt fragt „Wer nutzt eine Drehleiter?“" in (
        await c.say(CARLA, again) or ""
    )
    await c.say(OFFICE, "!verbergen F1")
    assert "F1" not in (await c.say(CARLA, again) or "")


async def test_at_most_two_are_named_and_only_what_fits(c: Conversation) -> None:
    await c.say(BERND, "!ich Büren")
    for entry in ("Vergaberecht", "Vergaberecht und Einkauf", "Vergaberecht im Tiefbau"):
        await c.say(BERND, f"!kann {entry}")
    asked = await c.say(ANNA, "!frage Wer kennt sich mit Vergaberecht aus?") or ""
    assert asked.count("Büren „Vergaberecht") == 2
    assert "Vielleicht weiß" not in (await c.say(ANNA, "!frage Wer hat eine Vorlage für eine Vergabeordnung?") or "")


async def test_a_changed_question_is_found_by_its_new_words(c: Conversation) -> None:
    await c.say(ANNA, "!frage Wer nutzt eine Drehleiter?")
    await c.say(BERND, "!antwort F1 Wir")
    await c.say(ANNA, "!ändern F1 Wer nutzt ein Baumkataster?")
    assert "weiß es schon: F1" in (await c.say(DIETER, "!frage Wer hat ein Baumkataster?") or "")
    assert "F1" not in (await c.say(DIETER, "!frage Wer hat eine Drehleiter?") or "")


@pytest.mark.usefixtures("card")
async def test_who_has_gone_elsewhere_corrects_it_no_more(c: Conversation) -> None:
    command = c.last_event
    await c.say(ANNA, "!ich Salzkotten")
    await c.edit(command, ANNA, "!frage Wer hat Geld?")
    assert "hat eine andere Kommune gefragt" in c.room()[-1]
    assert "Vergabeordnung" in await shown(c)


@pytest.mark.usefixtures("card")
async def test_changes_are_undone_one_by_one(c: Conversation) -> None:
    for asked in ("Wer hat Geld?", "Wer hat Zeit?"):
        await c.say(ANNA, f"!ändern F1 {asked}")
    await c.say(ANNA, "!rückgängig")
    assert "Wer hat Geld?" in await shown(c)
    await c.say(ANNA, "!rückgängig")
    assert "Vergabeordnung?" in await shown(c)
    await c.say(ANNA, "!rückgängig")
    assert (await shown(c)).endswith("Zurückgezogen.")


@pytest.mark.usefixtures("card")
async def test_editing_the_command_edits_the_question(c: Conversation) -> None:
    command = c.last_event
    await c.say(BERND, "!antwort F1 Wir haben eine")
    answer = await c.edit(command, ANNA, "!frage Wer hat eine Satzung?\nEgal welche #recht") or ""
    assert answer.startswith(
        "F1 · Borchen fragt: Wer hat eine Satzung?\nEgal welche\n#recht\nAntworten (1): Büren: „Wir"
    )
    assert sum(body.startswith("F1 ·") for body in c.room()) == 1
    await c.edit(command, BERND, "!frage Wer hat Geld?")
    assert "Satzung" in await shown(c)
    await c.say(ANNA, "!erledigt F1")
    await c.edit(command, ANNA, "!frage Wer hat Geld?")
    assert "F1 ist nicht mehr offen." in c.room()[-1]
    assert "Satzung" in await shown(c)


@pytest.mark.usefixtures("card")
async def test_another_command_instead_takes_it_back(c: Conversation) -> None:
    command = c.last_event
    assert (await c.edit(command, ANNA, "!suche Vergabeordnung") or "").startswith("S2 · Borchen sucht")
    assert "keine Frage offen" in (await c.say(ANNA, "!fragen") or "")


@pytest.mark.usefixtures("card")
async def test_deleting_the_command_withdraws_it_and_its_words_go(c: Conversation) -> None:
    command = c.last_event
    await c.say(BERND, "!antwort F1 Wir haben eine")
    await c.redact(ANNA, command)
    assert await shown(c) == "F1 · Frage von Borchen\nZurückgezogen."
    assert "Vergabeordnung" not in (await c.say(ANNA, "!zeige F1") or "")
    assert "nicht mehr offen" in (await c.say(BERND, "!antwort F1 Doch") or "")
    async with c.database.reading() as session:
        assert (await session.scalars(select(Question.title + Question.body))).all() == [""]


@pytest.mark.usefixtures("card")
async def test_undo_takes_it_back(c: Conversation) -> None:
    assert "F1 wird nicht mehr gefragt" in (await c.say(ANNA, "!rückgängig") or "")
    assert (await shown(c)).endswith("Zurückgezogen.")
    assert "keine Frage offen" in (await c.say(ANNA, "!fragen") or "")


async def test_commands_of_the_board_work_on_it(c: Conversation, card: str) -> None:
    assert "F1 ist geändert: Wer hat Geld?" in (await c.say(CARLA, "!ändern F1 Wer hat Geld?") or "")
    assert "Wer hat Geld?\n#vergabe\n" in await shown(c)
    await c.say(ANNA, "!ändern 1 #recht #haushalt")
    assert "Wer hat Geld?\n#recht · #haushalt\n" in await shown(c)
    assert "nichts geändert" in (await c.say(ANNA, "!ändern 1 Wer hat Geld?") or "")
    assert "F1 ist erledigt" in (await c.say(ANNA, "Erledigt", reply_to=card) or "")
    assert (await shown(c)).endswith("#recht · #haushalt\n✅ Erledigt.")
    for line in ("!erledigt F1", "!zurückziehen F1", "!ändern F1 Wer?"):
        assert await c.say(ANNA, line) == "F1 ist nicht mehr offen."
    await c.say(ANNA, "!rückgängig")
    assert "💬" in await shown(c)
    assert "F1 ist zurückgezogen" in (await c.say(ANNA, "!zurückziehen F1") or "")
    assert await shown(c) == "F1 · Borchen fragt: Wer hat Geld?\nZurückgezogen."


@pytest.mark.parametrize("line", ["!verlängern F1", "!interesse F1 Wir", "!stimmt F1", "!stimmt-nicht F1"])
@pytest.mark.usefixtures("card")
async def test_what_makes_no_sense_says_so(c: Conversation, line: str) -> None:
    assert "F1 ist eine Frage" in (await c.say(BERND, line) or "")
    assert "Antworten (" not in await shown(c)


@pytest.mark.usefixtures("card")
async def test_others_change_nothing(c: Conversation) -> None:
    for line in ("!erledigt F1", "!ändern F1 Wer hat Geld?", "!zurückziehen F1"):
        assert "hat eine andere Kommune gefragt" in (await c.say(BERND, line) or "")
    assert "Vergabeordnung?\n#vergabe\n💬" in await shown(c)
    assert "erledigt" in (await c.say(OFFICE, "!erledigt F1") or "")


@pytest.mark.usefixtures("card")
async def test_who_changed_it_since_is_not_undone(c: Conversation) -> None:
    await c.say(ANNA, "!ändern F1 Wer hat Geld?")
    await c.say(CARLA, "!ändern F1 Wer hat Zeit?")
    assert "seither geändert" in (await c.say(ANNA, "!rückgängig") or "")
    assert "Wer hat Zeit?" in await shown(c)


async def test_reactions_of_the_askers_people(c: Conversation, card: str) -> None:
    room = len(c.room())
    for user, key in ((BERND, "❌"), (BERND, "✅"), (ANNA, "🙏"), (ANNA, "👍")):
        await c.react(user, card, key)
    assert "💬" in await shown(c)
    reaction = await c.react(CARLA, card, "✅")
    assert "✅ Erledigt." in await shown(c)
    await c.redact(CARLA, reaction)
    assert "💬" in await shown(c)
    await c.react(ANNA, card, "❌")
    assert (await shown(c)).endswith("Zurückgezogen.")
    assert len(c.room()) == room


@pytest.mark.usefixtures("card")
async def test_hiding_is_the_coordinators(c: Conversation) -> None:
    await c.say(OFFICE, "!verbergen F1")
    assert await shown(c) == "F1 · Frage von Borchen\nVon der Geschäftsstelle verborgen."
    for line in ("!zeige F1", "!antwort F1 Wir", "!geholfen F1"):
        assert "Eine Frage 1 gibt es nicht" in (await c.say(BERND, line) or "")
    assert "nicht mehr offen" in (await c.say(ANNA, "!antwort F1 Wir") or "")
    assert "keine Frage offen" in (await c.say(BERND, "!fragen") or "")
    await c.say(OFFICE, "!einblenden F1")
    assert "Vergabeordnung" in await shown(c)


async def test_after_sixty_days_it_is_closed_without_a_word(c: Conversation, card: str) -> None:
    await c.pass_by(59)
    assert "💬" in await shown(c)
    said = len(c.stage.posts)
    await c.advance(days=6)
    assert (await shown(c)).endswith("#vergabe\n✅ Erledigt.")
    assert len(c.stage.posts) == said
    await c.say(BERND, "Wir haben eine", reply_to=card)
    assert "Antworten (" not in await shown(c)


@pytest.mark.usefixtures("card")
async def test_what_was_closed_meanwhile_is_left_alone(c: Conversation) -> None:
    await c.say(ANNA, "!zurückziehen F1")
    await c.pass_by(70)
    assert (await shown(c)).endswith("Zurückgezogen.")


async def test_one_morning_closes_all_that_are_old(c: Conversation) -> None:
    for number in range(1, 4):
        await c.say(ANNA, f"!frage Was ist {number}?")
        await c.advance(days=number)
    await c.advance(days=56, asleep=True)
    assert "✅ Erledigt." in await shown(c, "F1")
    assert "✅ Erledigt." in await shown(c, "F2")
    assert "💬" in await shown(c, "F3")
    assert not any("Verspätet" in body for body in c.room())


async def test_the_list_has_ten_lines_and_goes_on(c: Conversation) -> None:
    assert "Gerade ist keine Frage offen." in (await c.say(ANNA, "!fragen") or "")
    for number in range(1, 13):
        await c.say(ANNA, f"!frage Was ist {number}?")
    await c.say(BERND, "!antwort F12 Zwölf")
    await c.say(ANNA, "!erledigt F11")
    first = (await c.say(BERND, "!offene-fragen") or "").split("\n")
    assert first[0] == "- F12 Anna Schmidt fragt „Was ist 12?“ · 1 Antwort"
    assert first[1] == "- F10 Anna Schmidt fragt „Was ist 10?“"
    assert first[-1] == "… und 2 weitere: !mehr"
    assert len(first) == 10
    assert (await c.say(BERND, "!mehr") or "").split("\n") == [
        "- F2 Anna Schmidt fragt „Was ist 2?“",
        "- F1 Anna Schmidt fragt „Was ist 1?“",
    ]
    assert "Mehr gibt es nicht" in (await c.say(BERND, "!mehr") or "")


async def test_a_question_put_to_the_list_is_not_lost(c: Conversation) -> None:
    assert "!frage Wer hat Zeit?" in (await c.say(ANNA, "!fragen Wer hat Zeit?") or "")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("!frage", "Es fehlt noch der Text.\nBeispiel: !frage Wer hat"),
        ("!frage #vergabe ?", "Da fehlt noch die Frage.\nBeispiel: !frage Wer hat"),
        ("!frage " + "x" * 5000, "höchstens 4.000"),
        ("!antwort F1", "Es fehlt noch der Text.\nBeispiel: !antwort F16"),
        ("!antwort Wir haben eine", "Welcher Eintrag ist gemeint?"),
        ("!antwort F99 Wir", "Eine Frage 99 gibt es nicht. !fragen zeigt die offenen."),
        ("!antwort S2 Wir", "Eine Frage 2 gibt es nicht."),
        ("!geholfen", "Welcher Eintrag ist gemeint?"),
        ("!geholfen F99", "Eine Frage 99 gibt es nicht."),
        ("!geholfen S2", "Eine Frage 2 gibt es nicht."),
        ("!geholfen F1", "Auf F1 hat noch niemand geantwortet. Ohne Antwort schließen: !erledigt F1"),
    ],
)
@pytest.mark.usefixtures("card")
async def test_bad_input_gets_a_sentence(c: Conversation, line: str, sentence: str) -> None:
    await c.say(ANNA, "!suche Zelt")
    before = await shown(c)
    assert sentence in (await c.say(ANNA, line) or "")
    assert await shown(c) == before


async def test_english(c: Conversation) -> None:
    await c.say(CARLA, "!language en")
    await c.say(CARLA, "!ask Who has a template?")
    assert "F1 · Carla fragt: Who has a template?" in c.room()[-1]
    assert "Thanks! Your answer stands" in (await c.say(CARLA, "!answer F1 We do") or "")
    assert "F1 Carla asks “Who has a template?” · 1 answer" in (await c.say(CARLA, "!questions") or "")
    assert "F1 now says that Carla helped" in (await c.say(CARLA, "!helped F1") or "")
    assert "F1 is not open any more." in (await c.say(CARLA, "!done F1") or "")


async def test_two_regions_know_nothing_of_each_other(c: Conversation) -> None:
    await c.say(CARLA, "!frage Wer hat Zeit?")
    card = c.last.event_id
    for line in ("!antwort F1 Wir", "!geholfen F1", "!zeige F1", "!erledigt F1"):
        assert "gibt es nicht" in (await c.say(CARLA, line, room=OTHER_ROOM) or "")
    assert await c.say(CARLA, "Wir", room=OTHER_ROOM, reply_to=card) is None
    assert await c.say(CARLA, "Wir", room=OTHER_ROOM, thread=card) is None
    assert "keine Frage offen" in (await c.say(CARLA, "!fragen", room=OTHER_ROOM) or "")
    assert "Antworten (" not in await shown(c)
    assert "F1 · Carla fragt" in (await c.say(CARLA, "!frage Wer hat Zeit?", room=OTHER_ROOM) or "")
