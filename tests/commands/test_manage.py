"""Changing a listing: by command, by a reply to its card, by reaction."""

import pytest

from tests.conversation import ANNA, BERND, CARLA, OFFICE, Conversation


@pytest.fixture
async def card(c: Conversation) -> str:
    """The card of S1 by Anna for Borchen; Bernd speaks for Büren, Carla for Borchen too."""
    await c.say(BERND, "!ich Büren")
    await c.say(ANNA, "!ich Borchen")
    await c.say(CARLA, "!ich Borchen")
    await c.say(ANNA, "!suche Häcksler #bauhof")
    return c.last.event_id


async def shown(c: Conversation) -> str:
    """The card as it stands when all edits are through."""
    await c.advance(seconds=11)
    return next(body for body in reversed(c.room()) if body.startswith("S1 ·"))


@pytest.mark.usefixtures("card")
async def test_done_with_a_partner(c: Conversation) -> None:
    assert "S1 ist erledigt" in (await c.say(ANNA, "!erledigt S1 mit Büren: lief gut") or "")
    assert await shown(c) == "S1 · Borchen sucht: Häcksler\n✅ Erledigt mit Büren: lief gut"
    assert "nicht mehr offen" in (await c.say(ANNA, "!erledigt 1") or "")


async def test_a_reply_to_the_card_needs_neither_prefix_nor_number(c: Conversation, card: str) -> None:
    assert "bis Fr 4.12." in (await c.say(ANNA, "bis Freitag verlängern", reply_to=card) or "")
    assert "erledigt" in (await c.say(CARLA, "Erledigt mit Büren", reply_to=card) or "")
    assert "Erledigt mit Büren" in await shown(c)


async def test_talk_below_the_card_is_left_alone(c: Conversation, card: str) -> None:
    assert await c.say(BERND, "Super, danke!", reply_to=card) is None
    assert await c.say(BERND, "erledigt") is None


async def test_what_says_the_contrary_or_asks_below_the_card_changes_nothing(c: Conversation, card: str) -> None:
    for words in ("noch nicht erledigt", "Leider nichts gefunden.", "Nicht löschen!", "erledigt ist es noch nicht"):
        assert await c.say(ANNA, words, reply_to=card) is None, words
        assert await c.say(ANNA, words, direct=True, reply_to=card) == "Gut, dann ändere ich nichts."
    for words in ("erledigt?", "Ist das schon erledigt?", "noch aktuell?"):
        assert await c.say(ANNA, words, reply_to=card) is None, words
        assert await c.say(BERND, words, reply_to=card) is None, words
    assert await c.say(ANNA, "Hallo, ist S1 erledigt?", direct=True) == "Gut, dann ändere ich nichts."
    assert "bis Fr 4.12." in (await c.say(ANNA, "Kannst du S1 bis Freitag verlängern?", direct=True) or "")
    assert "👍 wir können helfen" in await shown(c)
    assert "S1 ist erledigt" in (await c.say(ANNA, "Erledigt. Nichts mehr offen", reply_to=card) or "")


@pytest.mark.usefixtures("card")
@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("31.12.", "Do 31.12"),
        ("Freitag", "Fr 4.12"),
        ("um zwei Wochen", "Mi 13.1.2027"),
        ("noch 30 Tage bitte", "Fr 29.1.2027"),
        ("in zwei Wochen", "Mo 14.12"),
        ("bitte", "Mi 30.12"),
    ],
)
async def test_extend_takes_a_day_or_a_time(c: Conversation, words: str, day: str) -> None:
    assert await c.say(ANNA, f"!verlängern S1 {words}") == f"S1 bleibt offen bis {day}."


@pytest.mark.usefixtures("card")
async def test_a_wrong_day_to_extend_to_is_refused(c: Conversation) -> None:
    assert "gibt es nicht" in (await c.say(ANNA, "!verlängern S1 31.6.") or "")
    assert "schon vorbei" in (await c.say(ANNA, "!verlängern S1 gestern") or "")


async def test_extending_never_shortens(c: Conversation) -> None:
    await c.say(ANNA, "!suche Zelt bis 31.3.")
    assert await c.say(ANNA, "!verlängern S1") == "S1 bleibt offen bis Mi 31.3.2027."


async def test_a_listing_does_not_end_before_it_is_needed(c: Conversation) -> None:
    assert "ab Mo 1.3.2027 · offen bis Mi 31.3.2027" in (await c.say(ANNA, "!suche Zelt ab 1.3.") or "")
    await c.say(ANNA, "!suche Häcksler")
    await c.say(ANNA, "!ändern S2 von 1.3. bis 17.3.")
    assert "\nMo 1.3.2027 – Mi 17.3.2027\n" in (await c.say(ANNA, "!zeige S2") or "")
    await c.say(ANNA, "!ändern S2 ab 1.4.")
    assert "ab Do 1.4.2027 · offen bis Sa 1.5.2027" in (await c.say(ANNA, "!zeige S2") or "")


@pytest.mark.usefixtures("card")
@pytest.mark.parametrize(
    ("words", "ending"),
    [
        ("mit Büren und Lichtenau", "Erledigt mit Büren, Lichtenau."),
        ("mit Büren, Delbrück & Stadt Salzkotten: lief gut", "Erledigt mit Büren, Delbrück, Salzkotten: lief gut"),
        ("mit Büren und herzlichem Dank", "Erledigt mit Büren."),
    ],
)
async def test_done_with_several_partners(c: Conversation, words: str, ending: str) -> None:
    await c.say(ANNA, f"!erledigt S1 {words}")
    assert await shown(c) == f"S1 · Borchen sucht: Häcksler\n✅ {ending}"


@pytest.mark.usefixtures("card")
async def test_extend_withdraw_and_back(c: Conversation) -> None:
    assert "bleibt offen bis Do 31.12." in (await c.say(ANNA, "!verlängern S1 bis 31.12.") or "")
    assert "zurückgezogen" in (await c.say(ANNA, "Bitte lösche S1", direct=True) or "")
    await c.say(ANNA, "!rückgängig")
    assert "zurückgezogen" in (await c.say(ANNA, "!zurueckziehen s1") or "")
    assert "~" not in await shown(c)
    assert "Zurückgezogen." in await shown(c)
    assert "wie vorher" in (await c.say(ANNA, "!rückgängig") or "")
    assert "offen bis Do 31.12." in await shown(c)
    await c.say(ANNA, "!rückgängig")
    assert "offen bis Mi 30.12." in await shown(c)
    await c.say(ANNA, "!rückgängig")
    assert "Zurückgezogen." in await shown(c)


@pytest.mark.usefixtures("card")
async def test_change_text_or_marks(c: Conversation) -> None:
    await c.say(ANNA, "!ändern S1 bis 24.12. #garten")
    assert "Häcksler\noffen bis Do 24.12. · #garten" in await shown(c)
    await c.say(ANNA, "!ändern 1 Großer Häcksler\nmit Fahrer")
    assert "Großer Häcksler\nmit Fahrer\noffen bis Do 24.12. · #garten" in await shown(c)
    assert "nichts geändert" in (await c.say(ANNA, "!ändern S1 Großer Häcksler\nmit Fahrer") or "")


@pytest.mark.usefixtures("card")
async def test_only_the_own_municipality_and_the_coordinator_change(c: Conversation) -> None:
    for line in ("!erledigt S1", "!ändern S1 Bagger", "!verlängern S1", "!zurückziehen S1"):
        assert "gehört einer anderen Kommune" in (await c.say(BERND, line) or "")
    assert "Häcksler" in await shown(c)
    assert "bleibt offen" in (await c.say(CARLA, "!verlängern S1") or "")
    assert "erledigt" in (await c.say(OFFICE, "!erledigt S1") or "")


@pytest.mark.usefixtures("card")
async def test_who_came_between_is_not_undone(c: Conversation) -> None:
    await c.say(ANNA, "!verlängern S1 bis 31.12.")
    await c.say(CARLA, "!verlängern S1 bis 24.12.")
    assert "seither geändert" in (await c.say(ANNA, "!rückgängig") or "")
    assert "bis Do 24.12." in await shown(c)


async def test_reactions_of_the_owner(c: Conversation, card: str) -> None:
    for key in ("🤝", "❌", "✅"):
        await c.react(BERND, card, key)
    assert "offen bis" in await shown(c)
    reaction = await c.react(CARLA, card, "🤝")
    assert "✅ Erledigt." in await shown(c)
    await c.redact(CARLA, reaction)
    assert "offen bis" in await shown(c)
    await c.react(ANNA, card, "❌")
    assert "Zurückgezogen." in await shown(c)


@pytest.mark.usefixtures("card")
async def test_hiding_is_the_coordinators(c: Conversation) -> None:
    assert "nur die Geschäftsstelle" in (await c.say(BERND, "!verbergen S1") or "")
    await c.say(OFFICE, "!verbergen S1")
    assert "Häcksler" not in await shown(c)
    assert "nichts am Brett" in (await c.say(BERND, "!liste") or "")
    assert "gibt es nicht" in (await c.say(BERND, "!zeige 1") or "")
    assert "Häcksler" in (await c.say(ANNA, "!meine") or "")
    await c.say(OFFICE, "!einblenden 1")
    assert "Häcksler" in await shown(c)


@pytest.mark.parametrize("line", ["!erledigt", "!zeige", "!erledigt S99", "!zeige 99", "!erledigt S1 mit Bochum"])
@pytest.mark.usefixtures("card")
async def test_what_can_not_be_read_is_said(c: Conversation, line: str) -> None:
    answer = await c.say(ANNA, line)
    assert answer
    assert "offen bis" in await shown(c)


async def test_edits_of_a_card_are_bundled(c: Conversation, card: str) -> None:
    for day in range(10, 20):
        await c.say(ANNA, f"!verlängern S1 bis {day}.12.")
    post = next(post for post in c.posts() if post.event_id == card)
    assert post.edits <= 2
    await c.advance(seconds=11)
    assert post.edits <= 3
    assert "bis Sa 19.12." in post.body
