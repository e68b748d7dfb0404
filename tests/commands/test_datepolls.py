"""Date polls: asked, voted in, reminded of, closed, and what becomes of them."""

from datetime import UTC, datetime

import pytest

from storage import datepolls
from tests.commands.polls import ASKED, ONE, TWO, ask, card_of, poll_of
from tests.conversation import ANNA, BERND, CARLA, DIETER, OFFICE, REGION, STRANGER, Conversation


async def test_the_card_shows_what_was_understood(c: Conversation) -> None:
    card = await ask(c, f"{ASKED}, Ort: Rathaus Büren, mindestens 2")
    assert (await card_of(c, card))[:6] == [
        "U1 · Patentreffen: Wann passt es?",
        "Ort: Rathaus Büren",
        "1️⃣ Di 8.12., 14:00 Uhr",
        "2️⃣ Do 10.12., 10:00 Uhr",
        "Noch keine Antwort (3): Borchen, Büren, Delbrück",
        "Antworten bis Fr 4.12. · gesucht: ein Termin, an dem mindestens 2 können",
    ]


async def test_votes_by_emoji_are_taken_back_with_it(c: Conversation) -> None:
    card = await ask(c)
    await c.react(BERND, card, ONE)
    taken = await c.react(BERND, card, TWO)
    lines = await card_of(c, card)
    assert lines[1:4] == [
        "1️⃣ Di 8.12., 14:00 Uhr · ✅ 1: Büren",
        "2️⃣ Do 10.12., 10:00 Uhr · ✅ 1: Büren",
        "Noch keine Antwort (2): Borchen, Delbrück",
    ]
    await c.redact(BERND, taken)
    assert (await card_of(c, card))[2] == "2️⃣ Do 10.12., 10:00 Uhr"
    assert len(c.room()) == 4, "nothing was posted"


async def test_votes_in_words_as_a_reply(c: Conversation) -> None:
    card = await ask(c)
    said = await c.say(CARLA, "1 ja, 2 zur Not", reply_to=card)
    assert said == "Notiert für Delbrück (U1): 1️⃣ ja · 2️⃣ zur Not. Anders? Einfach noch einmal antworten."
    await c.say(BERND, "nur 2", reply_to=card)
    lines = await card_of(c, card)
    assert lines[1:4] == [
        "1️⃣ Di 8.12., 14:00 Uhr · ✅ 1: Delbrück · ❌ 1",
        "2️⃣ Do 10.12., 10:00 Uhr · ✅ 1: Büren · 🟡 zur Not 1: Delbrück",
        "Noch keine Antwort (1): Borchen",
    ]


async def test_a_kommune_has_one_vote_and_the_latest_counts(c: Conversation) -> None:
    card = await ask(c)
    await c.say(OFFICE, "!vertretung Büren @dieter:localhost")
    await c.react(BERND, card, ONE)
    await c.say(DIETER, "!stimme U1 1 nein, 2 ja")
    assert (await card_of(c, card))[1:3] == [
        "1️⃣ Di 8.12., 14:00 Uhr · ❌ 1",
        "2️⃣ Do 10.12., 10:00 Uhr · ✅ 1: Büren",
    ]


async def test_who_has_said_no_kommune_counts_as_a_person(c: Conversation) -> None:
    card = await ask(c)
    await c.react(DIETER, card, ONE)
    assert "✅ 1: dieter" in (await card_of(c, card))[1]
    await c.say(DIETER, "!ich Lichtenau")
    await c.react(DIETER, card, TWO)
    lines = await card_of(c, card)
    assert "✅ 1: Lichtenau" in lines[1]
    assert "✅ 1: Lichtenau" in lines[2]


async def test_the_coordinator_enters_what_was_told_by_phone(c: Conversation) -> None:
    card = await ask(c)
    assert "Für Büren stimmt Büren selbst ab" in (await c.say(CARLA, "für Büren: nur 2", reply_to=card) or "")
    assert "Notiert für Büren" in (await c.say(OFFICE, "für Büren: nur 2", reply_to=card) or "")
    assert "Notiert für Altenbeken" in (await c.say(OFFICE, "!stimme U1 für Altenbeken: 1 ja") or "")
    assert "keine Kommune dieser Region" in (await c.say(OFFICE, "!stimme U1 für Hintertupfing: 1 ja") or "")
    assert "✅ 1: Altenbeken" in (await card_of(c, card))[1]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("!stimme U1 3 ja", "Einen Termin 3 gibt es nicht; zur Wahl stehen 1 bis 2."),
        ("!stimme U1 mal sehen", "Das verstehe ich nicht als Stimme."),
        ("!stimme U7 1 ja", "Eine Terminumfrage 7 gibt es nicht."),
        ("!stimme 1 ja", "Notiert für Borchen (U1): 1️⃣ ja."),
        ("!stimme 1 2 ja", "Notiert für Borchen (U1): 2️⃣ ja."),
        ("!stimme 1 keiner", "Notiert für Borchen (U1): 1️⃣ nein · 2️⃣ nein."),
        ("!vote U1 only 2", "Notiert für Borchen (U1): 1️⃣ nein · 2️⃣ ja."),
    ],
)
async def test_votes_by_command(c: Conversation, typed: str, answer: str) -> None:
    await ask(c)
    assert (await c.say(ANNA, typed) or "").startswith(answer)


async def test_strangers_have_no_vote(c: Conversation) -> None:
    card = await ask(c)
    await c.react(STRANGER, card, ONE)
    assert await c.say(STRANGER, "1 ja", reply_to=card) is None
    assert (await card_of(c, card))[1] == "1️⃣ Di 8.12., 14:00 Uhr"


async def test_talk_about_it_is_no_vote(c: Conversation) -> None:
    card = await ask(c)
    assert await c.say(BERND, "danke fürs Fragen!", reply_to=card) is None
    assert await c.say(BERND, "ja", thread=card) is None
    assert "Notiert" in (await c.say(BERND, "1 ja", thread=card) or "")


async def test_a_vote_is_corrected_and_taken_back(c: Conversation) -> None:
    card = await ask(c)
    await c.say(BERND, "1 ja", reply_to=card)
    mine = c.last_event
    assert "2️⃣ ja" in (await c.edit(mine, BERND, "2 ja") or "")
    lines = await card_of(c, card)
    assert lines[1:3] == ["1️⃣ Di 8.12., 14:00 Uhr", "2️⃣ Do 10.12., 10:00 Uhr · ✅ 1: Büren"]
    await c.say(CARLA, "!stimme 1 ja")
    other = c.last_event
    assert "2️⃣ nein" in (await c.edit(other, CARLA, "!stimme 2 nein") or "")
    assert (await card_of(c, card))[1:3] == [
        "1️⃣ Di 8.12., 14:00 Uhr",
        "2️⃣ Do 10.12., 10:00 Uhr · ✅ 1: Büren · ❌ 1",
    ]
    await c.redact(CARLA, other)
    assert await c.say(BERND, "!rückgängig") == "Die Stimme zu U1 ist zurückgenommen."
    assert (await card_of(c, card))[2] == "2️⃣ Do 10.12., 10:00 Uhr"
    assert await c.say(BERND, "!rückgängig") != "Die Stimme zu U1 ist zurückgenommen."


async def test_correcting_the_command_keeps_the_votes_for_what_stays(c: Conversation) -> None:
    card = await ask(c)
    asked = c.last_event
    await c.say(BERND, "alle", reply_to=card)
    await c.edit(asked, ANNA, "!terminumfrage Runde: Mi 9.12. 9 Uhr, Do 10.12. 10 Uhr")
    assert (await card_of(c, card))[:3] == [
        "U1 · Runde: Wann passt es?",
        "1️⃣ Mi 9.12., 09:00 Uhr",
        "2️⃣ Do 10.12., 10:00 Uhr · ✅ 1: Büren",
    ]
    assert "U1 ist geändert: Runde" in (await c.say(ANNA, "!ändern U1 Di 8.12. 14 Uhr, Do 10.12. 10 Uhr") or "")
    assert "✅ 1: Büren" in (await card_of(c, card))[1], "it was asked before"
    await c.say(ANNA, "!rückgängig")
    assert (await card_of(c, card))[1] == "1️⃣ Mi 9.12., 09:00 Uhr"
    assert "muss vor dem Termin" in (await c.say(ANNA, "!ändern U1 Frist 20.12.") or "")
    await c.say(ANNA, "!ändern U1 + Fr 11.12. 9 Uhr, Mi 9.12. 9 Uhr")
    assert (await card_of(c, card))[1:4] == [
        "1️⃣ Mi 9.12., 09:00 Uhr",
        "2️⃣ Do 10.12., 10:00 Uhr · ✅ 1: Büren",
        "3️⃣ Fr 11.12., 09:00 Uhr",
    ]
    await c.redact(ANNA, asked)
    assert await card_of(c, card) == ["U1 · Terminumfrage von Borchen: zurückgezogen."]


async def test_withdrawn_hidden_and_back(c: Conversation) -> None:
    card = await ask(c)
    assert "haben andere gestartet" in (await c.say(BERND, "!zurückziehen U1") or "")
    await c.say(ANNA, "!zurückziehen U1")
    assert (await card_of(c, card))[-1] == "❌ Die Umfrage ist zurückgezogen."
    assert "ist zurückgezogen" in (await c.say(BERND, "!stimme U1 1 ja") or "")
    assert await c.say(ANNA, "!rückgängig") == "U1 ist wieder wie vorher."
    await c.say(OFFICE, "!verbergen U1")
    assert await card_of(c, card) == ["U1 · Terminumfrage von Borchen: von der Geschäftsstelle verborgen."]
    await c.react(BERND, card, ONE)
    assert "gibt es nicht" in (await c.say(BERND, "!zeige U1") or "")
    await c.say(OFFICE, "!einblenden U1")
    assert (await card_of(c, card))[1] == "1️⃣ Di 8.12., 14:00 Uhr"
    assert "ist eine Terminumfrage; damit geht das nicht" in (await c.say(ANNA, "!erledigt U1") or "")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("Runde", "Es fehlen noch die Termine"),
        ("Runde: 8.12. 9 Uhr", "mindestens zwei Termine"),
        ("Runde: " + ", ".join(f"{day}.12. 9 Uhr" for day in range(1, 12)), "Mehr als 9 Termine"),
        (
            "Runde: " + ", ".join(f"8.12. {hour}:{minute:02} Uhr" for hour in (8, 9) for minute in range(59)),
            "Mehr als 9",
        ),
        ("Runde: 31.6., 8.12.", "Den Tag „31.6.“ gibt es nicht."),
        ("Runde: gestern, morgen", "„gestern“ ist schon vorbei."),
        ("Runde: 8.12., 9.12., Frist gestern", "Diese Frist ist schon vorbei."),
        ("Runde: 8.12. 9 Uhr, 9.12., Frist 8.12.", "muss vor dem Termin Di 8.12., 09:00 Uhr liegen"),
        ("x" * 5000, "höchstens 4.000"),
    ],
)
async def test_bad_input_gets_a_sentence(c: Conversation, typed: str, answer: str) -> None:
    assert answer in (await c.say(ANNA, f"!terminumfrage {typed}") or "")
    assert "Es läuft keine Terminumfrage" in (await c.say(ANNA, "!umfragen") or "")


async def test_remarks_on_dates(c: Conversation) -> None:
    card = await ask(c, "!terminumfrage Runde: 25.12. 9 Uhr, 28.3.2027 2:30, 25.12. 9 Uhr", settled=False)
    lines = await card_of(c, card)
    said = next(post.body for post in c.stage.posts if post.event_id == card)
    assert "⚠️ Fr 25.12. ist ein Feiertag: Erster Weihnachtstag." in lines
    assert "gemeint ist 03:30 Uhr" in said
    assert (await poll_of(c)).deadline == datetime(2026, 12, 7, 23, 0, tzinfo=UTC)


async def test_the_usual_deadline_is_before_the_first_date(c: Conversation) -> None:
    card = await ask(c, "!terminumfrage Runde: Mi 2.12. 9 Uhr, Do 3.12. 9 Uhr")
    assert "Antworten bis Di 1.12." in await card_of(c, card)


async def test_a_list_has_ten_lines_and_goes_on(c: Conversation) -> None:
    for number in range(12):
        await c.say(ANNA, f"!terminumfrage Sache {number}: 8.12., 9.12.")
    shown = await c.say(ANNA, "!umfragen") or ""
    assert shown.count("- U") == 9
    assert "Sache 11" in (await c.say(ANNA, "!mehr") or "")
    assert "Bitte die Nummer dazuschreiben" in (await c.say(ANNA, "!schließen") or "")


async def test_my_data_name_them_and_forgetting_leaves_the_kommune_s(c: Conversation) -> None:
    card = await ask(c)
    await c.react(ANNA, card, ONE)
    await c.react(DIETER, card, TWO)
    held = await c.say(ANNA, "meine-daten", direct=True) or ""
    assert "Terminumfrage U1 „Patentreffen“" in held
    assert "Stimme in der Terminumfrage U1" in held
    await c.say(ANNA, "vergiss-mich ja", direct=True)
    await c.say(DIETER, "vergiss-mich ja", direct=True)
    lines = await card_of(c, card)
    assert lines[1:3] == ["1️⃣ Di 8.12., 14:00 Uhr · ✅ 1: Borchen", "2️⃣ Do 10.12., 10:00 Uhr"]
    assert (await poll_of(c)).author == ""


async def test_what_ended_long_ago_is_dropped(c: Conversation) -> None:
    await ask(c)
    await c.say(ANNA, "!zurückziehen U1")
    await c.jump(370)
    await c.advance(days=4)
    async with c.database.reading() as session:
        assert await datepolls.by_number(session, REGION, 1) is None


async def test_in_english(c: Conversation) -> None:
    await c.say(ANNA, "!sprache en")
    said = await c.say(ANNA, "datepoll Meeting: Tue 8 Dec 2 pm, Thu 10 Dec 10 am, deadline Friday", direct=True) or ""
    assert "1️⃣" in said
    assert "U1 · Meeting: Wann passt es?" in c.room()[-1], "the room has its own language"
    noted = await c.say(ANNA, "vote U1 1 yes, 2 if need be", direct=True) or ""
    assert noted.startswith("Noted for Anna Schmidt (U1): 1️⃣ yes · 2️⃣ if need be.")


async def test_a_title_that_asks_is_not_asked_again(c: Conversation) -> None:
    said = await c.say(ANNA, "!terminumfrage Wann treffen wir uns? 8.12. um 10, 9.12. um 14 Uhr") or ""
    assert said.startswith("U1 · Wann treffen wir uns?\n1️⃣ Di 8.12., 10:00 Uhr\n")
