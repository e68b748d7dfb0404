"""Newcomers are welcomed once; who leaves the last room leaves the office."""

from tests.conversation import ANNA, BERND, CARLA, DIETER, MEMBERS, OFFICE, SECOND_ROOM, STRANGER, Conversation

QUESTION = "Für welche Kommune sprecht ihr? !ich Altenbeken"


async def test_the_first_use_is_welcomed_in_the_direct_chat_and_asked_once(c: Conversation) -> None:
    answer = str(await c.say(ANNA, "!paten Borchen"))
    assert answer.splitlines()[-1] == QUESTION
    (welcome,) = c.direct(ANNA)
    assert welcome.startswith("Hallo, ich bin der Bot für Kreis Paderborn (Beispiel).")
    for command in ("!suche ", "!biete ", "!liste", "!hilfe", "!meine-daten", "!vergiss-mich"):
        assert command in welcome
    assert await c.say(ANNA, "!paten Borchen") == "Borchen: noch niemand"
    assert len(c.direct(ANNA)) == 1


async def test_the_examples_of_the_welcome_work(c: Conversation) -> None:
    await c.say(ANNA, "!ich Borchen")
    for line in c.direct(ANNA)[0].splitlines()[1:4]:
        answer = await c.say(ANNA, line.partition(": ")[2])
        assert answer is not None
        assert "kenne ich nicht" not in answer


async def test_the_claim_itself_is_not_asked(c: Conversation) -> None:
    assert QUESTION not in str(await c.say(ANNA, "!ich Borchen"))
    assert len(c.direct(ANNA)) == 1


async def test_the_coordinator_is_not_asked(c: Conversation) -> None:
    assert QUESTION not in str(await c.say(OFFICE, "!paten"))
    assert len(c.direct(OFFICE)) == 1


async def test_in_the_direct_chat_the_welcome_follows_the_answer(c: Conversation) -> None:
    answer = await c.say(ANNA, "hilfe", direct=True)
    first, second = c.direct(ANNA)
    assert first == answer
    assert first.endswith(QUESTION)
    assert second.startswith("Hallo")


async def test_a_refused_first_command_welcomes_with_the_next(c: Conversation) -> None:
    await c.say(ANNA, "!ich Köln")
    assert c.direct(ANNA) == []
    await c.say(ANNA, "!paten")
    assert len(c.direct(ANNA)) == 1


async def test_a_stranger_is_told_where_the_door_is(c: Conversation) -> None:
    answer = await c.say(STRANGER, "hilfe", direct=True)
    assert answer == (
        "Diesen Bot nutzen die Mitglieder der Räume von Kreis Paderborn (Beispiel). "
        "Bitte zuerst einem dieser Räume beitreten."
    )
    assert c.direct(STRANGER) == [answer]


async def test_who_leaves_the_last_room_leaves_the_office(c: Conversation) -> None:
    await c.say(ANNA, "!ich Borchen")
    await c.say(BERND, "!ich Borchen")
    before = c.direct(OFFICE)
    await c.leave(ANNA)
    (told,) = c.direct(OFFICE)[len(before) :]
    assert told.startswith("Anna spricht nicht mehr als Pate für Borchen. ") or told.startswith("anna spricht")
    assert "!pate Borchen @bernd:localhost" in told
    assert await c.say(BERND, "!paten Borchen") == "Borchen: Vertretung: Bernd Bau"
    await c.join(ANNA, name="Anna Schmidt")
    assert await c.say(BERND, "!paten Borchen") == "Borchen: Vertretung: Bernd Bau"
    assert "Pate für Borchen" in str(await c.say(ANNA, "!ich Borchen"))


async def test_a_vertretung_that_leaves(c: Conversation) -> None:
    await c.say(ANNA, "!ich Borchen")
    await c.say(BERND, "!ich Borchen")
    await c.leave(BERND, sender=OFFICE)
    assert c.direct(OFFICE) == []  # the one who did it knows
    await c.say(DIETER, "!ich Borchen")
    await c.leave(DIETER)
    assert c.direct(OFFICE) == ["dieter spricht nicht mehr als Vertretung für Borchen. Weiter da: Anna Schmidt."]


async def test_who_stays_in_another_room_keeps_the_office(c: Conversation) -> None:
    await c.say(CARLA, "!ich Borchen")
    await c.leave(CARLA)
    assert c.direct(OFFICE) == []
    assert await c.say(ANNA, "!paten Borchen") is not None
    await c.leave(CARLA, room=SECOND_ROOM)
    assert len(c.direct(OFFICE)) == 1


async def test_others_come_and_go_unnoticed(c: Conversation) -> None:
    await c.join(STRANGER, name="Fremd")
    await c.leave(STRANGER)
    await c.leave(DIETER)
    assert not c.stage.posts
    assert DIETER in MEMBERS
