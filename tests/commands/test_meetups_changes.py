"""Meetings that change: another rhythm with what differs on single dates, relative moves, answers in plain words."""

import pytest

from commands.meetups.attend import how_many
from commands.meetups.talk import read_answer
from tests.commands.meetings import card, files, three_kommunen
from tests.conversation import ANNA, BERND, CARLA, DIETER, OFFICE, REGION, Conversation, direct_room

SERIES = "!treffen Runde, jeden ersten Mittwoch im Monat 10 Uhr"
SINGLE = "!treffen Stammtisch, Do 10.12. 10-12 Uhr, Rathaus Büren"


@pytest.fixture
async def m(c: Conversation) -> Conversation:
    """Anna is of Borchen, Bernd of Büren, Carla of Lichtenau."""
    await three_kommunen(c)
    return c


async def test_single_dates_follow_another_time_of_the_same_days(m: Conversation) -> None:
    await m.say(ANNA, SERIES)
    await m.say(ANNA, "!gastgeber T1 Borchen")
    await m.say(ANNA, "!verlegen T1 vom 6.1. auf 13.1.")
    await m.say(ANNA, "!absagen T1 3.2.")
    await m.say(ANNA, "!verlegen T1 auf jeden ersten Mittwoch im Monat 9 Uhr")
    shown = await card(m)
    assert "\nMi 2.12., 09:00 Uhr · bei Borchen, der Ort folgt\n" in shown
    assert "🔁 Danach: Mi 13.1.2027, 10:00 Uhr, Mi 3.3.2027, Mi 7.4.2027" in shown
    [file] = files(m)
    assert "EXDATE;TZID=Europe/Berlin:20270203T090000" in file
    assert "RECURRENCE-ID;TZID=Europe/Berlin:20270106T090000" in file
    assert "RECURRENCE-ID;TZID=Europe/Berlin:20270106T100000" not in file
    await m.say(ANNA, "!rückgängig")
    assert "🔁 Danach: Mi 13.1.2027, Mi 3.3.2027, Mi 7.4.2027" in await card(m)
    assert "EXDATE;TZID=Europe/Berlin:20270203T100000" in files(m)[0]


async def test_what_differed_on_days_that_are_no_dates_any_more_is_gone(m: Conversation) -> None:
    await m.say(ANNA, SERIES)
    await m.say(ANNA, "!gastgeber T1 Borchen")
    await m.say(ANNA, "!verlegen T1 vom 6.1. auf 13.1.")
    said = await m.say(ANNA, "!verlegen T1 alle auf jeden zweiten Mittwoch im Monat 9 Uhr") or ""
    assert said.startswith("Verlegt: T1 Runde: Mi 9.12., 09:00 Uhr · bei Borchen, der Ort folgt")
    assert "🔁 Danach: Mi 13.1.2027, Mi 10.2.2027, Mi 10.3.2027" in await card(m)
    assert [line for line in files(m)[0].split("\r\n") if line.startswith("RECURRENCE-ID")] == [
        "RECURRENCE-ID;TZID=Europe/Berlin:20261209T090000"
    ]


async def test_the_host_of_a_single_meeting_stays_when_it_is_moved(m: Conversation) -> None:
    await m.say(ANNA, "!treffen Runde, Do 3.12. 10 Uhr")
    await m.say(ANNA, "!gastgeber T1 Borchen")
    assert "bei Borchen" in (await m.say(ANNA, "!verlegen T1 auf Fr 4.12.") or "")
    await m.say(ANNA, "!rückgängig")
    assert "\nDo 3.12., 10:00 Uhr · bei Borchen" in await card(m)


async def test_a_date_that_was_put_off_stays_when_the_message_is_edited_meanwhile(m: Conversation) -> None:
    await m.say(ANNA, SERIES, event_id="$treffen")
    await m.say(ANNA, "!verlegen T1 auf Mi 9.12.")
    await m.advance(days=5)
    await m.edit("$treffen", ANNA, SERIES.replace("Runde", "Große Runde"))
    assert "\nMi 9.12., 10:00 Uhr · " in await card(m)


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ("um eine Woche", "Do 17.12., 10:00–12:00 Uhr · Rathaus Büren"),
        ("eine Stunde später", "Do 10.12., 11:00–13:00 Uhr · Rathaus Büren"),
        ("um 30 Minuten nach hinten", "Do 10.12., 10:30–12:30 Uhr · Rathaus Büren"),
        ("um zwei Tage vor", "Di 8.12., 10:00–12:00 Uhr · Rathaus Büren"),
        ("2 days earlier", "Di 8.12., 10:00–12:00 Uhr · Rathaus Büren"),
        ("um 14 Uhr", "Do 10.12., 14:00–16:00 Uhr · Rathaus Büren"),
        ("ins Rathaus Borchen", "Do 10.12., 10:00–12:00 Uhr · Rathaus Borchen"),
    ],
)
async def test_by_so_much(m: Conversation, typed: str, when: str) -> None:
    await m.say(ANNA, SINGLE)
    assert await m.say(ANNA, f"!verlegen T1 {typed}") == f"Verlegt: T1 Stammtisch: {when}"


async def test_one_date_of_a_series_by_so_much_and_all_of_it(m: Conversation) -> None:
    await m.say(ANNA, f"{SERIES}, Büren")
    assert "Do 7.1.2027, 10:00 Uhr" in (await m.say(ANNA, "!verlegen T1 vom 6.1. um einen Tag") or "")
    assert "Wie oft alle Termine von T1" in (await m.say(ANNA, "!verlegen T1 alle auf 11 Uhr") or "")
    await m.say(ANNA, "!verlegen T1 alle nach Lichtenau")
    assert "\nMi 2.12., 10:00 Uhr · Lichtenau\n🔁 Danach: Do 7.1.2027, " in await card(m)


async def test_the_question_whether_it_still_suits_is_answered_in_words(m: Conversation) -> None:
    await m.say(ANNA, SINGLE, event_id="$treffen")
    await m.say(BERND, "!zusage T1")
    await m.say(ANNA, "!verlegen T1 auf Fr 11.12.")
    asked = m.posts(direct_room(REGION, BERND))[-1]
    assert "Passt das noch? ✅ ja" in asked.body
    noted = "✅ Büren kommt zu T1, mit 2 Personen. (Fr 11.12., 10:00–12:00 Uhr)"
    assert await m.say(BERND, "Ja, zu zweit!", direct=True, reply_to=asked.event_id) == noted
    assert "Dabei: Büren (2)" in await card(m)
    assert "Büren kommt nicht zu T1" in (await m.edit(m.last_event, BERND, "leider nein", direct=True) or "")
    await m.say(BERND, "!rückgängig", direct=True)
    assert "Neu gefragt: Büren" in await card(m)


@pytest.mark.parametrize("typed", ["Absagen sollten wir das nicht", "fällt aus?", "absagen?"])
async def test_a_question_or_a_no_below_the_card_calls_nothing_off(m: Conversation, typed: str) -> None:
    await m.say(ANNA, SINGLE, event_id="$treffen")
    post = m.post_to("$treffen")
    assert post
    before = await card(m)
    assert await m.say(ANNA, typed, reply_to=post.event_id) is None
    assert await card(m) == before
    assert "Abgesagt" in (await m.say(ANNA, "Absagen, wegen Glatteis", reply_to=post.event_id) or "")


async def test_who_has_left_the_region_answers_no_longer(m: Conversation) -> None:
    """The direct chat stays open; neither an emoji there nor a reply counts."""
    await m.say(ANNA, SINGLE)
    await m.say(BERND, "!zusage T1")
    await m.say(ANNA, "!verlegen T1 auf Fr 11.12.")
    asked = m.posts(direct_room(REGION, BERND))[-1]
    await m.leave(BERND)
    before = await card(m)
    await m.react(BERND, asked.event_id, "✅")
    assert "Mitglieder der Räume" in (await m.say(BERND, "ja", direct=True, reply_to=asked.event_id) or "")
    assert await card(m) == before


async def test_a_plain_answer_to_the_card_counts_and_other_talk_does_not(m: Conversation) -> None:
    await m.say(ANNA, SINGLE, event_id="$treffen")
    post = m.post_to("$treffen")
    assert post
    assert "Büren kommt zu T1" in (await m.say(BERND, "ja gerne", reply_to=post.event_id) or "")
    assert await m.say(CARLA, "Ja, ist da auch ein Parkplatz?", reply_to=post.event_id) is None
    await m.say(ANNA, "!absagen T1")
    assert await m.say(CARLA, "ja", reply_to=post.event_id) is None


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("ja", "yes"),
        ("Passt!", "yes"),
        ("👍", "yes"),
        ("ja, wir kommen mit 3 Personen", "yes"),
        ("nein", "no"),
        ("passt leider nicht", "no"),
        ("können leider nicht kommen", "no"),
        ("Vielleicht", "maybe"),
        ("we can't", None),
        ("zu zweit", None),
        ("ok", None),
        ("Ja, wer bringt die Unterlagen mit?", None),
        ("", None),
    ],
)
def test_answers_in_words(typed: str, kind: str | None) -> None:
    assert read_answer(typed) == kind


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("", 1),
        ("zu zweit", 2),
        ("mit 3 Personen", 3),
        ("wir sind vier", 4),
        ("zu dritt", 3),
        ("mit einem Kollegen", 1),
        ("für zwei Personen", 2),
        ("wir kommen erst um 11 Uhr", 1),
        ("um 10", 1),
        ("zwei Stunden später, zu dritt", 3),
        ("am 10.12. mit 4 Leuten", 4),
        ("von 10:30 bis 12", 1),
    ],
)
def test_how_many_come(words: str, number: int) -> None:
    assert how_many(words) == number


async def test_the_coordinator_answers_for_others_with_their_number(m: Conversation) -> None:
    await m.say(ANNA, SINGLE)
    said = await m.say(OFFICE, "!zusage T1 für Bad Lippspringe zu zweit") or ""
    assert said.startswith("✅ Bad Lippspringe kommt zu T1, mit 2 Personen.")
    assert "„Hintertupfingen“ ist keine Kommune" in (await m.say(OFFICE, "!zusage T1 für Hintertupfingen") or "")
    assert "Lichtenau kommt zu T1, mit 2" in (await m.say(CARLA, "!zusage T1 für zwei Personen") or "")
    shown = await card(m)
    assert "✅ Dabei: Bad Lippspringe (2), Lichtenau (2) (zusammen 4 Personen)" in shown


@pytest.mark.parametrize(
    ("typed", "when", "end"),
    [
        ("Fr 4.12. 10 Uhr bis Sa 5.12. 16 Uhr", "Fr 4.12., 10:00 Uhr – Sa 5.12., 16:00 Uhr", "20261205T160000"),
        ("Do 3.12. 22-1 Uhr", "Do 3.12., 22:00 Uhr – Fr 4.12., 01:00 Uhr", "20261204T010000"),
        ("Fr 4.12. 10 Uhr bis Sa 5.12.", "Fr 4.12., 10:00 Uhr – Sa 5.12.", "20261206T000000"),
    ],
)
async def test_the_end_on_another_day_is_shown(m: Conversation, typed: str, when: str, end: str) -> None:
    assert f"\n{when} · Büren\n" in (await m.say(ANNA, f"!treffen Klausur, {typed}, Büren") or "")
    assert f"DTEND;TZID=Europe/Berlin:{end}" in files(m)[0]


async def test_a_record_is_added_to_and_belongs_to_the_date_that_has_just_been(m: Conversation) -> None:
    await m.say(ANNA, "!treffen Runde, jeden Donnerstag 10-12 Uhr, Rathaus Büren")
    await m.advance(days=3, hours=4)
    said = await m.say(BERND, "!protokoll T1 Salz besprochen", event_id="$salz") or ""
    assert said.startswith("Festgehalten: T1 vom Do 3.12.")
    await m.edit("$salz", BERND, "!protokoll T1 Streusalz besprochen")
    await m.say(ANNA, "!protokoll T1 Kaffee war gut")
    shown = "- Do 3.12.: Streusalz besprochen\nKaffee war gut"
    assert shown in (await m.say(CARLA, "!protokoll T1") or "")
    await m.advance(days=7)
    assert "vom Do 10.12." in (await m.say(BERND, "!protokoll T1 Nochmal Salz") or "")
    assert shown in (await m.say(CARLA, "!protokoll T1") or "")
    await m.say(BERND, "!rückgängig")
    assert "Nochmal" not in (await m.say(CARLA, "!protokoll T1") or "")


async def test_the_corrected_reply_of_one_leaves_what_another_added(m: Conversation) -> None:
    await m.say(BERND, "hilfe", direct=True)
    await m.say(ANNA, "!treffen Runde, Do 3.12. 10-12 Uhr, Rathaus Büren")
    await m.advance(days=4)
    [asked] = [post for post in m.posts(direct_room(REGION, BERND)) if "Was ist entstanden?" in post.body]
    await m.say(BERND, "Salz besprochen", event_id="$salz", reply_to=asked.event_id, direct=True)
    await m.say(ANNA, "!protokoll T1 Kaffee war gut")
    await m.edit("$salz", BERND, "Streusalz besprochen", direct=True)
    assert "Streusalz besprochen\nKaffee war gut" in (await m.say(CARLA, "!protokoll T1") or "")


async def test_an_emoji_keeps_the_number_and_that_of_two_people_stands_until_both_are_gone(m: Conversation) -> None:
    await m.say(OFFICE, "!vertretung Büren @dieter:localhost")
    await m.say(ANNA, SINGLE, event_id="$treffen")
    post = m.post_to("$treffen")
    assert post
    await m.say(CARLA, "!zusage T1 zu zweit")
    await m.react(CARLA, post.event_id, "✅")
    first = await m.react(BERND, post.event_id, "✅")
    second = await m.react(DIETER, post.event_id, "✅")
    assert "✅ Dabei: Lichtenau (2), Büren (zusammen 3 Personen)" in await card(m)
    await m.redact(BERND, first)
    assert "✅ Dabei: Lichtenau (2), Büren (zusammen 3 Personen)" in await card(m)
    await m.redact(DIETER, second)
    assert "✅ Dabei: Lichtenau (2)\n" in await card(m)
