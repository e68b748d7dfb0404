"""``!wer``: who can do something, why it fits, whom to talk to; and what else there is."""

from pathlib import Path

import pytest

from storage import people, questions
from storage.questions import Answer, Question
from storage.search import index
from tests.conversation import (
    ANNA,
    BERND,
    CARLA,
    DIETER,
    OFFICE,
    OTHER_ROOM,
    REGION,
    ROOM,
    Conversation,
    conversation,
    sample,
)


@pytest.fixture
async def known(c: Conversation) -> Conversation:
    """Anna speaks for Borchen, Bernd and Carla for Büren, Dieter for Delbrück."""
    await c.say(ANNA, "!ich Borchen")
    await c.say(BERND, "!ich Büren")
    await c.say(CARLA, "!ich Büren")
    await c.say(DIETER, "!ich Delbrück")
    return c


async def ask(c: Conversation, words: str, user: str = DIETER) -> list[str]:
    """The lines of the answer."""
    return (await c.say(user, f"!wer {words}") or "").split("\n")


async def test_one_line_says_it_all(known: Conversation) -> None:
    line = "!kann Vergaberecht, Spezialist, Backoffice, Rat, dienstags, Kontakt: Leitung Vergabestelle"
    await known.say(ANNA, f"{line}, Vertretung: Bauamt #vergabe")
    await known.jump(120)
    lines = await ask(known, "Vergaberecht")
    assert len(lines) == 1
    said, _, why = lines[0].partition(" · weil: ")
    assert said == (
        "- W1 Borchen: Vergaberecht · spezialisiert · Backoffice · Rat · dienstags · seit November 2026 · "
        "Kontakt: Leitung Vergabestelle (Vertretung: Bauamt)"
    )
    assert why.split(", ")[0] == "Vergaberecht"
    assert "#vergabe" in why


async def test_without_roles_those_who_speak_for_the_municipality_are_named(known: Conversation) -> None:
    await known.say(BERND, "!kann Vergaberecht")
    assert "Kontakt: Bernd Bau (Vertretung: Carla) · weil" in (await ask(known, "Vergaberecht"))[0]
    await known.say(BERND, "!ändern W1 Vertretung: Bauamt")
    assert "Kontakt: Bernd Bau (Vertretung: Bauamt) · weil" in (await ask(known, "Vergaberecht"))[0]


async def test_who_is_away_is_shown_with_the_deputy(known: Conversation) -> None:
    await known.say(ANNA, "!kann Vergaberecht, Kontakt: @anna, Vertretung: @dieter")
    assert "Kontakt: Anna Schmidt (Vertretung: dieter) · weil" in (await ask(known, "Vergaberecht"))[0]
    await known.say(ANNA, "!abwesend bis 12.1.")
    away = "Kontakt: Anna Schmidt (abwesend bis Di 12.1.2027, Vertretung: dieter) · weil"
    assert away in (await ask(known, "Vergaberecht"))[0]
    assert "abwesend" not in (await known.say(ANNA, "!kann Vergaberecht") or "")
    await known.pass_by(60)
    assert "abwesend" not in (await ask(known, "Vergaberecht"))[0]


async def test_an_absent_contact_without_a_deputy_is_covered_by_the_others(known: Conversation) -> None:
    await known.say(BERND, "!kann Vergaberecht, Kontakt: @bernd")
    assert "Kontakt: Bernd Bau · weil" in (await ask(known, "Vergaberecht"))[0]
    await known.say(BERND, "!abwesend bis 12.1.")
    assert "Bernd Bau (abwesend bis Di 12.1.2027, Vertretung: Carla)" in (await ask(known, "Vergaberecht"))[0]


@pytest.mark.parametrize("words", ["#vergabe", "Vergabe", "vergabe?", "kennt sich mit Vergabe aus?"])
async def test_a_topic_is_a_question_too(known: Conversation, words: str) -> None:
    await known.say(ANNA, "!kann UVgO-Verfahren #vergabe")
    await known.say(ANNA, "!kann Bauhof")
    lines = await ask(known, words)
    assert len(lines) == 1
    assert lines[0].startswith("- W1 Borchen: UVgO-Verfahren · ")
    assert lines[0].endswith("weil: #vergabe")


async def test_nothing_near_is_said_with_the_way_to_ask_everybody(known: Conversation) -> None:
    await known.say(ANNA, "!kann Vergaberecht")
    assert await ask(known, "macht Quantenphysik?") == [
        "Zu „Quantenphysik“ hat noch keine Kommune gesagt, dass sie es kann.",
        "Alle fragen: !frage Quantenphysik",
        "Vielleicht hilft eine dieser Plattformen: Interkommunales.NRW: https://interkommunales.nrw"
        " · Vergabeportal NRW: https://www.vergabe.nrw.de",
    ]


@pytest.mark.parametrize("line", ["!wer", "!wer kann mit?", "!wer ?"])
async def test_without_a_subject_it_asks_back(known: Conversation, line: str) -> None:
    assert await known.say(DIETER, line) == "Worum geht es?\nBeispiel: !wer Vergaberecht"


async def test_who_am_i_is_still_another_command(known: Conversation) -> None:
    for line in ("!wer bin ich", "!wer-bin-ich", "!who am i"):
        assert "Delbrück" in (await known.say(DIETER, line) or ""), line


async def test_a_municipality_s_name_shows_what_it_can(known: Conversation) -> None:
    assert "Wer für Borchen spricht: !paten Borchen" in await ask(known, "Borchen")
    await known.say(ANNA, "!kann Vergaberecht")
    await known.say(BERND, "!kann Bauhof")
    assert [line[:12] for line in await ask(known, "Borchen")] == ["- W1 Borchen"]


async def asked_before(c: Conversation, number: int, title: str, *answers: str) -> None:
    """A question as the feature of questions stores it."""
    async with c.database.transaction() as session:
        question = Question(
            region=REGION, number=number, municipality="Büren", author=BERND, title=title, created_at=c.now
        )
        session.add(question)
        await session.flush()
        for place, words in enumerate(answers):
            answer = Answer(
                region=REGION, question_id=question.id, municipality="", user=ANNA, text=words,
                event_id=f"$answer{number}-{place}", at=c.now,
            )  # fmt: skip
            session.add(answer)
        await index.add(session, sample().region[0], [question])
        assert len(await questions.answers(session, question)) == len(answers)


async def test_related_listings_and_answered_questions_follow(known: Conversation) -> None:
    await known.say(ANNA, "!kann Vergaberecht")
    await known.say(BERND, "!suche Vorlage zum Vergaberecht")
    await asked_before(known, 71, "Wer kennt ein Handbuch zum Vergaberecht?", "Ja, wir.")
    await asked_before(known, 72, "Seminar zum Vergaberecht?")
    lines = await ask(known, "Vergaberecht")
    assert lines[0].startswith("- W1 ")
    assert lines[1:] == [
        "- Am Brett: S2 Büren sucht „Vorlage zum Vergaberecht“",
        "- Schon gefragt: F71 Büren fragt „Wer kennt ein Handbuch zum Vergaberecht?“",
    ]
    await known.say(ANNA, "!zurückziehen W1")
    lines = await ask(known, "Vergaberecht")
    assert lines[0].startswith("Zu „Vergaberecht“ hat noch keine")
    assert lines[1:3] == [
        "- Am Brett: S2 Büren sucht „Vorlage zum Vergaberecht“",
        "- Schon gefragt: F71 Büren fragt „Wer kennt ein Handbuch zum Vergaberecht?“",
    ]
    assert lines[3] == "Alle fragen: !frage Vergaberecht"


async def test_never_more_than_ten_lines_and_then_more(known: Conversation) -> None:
    for number in range(17):
        await known.say(ANNA, f"!kann Vergaberecht Teil {number}")
    for number in range(5):
        await known.say(BERND, f"!suche Vorlage {number} zum Vergaberecht")
    for number in (71, 72, 73):
        await asked_before(known, number, "Handbuch zum Vergaberecht?", "Ja.")
    first = await ask(known, "Vergaberecht")
    assert [line.split()[1][0] for line in first[:9]] == ["W"] * 5 + ["A"] * 3 + ["S"]
    assert first[9:] == ["… und 12 weitere: !mehr"]
    second = (await known.say(DIETER, "!mehr") or "").split("\n")
    assert len(second) == 10
    assert second[-1] == "… und 3 weitere: !mehr"
    third = (await known.say(DIETER, "!mehr") or "").split("\n")
    shown = [line.split()[1] for line in (*first[:5], *second[:9], *third)]
    assert len(set(shown)) == 17
    assert "Mehr gibt es nicht" in (await known.say(DIETER, "!mehr") or "")


async def test_equals_come_in_the_day_s_order_the_same_for_everybody(known: Conversation) -> None:
    for name in ("Altenbeken", "Delbrück", "Hövelhof", "Lichtenau"):
        await known.say(OFFICE, f"!kann Vergaberecht für {name}")
    await known.say(OFFICE, "!kann Vergaberecht und allerlei anderes aus dem weiten Feld der Verwaltung für Büren")
    orders = set()
    for _ in range(8):
        seen = await ask(known, "Vergaberecht")
        assert seen == await ask(known, "Vergaberecht", ANNA)
        assert seen[-1].startswith("- W5 ")
        orders.add(tuple(seen))
        await known.advance(days=1)
    assert len(orders) > 1


async def test_more_goes_on_in_the_order_of_its_day(known: Conversation) -> None:
    for municipality in sample().region[0].municipalities:
        await known.say(OFFICE, f"!kann Vergaberecht für {municipality.name}")
    first = await ask(known, "Vergaberecht")
    await known.advance(days=1)
    second = (await known.say(DIETER, "!mehr") or "").split("\n")
    assert len({line.split()[1] for line in (*first[:5], *second)}) == 10


# Without a prefix


@pytest.mark.parametrize(
    "said",
    [
        "Wer kennt sich mit Vergaberecht aus?",
        "wer macht Vergaberecht?",
        "Hallo zusammen, wer hat Erfahrung mit Vergaberecht?",
        "Wer von euch weiß etwas über Vergaberecht",
        "Who knows about Vergaberecht?",
    ],
)
async def test_a_sure_answer_is_given_without_a_prefix(known: Conversation, said: str) -> None:
    await known.say(ANNA, "!kann Vergaberecht")
    assert (await known.say(DIETER, said) or "").startswith("- W1 Borchen: Vergaberecht")


@pytest.mark.parametrize(
    "said",
    [
        "Wer kennt sich mit Quantenphysik aus?",
        "Wer kann morgen um zehn?",
        "Wer macht mit?",
        "wer bin ich",
        "Wer kommt zum Vergaberecht?",
        "Wer Vergaberecht?",
        "Wer macht Vergaberecht?\nIch suche noch jemanden.",
        "Ich frage mich, wer Vergaberecht macht",
        "Wer kennt Borchen?",
    ],
)
async def test_else_it_stays_silent(known: Conversation, said: str) -> None:
    await known.say(ANNA, "!kann Vergaberecht")
    posts = len(known.stage.posts)
    assert await known.say(DIETER, said) is None
    assert len(known.stage.posts) == posts


async def test_what_is_only_near_is_shown_to_who_asks_the_bot(known: Conversation) -> None:
    await known.say(ANNA, "!kann Vergaberecht")
    assert await known.say(DIETER, "Wer kennt sich mit Vergabestellen aus?") is None
    assert "W1" in (await known.say(DIETER, "!wer Vergabestellen") or "")


async def test_editing_the_question_edits_the_answer(known: Conversation) -> None:
    await known.say(ANNA, "!kann Vergaberecht")
    await known.say(ANNA, "!kann Standesamt")
    await known.say(DIETER, "Wer macht Vergaberecht?")
    question = known.last_event
    assert (await known.edit(question, DIETER, "Wer macht Standesamt?") or "").startswith("- W2 Borchen: Standesamt")
    await known.say(DIETER, "Wer macht Quantenphysik?")
    question = known.last_event
    assert (await known.edit(question, DIETER, "Wer macht Vergaberecht?") or "").startswith("- W1 ")


async def test_meant_for_the_bot_it_is_always_answered(known: Conversation) -> None:
    for direct in (False, True):
        answer = await known.say(DIETER, "Wer kennt sich mit Quantenphysik aus?", addressed=not direct, direct=direct)
        assert (answer or "").startswith("Zu „Quantenphysik“")
    assert await known.say(DIETER, "Wer macht mobiles Arbeiten", direct=True)


@pytest.mark.parametrize("listen", ["mention", "off"])
async def test_a_region_can_switch_it_off(tmp_path: Path, listen: str) -> None:
    config = sample()
    region = config.region[0].model_copy(update={"listen": listen})
    async with conversation(tmp_path, config.model_copy(update={"region": (region,)})) as c:
        await c.say(ANNA, "!ich Borchen")
        await c.say(ANNA, "!kann Vergaberecht")
        assert await c.say(DIETER, "Wer macht Vergaberecht?") is None
        assert await c.edit(c.last_event, DIETER, "Wer macht Vergaberecht") is None
        assert "W1" in (await c.say(DIETER, "Wer macht Vergaberecht?", addressed=True) or "")


# Regions


async def test_no_region_knows_of_another(c: Conversation) -> None:
    await c.say(CARLA, "!ich Borchen")
    await c.say(CARLA, "!ich Borchen", room=OTHER_ROOM)
    await c.say(CARLA, "!kann Vergaberecht #vergabe")
    await c.say(CARLA, "!kann Fördermittel", room=OTHER_ROOM)
    for words in ("Vergaberecht", "#vergabe", "Borchen"):
        assert "Vergaberecht ·" not in (await c.say(CARLA, f"!wer {words}", room=OTHER_ROOM) or ""), words
    assert await c.say(CARLA, "Wer macht Vergaberecht?", room=OTHER_ROOM) is None
    assert "Fördermittel" in (await c.say(CARLA, "!zeige W1", room=OTHER_ROOM) or "")
    assert "Vergaberecht" in (await c.say(CARLA, "!zeige W1", room=ROOM) or "")
    assert "Vergabe" in (await c.say(CARLA, "!lücken", room=OTHER_ROOM) or "")
    assert "Vergabe," not in (await c.say(CARLA, "!lücken") or "")
    async with c.database.reading() as session:
        assert (await people.person(session, REGION, CARLA)).municipality == "Borchen"
