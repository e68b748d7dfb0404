"""``!suche`` and ``!biete``."""

import pytest

from tests.conversation import ANNA, BERND, CARLA, OFFICE, ROOM, Conversation, direct_room


async def speak_for(c: Conversation) -> None:
    await c.say(ANNA, "!ich Borchen")
    await c.say(BERND, "!ich Büren")


async def test_the_answer_is_the_card(c: Conversation) -> None:
    await speak_for(c)
    answer = await c.say(ANNA, "!suche Häcksler für nächste Woche #bauhof\nmit Fahrer wäre schön")
    assert answer == (
        "S1 · Borchen sucht: Häcksler\nmit Fahrer wäre schön\n"
        "Mo 7.12. – Fr 11.12. · #bauhof\n"
        "👍 wir können helfen · ✏️ Nachricht bearbeiten · !rückgängig"
    )
    content = c.last.content
    assert content["msgtype"] == "m.notice"
    assert content["m.mentions"] == {}
    assert content["m.relates_to"] == {"m.in_reply_to": {"event_id": c.last_event}}
    assert "<strong>S1 · Borchen sucht:</strong> Häcksler" in content["formatted_body"]


async def test_needs_and_offers_share_one_counter(c: Conversation) -> None:
    assert "S1 · Anna Schmidt sucht: Häcksler" in (await c.say(ANNA, "!suche Häcksler") or "")
    assert "B2 · Bernd Bau bietet: Bagger" in (await c.say(BERND, "!biete Bagger") or "")
    assert "S3 · Die Geschäftsstelle sucht: Räume" in (await c.say(OFFICE, "!need Räume") or "")


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("!suche Häcksler", "offen bis Mi 30.12."),
        ("!biete Häcksler", "offen bis Sa 29.5.2027"),
        ("!biete Häcksler dauerhaft", "dauerhaft"),
        ("!suche Häcksler bis morgen", "offen bis Di 1.12."),
        ("!suche Häcksler von 3.3. bis 17.3.", "Mi 3.3.2027 – Mi 17.3.2027"),
    ],
)
async def test_how_long_it_stands(c: Conversation, line: str, until: str) -> None:
    assert until in (await c.say(ANNA, line) or "").split("\n")[1]


async def test_marks_are_shown(c: Conversation) -> None:
    answer = await c.say(ANNA, "!suche Vertretung im Standesamt in Büren @bernd #standesamt #personal bis 24.12.")
    assert answer is not None
    assert answer.startswith("S1 · Anna Schmidt sucht: Vertretung im Standesamt\n")
    assert "in Büren · offen bis Do 24.12. · #standesamt · #personal" in answer
    assert "Ansprechperson: Bernd Bau" in answer


async def test_a_contact_must_be_somebody(c: Conversation) -> None:
    assert "finde ich nicht" in (await c.say(ANNA, "!suche Häcksler @otto") or "")
    assert "S1" in (await c.say(ANNA, "!suche Häcksler") or "")


async def test_counterparts_are_shown_and_their_people_told_once(c: Conversation) -> None:
    await speak_for(c)
    await c.say(ANNA, "!suche Häcksler")
    before = len(c.direct(ANNA))
    answer = await c.say(BERND, "!biete Anbau-Häcksler mit Fahrer")
    assert "Passt vielleicht: S1 Borchen sucht „Häcksler“" in (answer or "")
    told = c.direct(ANNA)[before:]
    assert len(told) == 1
    assert "B2 Büren bietet „Anbau-Häcksler mit Fahrer“" in told[0]
    event = c.last_event
    await c.edit(event, BERND, "!biete Anbau-Häcksler mit Fahrer und Anhänger")
    assert len(c.direct(ANNA)) == before + 1
    assert all("Häcksler" not in message or "Hallo" in message for message in c.direct(BERND))


@pytest.mark.parametrize("other", ["!biete Bagger", "!suche Häcksler", "!biete Beratung #bauhof"])
async def test_what_does_not_fit_is_not_shown(c: Conversation, other: str) -> None:
    await speak_for(c)
    await c.say(ANNA, "!suche Häcksler #bauhof")
    assert "Passt vielleicht" not in (await c.say(BERND, other) or "")


async def test_the_own_municipality_is_no_counterpart(c: Conversation) -> None:
    await speak_for(c)
    await c.say(CARLA, "!ich Borchen")
    await c.say(ANNA, "!suche Häcksler")
    assert "Passt vielleicht" not in (await c.say(CARLA, "!biete Häcksler") or "")


async def test_the_coordinator_acts_for_any_municipality(c: Conversation) -> None:
    assert "S1 · Lichtenau sucht: Häcksler" in (await c.say(OFFICE, "!suche Häcksler für Lichtenau") or "")
    assert "S2 · Anna Schmidt sucht: Häcksler für Lichtenau" in (
        await c.say(ANNA, "!suche Häcksler für Lichtenau") or ""
    )


async def test_a_listing_from_the_direct_chat_stands_in_the_room_too(c: Conversation) -> None:
    await speak_for(c)
    answer = await c.say(ANNA, "suche Häcksler", direct=True)
    assert "S1 · Borchen sucht: Häcksler" in (answer or "")
    assert [body for body in c.room() if body.startswith("S1")] == [answer]
    post = c.posts(ROOM)[-1]
    assert post.answers is None
    await c.react(BERND, post.event_id, "👍")
    assert "Eine Kommune kann helfen: Büren" in c.room()[-1]
    assert any("Eine Kommune kann helfen: Büren" in body for body in c.room(direct_room("kreis", ANNA)))


async def test_only_what_was_said_is_kept(c: Conversation) -> None:
    answer = await c.say(ANNA, "!suche <b>Häcksler</b> @room\u202e *stern*")
    assert answer is not None
    assert "<b>Häcksler</b> @\u2060room *stern*" in answer
    html = c.posts()[-1].html
    assert "&lt;b&gt;Häcksler&lt;/b&gt;" in html
    assert "<em>" not in html


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("!suche", "fehlt"),
        ("!suche #bauhof bis 31.12.", "fehlt noch, worum es geht"),
        ("!suche Häcksler bis 31.6.", "31.6."),
        ("!suche Häcksler bis 1.1.2020", "1.1.2020"),
        ("!suche Häcksler von 17.3. bis 3.3.", "3.3."),
        ("!suche " + "x" * 60_000, "60.000 Zeichen"),
    ],
)
async def test_bad_input_stores_nothing(c: Conversation, line: str, sentence: str) -> None:
    answer = await c.say(ANNA, line)
    assert sentence in (answer or "")
    assert "S1 ·" not in (answer or "")
    assert "S1 ·" in (await c.say(ANNA, "!suche Häcksler") or "")
