"""Reminders: made, said, put off, done with, again and again."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.config import Config, SchoolHolidays
from commands.reminders.line import cuts
from storage import reminders
from tests.conversation import ANNA, BERND, CARLA, DIETER, REGION, Conversation, conversation, sample

UNTERLAGEN = "⏰ E1 · die Unterlagen\n✅ erledigt · 💤 in einer Stunde"


async def test_the_room_is_reminded_once(c: Conversation) -> None:
    said = await c.say(ANNA, "!erinnere uns am 2.12. um 9 an die Unterlagen")
    assert (said or "").startswith(
        "⏰ E1 · Hier im Raum am Mi 2.12., 09:00 Uhr: die Unterlagen\n"
        "Nicht mehr nötig: !zurückziehen E1 · ✏️ Nachricht bearbeiten · !rückgängig"
    )
    await c.advance(days=1)
    assert UNTERLAGEN not in c.room()
    await c.no_rounds()
    await c.advance(days=30)
    assert c.room().count(UNTERLAGEN) == 1
    post = next(post for post in c.stage.posts if post.body == UNTERLAGEN)
    assert post.content["m.mentions"] == {}
    assert "m.relates_to" not in post.content


async def test_a_person_is_reminded_in_the_direct_chat(c: Conversation) -> None:
    assert "Im Direktchat am Di 1.12., 09:00 Uhr" in (
        await c.say(ANNA, "!erinnere mich morgen um 9 an die Unterlagen") or ""
    )
    assert "Im Direktchat am Di 1.12., 09:30 Uhr" in (
        await c.say(BERND, "erinnere daran, dass Büren anruft: morgen 9:30", direct=True) or ""
    )
    await c.advance(days=2)
    assert c.direct(ANNA)[-1] == UNTERLAGEN
    assert c.direct(BERND)[-1].startswith("⏰ E2 · Büren anruft\n")
    assert not any("⏰ E1 · die" in body for body in c.room())


@pytest.mark.parametrize(
    ("typed", "moment", "what"),
    [
        ("uns am 2.12. um 9 an die Unterlagen", "Mi 2.12., 09:00 Uhr", "die Unterlagen"),
        ("uns an die Unterlagen am 2.12. um 9", "Mi 2.12., 09:00 Uhr", "die Unterlagen"),
        ("an die Unterlagen morgen früh", "Di 1.12., 08:00 Uhr", "die Unterlagen"),
        ("uns morgen Nachmittag an die Unterlagen", "Di 1.12., 15:00 Uhr", "die Unterlagen"),
        ("uns in zwei Stunden an die Sitzung um 12 Uhr", "Mo 30.11., 12:00 Uhr", "die Sitzung um 12 Uhr"),
        ("in einer halben Stunde: Kaffee", "Mo 30.11., 10:30 Uhr", "Kaffee"),
        ("uns Freitag daran, dass die Frist endet", "Fr 4.12., 09:00 Uhr", "die Frist endet"),
        ("uns am Samstag an die Kasse", "Mo 7.12., 09:00 Uhr", "die Kasse"),
        ("uns Samstag 10 Uhr an die Kasse", "Sa 5.12., 10:00 Uhr", "die Kasse"),
        ("uns an Heiligabend an die Plätzchen", "Do 24.12., 09:00 Uhr", "die Plätzchen"),
        ("uns an den Ersten Beigeordneten, Montag 8 Uhr", "Mo 7.12., 08:00 Uhr", "den Ersten Beigeordneten"),
        ("morgen um 9 Wochenbericht", "Di 1.12., 09:00 Uhr", "Wochenbericht"),
        ("heute an die Post", "Mo 30.11., 16:00 Uhr", "die Post"),
        ("uns morgen Mittag an die Post", "Di 1.12., 12:00 Uhr", "die Post"),
        ("uns heute Nacht an die Post", "Mo 30.11., 22:00 Uhr", "die Post"),
        ("uns jeden Morgen an die Post", "Di 1.12., 08:00 Uhr", "die Post"),
        ("us every first Monday of the month at 2 pm about the report", "Mo 7.12., 14:00 Uhr", "the report"),
    ],
)
async def test_when_and_of_what_in_any_order(c: Conversation, typed: str, moment: str, what: str) -> None:
    assert (await c.say(ANNA, f"!erinnere {typed}") or "").splitlines()[
        0
    ] == f"⏰ E1 · Hier im Raum am {moment}: {what}"


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "Beispiel: !erinnere uns morgen um 9 an die Unterlagen"),
        ("uns an die Unterlagen", "Da fehlt noch, wann.\nBeispiel: !erinnere"),
        ("uns an Server 10.1.2.3", "Da fehlt noch, wann.\nBeispiel: !erinnere"),
        ("uns an Version 3.12", "Da fehlt noch, wann.\nBeispiel: !erinnere"),
        ("uns morgen um 9", "Da fehlt noch, woran.\nBeispiel: !erinnere"),
        ("uns am 31.6. an die Unterlagen", "31.6."),
        ("uns am 29.11.2026 an die Unterlagen", "29.11.2026"),
        ("uns gestern an die Unterlagen", "29.11.2026"),
        ("uns jeden Montag bis gestern an die Unterlagen", "kommt nie vor"),
        ("uns in 99999999 Stunden an die Unterlagen", "gibt es nicht"),
        ("uns morgen um 9 an " + "x" * 1_001, "zu lang für eine Erinnerung; höchstens 1.000 Zeichen"),
    ],
)
async def test_bad_input_gets_a_sentence(c: Conversation, typed: str, answer: str) -> None:
    assert answer in (await c.say(ANNA, f"!erinnere {typed}".strip()) or "")
    assert (await c.say(ANNA, "!erinnerungen") or "").startswith("Für diesen Raum steht nichts an.")


async def next_of(c: Conversation) -> datetime | None:
    async with c.database.reading() as session:
        found = await reminders.by_number(session, REGION, 1)
    assert found
    return found.next_at


async def test_again_and_again_on_the_wall_clock(c: Conversation) -> None:
    """Over the end of a year and both changes of the clocks, until it ends."""
    said = await c.say(ANNA, "!erinnere uns jeden ersten Mittwoch im Monat 10 Uhr an die Runde bis 30.11.2027") or ""
    assert "am Mi 2.12., 10:00 Uhr: die Runde\nDanach: Mi 6.1.2027, 10:00 Uhr, Mi 3.2.2027" in said
    moments = []
    while moment := await next_of(c):
        moments.append(moment)
        c.now = moment - timedelta(seconds=1)
        await c.settle()
        c.now = moment
        await c.settle()
    assert [(one.month, one.hour) for one in moments] == [
        *((12, 9), (1, 9), (2, 9), (3, 9), (4, 8), (5, 8), (6, 8), (7, 8), (8, 8), (9, 8), (10, 8), (11, 9))
    ]
    assert sum(body.startswith("⏰ E1 · die Runde") for body in c.room()) == 12
    assert "schon erinnert" in (await c.say(ANNA, "!zeige E1") or "")


async def test_what_was_missed_of_a_series_is_said_once_and_late(c: Conversation) -> None:
    await c.say(ANNA, "!erinnere uns täglich um 8 an die Post")
    await c.advance(days=10, asleep=True)
    rung = [body for body in c.room() if "· die Post" in body and "Hier im Raum" not in body]
    assert len(rung) == 1
    assert rung[0].startswith("Verspätet, fällig war Di 1.12., 08:00 Uhr")
    await c.advance(days=1)
    assert len([body for body in c.room() if body.startswith("⏰ E1 · die Post")]) == 1


async def test_a_clock_that_goes_back_says_nothing_twice(c: Conversation) -> None:
    await c.say(ANNA, "!erinnere uns um 11 an die Post")
    await c.advance(hours=2)
    c.now = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
    await c.advance(hours=3)
    assert len([body for body in c.room() if body.startswith("⏰ E1 · die Post")]) == 1


async def _rung(c: Conversation, line: str = "!erinnere uns um 11 an die Post") -> str:
    await c.say(ANNA, line)
    await c.advance(hours=2)
    return c.last.event_id


async def test_done(c: Conversation) -> None:
    await c.react(BERND, await _rung(c), "✅")
    await c.advance(seconds=11)
    assert c.room()[-1] == "✅ E1 · die Post"
    assert "✅ erledigt." in (await c.say(ANNA, "!zeige E1") or "")


@pytest.mark.parametrize("emoji", ["✅", "❌", "💤"])
async def test_an_emoji_on_the_answer_ends_nothing(c: Conversation, emoji: str) -> None:
    """There it only says that somebody has read it."""
    await c.say(ANNA, "!erinnere uns um 11 an die Post")
    answer = c.post_to(c.last_event)
    assert answer
    await c.react(BERND, answer.event_id, emoji)
    c.now = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
    await c.settle()
    assert c.room()[-1].startswith("⏰ E1 · die Post")


async def test_an_emoji_taken_back_asks_again(c: Conversation) -> None:
    reaction = await c.react(BERND, await _rung(c), "✅")
    await c.advance(seconds=11)
    assert c.room()[-1] == "✅ E1 · die Post"
    await c.redact(BERND, reaction)
    await c.advance(seconds=11)
    assert c.room()[-1].startswith("⏰ E1 · die Post")
    assert "schon erinnert" in (await c.say(ANNA, "!zeige E1") or "")


async def test_again_in_an_hour(c: Conversation) -> None:
    rung = await _rung(c)
    await c.react(BERND, rung, "💤")
    await c.advance(seconds=11)
    assert "💤 E1 · die Post" in c.room()
    await c.advance(minutes=55)
    assert len([body for body in c.room() if body.startswith("⏰ E1 · die Post")]) == 0
    await c.advance(minutes=10)
    assert len([body for body in c.room() if body.startswith("⏰ E1 · die Post")]) == 1


async def test_later_in_words(c: Conversation) -> None:
    rung = await _rung(c)
    assert await c.say(ANNA, "später morgen 10 Uhr", reply_to=rung) == "💤 E1 kommt am Di 1.12., 10:00 Uhr noch einmal."
    assert "E1 Di 1.12., 10:00 Uhr: die Post" in (await c.say(ANNA, "!erinnerungen") or "")
    assert "noch einmal" in (await c.say(ANNA, "!später E1") or "")


async def test_one_of_a_series_put_off_leaves_the_series(c: Conversation) -> None:
    rung = await _rung(c, "!erinnere uns täglich um 11 an die Post")
    await c.react(BERND, rung, "💤")
    await c.advance(hours=2)
    assert len([body for body in c.room() if body.startswith("⏰ E1 · die Post")]) == 1
    await c.advance(days=1)
    assert len([body for body in c.room() if body.startswith("⏰ E1 · die Post")]) == 2


async def test_putting_off_one_of_a_series_is_taken_back(c: Conversation) -> None:
    rung = await _rung(c, "!erinnere uns täglich um 11 an die Post")
    await c.say(BERND, "später", reply_to=rung)
    assert await c.say(BERND, "!rückgängig") == "E1 ist wieder wie vorher."
    await c.advance(hours=2)
    assert len([body for body in c.room() if body.startswith("⏰ E1 · die Post")]) == 1
    await c.advance(days=1)
    assert len([body for body in c.room() if body.startswith("⏰ E1 · die Post")]) == 2


async def test_never_again(c: Conversation) -> None:
    rung = await _rung(c, "!erinnere uns täglich um 11 an die Post")
    await c.react(CARLA, rung, "❌")
    await c.advance(days=3)
    assert c.room()[-1] == "❌ E1 · die Post"
    assert "abgebrochen" in (await c.say(ANNA, "!zeige E1") or "")


async def test_cancelled_it_doesn_t_come_and_undone_it_does(c: Conversation) -> None:
    await c.say(ANNA, "!erinnere uns um 11 an die Post")
    assert (await c.say(BERND, "!zurückziehen E1") or "").startswith("E1 kommt nicht mehr. Doch? !rückgängig")
    assert await c.say(BERND, "!zurückziehen E1") == "E1 kommt ohnehin nicht mehr."
    assert await c.say(BERND, "!rückgängig") == "E1 ist wieder wie vorher."
    await c.advance(hours=2)
    assert c.room()[-1].startswith("⏰ E1 · die Post")


async def test_taken_back(c: Conversation) -> None:
    await c.say(ANNA, "!erinnere uns um 11 an die Post")
    assert await c.say(ANNA, "!rückgängig") == "E1 ist zurückgenommen."
    await c.advance(days=1)
    assert not any(body.startswith("⏰ E1 · die Post") for body in c.room())


async def test_correcting_the_message_moves_it(c: Conversation) -> None:
    await c.say(ANNA, "!erinnere uns um 11 an die Post")
    answer = await c.edit(c.last_event, ANNA, "!erinnere uns um 13 Uhr an das Paket")
    assert "E1 · Hier im Raum am Mo 30.11., 13:00 Uhr: das Paket" in (answer or "")
    await c.advance(days=1)
    assert [body for body in c.room() if body.startswith("⏰ E1 · ") and "Hier" not in body] == [
        "⏰ E1 · das Paket\n✅ erledigt · 💤 in einer Stunde"
    ]


async def test_deleting_the_message_takes_it_back(c: Conversation) -> None:
    await c.say(ANNA, "!erinnere uns um 11 an die Post")
    await c.redact(ANNA, c.last_event)
    await c.advance(days=1)
    assert not any("Post" in body for body in c.room())


async def test_changed_in_words(c: Conversation) -> None:
    await c.say(ANNA, "!erinnere uns um 11 an die Post")
    assert "am Di 1.12., 10:00 Uhr: die Post" in (await c.say(ANNA, "!ändern E1 morgen 10 Uhr") or "")
    assert "am Di 1.12., 10:00 Uhr: das Paket" in (await c.say(ANNA, "!ändern E1 das Paket") or "")
    assert await c.say(ANNA, "!ändern E1 das Paket") == "An E1 hat sich dadurch nichts geändert."


async def test_one_s_own_are_nobody_else_s(c: Conversation) -> None:
    await c.say(ANNA, "!erinnere mich um 11 an die Post")
    for line in ("!zeige E1", "!zurückziehen E1", "!später E1", "!ändern E1 morgen"):
        assert await c.say(BERND, line) == "Eine Erinnerung 1 gibt es nicht. !erinnerungen zeigt, was ansteht."
    assert "die Post" not in (await c.say(BERND, "!erinnerungen") or "")
    assert "die Post" in (await c.say(ANNA, "erinnerungen", direct=True) or "")
    await c.say(ANNA, "!erinnere uns um 11 an die Runde")
    assert "11:00 Uhr: die Runde (im Raum)" in (await c.say(ANNA, "erinnerungen", direct=True) or "")


async def test_who_has_left_the_region_is_not_reminded(c: Conversation) -> None:
    await c.say(DIETER, "!erinnere mich um 11 an die Post")
    await c.leave(DIETER)
    await c.advance(hours=3)
    assert not any("Post" in body for body in c.direct(DIETER))


async def test_a_list_has_ten_lines_and_goes_on(c: Conversation) -> None:
    for number in range(12):
        await c.say(ANNA, f"!erinnere uns morgen um 9 an Sache {number}")
    shown = await c.say(ANNA, "!erinnerungen") or ""
    assert shown.count("\n- ") + shown.startswith("- ") == 9
    assert "Sache 11" in (await c.say(ANNA, "!mehr") or "")


async def test_nobody_has_any_number(c: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commands.reminders.create.MOST", 3)
    for number in range(3):
        await c.say(ANNA, f"!erinnere uns morgen um 9 an Sache {number}")
    assert "Es warten schon 3 Erinnerungen" in (await c.say(ANNA, "!erinnere uns morgen um 9 an mehr") or "")
    assert "E4" in (await c.say(BERND, "!erinnere uns morgen um 9 an mehr") or "")


async def test_other_verbs_say_what_there_is(c: Conversation) -> None:
    await c.say(ANNA, "!erinnere uns um 11 an die Post")
    assert "E1 ist eine Erinnerung; damit geht das nicht." in (await c.say(ANNA, "!verlängern E1 bis Freitag") or "")
    assert "Eine Erinnerung 9 gibt es nicht" in (await c.say(ANNA, "!später E9") or "")


async def test_the_night_in_which_the_clocks_go_forward(c: Conversation) -> None:
    said = await c.say(ANNA, "!erinnere uns am 28.3.2027 um 2:30 an die Uhr") or ""
    assert "am So 28.3.2027, 03:30 Uhr: die Uhr" in said
    assert "eine Stunde später als gesagt" in said
    assert "gemeint ist die erste" in (await c.say(ANNA, "!erinnere uns am 31.10.2027 um 2:30 an die Uhr") or "")


async def test_my_data_name_them_and_forgetting_ends_one_s_own(c: Conversation) -> None:
    await c.say(ANNA, "!erinnere mich um 11 an die Post")
    await c.say(ANNA, "!erinnere uns um 11 an die Runde")
    held = await c.say(ANNA, "meine-daten", direct=True) or ""
    assert "Erinnerung E1 „die Post“" in held
    assert "Erinnerung E2 „die Runde“" in held
    await c.say(ANNA, "vergiss-mich ja", direct=True)
    await c.advance(hours=2)
    assert not any("Post" in body for body in c.direct(ANNA)[-1:])
    assert c.room()[-1].startswith("⏰ E2 · die Runde")


async def test_a_start_says_what_was_due_meanwhile_once(tmp_path: Path) -> None:
    async with conversation(tmp_path) as c:
        await c.say(ANNA, "!erinnere uns um 11 an die Post", event_id="$vorher")
    async with conversation(tmp_path) as c:
        c.now = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
        await c.settle()
        await c.settle()
        (rung,) = [body for body in c.room() if "die Post" in body and "Hier im Raum" not in body]
        assert rung.startswith("Verspätet, fällig war Mo 30.11., 11:00 Uhr")


async def test_in_english(c: Conversation) -> None:
    await c.say(ANNA, "!sprache en")
    said = await c.say(ANNA, "remind me tomorrow at 9 to call Büren", direct=True) or ""
    assert "In the direct chat on Tue" in said
    assert said.splitlines()[0].endswith(": call Büren")


async def test_school_holidays_are_left_out_where_they_are_known(tmp_path: Path) -> None:
    line = "!erinnere uns jeden Mittwoch 10 Uhr an die Runde außer in den Ferien"
    first, second = sample().region
    holidays = SchoolHolidays(name="Ferien", first=date(2026, 12, 7), last=date(2026, 12, 18))
    known = Config(region=(first.model_copy(update={"school_holidays": (holidays,)}), second))
    async with conversation(tmp_path, known) as c:
        said = await c.say(ANNA, line) or ""
        assert "am Mi 2.12., 10:00 Uhr: die Runde\nDanach: Mi 23.12., 10:00 Uhr, Mi 30.12." in said
        assert "weiß ich nicht" not in said


async def test_unknown_school_holidays_are_said(c: Conversation) -> None:
    said = await c.say(ANNA, "!erinnere uns jeden Mittwoch 10 Uhr außer in den Ferien an die Runde") or ""
    assert "Wann hier Ferien sind, weiß ich nicht; deshalb kommt es auch dann." in said


@pytest.mark.parametrize("said", ["Das machen wir später", "später", "Bitte nochmal"])
async def test_a_reply_about_something_else_is_not_for_the_bot(c: Conversation, said: str) -> None:
    await c.say(ANNA, "!suche Häcksler")
    assert await c.say(BERND, said, reply_to=c.last.event_id) is None
    assert await c.say(BERND, "!später S1") == "Eine Erinnerung 1 gibt es nicht. !erinnerungen zeigt, was ansteht."


def test_a_line_of_nothing_but_connecting_words_is_cut_a_bounded_number_of_times() -> None:
    assert len(list(cuts("an bis " * 500))) < 150


async def test_before_a_meeting(c: Conversation) -> None:
    """In the direct chat, to the minute, and along with the meeting when that is moved."""
    await c.say(ANNA, "!treffen Stammtisch, Do 10.12. 19 Uhr, Rathaus Büren", event_id="$treffen")
    assert "Im Direktchat am Mi 9.12., 19:00 Uhr: T1 Stammtisch" in (
        await c.say(BERND, "!erinnere mich T1 einen Tag vorher") or ""
    )
    card = c.post_to("$treffen")
    assert card
    said = await c.say(CARLA, "!erinnere mich 2 Stunden vorher", reply_to=card.event_id) or ""
    assert "am Do 10.12., 17:00 Uhr: T1 Stammtisch" in said
    assert "am Do 10.12., 16:00 Uhr" in (await c.say(CARLA, "!erinnere mich T1 3 Stunden vorher") or "")
    assert (await c.say(CARLA, "erinnerungen", direct=True) or "").count("T1 Stammtisch") == 1
    await c.say(ANNA, "!verlegen T1 auf Fr 11.12. 19 Uhr")
    await c.advance(days=13)
    for user, label in ((BERND, "E2"), (CARLA, "E3")):
        assert (
            sum(body.startswith(f"⏰ {label} · T1 Stammtisch: Fr 11.12., 19:00 Uhr\n✅") for body in c.direct(user))
            == 1
        )
    assert "schon erinnert" in (await c.say(BERND, "zeige E2", direct=True) or "")


async def test_no_reminder_of_a_meeting_that_was_called_off(c: Conversation) -> None:
    await c.say(ANNA, "!treffen Stammtisch, Do 10.12. 19 Uhr, Rathaus Büren")
    await c.say(BERND, "!erinnere mich an T1")
    await c.say(ANNA, "!absagen T1")
    await c.advance(days=14)
    assert not [body for body in c.direct(BERND) if body.startswith("⏰")]
    assert "vorbei oder abgesagt" in (await c.say(BERND, "!erinnere mich T1 einen Tag vorher") or "")


async def test_before_each_date_of_a_series(c: Conversation) -> None:
    await c.say(ANNA, "!treffen Runde, jeden Montag 14 Uhr, Rathaus Büren, bis 21.12.")
    await c.say(BERND, "!erinnere mich T1 2 Stunden vorher")
    await c.no_rounds()
    await c.advance(days=40)
    assert [body.split("\n")[0] for body in c.direct(BERND) if body.startswith("⏰ E2 · T1 Runde: ")] == [
        f"⏰ E2 · T1 Runde: Mo {day}, 14:00 Uhr" for day in ("30.11.", "7.12.", "14.12.", "21.12.")
    ]
