"""Bad input gets a sentence that says what is wrong; nothing of it is stored, and nothing else is lost."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.events import Edited, Membership, Message, Reacted, Redacted
from tests.conversation import (
    ANNA,
    BERND,
    CARLA,
    DIETER,
    OTHER_REGION,
    OTHER_ROOM,
    REGION,
    ROOM,
    STRANGER,
    Conversation,
    conversation,
    direct_room,
)

TABLES = ("listings", "interests", "pairs", "drafts", "actions", "people", "pages", "counters")


@pytest.fixture
async def c(tmp_path: Path) -> AsyncIterator[Conversation]:
    """Anna's Borchen looks for a chipper: S1."""
    async with conversation(tmp_path) as talk:
        await talk.say(ANNA, "!ich Borchen")
        await talk.say(BERND, "!ich Büren")
        await talk.say(ANNA, "!suche Häcksler")
        yield talk


async def stored(c: Conversation) -> dict[str, list[object]]:
    """All rows that a command could have written, without the newcomer's welcome."""
    async with c.database.reading() as session:
        return {name: [tuple(row) for row in await session.execute(text(f"SELECT * FROM {name}"))] for name in TABLES}


def card(c: Conversation) -> str:
    return next(post.event_id for post in c.posts() if post.body.startswith("S1 · "))


@pytest.mark.parametrize(
    ("line", "sentence", "example"),
    [
        ("!suche", "Es fehlt noch der Text.", "!suche Häcksler"),
        ("!suche   \n\n ", "Es fehlt noch der Text.", "!suche Häcksler"),
        ("!suche \u202e\u200b\u0000", "Es fehlt noch der Text.", "!suche Häcksler"),
        ("!suche #bauhof", "Da fehlt noch, worum es geht.", "!suche Häcksler"),
        ("!suche #bauhof bis morgen @anna in Büren", "Da fehlt noch, worum es geht.", "!suche Häcksler"),
        ("!suche " + "x" * 60_000, "Der Text hat 60.000 Zeichen; höchstens 4.000 passen auf eine Karte.", ""),
        ("!suche " + "ä\n" * 30_000, "Zeichen; höchstens 4.000", ""),
        ("!ändern 1 " + "x" * 60_000, "höchstens 4.000", ""),
        ("!erledigt 1: " + "x" * 60_000, "höchstens 4.000", ""),
        ("!" + "x" * 60_000, "„" + "x" * 40 + "“ kenne ich nicht.", ""),
        ("!zeige", "Welcher Eintrag ist gemeint?", "!zeige S12"),
        ("!zeige Häcksler", "Welcher Eintrag ist gemeint?", "!zeige S12"),
        ("!zeige 99", "Einen Eintrag 99 gibt es nicht.", ""),
        ("!zeige 0", "Einen Eintrag 0 gibt es nicht.", ""),
        ("!zeige 999999999", "Einen Eintrag 999999999 gibt es nicht.", ""),
        ("!zeige 99999999999999999999999", "Welcher Eintrag ist gemeint?", "!zeige S12"),
        ("!zeige -1", "", ""),
        ("!suche Zelt bis 31.6.", "Den Tag „31.6.“ gibt es nicht.", "!suche "),
        ("!suche Zelt bis 29.2.2027", "Den Tag „29.2.2027“ gibt es nicht.", "!suche "),
        ("!suche Zelt bis 1.1.2020", "1.1.2020“ ist schon vorbei.", "!suche "),
        ("!suche Zelt von 5.3. bis 3.3.", "liegt das Ende vor dem Anfang", "!suche "),
        ("!verlängern 1 bis 31.6.", "Den Tag „31.6.“ gibt es nicht.", "!verlängern S12"),
        ("!verlängern 1 bis 29.11.2026", "„29.11.2026“ ist schon vorbei.", "!verlängern S12"),
        ("!verlängern 1 bis irgendwann", "verstehe ich nicht als Tag", "!verlängern S12"),
        ("!suche Zelt @niemand", "„@niemand“ finde ich nicht", ""),
        ("!ich Entenhausen", "„Entenhausen“ ist keine Kommune dieser Region.", "!ich "),
        ("!erledigt 1 mit Entenhausen", "„Entenhausen“ ist keine Kommune dieser Region.", "!erledigt S12"),
        ("!xyzzy", "„xyzzy“ kenne ich nicht.", ""),
        ("!suhce Zelt", "„suhce“ kenne ich nicht. Gemeint: !suche?", ""),
        ("!x<b>y</b>", "„x<b>y</b>“ kenne ich nicht.", ""),
    ],
)  # fmt: skip
async def test_a_sentence_and_nothing_stored(c: Conversation, line: str, sentence: str, example: str) -> None:
    before = await stored(c)
    answer = await c.say(ANNA, line)
    if line == "!zeige -1":  # the first number named is meant
        assert answer is not None
        return
    assert sentence in (answer or "")
    assert len(answer or "") < 500
    if example:
        assert f"Beispiel: {example}" in (answer or "")
    assert await stored(c) == before
    assert "S1 · " in (await c.say(ANNA, "!zeige 1") or "")


@pytest.mark.parametrize(
    "line",
    ["!ändern 1 Zelt", "!erledigt 1", "!zurückziehen 1", "!verlängern 1", "!verbergen 1", "!einblenden 1"],
)
async def test_somebody_else_s_item(c: Conversation, line: str) -> None:
    before = await stored(c)
    answer = await c.say(BERND, line) or ""
    assert "gehört einer anderen Kommune" in answer or "kann nur die Geschäftsstelle" in answer
    assert await stored(c) == before


# Dangerous characters


async def test_control_and_bidi_characters_are_gone(c: Conversation) -> None:
    answer = await c.say(ANNA, "!suche Ze\u202elt\u2066 \u0007mit\u200b Bo\x00den\ud800\ufeff") or ""
    assert answer.startswith("S2 · Borchen sucht: Zelt mit Boden\n")


async def test_html_is_shown_and_not_obeyed(c: Conversation) -> None:
    await c.say(ANNA, "!suche <script>alert(1)</script><img src=x onerror=y> &lt; <mx-reply>z</mx-reply>")
    assert "<script>" in c.last.body
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=y&gt; &amp;lt; &lt;mx-reply&gt;" in c.last.html


async def test_nobody_is_called_through_the_bot(c: Conversation) -> None:
    await c.say(ANNA, "!suche @room Zelt\n@ROOM und @room")
    assert "@room" not in c.last.body.lower()
    assert "@room" not in c.last.html.lower()
    assert c.last.content["m.mentions"] == {}
    await c.say(ANNA, "!@room")
    assert all("@room" not in body.lower() for body in c.room())
    assert all(post.content["m.mentions"] == {} for post in c.stage.posts)


# Forged replies


async def test_a_reply_to_a_card_elsewhere_is_not_about_it(c: Conversation) -> None:
    before = await stored(c)
    for room in (OTHER_ROOM, "!zweiter:localhost"):
        assert await c.say(ANNA, "erledigt", room=room, reply_to=card(c)) is None
    answer = await c.say(ANNA, "erledigt", direct=True, reply_to=card(c))
    assert "Welcher Eintrag ist gemeint?" in (answer or "")
    assert await stored(c) == before


@pytest.mark.parametrize("target", ["$event3", "$nirgends", "", "S1", "$bot1"])
async def test_a_reply_to_something_else_is_talk(c: Conversation, target: str) -> None:
    before = await stored(c)
    assert await c.say(ANNA, "erledigt", reply_to=target) is None
    assert await stored(c) == before


async def test_a_quoted_command_is_no_command(c: Conversation) -> None:
    before = await stored(c)
    assert await c.say(ANNA, "> <@bernd:localhost> !suche Zelt\n\nja bitte", reply_to=card(c)) is None
    assert await c.say(ANNA, "> !erledigt 1") is None
    assert await stored(c) == before


# Strangers


@pytest.mark.parametrize("key", ["🤝", "❌", "✅", "📌", "", "x" * 10_000, "!suche"])
async def test_reactions_of_others_change_nothing(c: Conversation, key: str) -> None:
    before = await stored(c)
    for user in (STRANGER, BERND, DIETER):
        await c.react(user, card(c), key)
        await c.react(user, "$nirgends", key)
    assert await stored(c) == before


async def test_a_guest_in_a_direct_chat_is_told_whom_the_bot_serves(c: Conversation) -> None:
    before = await stored(c)
    for line in ("suche Zelt", "!liste", "hilfe", "zeige 1", "irgendwas"):
        answer = await c.say(STRANGER, line, direct=True)
        assert answer == (
            "Diesen Bot nutzen die Mitglieder der Räume von Kreis Paderborn (Beispiel). "
            "Bitte zuerst einem dieser Räume beitreten."
        )
    await c.react(STRANGER, c.last.event_id, "👍", room=direct_room(REGION, STRANGER))
    assert await stored(c) == before
    await c.join(STRANGER)
    assert "S2 · " in (await c.say(STRANGER, "suche Zelt", direct=True) or "")


# Odd events


async def test_events_with_odd_contents_stop_nothing(c: Conversation) -> None:
    common: dict[str, Any] = {"region": REGION, "room": ROOM, "sender": ANNA, "at": c.now}
    odd = [
        Message(id="", **common, body=""),
        Message(id="$o1" * 2000, **common, body="!suche"),
        Message(id="$o2", **common, body="\x00" * 1000),
        Message(id="$o3", **common, body="!" * 10_000, thread="", reply_to=""),
        Edited(id="$o4", **common, body="!liste", target=""),
        Edited(id="$o5", **common, body="", target="$o5"),
        Reacted(id="$o6", **common, target="", key=""),
        Redacted(id="$o7", **common, target=""),
        Redacted(id="$o8", **common, target="$o8"),
        Membership(id="$o9", **common, user="", joined=True, name="\u202e"),
        Membership(id="$o10", **common, user="kein Name", joined=False),
        Message(id="$o11", region=OTHER_REGION, room=ROOM, sender="", at=c.now, body="!suche x\ud800"),
        Message(id="$o12", region=REGION, room="", sender="@", at=c.now, body="!liste", direct=True),
    ]
    for event in odd:
        await c.deliver(event)
    assert "S1 · " in (await c.say(ANNA, "!zeige 1") or "")


async def test_a_name_with_tricks_in_it_is_only_a_name(c: Conversation) -> None:
    await c.join(STRANGER, name="<b>@room</b> \ue0000\ue001 **x**")
    await c.say(STRANGER, "!suche Zelt")
    assert "<b>@\u2060room</b> \ue0000\ue001 **x** sucht" in c.last.body or "@room" not in c.last.body
    assert "<b>@" not in c.last.html


async def test_to_the_bot_without_a_word(c: Conversation) -> None:
    for line in ("", "!", "?", "bitte", "\u200b"):
        assert await c.say(ANNA, line, addressed=True) == "Was darf es sein? !hilfe zeigt, was ich kann."


# A flood


async def test_two_hundred_commands_in_a_minute(c: Conversation) -> None:
    events = []
    for number in range(200):
        await c.dispatcher.dispatch(
            Message(id=f"$f{number}", region=REGION, room=ROOM, sender=DIETER, at=c.now, body="!zeige 1")
        )
        events.append(f"$f{number}")
    assert "S1 Borchen" in (await c.say(CARLA, "!liste") or "")
    answers = [c.answer_to(event) or "" for event in events]
    assert sum(answer.startswith("S1 · ") for answer in answers) == 180
    assert [event for event, answer in zip(events, answers, strict=True) if "in einer Minute" in answer] == events[180:]
    assert all(answers)
    await c.advance(minutes=1)
    assert "S1 · " in (await c.say(DIETER, "!zeige 1") or "")
