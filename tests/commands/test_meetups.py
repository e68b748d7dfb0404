"""Meetings: called, shown, corrected, moved, called off; who comes."""

from datetime import timedelta

import pytest

from tests.commands.meetings import card, files, three_kommunen
from tests.conversation import (
    ANNA,
    BERND,
    CARLA,
    DIETER,
    OFFICE,
    REGION,
    Conversation,
    direct_room,
)

STAMMTISCH = "!treffen Stammtisch, Do 10.12. 10 Uhr, Rathaus Büren"


@pytest.fixture
async def m(c: Conversation) -> Conversation:
    """T1, called by Anna of Borchen; Bernd is of Büren, Carla of Lichtenau."""
    await three_kommunen(c)
    await c.say(ANNA, STAMMTISCH, event_id="$treffen")
    return c


def card_event(c: Conversation) -> str:
    found = c.post_to("$treffen")
    assert found
    return found.event_id


async def test_the_answer_is_the_card_with_its_file(m: Conversation) -> None:
    assert m.answer_to("$treffen") == (
        "T1 · Stammtisch\nDo 10.12., 10:00 Uhr · Rathaus Büren\n"
        "✅ wir kommen · 🟡 vielleicht · ❌ nicht · !zusage T1 zu zweit · !tagesordnung T1 + Punkt"
    )
    [file] = files(m)
    assert "DTSTART;TZID=Europe/Berlin:20261210T100000" in file
    assert "METHOD:PUBLISH" in file


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("Stammtisch", "Da fehlt noch, wann.\nBeispiel: !treffen"),
        ("Stammtisch, 31.6. 10 Uhr, Büren", "Den Tag „31.6.“ gibt es nicht."),
        ("Nie, jeden 31. Februar 10 Uhr, Büren", "Den Tag „31. Februar“ gibt es nicht."),
        ("Stammtisch gestern 10 Uhr", "„29.11.2026 10:00“ ist schon vorbei."),
        ("Stammtisch, 3.12. 14-12 Uhr", "Bei „14:00–12:00“ liegt das Ende vor dem Anfang."),
        ("Stammtisch im Mai", "Das ist zu ungenau: Es fehlt der Tag."),
        ("Runde jeden Montag 9 Uhr bis gestern", "kommt nie vor"),
        ("x" * 201 + ", 3.12. 10 Uhr", "Der Titel ist zu lang; höchstens 200 Zeichen."),
        ("x" * 4_001, "höchstens"),
    ],
)
async def test_bad_input_gets_a_sentence(c: Conversation, typed: str, answer: str) -> None:
    assert answer in (await c.say(ANNA, f"!treffen {typed}") or "")
    assert "kein Treffen" in (await c.say(ANNA, "!termine") or "")


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("Nachtwache, 28.3. 2:30 Uhr, online", "⚠️ 02:30 Uhr gibt es an diesem Tag nicht"),
        ("Nachtwache, 31.10.2027 2:30 Uhr, online", "⚠️ 02:30 Uhr gibt es an diesem Tag zweimal"),
        ("Feier, 25.12. 10 Uhr, Borchen", "⚠️ Fr 25.12. ist ein Feiertag: Erster Weihnachtstag."),
        ("Runde, Fr 3.12. 10 Uhr, Borchen", "⚠️ Genannt war ein anderer Wochentag; gemeint ist Do 3.12."),
        ("Zweites, Do 10.12. 11 Uhr, Borchen", "⚠️ Zur gleichen Zeit: T1 Stammtisch"),
        ("Runde, 3.12., Borchen", "Do 3.12., ganztägig · Borchen"),
        ("Klausur, 3.-5.2., Haus am See", "Mi 3.2.2027 – Fr 5.2.2027 · Haus am See"),
        ("Runde, Do 3.12. 10-12 Uhr, https://meet.example.org/x", "(ohne Anreise)"),
        ("Do 3.12. 10 Uhr, Rathaus Büren", "T2 · Treffen\nDo 3.12., 10:00 Uhr · Rathaus Büren"),
    ],
)
async def test_what_is_worth_knowing_is_on_the_card(m: Conversation, typed: str, note: str) -> None:
    assert note in (await m.say(ANNA, f"!treffen {typed}") or "")


async def test_two_meetings_in_a_row_are_no_clash(m: Conversation) -> None:
    assert "gleichen Zeit" not in (await m.say(ANNA, "!treffen Danach, Do 10.12. 12 Uhr, Borchen") or "")


async def test_each_kommune_answers_once_and_the_last_answer_counts(m: Conversation) -> None:
    on = card_event(m)
    await m.react(BERND, on, "✅")
    assert await m.say(ANNA, "!zusage T1 zu zweit") == "✅ Borchen kommt zu T1, mit 2 Personen. (Do 10.12., 10:00 Uhr)"
    await m.react(CARLA, on, "🟡")
    await m.react(DIETER, on, "✅")
    assert "✅ Dabei: Büren, Borchen (2), dieter (zusammen 4 Personen)\n🟡 Vielleicht: Lichtenau" in await card(m)
    await m.say(CARLA, "wir kommen nicht", reply_to=on)
    await m.say(OFFICE, "!zusage T1 für Delbrück")
    assert "antwortet Salzkotten selbst" in (await m.say(ANNA, "!zusage T1 für Salzkotten") or "")
    shown = await card(m)
    assert "dieter, Delbrück" in shown
    assert "❌ Nicht dabei: Lichtenau" in shown


async def test_an_emoji_taken_away_takes_the_answer_back(m: Conversation) -> None:
    on = card_event(m)
    yes = await m.react(BERND, on, "✅")
    no = await m.react(BERND, on, "❌")
    await m.redact(BERND, yes)
    assert "Nicht dabei: Büren" in await card(m)
    await m.redact(BERND, no)
    assert "Büren\n" not in (await card(m)).split("Rathaus Büren")[1]


async def test_without_a_number_the_only_one_is_meant(m: Conversation) -> None:
    assert "Büren kommt zu T1" in (await m.say(BERND, "!zusage") or "")
    await m.say(ANNA, "!treffen Anderes, Fr 11.12. 10 Uhr, Borchen")
    assert "Bitte die Nummer dazuschreiben" in (await m.say(BERND, "!zusage") or "")


async def test_a_reply_about_something_else_is_left_alone(m: Conversation) -> None:
    await m.say(ANNA, "!suche Häcksler", event_id="$suche")
    post = m.post_to("$suche")
    assert post
    assert await m.say(BERND, "Wir kommen gern vorbei und schauen", reply_to=post.event_id) is None


async def test_what_only_reads_like_a_command_still_answers_a_question(m: Conversation) -> None:
    await m.say(ANNA, "!frage Wer hat eine Vorlage?", event_id="$frage")
    post = m.post_to("$frage")
    assert post
    assert await m.say(BERND, "Vielleicht hat der Kreis eine", reply_to=post.event_id) is None
    await m.advance(seconds=11)
    assert "Vielleicht hat der Kreis eine" in post.body


async def test_moved_those_who_come_are_told_once_and_asked_again(m: Conversation) -> None:
    await m.react(BERND, card_event(m), "✅")
    await m.react(CARLA, card_event(m), "❌")
    said = await m.say(ANNA, "!verlegen T1 auf Fr 11.12.") or ""
    assert said == (
        "Verlegt: T1 Stammtisch: Fr 11.12., 10:00 Uhr · Rathaus Büren\n"
        "Eine Person, die zugesagt hatte, ist benachrichtigt."
    )
    told = [body for body in m.direct(BERND) if body.startswith("Verlegt: T1")]
    assert told == [
        "Verlegt: T1 Stammtisch: Fr 11.12., 10:00 Uhr · Rathaus Büren\nPasst das noch? ✅ ja · 🟡 vielleicht · ❌ nein"
    ]
    assert not [body for body in m.direct(CARLA) if "Verlegt" in body]
    assert "❔ Neu gefragt: Büren" in await card(m)
    [file] = files(m)
    assert "20261211T100000" in file
    assert "SEQUENCE:1" in file
    [post] = [post for post in m.posts(direct_room(REGION, BERND)) if post.body.startswith("Verlegt")]
    await m.react(BERND, post.event_id, "✅")
    assert "✅ Dabei: Büren" in await card(m)


async def test_undone_all_is_as_it_was(m: Conversation) -> None:
    await m.react(BERND, card_event(m), "✅")
    await m.react(CARLA, card_event(m), "❌")
    before = await card(m)
    await m.say(ANNA, "!verlegen T1 auf Fr 11.12. 14 Uhr, Kreishaus")
    assert await card(m) != before
    assert await m.say(ANNA, "!rückgängig") == "T1 ist wieder wie vorher."
    assert await card(m) == before
    assert m.direct(BERND)[-1].startswith("Es bleibt dabei: T1 Stammtisch: Do 10.12.")
    await m.say(ANNA, "!absagen T1 wegen Glatteis")
    assert "❌ Findet nicht statt: wegen Glatteis" in await card(m)
    await m.say(ANNA, "!rückgängig")
    assert await card(m) == before
    assert "SEQUENCE:4" in files(m)[0]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("auf 14 Uhr", "Do 10.12., 14:00 Uhr · Rathaus Büren"),
        ("auf morgen 14 Uhr", "Di 1.12., 14:00 Uhr · Rathaus Büren"),
        ("Kreishaus Paderborn", "Do 10.12., 10:00 Uhr · Kreishaus Paderborn"),
        ("auf den 17.12. 9-11 Uhr, Bad Lippspringe", "Do 17.12., 09:00–11:00 Uhr · Bad Lippspringe"),
    ],
)
async def test_what_is_not_named_stays(m: Conversation, typed: str, line: str) -> None:
    assert line in (await m.say(ANNA, f"!verlegen T1 {typed}") or "")


async def test_its_length_stays(c: Conversation) -> None:
    await c.say(ANNA, "!treffen Runde, Do 10.12. 10-12 Uhr, Büren")
    assert "Do 10.12., 14:00–16:00 Uhr" in (await c.say(ANNA, "!verlegen T1 auf 14 Uhr") or "")
    assert "Fr 11.12., 14:00–16:00 Uhr" in (await c.say(ANNA, "!verlegen T1 auf Fr 11.12.") or "")
    assert "Fr 11.12., 09:00–09:30 Uhr" in (await c.say(ANNA, "!verlegen T1 auf 9-9:30 Uhr") or "")


async def test_called_off_those_who_come_are_told_once(m: Conversation) -> None:
    await m.react(BERND, card_event(m), "✅")
    await m.say(ANNA, "!absagen T1 wegen Glatteis")
    told = [body for body in m.direct(BERND) if body.startswith("Abgesagt")]
    assert told == ["Abgesagt: T1 Stammtisch: Do 10.12., 10:00 Uhr · Rathaus Büren\n„wegen Glatteis“"]
    assert "METHOD:CANCEL" in files(m)[0]
    assert "ist abgesagt" in (await m.say(BERND, "!zusage T1") or "")
    n = len(m.room())
    await m.advance(days=14)
    assert m.room()[n:] == []


async def test_others_can_t_change_it(m: Conversation) -> None:
    for line in ("!verlegen T1 auf morgen", "!absagen T1", "!ändern T1 Unfug", "!erinnern T1 aus"):
        assert "haben andere angesetzt" in (await m.say(CARLA, line) or ""), line
    assert "Verlegt" in (await m.say(BERND, "!verlegen T1 auf Fr 11.12.") or "")  # the host
    assert "Verlegt" in (await m.say(OFFICE, "!verlegen T1 auf Do 10.12.") or "")


async def test_editing_the_message_corrects_it(m: Conversation) -> None:
    await m.react(BERND, card_event(m), "✅")
    said = await m.edit("$treffen", ANNA, "!treffen Großer Stammtisch, Do 10.12. 11 Uhr, Rathaus Büren") or ""
    assert said.startswith("T1 · Großer Stammtisch\nDo 10.12., 11:00 Uhr")
    assert m.direct(BERND)[-1].startswith("Verlegt: T1 Großer Stammtisch")
    assert "❔ Neu gefragt: Büren" in await card(m)


async def test_deleting_the_message_calls_it_off(m: Conversation) -> None:
    await m.react(BERND, card_event(m), "✅")
    await m.redact(ANNA, "$treffen")
    assert await card(m) == "T1 · Treffen von Borchen: findet nicht statt."
    assert m.direct(BERND)[-1].startswith("Findet nicht statt: T1 Stammtisch")


async def test_in_the_direct_chat_the_room_sees_it_too(m: Conversation) -> None:
    said = await m.say(BERND, "treffen Feuerwehr, 4.12. 18 Uhr, Gerätehaus Büren", direct=True) or ""
    assert said.startswith("T2 · Feuerwehr")
    assert (await card(m, "T2")) == said
    assert len(files(m)) == 2


async def test_other_verbs(m: Conversation) -> None:
    assert (await m.say(CARLA, "!zeige T1") or "").startswith("T1 · Stammtisch\n")
    assert "ist ein Treffen" in (await m.say(ANNA, "!erledigt T1") or "")
    assert "ist geändert: Runde" in (await m.say(ANNA, "!ändern T1 Runde") or "")
    assert "nichts" in (await m.say(ANNA, "!ändern T1 Runde") or "")
    await m.say(OFFICE, "!verbergen T1")
    assert "gibt es nicht" in (await m.say(CARLA, "!zusage T1") or "")
    assert "verborgen" in await card(m)
    await m.say(OFFICE, "!einblenden T1")
    assert "Lichtenau kommt zu T1" in (await m.say(CARLA, "!interesse T1") or "")
    assert "Abgesagt" in (await m.say(ANNA, "!zurückziehen T1") or "")


async def test_a_list_goes_on(m: Conversation) -> None:
    for day in range(1, 12):
        await m.say(ANNA, f"!treffen Runde {day}, {day}.3. 10 Uhr, Borchen")
    said = await m.say(ANNA, "!termine") or ""
    assert said.startswith("- T1 Stammtisch: Do 10.12., 10:00 Uhr · Rathaus Büren\n- T2 Runde 1")
    assert "… und 3 weitere: !mehr" in said
    assert "Runde 11" in (await m.say(ANNA, "!mehr") or "")


async def test_in_english(m: Conversation) -> None:
    await m.say(CARLA, "!language en")
    assert (await m.say(CARLA, "!accept T1 two of us") or "").startswith("✅ Lichtenau comes to T1, 2 people.")
    assert "Moved: T2" in (
        (await m.say(CARLA, "!meet Regulars, Thursday 3 December at 10 am, Lichtenau") and "")
        or (await m.say(CARLA, "!move T2 to Friday 4 December at 3 pm"))
        or ""
    )


async def test_the_calendar_as_a_file_has_a_name_in_the_language_of_its_reader(m: Conversation) -> None:
    said = await m.say(CARLA, "!kalender datei") or ""
    assert said == "Hier ist das Treffen als Datei. Öffnen trägt es in den Kalender ein."
    assert m.last.body == "Kalender.ics"
    await m.say(CARLA, "!language en")
    said = await m.say(CARLA, "!calendar file") or ""
    assert said == "Here is the meeting as a file. Opening it puts the meeting into the calendar."
    assert m.last.body == "Calendar.ics"


async def test_the_room_is_reminded_in_working_hours(m: Conversation) -> None:
    """A week, a day and two hours before; on the Thursday at eight, when the quiet hours end."""
    await m.react(BERND, card_event(m), "✅")
    await m.no_rounds()
    moments = []
    for _ in range(24 * 12):
        n = len(m.room())
        await m.advance(hours=1)
        if any(body.startswith("📅") for body in m.room()[n:]):
            moments.append(f"{m.now + timedelta(hours=1):%a %d. %H}")
    assert moments == ["Thu 03. 10", "Wed 09. 10", "Thu 10. 08"]
    assert "📅 T1 · Stammtisch: Do 10.12., 10:00 Uhr · Rathaus Büren\n✅ Dabei: Büren" in m.room()[-2]


async def test_reminders_of_one_meeting(m: Conversation) -> None:
    assert "7 Tage, 1 Tag, 2 Stunden" in (await m.say(ANNA, "!erinnern T1") or "")
    assert "vorher: 3 Tage, 1 Stunde" in (await m.say(ANNA, "!erinnern T1 drei Tage und eine Stunde vorher") or "")
    assert "verstehe ich nicht" in (await m.say(ANNA, "!erinnern T1 irgendwann") or "")
    assert "nicht" in (await m.say(ANNA, "!erinnern T1 aus") or "")
    await m.advance(days=14)
    assert not [body for body in m.room() if body.startswith("📅")]


async def test_what_was_due_meanwhile_comes_once_and_late(m: Conversation) -> None:
    await m.advance(days=9, hours=2, asleep=True)  # two of three reminders were missed
    late = [body for body in m.room() if "📅" in body]
    assert len(late) == 1
    assert late[0].startswith("Verspätet, fällig war Do 3.12., 10:00 Uhr.\n📅 T1")
    await m.advance(days=7, asleep=True)
    assert len([body for body in m.room() if "📅" in body]) == 1
