"""Tasks: written down, reminded of once before and once after, done, moved, withdrawn; and those of a record."""

from datetime import date, datetime
from pathlib import Path

import pytest

from bot.when import Almanac
from commands.tasks.line import read_line
from storage import tasks
from storage.tasks import Task
from tests.conversation import ANNA, BERND, CARLA, OFFICE, REGION, Conversation, conversation

CARD = (
    "A1 · Büren: Vorlage schicken, bis Fr 15.1.2027\n"
    "✅ erledigt · !verlängern A1 bis … · ✏️ Nachricht bearbeiten · !rückgängig"
)
BEFORE = "A1 · fällig am Fr 4.12.: Vorlage schicken"
AFTER = "A1 · fällig war Fr 4.12.: Vorlage schicken"
NAMES = ("Bad Wünnenberg", "Borchen", "Büren", "Paderborn")


@pytest.fixture
async def people(c: Conversation) -> Conversation:
    """Anna speaks for Borchen, Bernd for Büren; both have a direct chat."""
    await c.say(ANNA, "ich Borchen", direct=True)
    await c.say(BERND, "ich Büren", direct=True)
    await c.say(CARLA, "ich Paderborn", direct=True)
    return c


async def task(c: Conversation, number: int = 1) -> Task:
    async with c.database.reading() as session:
        found = await tasks.by_number(session, REGION, number)
    assert found
    return found


async def write(c: Conversation, line: str = "!aufgabe Büren: Vorlage schicken bis Freitag", user: str = ANNA) -> str:
    """Write a task down in the room; returns the event id of its card."""
    await c.say(user, line)
    post = c.post_to(c.last_event)
    assert post
    return post.event_id


def asked(c: Conversation, user: str = BERND) -> list[str]:
    return [body.splitlines()[0] for body in c.direct(user) if "· fällig" in body]


# Written down


@pytest.mark.parametrize(
    ("typed", "municipality", "text", "due"),
    [
        ("Büren: Vorlage schicken bis 15.1.", "Büren", "Vorlage schicken", date(2027, 1, 15)),
        ("Büren schickt bis 15.1. die Vorlage", "Büren", "schickt die Vorlage", date(2027, 1, 15)),
        ("bitte Büren, Vorlage schicken", "Büren", "Vorlage schicken", None),
        ("für Büren: Vorlage schicken", "Büren", "Vorlage schicken", None),
        ("die Stadt Büren schickt die Vorlage", "Büren", "schickt die Vorlage", None),
        ("Vorlage an alle (Bad Wünnenberg), Freitag", "Bad Wünnenberg", "Vorlage an alle", date(2026, 12, 4)),
        ("Geschäftsstelle: Einladung bis morgen", "", "Einladung", date(2026, 12, 1)),
        ("wir fragen Büren nach der Vorlage", None, "fragen Büren nach der Vorlage", None),
        ("Vorlage an Büren schicken", None, "Vorlage an Büren schicken", None),
        ("Vorlage schicken am 15.1.", None, "Vorlage schicken", date(2027, 1, 15)),
        ("Vorlage schicken nächste Woche", None, "Vorlage schicken", date(2026, 12, 13)),
        ("Haushalt 2027", None, "Haushalt 2027", None),
        ("Bericht Januar", None, "Bericht Januar", None),
        ("Protokoll vom 3.12.", None, "Protokoll vom 3.12", None),
        ("Saal 10 Uhr", None, "Saal 10 Uhr", None),
        ("Drehleiter DLK 23/12", None, "Drehleiter DLK 23/12", None),
        ("Umstieg auf Version 3.12", None, "Umstieg auf Version 3.12", None),
        ("Server prüfen: 10.1.2.3", None, "Server prüfen: 10.1.2.3", None),
        ("Saal von 10 bis 12 Uhr buchen bis morgen", None, "Saal von 10 bis 12 Uhr buchen", date(2026, 12, 1)),
        ("bis zum nächsten Treffen nachdenken", None, "bis zum nächsten Treffen nachdenken", None),
    ],
)  # fmt: skip
def test_who_does_what_until_when(typed: str, municipality: str | None, text: str, due: date | None) -> None:
    line = read_line(typed, NAMES, datetime(2026, 11, 30, 10, 0), Almanac("DE-NW"))
    assert (line.municipality, line.text, line.due) == (municipality, text, due)


async def test_the_answer_is_its_card(people: Conversation) -> None:
    assert await people.say(ANNA, "!aufgabe Büren: Vorlage schicken bis 15.1.") == CARD
    assert await people.say(CARLA, "!zeige a1") == CARD
    assert "A2 · Borchen: fragen nach\n✅ erledigt · mit Frist: !verlängern A2" in (
        await people.say(ANNA, "!aufgabe wir fragen nach") or ""
    )
    await people.say(ANNA, "!sprache en")
    assert (await people.say(ANNA, "!show A1") or "").startswith("A1 · Büren: Vorlage schicken, by Fri 15 Jan 2027\n")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "Beispiel: !aufgabe Büren"),
        ("Büren bis Freitag", "Da fehlt noch, was zu tun ist.\nBeispiel: !aufgabe Büren"),
        ("Büren: Vorlage bis 31.6.", "Den Tag „31.6.“ gibt es nicht."),
        ("Büren: Vorlage bis 2.11.2026", "„bis 2.11.2026“ ist schon vorbei."),
        ("Büren: Vorlage bis gestern", "„bis gestern“ ist schon vorbei."),
        ("T99 Büren: Vorlage", "Ein Treffen T99 gibt es nicht."),
        ("Vorlage", "Für welche Kommune?"),
        ("Büren: " + "x" * 501, "zu lang für eine Aufgabe; höchstens 500 Zeichen"),
    ],
)
async def test_bad_input_gets_a_sentence(c: Conversation, typed: str, answer: str) -> None:
    assert answer in (await c.say(ANNA, f"!aufgabe {typed}".strip()) or "")
    assert (await c.say(ANNA, "!aufgaben") or "").startswith("Gerade ist nichts offen.")


@pytest.mark.parametrize(
    ("typed", "card"),
    [
        ("buy rolls 12 December", "buy rolls, bis Sa 12.12."),
        ("buy rolls 12 December 9 am", "buy rolls 12 December 9 am"),
        ("anrufen um 9 am Freitag", "anrufen um 9, bis Fr 4.12."),
    ],
)
async def test_no_half_of_a_date_with_a_time_is_a_day(people: Conversation, typed: str, card: str) -> None:
    assert (await people.say(ANNA, f"!aufgabe {typed}") or "").startswith(f"A1 · Borchen: {card}\n")


async def test_of_a_meeting(people: Conversation) -> None:
    """By its number, or because it replies to the card."""
    await people.say(ANNA, "!treffen Stammtisch, Do 17.12. 10 Uhr, Rathaus Büren")
    card = people.post_to(people.last_event)
    assert card
    assert (await people.say(ANNA, "!aufgabe T1 Büren bucht den Saal") or "").startswith(
        "A2 · Büren: bucht den Saal (aus T1)\n"
    )
    await people.say(ANNA, "!aufgabe wir backen bis 16.12.", reply_to=card.event_id)
    replied = people.last_event
    assert (await people.edit(replied, ANNA, "!aufgabe wir kochen bis 16.12.") or "").startswith(
        "A3 · Borchen: kochen, bis Mi 16.12. (aus T1)\n"
    )
    await people.say(BERND, "!erledigt A2")
    assert await people.say(ANNA, "!aufgaben T1") == (
        "- A3 Borchen: kochen, bis Mi 16.12. (aus T1)\n- ✅ A2 Büren: bucht den Saal (aus T1)"
    )


async def test_what_others_are_to_do_is_seen_in_the_room(people: Conversation) -> None:
    await people.say(ANNA, "aufgabe wir räumen auf", direct=True)
    assert not [body for body in people.room() if body.startswith("A1")]
    await people.say(ANNA, "aufgabe Büren: Vorlage schicken", direct=True)
    assert people.room()[-1].startswith("A2 · Büren: Vorlage schicken")


# Reminded of


async def test_reminded_once_before_and_once_after(people: Conversation) -> None:
    await write(people)
    await people.advance(days=2)
    assert asked(people) == []
    await people.advance(days=1)
    assert asked(people) == [BEFORE]
    assert people.direct(BERND)[-1].endswith(
        "✅ erledigt · mehr Zeit: !verlängern A1 bis … · nicht mehr nötig: !zurückziehen A1"
    )
    await people.advance(days=3)  # Sunday
    assert asked(people) == [BEFORE]
    await people.advance(days=1)
    assert asked(people) == [BEFORE, AFTER]
    await people.advance(days=14)
    assert asked(people) == [BEFORE, AFTER]
    assert asked(people, ANNA) == []


async def test_days_without_work_are_left_out(people: Conversation) -> None:
    """Due on the Monday after New Year, a Friday: reminded of on Thursday; on New Year itself nobody works."""
    await write(people, "!aufgabe Büren: Vorlage schicken bis 4.1.")
    await people.advance(days=30)
    assert asked(people) == []
    await people.advance(days=1)
    assert people.now.astimezone().date() == date(2026, 12, 31)
    assert len(asked(people)) == 1


async def test_no_reminder_for_what_was_just_promised(people: Conversation) -> None:
    await write(people, "!aufgabe Büren: Vorlage schicken bis morgen")
    await people.advance(days=1)
    assert asked(people) == []
    await people.advance(days=1)
    assert asked(people) == ["A1 · fällig war Di 1.12.: Vorlage schicken"]


async def test_what_was_missed_comes_once_and_late(people: Conversation) -> None:
    await write(people)
    await people.advance(days=3, hours=20, asleep=True)  # Friday at six in the morning
    assert asked(people) == []
    await people.advance(hours=3)
    assert asked(people) == [BEFORE]
    await people.advance(days=10, asleep=True)
    assert people.direct(BERND)[-1].startswith(f"Verspätet, fällig war Mo 7.12., 09:00 Uhr.\n{AFTER}")


async def test_nobody_there_means_the_room(c: Conversation) -> None:
    await c.say(ANNA, "!ich Borchen")
    await write(c)
    await c.advance(days=3)
    assert c.room()[-1].startswith(f"Büren: {BEFORE}")


async def test_the_office_is_reminded_of_its_own(people: Conversation) -> None:
    await people.say(OFFICE, "hilfe", direct=True)
    await write(people, "!aufgabe die Geschäftsstelle lädt bis Freitag ein")
    await people.advance(days=3)
    assert asked(people, OFFICE) == ["A1 · fällig am Fr 4.12.: lädt ein"]


# Done, moved, withdrawn


async def test_a_tick_on_the_card(people: Conversation) -> None:
    card = await write(people)
    reaction = await people.react(BERND, card, "✅")
    await people.advance(seconds=11)
    assert people.room()[-1] == "A1 · Büren: Vorlage schicken, bis Fr 4.12.\n✅ Erledigt."
    await people.redact(BERND, reaction)
    await people.advance(seconds=11)
    assert "✅ erledigt · !verlängern A1" in people.room()[-1]
    await people.advance(days=3)
    assert asked(people) == [BEFORE]


async def test_a_tick_on_the_reminder(people: Conversation) -> None:
    await write(people)
    await people.advance(days=3)
    await people.react(BERND, people.last.event_id, "✅")
    await people.advance(seconds=11)
    assert people.direct(BERND)[-1].endswith("✅ Erledigt.")
    assert people.room()[-1].endswith("✅ Erledigt.")
    await people.advance(days=5)
    assert len(asked(people)) == 0
    assert (await task(people)).status == "done"


async def test_a_reply_to_the_reminder(people: Conversation) -> None:
    await write(people)
    await people.advance(days=3)
    reminder = people.last.event_id
    said = await people.say(BERND, "bis Mittwoch verlängern", direct=True, reply_to=reminder)
    assert said == "A1 ist geändert: Vorlage schicken, bis Mi 9.12."
    assert await people.say(BERND, "erledigt", direct=True, reply_to=reminder) == "A1 ist erledigt. Danke!"


async def test_others_change_nothing(people: Conversation) -> None:
    card = await write(people)
    await people.react(CARLA, card, "✅")
    assert await people.say(CARLA, "erledigt", reply_to=card) is None
    assert "Sache einer anderen Kommune" in (await people.say(CARLA, "!erledigt A1") or "")
    assert "Sache einer anderen Kommune" in (await people.say(CARLA, "!verlängern A1 bis 20.1.") or "")
    assert (await task(people)).status == "open"
    assert await people.say(ANNA, "erledigt", reply_to=card) == "A1 ist erledigt. Danke!"  # who wrote it down
    assert "nicht mehr offen" in (await people.say(OFFICE, "!zurückziehen A1") or "")


async def test_more_time_means_new_reminders(people: Conversation) -> None:
    await write(people)
    await people.advance(days=8)
    assert asked(people) == [BEFORE, AFTER]
    assert await people.say(BERND, "!verlängern A1 bis Freitag") == ("A1 ist geändert: Vorlage schicken, bis Fr 11.12.")
    await people.advance(seconds=11)
    assert asked(people) == []  # the messages say what holds now
    await people.advance(days=4)
    assert asked(people)[-1] == "A1 · fällig am Fr 11.12.: Vorlage schicken"


async def test_verbs_of_all_items(people: Conversation) -> None:
    await write(people)
    assert await people.say(BERND, "!ändern A1 zwei Vorlagen schicken") == (
        "A1 ist geändert: zwei Vorlagen schicken, bis Fr 4.12."
    )
    assert await people.say(BERND, "!ändern A1 bis 9.12.") == "A1 ist geändert: zwei Vorlagen schicken, bis Mi 9.12."
    assert (await people.say(OFFICE, "!ändern A1 Borchen: Vorlage") or "").startswith("A1 ist geändert: Vorlage")
    assert (await task(people)).municipality == "Borchen"
    assert "nichts geändert" in (await people.say(OFFICE, "!ändern A1 Vorlage") or "")
    assert "Bis wann?" in (await people.say(ANNA, "!verlängern A1") or "")
    for line in ("!verbergen A1", "!interesse A1", "!später A1"):
        assert "A1 ist eine Aufgabe; damit geht das nicht." in (await people.say(OFFICE, line) or "")
    assert "A1 ist zurückgezogen" in (await people.say(ANNA, "!zurückziehen A1") or "")
    assert (await people.say(ANNA, "!zeige A1") or "").endswith("Zurückgezogen.")
    assert await people.say(ANNA, "!rückgängig") == "Zurückgenommen; A1 ist wieder wie vorher."
    assert (await task(people)).status == "open"


# Corrected, taken back, deleted


async def test_editing_the_command_corrects_the_task(people: Conversation) -> None:
    await write(people)
    command = people.last_event
    said = await people.edit(command, ANNA, "!aufgabe Borchen: Vorlage drucken bis 11.12.")
    assert (said or "").startswith("A1 · Borchen: Vorlage drucken, bis Fr 11.12.\n")
    assert (await task(people)).due == date(2026, 12, 11)
    assert "gilt nicht mehr" in (await people.say(ANNA, "!rückgängig") or "")
    assert (await task(people)).status == "withdrawn"


async def test_deleting_the_command_withdraws_the_task(people: Conversation) -> None:
    await write(people)
    await people.redact(ANNA, people.last_event)
    await people.advance(seconds=11)
    assert people.room()[-1] == "A1 · Aufgabe, gelöscht. Büren"
    found = await task(people)
    assert (found.status, found.text) == ("withdrawn", "")
    await people.advance(days=7)
    assert asked(people) == []


# Lists


async def test_lists_are_short_and_the_most_urgent_first(people: Conversation) -> None:
    await write(people, "!aufgabe Büren: Vorlage schicken")
    await write(people, "!aufgabe Büren: Saal buchen bis 8.12.")
    for number in range(3, 15):
        await write(people, f"!aufgabe Borchen: Liste {number} bis {number}.1.")
    await people.jump(days=10)
    said = (await people.say(CARLA, "!aufgaben") or "").splitlines()
    assert said[:2] == ["- A2 Büren: Saal buchen, fällig war Di 8.12.", "- A3 Borchen: Liste 3, bis So 3.1.2027"]
    assert said[-1] == "… und 5 weitere: !mehr"
    assert len([one for one in said if one.startswith("-")]) == 9
    assert (await people.say(CARLA, "!mehr") or "").splitlines()[-1] == "- A1 Büren: Vorlage schicken"
    assert (await people.say(CARLA, "!aufgaben Borchen") or "").splitlines()[-1] == "… und 3 weitere: !mehr"
    assert (await people.say(CARLA, "!mehr") or "").splitlines()[0] == "- A12 Borchen: Liste 12, bis Di 12.1.2027"


async def test_in_the_direct_chat_ones_own(people: Conversation) -> None:
    await write(people)
    assert (await people.say(BERND, "aufgaben", direct=True) or "") == "- A1 Büren: Vorlage schicken, bis Fr 4.12."
    assert (await people.say(ANNA, "aufgaben", direct=True) or "").startswith("Borchen: Gerade ist nichts offen.")
    assert "A1 Büren" in (await people.say(ANNA, "aufgaben alle", direct=True) or "")
    assert (await people.say(ANNA, "!aufgaben Xanadu") or "").startswith("„Xanadu“ ist weder eine Kommune")


# What a record promises


async def test_a_record_makes_tasks_and_its_correction_keeps_their_numbers(people: Conversation) -> None:
    await people.say(ANNA, "!treffen Stammtisch, heute 14 Uhr, Rathaus Büren")
    await people.advance(hours=6)
    said = await people.say(
        ANNA, "!protokoll T1 Gut war es. Büren schickt die Vorlage bis 15.1. Borchen kocht bis 9.12."
    )
    record = people.last_event
    assert (said or "").splitlines()[1:] == [
        "📌 A2 · Büren: schickt die Vorlage, bis Fr 15.1.2027",
        "📌 A3 · Borchen: kocht, bis Mi 9.12.",
    ]
    said = await people.edit(record, ANNA, "!protokoll T1 Büren schickt die Vorlage bis 16.12.")
    assert (said or "").splitlines()[1:] == ["📌 A2 · Büren: schickt die Vorlage, bis Mi 16.12."]
    assert [(await task(people, number)).status for number in (2, 3)] == ["open", "withdrawn"]
    assert "Zurückgezogen" in (await people.say(ANNA, "!zeige A3") or "")
    await people.redact(ANNA, record)
    found = await task(people, 2)
    assert (found.status, found.text) == ("withdrawn", "")


async def test_what_is_open_already_is_not_made_twice(people: Conversation) -> None:
    await people.say(ANNA, "!treffen Stammtisch, heute 14 Uhr, Rathaus Büren")
    await people.say(ANNA, "!aufgabe T1 Büren schickt die Vorlage")
    await people.advance(hours=6)
    said = await people.say(ANNA, "!protokoll T1 Büren schickt die Vorlage bis 15.1.")
    assert (said or "").splitlines()[1:] == ["📌 A2 · Büren: schickt die Vorlage, bis Fr 15.1.2027"]
    assert "Borchen" not in (await people.say(ANNA, "!aufgaben") or "")


# What is kept of people


async def test_a_person_sees_and_leaves_what_was_written_down(people: Conversation) -> None:
    await write(people)
    assert "Aufgabe A1 „Vorlage schicken“ vom" in (await people.say(ANNA, "meine-daten", direct=True) or "")
    await people.say(ANNA, "vergiss-mich ja", direct=True)
    found = await task(people)
    assert (found.author, found.municipality, found.status) == ("", "Büren", "open")


async def test_what_is_closed_is_dropped_some_day(tmp_path: Path) -> None:
    async with conversation(tmp_path) as c:
        await c.say(OFFICE, "!aufgabe Büren: Vorlage schicken")
        await c.say(OFFICE, "!aufgabe Büren: Saal buchen")
        await c.say(OFFICE, "!erledigt A1")
        await c.pass_by(days=1_200)
        assert await c.say(OFFICE, "!aufgaben") == "- A2 Büren: Saal buchen"
        async with c.database.reading() as session:
            assert await tasks.by_number(session, REGION, 1) is None
