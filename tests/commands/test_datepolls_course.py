"""The course of a date poll: reminded of, closed, decided, extended; and its twin, the native poll."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.config import Config
from bot.events import Reacted
from storage import datepolls, meetups
from tests.commands.polls import ASKED, ONE, TWO, ask, card_of, poll_of
from tests.conversation import (
    ANNA,
    BERND,
    CARLA,
    OFFICE,
    REGION,
    ROOM,
    STRANGER,
    Conversation,
    conversation,
    direct_room,
    sample,
)
from tests.stage import Poll


async def test_only_who_has_not_answered_is_reminded_once(c: Conversation) -> None:
    for user in (ANNA, BERND, CARLA):
        await c.stage.open_direct(REGION, user)
    card = await ask(c)
    await c.react(BERND, card, ONE)
    await c.say(CARLA, "!abwesend bis 31.12.")
    await c.say(OFFICE, "!pate Lichtenau @dieter:localhost")
    before = {user: len(c.direct(user)) for user in (ANNA, BERND, CARLA)}
    c.now = datetime(2026, 12, 3, 7, 59, tzinfo=UTC)  # a working day before, a minute before nine
    await c.settle()
    assert len(c.direct(ANNA)) == before[ANNA]
    await c.advance(minutes=2)
    assert c.direct(ANNA)[-1].split("\n")[:2] == [
        "U1 · Patentreffen: Von euch fehlt noch eine Antwort, Frist ist Fr 4.12. Wann passt es?",
        "1️⃣ Di 8.12., 14:00 Uhr",
    ]
    assert {user: len(c.direct(user)) for user in (BERND, CARLA)} == {user: before[user] for user in (BERND, CARLA)}
    assert c.room()[-1] == "U1 · Patentreffen: Antworten zählen bis Fr 4.12. Es fehlen noch: Lichtenau"
    await c.advance(hours=20)
    assert sum("Von euch fehlt" in body for body in c.direct(ANNA)) == 1


async def test_the_reminder_is_answered_where_it_is(c: Conversation) -> None:
    await c.stage.open_direct(REGION, BERND)
    card = await ask(c)
    await c.advance(days=3)
    asked = next(post for post in c.posts(direct_room(REGION, BERND)) if "Von euch fehlt" in post.body)
    assert "Notiert für Büren" in (await c.say(BERND, "nur 2", direct=True, reply_to=asked.event_id) or "")
    assert "nicht als Stimme" in (await c.say(BERND, "weiß nicht", direct=True, reply_to=asked.event_id) or "")
    assert "✅ 1: Büren" in (await card_of(c, card))[2]


async def test_the_own_card_in_the_direct_chat_is_answered_there(c: Conversation) -> None:
    await ask(c)
    await c.say(ANNA, "terminumfrage Runde: Di 8.12. 14 Uhr, Do 10.12. 10 Uhr", direct=True)
    card = c.post_to(c.last_event)
    assert card
    assert "1️⃣ ja · 2️⃣ zur Not" in (await c.say(ANNA, "1 ja, 2 zur Not", direct=True, reply_to=card.event_id) or "")
    assert (await card_of(c, card.event_id))[1:3] == [
        "1️⃣ Di 8.12., 14:00 Uhr · ✅ 1: Borchen",
        "2️⃣ Do 10.12., 10:00 Uhr · 🟡 zur Not 1: Borchen",
    ]
    assert "2️⃣ ja" in (await c.edit(c.last_event, ANNA, "nur 2", direct=True) or "")
    assert (await card_of(c, card.event_id))[2] == "2️⃣ Do 10.12., 10:00 Uhr · ✅ 1: Borchen"
    assert "1️⃣ ja" in (await c.say(ANNA, "wir können 1", direct=True, reply_to=card.event_id) or "")
    assert "kenne ich nicht" in (await c.say(ANNA, "xyz", direct=True, reply_to=card.event_id) or "")
    assert (await c.say(ANNA, "zeige", direct=True, reply_to=card.event_id) or "").startswith("U2 · Runde")


async def test_a_vote_in_reply_to_another_card_is_none(c: Conversation) -> None:
    await ask(c)
    await c.say(ANNA, "suche Häcksler", direct=True)
    card = c.post_to(c.last_event)
    assert card
    assert "kenne ich nicht" in (await c.say(ANNA, "1 ja", direct=True, reply_to=card.event_id) or "")


async def closed(c: Conversation, line: str = ASKED) -> str:
    """Büren can on both days, Delbrück on the second; the deadline is over. Returns the card."""
    card = await ask(c, line)
    await c.react(BERND, card, ONE)
    await c.react(BERND, card, TWO)
    await c.react(CARLA, card, TWO)
    c.now = datetime(2026, 12, 7, 6, 59, tzinfo=UTC)
    await c.settle()
    return card


async def test_at_the_deadline_the_best_is_proposed_in_working_hours(c: Conversation) -> None:
    await closed(c)
    assert not any("Am besten passt" in body for body in c.room())
    await c.advance(minutes=2)
    proposal = c.posts(ROOM)[-1]
    assert proposal.body.split("\n") == [
        "U1 · Patentreffen: Die Umfrage ist geschlossen.",
        "Am besten passt 2️⃣ Do 10.12., 10:00 Uhr (✅ 2, 🟡 0, ❌ 0). ✅ auf diese Nachricht macht daraus ein Treffen; "
        "ein anderer Termin: !nimm U1 2",
        "Anna Schmidt, passt das so?",
    ]
    assert proposal.content["m.mentions"] == {"user_ids": [ANNA]}


async def test_one_click_of_the_asker_makes_it_a_meeting(c: Conversation) -> None:
    card = await closed(c)
    await c.advance(minutes=2)
    proposal = c.posts(ROOM)[-1]
    await c.react(BERND, proposal.event_id, "✅")
    assert (await poll_of(c)).status == "closed", "it is not his"
    await c.react(ANNA, proposal.event_id, "✅")
    assert (await poll_of(c)).status == "decided"
    async with c.database.reading() as session:
        decided = await datepolls.decided(session, REGION, 1)
        meetup = await meetups.of_poll(session, REGION, 1)
    assert decided is not None
    assert (decided.title, decided.start, decided.municipality, decided.author, decided.room) == (
        *("Patentreffen", "2026-12-10T10:00", "Borchen", ANNA),
        ROOM,
    )
    assert meetup is not None
    assert (await card_of(c, card))[-1] == f"✅ Festgelegt: Do 10.12., 10:00 Uhr · {meetup.label}"
    await c.react(OFFICE, card, "✅")
    assert sum("T2 · Patentreffen" in body for body in c.room()) == 1


@pytest.mark.parametrize("said", ["ja", "passt", "nimm 2"])
async def test_the_asker_accepts_in_words(c: Conversation, said: str) -> None:
    await closed(c)
    await c.advance(minutes=2)
    assert "Daraus wird ein Treffen" in (await c.say(ANNA, said, reply_to=c.posts(ROOM)[-1].event_id) or "")
    assert (await poll_of(c)).choice is not None


async def test_it_closes_when_all_have_answered(c: Conversation) -> None:
    card = await ask(c)
    await c.say(BERND, "alle", reply_to=card)
    await c.say(CARLA, "nur 1", reply_to=card)
    reaction = await c.react(ANNA, card, ONE)
    await c.advance(minutes=5)
    assert (await poll_of(c)).status == "open", "perhaps Anna is about to click another one"
    await c.redact(ANNA, reaction)
    await c.advance(minutes=30)
    assert (await poll_of(c)).status == "open", "one is missing again"
    await c.say(ANNA, "nur 1", reply_to=card)
    assert c.room()[-1].split("\n")[1].startswith("Am besten passt 1️⃣ Di 8.12., 14:00 Uhr (✅ 3, 🟡 0, ❌ 0)")


async def test_a_quorum_that_no_date_reaches(c: Conversation) -> None:
    await closed(c, f"{ASKED}, mindestens 3")
    await c.advance(minutes=2)
    proposal = c.posts(ROOM)[-1]
    assert "Kein Termin erreicht 3. Am nächsten kommt 2️⃣ Do 10.12., 10:00 Uhr (✅ 2" in proposal.body
    await c.react(ANNA, proposal.event_id, "✅")
    assert (await poll_of(c)).status == "closed"
    assert "Di 8.12., 14:00 Uhr. Daraus wird ein Treffen" in (await c.say(ANNA, "!nimm U1 1") or "")


async def test_closing_by_hand_is_taken_back(c: Conversation) -> None:
    card = await ask(c)
    await c.say(BERND, "alle", reply_to=card)
    assert "Am besten passt 1️⃣" in (await c.say(OFFICE, "!schließen U1") or "")
    proposal = c.posts(ROOM)[-1]
    assert proposal.content["m.mentions"] == {"user_ids": [ANNA]}
    assert await c.say(OFFICE, "!rückgängig") == "U1 ist wieder wie vorher."
    assert proposal.gone
    assert "Notiert" in (await c.say(CARLA, "1 nein", reply_to=card) or "")


async def test_a_proposal_that_is_over_is_not_replaced_by_another_date(c: Conversation) -> None:
    card = await ask(c)
    await c.say(BERND, "1 ja, 2 zur Not", reply_to=card)
    await c.advance(days=8, hours=6)
    await c.react(ANNA, card, "✅")
    assert (await poll_of(c)).status == "closed"
    assert await c.say(ANNA, "!nimm U1") == "Der Termin Di 8.12., 14:00 Uhr ist schon vorbei."
    assert "bis Mi 9.12." in (await c.say(ANNA, "!verlängern U1") or ""), "before the first date to come"
    assert "Do 10.12., 10:00 Uhr. Daraus wird ein Treffen" in (await c.say(ANNA, "!nimm U1 2") or "")
    assert await c.say(ANNA, "!rückgängig") == "U1 ist entschieden, der Termin ist ein Treffen. !termine zeigt es."


async def test_nobody_has_answered(c: Conversation) -> None:
    await ask(c)
    await c.advance(days=7)
    assert "Niemand hat geantwortet. Länger fragen: !frist U1 Montag\nAnna Schmidt, wie soll es weiter" in c.room()[-1]


async def test_late_votes_are_not_counted_and_that_is_said_once(c: Conversation) -> None:
    card = await closed(c)
    await c.advance(minutes=2)
    for _ in range(2):
        await c.react(ANNA, card, ONE)
    assert [body for body in c.direct(ANNA) if "die Stimme zählt nicht" in body] == c.direct(ANNA)[-1:]
    assert "die Stimme zählt nicht" in (await c.say(CARLA, "1 ja", reply_to=card) or "")
    assert await c.say(CARLA, "2 ja", reply_to=card) is None
    assert "die Stimme zählt nicht" in (await c.say(CARLA, "!stimme U1 1 ja") or "")
    assert (await card_of(c, card))[1] == "1️⃣ Di 8.12., 14:00 Uhr · ✅ 1: Büren"


async def test_votes_in_time_count_when_the_bot_was_down(c: Conversation) -> None:
    card = await ask(c)
    in_time, c.now = datetime(2026, 12, 4, 20, 0, tzinfo=UTC), datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
    await c.settle()
    shared: dict[str, Any] = {"region": REGION, "room": ROOM, "sender": BERND, "target": card}
    await c.deliver(Reacted(id="$früh", at=in_time, key=ONE, **shared))
    await c.deliver(Reacted(id="$spät", at=c.now, key=TWO, **shared))
    await c.advance(minutes=3)
    assert "Am besten passt 1️⃣ Di 8.12., 14:00 Uhr (✅ 1, 🟡 0, ❌ 0)" in c.room()[-1]


async def test_the_deadline_is_extended_and_the_proposal_goes(c: Conversation) -> None:
    card = await closed(c)
    await c.advance(minutes=2)
    proposal = c.posts(ROOM)[-1]
    assert "haben andere gestartet" in (await c.say(BERND, "!frist U1 morgen") or "")
    assert "zählen jetzt bis Di 8.12." in (await c.say(ANNA, "!frist U1 bis morgen") or "")
    assert proposal.gone
    assert "Notiert für Delbrück" in (await c.say(CARLA, "1 ja", reply_to=card) or "")
    assert "Am besten passt 1️⃣" in (await c.say(ANNA, "!schließen U1") or "")
    await c.advance(seconds=11)
    assert sum("Am besten passt 1️⃣" in body for body in c.room()) == 2, "the card and one message"
    assert "muss vor dem Termin Do 10.12., 10:00 Uhr liegen" in (await c.say(ANNA, "!frist U1 20.12.") or "")


async def test_a_poll_that_all_had_answered_stays_open_when_it_is_opened_again(c: Conversation) -> None:
    card = await ask(c)
    for user in (ANNA, BERND, CARLA):
        await c.say(user, "keiner", reply_to=card)
    assert "Kein Termin passt" in c.room()[-1]
    await c.say(ANNA, "!frist U1 Montag")
    await c.advance(hours=1)
    assert (await poll_of(c)).status == "open"
    await c.say(ANNA, "!schließen U1")
    await c.say(ANNA, "!ändern U1 + 11.12. 9 Uhr")
    await c.advance(hours=1)
    assert (await poll_of(c)).status == "open", "nobody was asked about the third date yet"
    for user in (ANNA, BERND):
        await c.say(user, "3 ja", reply_to=card)
    await c.advance(hours=1)
    assert (await poll_of(c)).status == "open"
    await c.say(CARLA, "3 zur Not", reply_to=card)
    await c.advance(minutes=11)
    assert "Am besten passt 3️⃣" in c.room()[-1]


async def test_more_dates_are_waited_for_by_those_who_had_answered(c: Conversation) -> None:
    card = await ask(c)
    await c.say(ANNA, "keiner", reply_to=card)
    await c.say(ANNA, "!ändern U1 + 11.12. 9 Uhr")
    for user in (BERND, CARLA):
        await c.say(user, "alle", reply_to=card)
    await c.advance(hours=1)
    assert (await poll_of(c)).status == "open"
    await c.say(ANNA, "3 ja", reply_to=card)
    await c.advance(minutes=11)
    assert (await poll_of(c)).status == "closed"


async def test_a_longer_deadline_alone_asks_nobody_anew(c: Conversation) -> None:
    card = await ask(c)
    await c.say(ANNA, "keiner", reply_to=card)
    await c.say(ANNA, "!frist U1 Montag")
    for user in (BERND, CARLA):
        await c.say(user, "alle", reply_to=card)
    assert (await poll_of(c)).status == "closed"


def with_native_polls() -> Config:
    first, second = sample().region
    return Config(region=(first.model_copy(update={"native_polls": True}), second))


def twins(c: Conversation) -> list[Poll]:
    return [poll for poll in c.stage.polls if not poll.gone]


async def test_a_native_poll_stands_below_the_card_and_counts_the_same(tmp_path: Path) -> None:
    async with conversation(tmp_path, with_native_polls()) as c:
        card = await ask(c)
        (twin,) = twins(c)
        assert twin.room == ROOM
        assert twin.content["question"] == {"org.matrix.msc1767.text": "U1 · Patentreffen: Wann passt es?"}
        assert list(twin.answers) == ["Di 8.12., 14:00 Uhr", "Do 10.12., 10:00 Uhr"]
        assert twin.content["max_selections"] == 2
        first, second = twin.answers.values()
        await c.choose(BERND, twin.event_id, first, second)
        await c.react(CARLA, card, TWO)
        assert (await card_of(c, card))[1:3] == [
            "1️⃣ Di 8.12., 14:00 Uhr · ✅ 1: Büren",
            "2️⃣ Do 10.12., 10:00 Uhr · ✅ 2: Büren, Delbrück",
        ]
        chosen = await c.choose(BERND, twin.event_id, second, "999")
        assert (await card_of(c, card))[1] == "1️⃣ Di 8.12., 14:00 Uhr"
        await c.redact(BERND, chosen)
        await c.choose(STRANGER, twin.event_id, first)
        assert (await card_of(c, card))[1:3] == [
            "1️⃣ Di 8.12., 14:00 Uhr",
            "2️⃣ Do 10.12., 10:00 Uhr · ✅ 1: Delbrück",
        ]
        assert "Notiert für Borchen" in (await c.say(ANNA, "keiner", reply_to=twin.event_id) or "")


async def test_the_native_poll_ends_with_the_card_and_begins_again(tmp_path: Path) -> None:
    async with conversation(tmp_path, with_native_polls()) as c:
        await ask(c)
        asked, (first,) = c.last_event, twins(c)
        await c.edit(asked, ANNA, "!terminumfrage Runde: 9.12. 9 Uhr, 10.12. 9 Uhr, Frist Freitag")
        (second,) = twins(c)
        assert first.gone
        assert list(second.answers) == ["Mi 9.12., 09:00 Uhr", "Do 10.12., 09:00 Uhr"]
        await c.choose(BERND, first.event_id, *first.answers.values())
        assert (await poll_of(c)).status == "open"
        await c.say(ANNA, "!schließen U1")
        assert second.ended
        assert "Niemand hat geantwortet" in c.room()[-1]
        await c.say(ANNA, "!frist U1 Montag")
        assert [poll.ended for poll in twins(c)] == [True, False]


async def test_without_the_setting_there_is_only_the_card(c: Conversation) -> None:
    await ask(c)
    assert c.stage.polls == []


async def test_what_an_earlier_version_did_can_be_taken_back(c: Conversation) -> None:
    """Its notes know no column that came later."""
    await c.say(ANNA, "!terminumfrage Runde: Di 8.12. 14 Uhr, Do 10.12. 10 Uhr")
    await c.say(ANNA, "!ändern U1 Andere Runde")
    async with c.database.transaction() as session:
        await session.execute(text("UPDATE actions SET before = json_remove(before, '$.asked_anew_at')"))
    await c.say(ANNA, "!rückgängig")
    await c.advance(seconds=11)
    assert any(body.startswith("U1 · Runde: Wann passt es?") for body in c.room())
