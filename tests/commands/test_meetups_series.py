"""Series of meetings: next dates, exceptions, hosts in turn, agendas, what came of them."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.when import Almanac
from commands.meetups.line import host_of, read_line
from commands.meetups.rotation import in_turn
from storage.hosts import Host
from tests.commands.meetings import card, files, three_kommunen
from tests.conversation import ANNA, BERND, CARLA, OFFICE, REGION, Conversation, direct_room

SERIES = "!treffen Runde, jeden ersten Mittwoch im Monat 10-12 Uhr, Rathaus Büren, bis Juni"


@pytest.fixture
async def s(c: Conversation) -> Conversation:
    """T1, a series of Anna's of Borchen; Bernd is of Büren."""
    await three_kommunen(c)
    await c.say(ANNA, SERIES, event_id="$treffen")
    return c


async def test_the_next_date_and_those_behind_it(s: Conversation) -> None:
    assert (s.answer_to("$treffen") or "").startswith(
        "T1 · Runde\nMi 2.12., 10:00–12:00 Uhr · Rathaus Büren\n🔁 Danach: Mi 6.1.2027, Mi 3.2.2027, Mi 3.3.2027\n"
    )
    post = s.post_to("$treffen")
    assert post
    await s.react(BERND, post.event_id, "✅")
    assert "Dabei: Büren" in await card(s)
    await s.advance(days=3)
    shown = await card(s)
    assert "Mi 6.1.2027, 10:00–12:00 Uhr" in shown
    assert "Dabei" not in shown  # each date has its own answers


async def test_an_emoji_on_an_old_reminder_is_not_for_the_next_date(s: Conversation) -> None:
    await s.advance(days=1, hours=20)
    [old] = [post for post in s.posts() if post.body.startswith("📅")][-1:]
    await s.advance(days=3)
    await s.react(BERND, old.event_id, "✅")
    assert "Dabei" not in await card(s)


async def test_one_date_moved_and_one_called_off(s: Conversation) -> None:
    await s.say(ANNA, "!verlegen T1 vom 6.1. auf 13.1.")
    said = await s.say(ANNA, "!absagen T1 3.2. wegen Karneval") or ""
    assert said.startswith("Fällt aus: T1 am Mi 3.2.2027")
    assert "🔁 Danach: Mi 13.1.2027, Mi 3.3.2027, Mi 7.4.2027" in await card(s)
    assert "hat am Fr 5.2.2027 keinen Termin" in (await s.say(ANNA, "!absagen T1 5.2.") or "")
    assert "RECURRENCE-ID;TZID=Europe/Berlin:20270106T100000" in files(s)[0]
    assert "EXDATE;TZID=Europe/Berlin:20270203T100000" in files(s)[0]
    await s.say(ANNA, "!rückgängig")
    assert "Mi 13.1.2027, Mi 3.2.2027" in await card(s)


async def test_the_next_date_or_all(s: Conversation) -> None:
    await s.say(ANNA, "!absagen T1")
    assert "\nMi 6.1.2027, 10:00–12:00 Uhr" in await card(s)
    assert "Abgesagt" in (await s.say(ANNA, "!absagen T1 alle") or "")
    assert "Findet nicht statt" in await card(s)


async def test_another_rhythm(s: Conversation) -> None:
    await s.say(ANNA, "!verlegen T1 auf jeden zweiten Dienstag im Monat 14 Uhr")
    assert "\nDi 8.12., 14:00 Uhr" in await card(s)


async def test_the_clock_on_the_wall_stays(c: Conversation) -> None:
    """Over the end of a year and both changes of the clocks: each reminder two hours before, to the minute."""
    await c.say(ANNA, "!treffen Runde, jeden letzten Montag im Monat 14 Uhr, Rathaus Büren, bis 30.11.2027")
    await c.say(ANNA, "!erinnern T1 2 Stunden")
    await c.no_rounds()
    moments = []
    while c.now < datetime(2027, 12, 5, tzinfo=UTC):
        n = len(c.room())
        await c.advance(days=7)
        moments += [body.split("\n")[0].split(": ", 1)[1] for body in c.room()[n:] if body.startswith("📅")]
    days = ["30.11.", "28.12.", "25.1.", "22.2.", "29.3.", "26.4.", "31.5.", "28.6.", "26.7.", "30.8.", "27.9."]
    assert [moment.split(",")[0][3:] for moment in moments] == [*days, "25.10.", "29.11."]
    assert {moment.split(", ")[1] for moment in moments} == {"14:00 Uhr · Rathaus Büren"}
    assert "Vorbei" in await card(c)


async def test_hosts_take_turns(c: Conversation) -> None:
    for user, name in ((ANNA, "Borchen"), (BERND, "Büren"), (CARLA, "Lichtenau")):
        await c.say(user, f"!ich {name}")
    assert "Noch hat sich keine Kommune" in (await c.say(ANNA, "!gastgeber") or "")
    for user in (ANNA, BERND, CARLA):
        assert "ist gern Gastgeber" in (await c.say(user, "!gastgeber ja") or "")
    assert "meldet sich Büren selbst" in (await c.say(ANNA, "!gastgeber Büren") or "")
    assert "verstehe ich hier nicht" in (await c.say(ANNA, "!gastgeber dings") or "")
    await c.say(ANNA, "!treffen Runde, jeden Montag 14 Uhr")
    await c.no_rounds()
    hosts = []
    for _ in range(6):
        shown = await card(c)
        hosts.append(shown.split("bei ")[1].split(",")[0])
        await c.advance(days=7)
    assert set(hosts[:3]) == set(hosts[3:]) == {"Borchen", "Büren", "Lichtenau"}
    host = (await card(c)).split("bei ")[1].split(",")[0]
    assert host not in (await c.say(ANNA, "!gastgeber T1 weiter") or "").split("jetzt")[1]
    assert "Gastgeber ist jetzt Borchen" in (await c.say(ANNA, "!gastgeber T1 Borchen") or "")
    assert "nicht mehr in der Reihe" in (await c.say(ANNA, "!gastgeber nein") or "")


def test_whose_turn_it_is() -> None:
    day = datetime(2027, 3, 1).date()
    rows = [Host(region="r", municipality=name, last_on=last) for name, last in
            (("A", day - timedelta(days=9)), ("B", None), ("C", day - timedelta(days=90)))]  # fmt: skip
    assert in_turn(rows, {}, day) == "B"
    assert in_turn(rows, {"B": day}, day) == "C"
    assert in_turn(rows, {}, day, ["B", "C"]) == "A"
    assert in_turn([], {}, day) == ""
    equal = [Host(region="r", municipality=name, last_on=None) for name in "ABCD"]
    assert len({in_turn(equal, {}, day + timedelta(days=n)) for n in range(40)}) == 4


async def test_the_agenda(s: Conversation) -> None:
    await s.say(CARLA, "!suche Häcksler")
    assert "Noch nichts.\nAm Brett wartet noch: S2 Lichtenau sucht „Häcksler“" in (
        await s.say(ANNA, "!tagesordnung T1") or ""
    )
    assert await s.say(ANNA, "!tagesordnung T1 + Leihgeräte\n+ Haushalt") == (
        "2 Punkte aufgenommen. T1 hat jetzt:\n1. Leihgeräte\n2. Haushalt"
    )
    assert "Tagesordnung:\n1. Leihgeräte\n2. Haushalt" in await card(s)
    assert "haben andere eingebracht" in (await s.say(CARLA, "!tagesordnung T1 - 1") or "")
    assert "gibt es auf der Tagesordnung" in (await s.say(ANNA, "!tagesordnung T1 - 9") or "")
    assert "Gestrichen aus T1: Leihgeräte" in (await s.say(BERND, "!tagesordnung T1 - 1") or "")  # the host
    await s.say(BERND, "!rückgängig")
    assert "1. Haushalt\n2. Leihgeräte" in await card(s)
    assert "Da fehlt noch der Punkt" in (await s.say(ANNA, "!tagesordnung T1 +") or "")
    assert "höchstens 500 Zeichen" in (await s.say(ANNA, "!tagesordnung T1 + " + "x" * 501) or "")
    assert "Mehr als 40 Punkte" in (await s.say(ANNA, "!tagesordnung T1 " + "\n+ x" * 41) or "")


async def test_the_host_is_asked_once_what_came_of_it(s: Conversation) -> None:
    await s.advance(days=10)
    asked = [post for post in s.posts(direct_room(REGION, BERND)) if "Was ist entstanden?" in post.body]
    in_room = [body for body in s.room() if "Was ist entstanden?" in body]
    assert len(asked) + len(in_room) == 1
    where = asked[0] if asked else next(post for post in s.posts() if "Was ist entstanden?" in post.body)
    said = await s.say(
        BERND, "Frage der Haftung geklärt.\nWeiter im Januar.", reply_to=where.event_id, direct=bool(asked)
    )
    assert said == "Festgehalten: T1 vom Mi 2.12. Nachlesen: !protokoll T1"
    shown = await s.say(CARLA, "!protokoll T1") or ""
    assert "Mi 2.12.: Frage der Haftung geklärt." in shown
    assert "haben andere angesetzt" in (await s.say(CARLA, "!protokoll T1 Unfug") or "")
    await s.say(OFFICE, "!protokoll T1 Haftung geklärt")
    assert "Haftung geklärt" in (await s.say(CARLA, "!protokoll T1") or "")
    assert "ist wieder wie vorher" in (await s.say(OFFICE, "!rückgängig") or "")
    assert "Frage der Haftung" in (await s.say(CARLA, "!protokoll T1") or "")


async def test_nobody_is_asked_of_what_was_called_off(s: Conversation) -> None:
    await s.say(ANNA, "!absagen T1 alle")
    await s.advance(days=10)
    assert not [post for post in s.stage.posts if "Was ist entstanden?" in post.body]


NAMES = ("Büren", "Borchen", "Bad Wünnenberg", "Lichtenau")


@pytest.mark.parametrize("typed", ["Planung mit Büren", "Marsch durch den Kreis", "Release 5.4", "Raum 2.14, Rathaus"])
def test_what_names_no_day_has_none(typed: str) -> None:
    assert read_line(typed, datetime(2026, 11, 25, 11, 30), Almanac(), NAMES).when is None


@pytest.mark.parametrize(
    ("typed", "title", "start", "place", "body"),
    [
        ("Stammtisch, Do 3.12. 10 Uhr, Rathaus Büren", "Stammtisch", "2026-12-03T10:00", "Rathaus Büren", ""),
        ("Stammtisch Do 3.12., 10 Uhr, Rathaus", "Stammtisch", "2026-12-03T10:00", "Rathaus", ""),
        ("Treffen am 3.12. um 14 Uhr im Rathaus, 2. Stock", "Treffen", "2026-12-03T14:00", "Rathaus, 2. Stock", ""),
        ("Do 3.12. 10 Uhr Runde, Kreishaus", "Runde", "2026-12-03T10:00", "Kreishaus", ""),
        ("Abschluss 2026, Do 3.12. 10 Uhr, online", "Abschluss 2026", "2026-12-03T10:00", "online", ""),
        ("Runde\nDo 3.12. 10 Uhr\nRathaus\nBitte melden", "Runde", "2026-12-03T10:00", "Rathaus", "Bitte melden"),
        ("Runde, Do 3.12. 10 Uhr\nMit Ausweis", "Runde", "2026-12-03T10:00", "", "Mit Ausweis"),
        ("Workshop Vergabe übermorgen 9 Uhr in Borchen", "Workshop Vergabe", "2026-11-27T09:00", "Borchen", ""),
        ("Version 3.12, Do 10.12. 9 Uhr, Bauhof", "Version 3.12", "2026-12-10T09:00", "Bauhof", ""),
        ("Runde, Do 3.12. 10 Uhr, 2 Stunden, Bauhof", "Runde", "2026-12-03T10:00", "Bauhof", ""),
        ("Montage, 3.12. 10 Uhr, Bauhof", "Montage", "2026-12-03T10:00", "Bauhof", ""),
        ("Runde im Rathaus Büren, Do 3.12., 10 Uhr", "Runde", "2026-12-03T10:00", "Rathaus Büren", ""),
    ],
)
def test_a_line_is_taken_apart(typed: str, title: str, start: str, place: str, body: str) -> None:
    line = read_line(typed, datetime(2026, 11, 25, 11, 30), Almanac(), NAMES)
    assert line.when
    assert line.when.start == datetime.fromisoformat(start)
    assert (line.title, line.place, line.body) == (title, place, body)


@pytest.mark.parametrize(
    ("place", "name"),
    [("Rathaus Büren", "Büren"), ("Spanckenhof, Bad Wünnenberg", "Bad Wünnenberg"), ("Kreishaus", ""), ("", "")],
)
def test_who_is_host_by_the_place(place: str, name: str) -> None:
    assert host_of(place, NAMES) == name


@pytest.mark.parametrize("direct", [True, False])
async def test_a_record_that_was_a_reply_can_be_corrected(s: Conversation, direct: bool) -> None:
    await s.say(BERND, "hilfe", direct=True)
    await s.advance(days=4)
    [asked] = [post for post in s.stage.posts if "Was ist entstanden?" in post.body]
    assert asked.room == direct_room(REGION, BERND)
    if not direct:  # as a command
        await s.say(OFFICE, "!protokoll T1 Büren schickt die Vorlage bis 15.1.", event_id="$wort")
        assert "A2" in (await s.edit("$wort", OFFICE, "!protokoll T1 Büren schickt die Vorlage bis 20.1.") or "")
    else:
        await s.say(
            BERND, "Büren schickt die Vorlage bis 15.1.", event_id="$wort", reply_to=asked.event_id, direct=True
        )
        said = await s.edit("$wort", BERND, "Büren schickt die Vorlage bis 20.1.", direct=True) or ""
        assert "A2" in said
    shown = await s.say(CARLA, "!protokoll T1") or ""
    assert "bis 20.1." in shown
    assert "bis 15.1." not in shown
