"""What is new is told to those who asked for it: at once, or bundled on working days at nine."""

from collections.abc import Sequence

import pytest

from bot.news import NEWS
from bot.replies import SetTimer
from storage import items, timers
from storage.questions import Question
from storage.topics import TopicChange
from tests.conversation import ANNA, BERND, CARLA, DIETER, OTHER_REGION, OTHER_ROOM, REGION, Conversation

OWNERS = ((ANNA, "Borchen"), (BERND, "Büren"), (CARLA, "Salzkotten"), (DIETER, "Borchen"))


@pytest.fixture
async def c(c: Conversation) -> Conversation:
    """Anna and Dieter speak for Borchen, Bernd for Büren, Carla for Salzkotten."""
    for user, name in OWNERS:
        await c.say(user, f"!ich {name}")
    return c


def told(c: Conversation, user: str = BERND, region: str = REGION) -> list[str]:
    """What came of the subscriptions, answers left out."""
    return [body for body in c.direct(user, region) if body.startswith(("Neu zu eu", "Verspätet", "New on your"))]


async def tell(c: Conversation, number: int) -> None:
    """Let the news of an item come (again)."""
    async with c.database.transaction() as session:
        news = SetTimer(kind=NEWS, key=f"{NEWS}:{number}", due_at=c.now, payload={"number": number})
        await timers.arm(session, REGION, [news])
    await c.settle()


async def ask(c: Conversation, title: str, **more: str) -> None:
    """Put a question of Borchen, as the feature of questions does."""
    async with c.database.transaction() as session:
        number = await items.next_number(session, REGION)
        values = {"municipality": "Borchen", "author": ANNA, "title": title, **more}
        session.add(Question(region=REGION, number=number, created_at=c.now, **values))
    await tell(c, number)


async def say(c: Conversation, user: str, lines: Sequence[str]) -> None:
    for line in lines:
        await c.say(user, line)


# At once


async def test_it_is_told_at_once_with_what_can_be_done(c: Conversation) -> None:
    await c.say(BERND, "!abo #bauhof")
    await c.say(ANNA, "!suche Häcksler #bauhof")
    room = len(c.room())
    assert told(c) == ["Neu zu eurem Abo #bauhof: S1 Borchen sucht „Häcksler“ · 👍 wir können helfen · mehr: !zeige S1"]
    await c.react(BERND, c.posts(c.last.room)[-1].event_id, "👍")
    assert "Bernd Bau (Büren) kann bei S1 „Häcksler“ helfen" in c.direct(ANNA)[-1]
    assert len(c.room()) == room


async def test_offers_and_questions_are_told_too(c: Conversation) -> None:
    await c.say(BERND, "!abo Häcksler")
    await c.say(ANNA, "!biete Häcksler mit Fahrer")
    await ask(c, "Wer hat einen Häcksler gekauft?")
    assert told(c) == [
        "Neu zu eurem Abo Häcksler: B1 Borchen bietet „Häcksler mit Fahrer“ · 👍 wir haben Interesse · mehr: !zeige B1",
        "Neu zu eurem Abo Häcksler: F2 Borchen fragt „Wer hat einen Häcksler gekauft?“ · "
        "💬 !antwort F2 … · mehr: !zeige F2",
    ]


@pytest.mark.parametrize(
    ("wanted", "listing", "fits"),
    [
        ("#bauhof", "Kehrmaschine #bauhof", True),
        ("#bauhof", "Hilfe im Winterdienst", True),  # a synonym of the topic
        ("#bauhof", "Kehrmaschine #feuerwehr", False),
        ("Häcksler", "Anbau-Häcksler", True),
        ("Häcksler", "Gerät\nam liebsten ein Häcksler", True),
        ("Häcksler", "Kehrmaschine", False),
        ("Häcksler Fahrer", "Häcksler", False),
        ("#bauhof Häcksler", "Häcksler #bauhof", True),
        ("#bauhof Häcksler", "Häcksler #feuerwehr", False),
        ("#bauhof Häcksler", "Zelt #bauhof", False),
        ("Feuerwehr", "Drehleiter #feuerwehr", True),
    ],
)
async def test_only_what_fits(c: Conversation, wanted: str, listing: str, fits: bool) -> None:
    await c.say(BERND, f"!abo {wanted}")
    await c.say(ANNA, f"!suche {listing}")
    assert len(told(c)) == fits


async def test_a_topic_that_was_merged_fits_on(c: Conversation) -> None:
    await c.say(BERND, "!abo #bauhof")
    async with c.database.transaction() as session:
        session.add(TopicChange(region=REGION, tag="technik", name="Technik", synonyms=""))
        session.add(TopicChange(region=REGION, tag="bauhof", name="Bauhof", synonyms="", merged_into="technik"))
    await say(c, ANNA, ("!suche Zelt #technik", "!suche Bus #bauhof", "!suche Eis #vergabe"))
    assert [body.split(" Borchen")[0] for body in told(c)] == [
        "Neu zu eurem Abo #technik: S1",
        "Neu zu eurem Abo #technik: S2",
    ]


async def test_several_subscriptions_are_one_message(c: Conversation) -> None:
    await say(c, BERND, ("!abo Häcksler täglich", "!abo #bauhof", "!abo Häcksler #bauhof"))
    await c.say(ANNA, "!suche Häcksler #bauhof")
    assert [body.split(":")[0] for body in told(c)] == ["Neu zu eurem Abo #bauhof"]
    await c.advance(days=1)
    assert len(told(c)) == 1


async def test_everybody_who_asked_is_told(c: Conversation) -> None:
    await c.say(BERND, "!abo #bauhof")
    await c.say(CARLA, "!abo Häcksler")
    await c.say(CARLA, "!sprache en")
    await c.say(ANNA, "!suche Häcksler #bauhof")
    assert len(told(c)) == 1
    assert told(c, CARLA) == [
        "New on your subscription Häcksler: S1 Borchen needs “Häcksler” · 👍 we can help · more: !show S1"
    ]


async def test_the_own_is_no_news(c: Conversation) -> None:
    await say(c, ANNA, ("!abo Häcksler", "!abo Zelt täglich"))
    await say(c, DIETER, ("!abo Häcksler", "!abo Zelt täglich"))
    await say(c, BERND, ("!abo Häcksler",))
    await say(c, ANNA, ("!suche Häcksler", "!suche Zelt"))
    await c.advance(days=1)
    assert told(c, ANNA) == told(c, DIETER) == []
    assert len(told(c)) == 1


async def test_without_a_kommune_the_author_s_own_is_no_news(c: Conversation) -> None:
    await c.join("@erik:localhost")
    await c.say("@erik:localhost", "!abo Häcksler")
    await c.say(BERND, "!abo Häcksler")
    await c.say("@erik:localhost", "!suche Häcksler")
    assert told(c, "@erik:localhost") == []
    assert len(told(c)) == 1


async def test_a_correction_tells_nobody_twice_but_those_whom_it_fits_now(c: Conversation) -> None:
    await c.say(BERND, "!abo Häcksler")
    await c.say(CARLA, "!abo #bauhof")
    await c.say(ANNA, "!suche Häcksler")
    command = c.last_event
    assert (len(told(c)), len(told(c, CARLA))) == (1, 0)
    for line in ("!suche Häcksler mit Fahrer #bauhof", "!suche großen Häcksler #bauhof"):
        await c.edit(command, ANNA, line)
        assert (len(told(c)), len(told(c, CARLA))) == (1, 1)
    assert "Häcksler mit Fahrer" in told(c, CARLA)[0]


async def test_whom_the_board_has_told_already_is_not_told_again(c: Conversation) -> None:
    await say(c, BERND, ("!biete Häcksler", "!abo Häcksler", "!abo #bauhof täglich"))
    await c.say(ANNA, "!suche Häcksler #bauhof")
    assert "Zu eurem Eintrag B1" in c.direct(BERND)[-1]
    await c.advance(days=1)
    assert told(c) == []


@pytest.mark.parametrize("line", ["!verbergen S1", "!erledigt S1", "!zurückziehen S1"])
async def test_what_is_hidden_or_closed_is_not_told(c: Conversation, line: str) -> None:
    await c.say(ANNA, "!suche Häcksler")
    await c.say(BERND, "!abo Häcksler")
    await c.say("@geschaeftsstelle:localhost", line)
    await tell(c, 1)
    assert told(c) == []
    await c.say("@geschaeftsstelle:localhost", "!rückgängig")
    await tell(c, 1)
    assert len(told(c)) == 1


@pytest.mark.parametrize("state", [{"hidden": True}, {"status": "done"}, {"status": "withdrawn"}])
async def test_questions_that_are_hidden_or_over_are_not_told(c: Conversation, state: dict[str, str]) -> None:
    await c.say(BERND, "!abo Häcksler")
    await ask(c, "Wer hat einen Häcksler?", **state)
    assert told(c) == []


async def test_what_is_gone_is_not_told(c: Conversation) -> None:
    await c.say(BERND, "!abo Häcksler")
    await tell(c, 77)
    assert told(c) == []


async def test_who_has_left_the_rooms_is_not_told(c: Conversation) -> None:
    await say(c, BERND, ("!abo Häcksler", "!abo Zelt täglich"))
    await c.say(ANNA, "!suche Zelt")
    await c.leave(BERND)
    await c.say(ANNA, "!suche Häcksler")
    await c.advance(days=1)
    assert told(c) == []
    await c.join(BERND)
    await c.advance(days=1)
    assert told(c) == []
    await c.say(ANNA, "!suche großen Häcksler")
    assert len(told(c)) == 1


# Bundled


async def test_the_bundle_comes_in_the_morning_once(c: Conversation) -> None:
    await c.say(BERND, "!abo #bauhof täglich")
    await say(c, ANNA, ("!suche Häcksler #bauhof", "!biete Zelt #bauhof", "!suche Werbung"))
    await ask(c, "Wer hat einen neuen Bauhof?")
    await c.advance(hours=22, minutes=50)
    assert told(c) == []
    await c.advance(minutes=10)
    assert told(c) == [
        "Neu zu euren Abos (3):\n"
        "- F4 Borchen fragt „Wer hat einen neuen Bauhof?“\n"
        "- B2 Borchen bietet „Zelt“\n"
        "- S1 Borchen sucht „Häcksler“"
    ]
    await c.advance(days=3)
    assert len(told(c)) == 1


async def test_a_bundle_of_one_is_like_the_one_told_at_once(c: Conversation) -> None:
    await c.say(BERND, "!abo Häcksler täglich")
    await c.say(ANNA, "!suche Häcksler")
    await c.advance(days=1)
    assert told(c)[0].startswith("Neu zu eurem Abo Häcksler: S1 Borchen sucht „Häcksler“ · 👍")
    await c.react(BERND, c.last.event_id, "👍")
    assert "kann bei S1" in c.direct(ANNA)[-1]


async def test_a_long_bundle_says_how_many_more(c: Conversation) -> None:
    await c.say(BERND, "!abo #bauhof täglich")
    await say(c, ANNA, [f"!suche Sache {number} #bauhof" for number in range(1, 14)])
    await c.advance(days=1)
    (bundle,) = told(c)
    lines = bundle.splitlines()
    assert lines[0] == "Neu zu euren Abos (13):"
    assert lines[1] == "- S13 Borchen sucht „Sache 13“"
    assert lines[10] == "- S4 Borchen sucht „Sache 4“"
    assert lines[11:] == ["… und 3 weitere: !liste"]


@pytest.mark.parametrize("line", ["!erledigt S1", "!zurückziehen S1"])
async def test_what_was_closed_meanwhile_is_left_out(c: Conversation, line: str) -> None:
    await c.say(BERND, "!abo Häcksler täglich")
    await say(c, ANNA, ("!suche Häcksler", line))
    await c.advance(days=1)
    assert told(c) == []


async def test_what_was_hidden_meanwhile_is_left_out(c: Conversation) -> None:
    await c.say(BERND, "!abo #bauhof täglich")
    await say(c, ANNA, ("!suche Häcksler #bauhof", "!suche Zelt #bauhof"))
    await c.say("@geschaeftsstelle:localhost", "!verbergen S1")
    await c.advance(days=1)
    assert len(told(c)) == 1
    assert "S1" not in told(c)[0]
    assert "S2" in told(c)[0]


async def test_who_has_ended_the_subscription_gets_no_bundle(c: Conversation) -> None:
    await say(c, BERND, ("!abo Häcksler täglich", "!abo Zelt täglich"))
    await c.say(CARLA, "!abo Häcksler täglich")
    await say(c, ANNA, ("!suche Häcksler", "!suche Zelt"))
    await c.say(BERND, "!abo aus Häcksler")
    await c.advance(days=1)
    assert len(told(c)) == len(told(c, CARLA)) == 1
    assert "Abo Zelt: S2" in told(c)[0]
    assert "Abo Häcksler: S1" in told(c, CARLA)[0]


async def test_each_person_gets_what_that_person_asked_for(c: Conversation) -> None:
    await say(c, BERND, ("!abo Zelt täglich", "!abo Häcksler"))
    await c.say(CARLA, "!abo Häcksler täglich")
    await say(c, ANNA, ("!suche Häcksler", "!suche Zelt"))
    await c.advance(days=1)
    assert [body.split(" · ")[0] for body in told(c, CARLA)] == [
        "Neu zu eurem Abo Häcksler: S1 Borchen sucht „Häcksler“",
    ]
    assert [body.split(" · ")[0] for body in told(c)] == [
        "Neu zu eurem Abo Häcksler: S1 Borchen sucht „Häcksler“",
        "Neu zu eurem Abo Zelt: S2 Borchen sucht „Zelt“",
    ]


async def test_what_has_become_the_own_meanwhile_is_left_out(c: Conversation) -> None:
    await c.say(BERND, "!abo Häcksler täglich")
    await c.say(ANNA, "!suche Häcksler")
    await c.say(BERND, "!ich Borchen")
    await c.advance(days=1)
    assert told(c) == []


async def test_a_corrected_one_is_bundled_as_it_is_then(c: Conversation) -> None:
    await c.say(BERND, "!abo #bauhof täglich")
    await c.say(ANNA, "!suche Häcksler #bauhof")
    await c.edit(c.last_event, ANNA, "!suche Kehrmaschine #bauhof")
    await c.say(ANNA, "!suche Zelt #bauhof")
    await c.edit(c.last_event, ANNA, "!suche Zelt #feuerwehr")
    await c.advance(days=1)
    assert len(told(c)) == 1
    assert "S1 Borchen sucht „Kehrmaschine“" in told(c)[0]


async def test_over_the_weekend_it_waits_for_monday(c: Conversation) -> None:
    await c.say(BERND, "!abo Häcksler täglich")
    await c.advance(days=4)  # Friday, ten o'clock
    await c.say(ANNA, "!suche Häcksler")
    await c.advance(days=2, hours=22)
    assert told(c) == []
    await c.advance(hours=1)
    assert len(told(c)) == 1


async def test_over_the_holidays_of_the_region_it_waits_too(c: Conversation) -> None:
    await c.say(BERND, "!abo Häcksler täglich")
    await c.jump(170)
    await c.advance(days=7)  # Wednesday, 26 May 2027, eleven o'clock; the next day is Fronleichnam in NRW
    await c.say(ANNA, "!suche Häcksler")
    await c.advance(hours=45, minutes=50)
    assert told(c) == []
    await c.advance(minutes=15)
    assert f"{c.now:%d.%m.}" == "28.05."
    assert len(told(c)) == 1


async def test_a_late_bundle_says_so(c: Conversation) -> None:
    await c.say(BERND, "!abo Häcksler täglich")
    await c.say(ANNA, "!suche Häcksler")
    await c.advance(days=2, asleep=True)
    assert [body.splitlines()[0] for body in told(c)] == ["Verspätet, fällig war Di 1.12., 09:00 Uhr."]


# Away


async def test_the_absent_are_told_when_they_are_back(c: Conversation) -> None:
    await say(c, BERND, ("!abo Häcksler", "!abo Zelt täglich", "!abwesend bis 2.12."))
    await say(c, ANNA, ("!suche Häcksler", "!suche Zelt"))
    await c.advance(days=2, hours=22)  # Thursday, the 3rd, eight o'clock
    assert told(c) == []
    await c.advance(hours=2)
    assert told(c) == ["Neu zu euren Abos (2):\n- S2 Borchen sucht „Zelt“\n- S1 Borchen sucht „Häcksler“"]
    await c.say(ANNA, "!suche großen Häcksler")
    assert len(told(c)) == 2


async def test_who_is_back_early_gets_the_next_bundle(c: Conversation) -> None:
    await say(c, BERND, ("!abo Häcksler", "!abwesend bis 24.12."))
    await c.say(ANNA, "!suche Häcksler")
    await c.say(BERND, "!da")
    assert told(c) == []
    await c.advance(days=1)
    assert len(told(c)) == 1


# Regions


async def test_regions_are_apart(c: Conversation) -> None:
    c.everywhere()
    await c.say(CARLA, "!abo Häcksler", room=OTHER_ROOM)
    await c.say(CARLA, "!abo Zelt täglich", room=OTHER_ROOM)
    await c.say(BERND, "!abo Zelt täglich")
    await say(c, ANNA, ("!suche Häcksler", "!suche Zelt"))
    await c.advance(days=1)
    assert told(c, CARLA) == told(c, CARLA, OTHER_REGION) == []
    assert len(told(c)) == 1
    await c.join("@erik:localhost", room=OTHER_ROOM)
    for line in ("!suche Häcksler", "!suche Zelt"):
        await c.say("@erik:localhost", line, room=OTHER_ROOM)
    assert [body.split(":")[0] for body in told(c, CARLA, OTHER_REGION)] == ["Neu zu eurem Abo Häcksler"]
    await c.advance(days=1)
    assert len(told(c, CARLA, OTHER_REGION)) == 2
    assert len(told(c)) == 1
