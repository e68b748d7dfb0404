"""Who can help: 👍 and ``!interesse``."""

import pytest

from tests.conversation import ANNA, BERND, CARLA, DIETER, OFFICE, Conversation


@pytest.fixture
async def card(c: Conversation) -> str:
    for user, name in ((ANNA, "Borchen"), (BERND, "Büren"), (CARLA, "Salzkotten"), (DIETER, "Büren")):
        await c.say(user, f"!ich {name}")
    await c.say(ANNA, "!suche Häcksler")
    return c.last.event_id


async def shown(c: Conversation) -> str:
    await c.advance(seconds=11)
    return next(body for body in c.room() if body.startswith("S1 ·"))


async def test_a_thumb_tells_both_sides_and_shows_on_the_card(c: Conversation, card: str) -> None:
    room = len(c.room())
    await c.react(BERND, card, "👍")
    assert "🤝 Eine Kommune kann helfen: Büren" in await shown(c)
    assert c.direct(ANNA)[-1] == "Bernd Bau (Büren) kann bei S1 „Häcksler“ helfen. Direkter Draht: @bernd:localhost"
    assert "Direkter Draht: @anna:localhost" in c.direct(BERND)[-1]
    assert len(c.room()) == room


async def test_a_name_that_holds_the_municipality_is_enough(c: Conversation, card: str) -> None:
    await c.join("@erik:localhost", name="Erik (Büren)")
    await c.say("@erik:localhost", "!ich Büren")
    await c.react("@erik:localhost", card, "👍")
    assert c.direct(ANNA)[-1].startswith("Erik (Büren) kann bei S1")


async def test_municipalities_count_not_people(c: Conversation, card: str) -> None:
    for user in (BERND, DIETER, CARLA):
        await c.react(user, card, "👍")
    assert "🤝 2 Kommunen können helfen: Büren, Salzkotten" in await shown(c)
    assert sum("kann bei S1" in body for body in c.direct(ANNA)) == 2


@pytest.mark.usefixtures("card")
async def test_words_go_along(c: Conversation) -> None:
    answer = await c.say(BERND, "!interesse S1 ab Donnerstag frei")
    assert "Borchen weiß Bescheid (S1)" in (answer or "")
    assert c.direct(ANNA)[-1].endswith("Dazu: ab Donnerstag frei")
    await c.say(BERND, "!interesse S1 ab Donnerstag frei")
    assert sum("kann bei S1" in body for body in c.direct(ANNA)) == 1


async def test_it_can_be_taken_back(c: Conversation, card: str) -> None:
    reaction = await c.react(BERND, card, "👍")
    await c.redact(BERND, reaction)
    assert "helfen:" not in await shown(c)
    await c.say(BERND, "!interesse 1")
    assert "helfen: Büren" in await shown(c)
    assert "nicht mehr genannt" in (await c.say(BERND, "!rückgängig") or "")
    assert "helfen:" not in await shown(c)


async def test_the_own_entry_is_no_interest(c: Conversation, card: str) -> None:
    await c.react(ANNA, card, "👍")
    assert "euer eigener Eintrag" in (await c.say(ANNA, "!interesse S1") or "")
    assert "helfen:" not in await shown(c)


async def test_a_closed_one_takes_none(c: Conversation, card: str) -> None:
    await c.say(ANNA, "!erledigt S1")
    told = len(c.direct(ANNA))
    await c.react(BERND, card, "👍")
    assert "nicht mehr offen" in (await c.say(BERND, "!interesse S1") or "")
    assert len(c.direct(ANNA)) == told


async def test_a_reply_to_the_card(c: Conversation, card: str) -> None:
    assert "weiß Bescheid" in (await c.say(BERND, "Wir können helfen", reply_to=card) or "")


@pytest.mark.parametrize(
    "words",
    ["kein Interesse", "Leider kein Interesse.", "Interesse leider nicht", "Interesse haben wir keins", "no interest"],
)
async def test_no_interest_is_none(c: Conversation, card: str, words: str) -> None:
    told = c.direct(ANNA), c.direct(BERND)
    assert await c.say(BERND, words, reply_to=card) is None
    assert "helfen:" not in await shown(c)
    assert (c.direct(ANNA), c.direct(BERND)) == told


@pytest.mark.parametrize("words", ["Interesse, aber nicht am Montag", "Wir können helfen, nicht vor Montag"])
async def test_interest_may_have_its_conditions(c: Conversation, card: str, words: str) -> None:
    assert "weiß Bescheid" in (await c.say(BERND, words, reply_to=card) or "")


@pytest.mark.usefixtures("card")
async def test_whom_an_offer_interests_is_not_said_to_help(c: Conversation) -> None:
    await c.say(ANNA, "!biete Bagger")
    await c.say(BERND, "!interesse B2")
    await c.say(CARLA, "!interesse B2")
    assert "🤝 2 Kommunen haben Interesse: Büren, Salzkotten\n" in (await c.say(CARLA, "!zeige B2") or "")


async def test_the_contact_is_not_told_of_the_own_interest(c: Conversation) -> None:
    await c.say(ANNA, "!ich Borchen")
    await c.say(ANNA, "!suche Häcksler @bernd")
    await c.say(BERND, "!interesse S1")
    assert "kann bei S1" in c.direct(ANNA)[-1]
    assert not any("kann bei S1" in body for body in c.direct(BERND))


@pytest.mark.usefixtures("card")
async def test_the_coordinator_says_who_can_help(c: Conversation) -> None:
    await c.say(OFFICE, "!interesse S1 für Büren")
    await c.say(OFFICE, "!interesse S1 für Salzkotten: ab Dienstag")
    assert "2 Kommunen können helfen: Büren, Salzkotten" in await shown(c)
    assert c.direct(ANNA)[-1].startswith("Geschäftsstelle (Salzkotten) kann bei S1 „Häcksler“ helfen.")
    assert c.direct(ANNA)[-1].endswith("Dazu: ab Dienstag")
    assert "euer eigener Eintrag" in (await c.say(OFFICE, "!interesse S1 für Borchen") or "")
    await c.say(BERND, "!interesse S1 für Delbrück")
    assert c.direct(ANNA)[-1].endswith("Dazu: für Delbrück")
