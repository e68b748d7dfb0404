"""Who speaks for which municipality: claimed, corrected, given up, taken back."""

import pytest

from bot.contacts import Contact, find_people
from tests.conversation import ANNA, BERND, CARLA, DIETER, OFFICE, OTHER_ROOM, Conversation


async def test_the_first_is_the_pate_and_the_next_the_vertretung(c: Conversation) -> None:
    assert (
        await c.say(ANNA, "!ich Borchen") == "Willkommen: Ihr sprecht jetzt als Pate für Borchen. Falsch? !rückgängig"
    )
    answer = await c.say(BERND, "!ich Borchen")
    assert answer == (
        "Willkommen: Ihr sprecht jetzt als Vertretung für Borchen, Pate ist Anna Schmidt. Falsch? !rückgängig"
    )
    assert await c.say(ANNA, "!ich Borchen") == "Ihr sprecht schon als Pate für Borchen."


@pytest.mark.parametrize(
    "line",
    ["!ich bin Borchen", "!ich spreche für Stadt Borchen", "!ich bin Patin in borchen", "!me Borchen", "!ich Borc"],
)
async def test_it_can_be_said_in_many_ways(c: Conversation, line: str) -> None:
    assert "Pate für Borchen" in str(await c.say(ANNA, line))


async def test_a_municipality_that_does_not_exist(c: Conversation) -> None:
    answer = await c.say(ANNA, "!ich Borhcen")
    assert answer == "„Borhcen“ ist keine Kommune dieser Region. Gemeint: Borchen?\nBeispiel: !ich Borchen"
    assert await c.say(ANNA, "!ich Köln") == "„Köln“ ist keine Kommune dieser Region.\nBeispiel: !ich Borchen"
    assert await c.say(ANNA, "!ich") == "Welche Kommune ist gemeint?\nBeispiel: !ich Borchen"


async def test_moving_to_another_municipality_tells_the_coordinator(c: Conversation) -> None:
    await c.say(ANNA, "!ich Borchen")
    await c.say(ANNA, "!ich Büren")
    assert str(await c.say(BERND, "!paten Büren")).startswith("Büren: Anna Schmidt")
    assert c.direct(OFFICE) == [
        "Anna Schmidt spricht nicht mehr als Pate für Borchen. Für Borchen spricht jetzt niemand. "
        "Die Einträge bleiben bei der Kommune."
    ]


async def test_listings_made_before_go_to_the_municipality(c: Conversation) -> None:
    card = await c.say(ANNA, "!suche Häcksler")
    assert "Anna Schmidt sucht" in str(card)
    event = c.last_event
    await c.say(ANNA, "!ich Borchen")
    await c.advance(seconds=11)
    assert "S1 · Borchen sucht" in str(c.answer_to(event))
    await c.say(ANNA, "!rückgängig")
    await c.advance(seconds=11)
    assert "S1 · Anna Schmidt sucht" in str(c.answer_to(event))


async def test_undo_of_a_claim(c: Conversation) -> None:
    await c.say(ANNA, "!ich Borchen")
    await c.say(ANNA, "!ich Büren")
    assert await c.say(ANNA, "!rückgängig") == "Zurückgenommen: Die Zuständigkeit ist wieder wie vorher."
    assert "Borchen: Anna Schmidt" in str(await c.say(BERND, "!paten"))
    await c.say(ANNA, "!undo")
    assert await c.say(BERND, "!paten Borchen") == "Borchen: noch niemand"
    assert await c.say(ANNA, "!undo") == "Es gibt nichts von euch, das sich zurücknehmen lässt."


async def test_undo_does_not_take_the_office_from_a_successor(c: Conversation) -> None:
    await c.say(ANNA, "!ich Borchen")
    await c.say(ANNA, "!austragen")
    await c.say(BERND, "!ich Borchen")
    await c.say(ANNA, "!rückgängig")
    assert await c.say(BERND, "!paten Borchen") == "Borchen: Bernd Bau (Vertretung: Anna Schmidt)"


async def test_a_later_correction_by_the_coordinator_stands(c: Conversation) -> None:
    await c.say(ANNA, "!ich Borchen")
    await c.say(OFFICE, "!pate Büren @anna")
    assert "nicht mehr zurücknehmen" in str(await c.say(ANNA, "!rückgängig"))
    assert str(await c.say(BERND, "!paten Büren")).startswith("Büren: Anna Schmidt")


async def test_editing_and_deleting_the_claim(c: Conversation) -> None:
    await c.say(ANNA, "!ich Borchen")
    event = c.last_event
    assert "Pate für Büren" in str(await c.edit(event, ANNA, "!ich Büren"))
    assert "Büren: Anna Schmidt\n" in str(await c.say(BERND, "!paten"))
    await c.redact(ANNA, event)
    assert await c.say(BERND, "!paten Büren") == "Büren: noch niemand"
    assert c.answer_to(event) is None


async def test_the_coordinator_appoints(c: Conversation) -> None:
    await c.say(ANNA, "!ich Borchen")
    assert await c.say(OFFICE, "!pate Borchen @bernd") == (
        "Bernd Bau spricht jetzt als Pate für Borchen. Vertretung ist nun Anna Schmidt."
    )
    assert await c.say(OFFICE, "!vertretung Borchen Carla") == "Carla spricht jetzt als Vertretung für Borchen."
    assert await c.say(OFFICE, "!pate Borchen bernd") == "Bernd Bau spricht schon als Pate für Borchen."
    assert await c.say(ANNA, "!paten Borchen") == "Borchen: Bernd Bau (Vertretung: Anna Schmidt, Carla)"
    await c.say(OFFICE, "!rückgängig")
    await c.say(OFFICE, "!rückgängig")
    assert await c.say(ANNA, "!paten Borchen") == "Borchen: Anna Schmidt"


async def test_who_is_pate_can_be_asked_as_people_ask(c: Conversation) -> None:
    await c.say(ANNA, "!ich Borchen")
    for line in ("!wer ist Pate von Borchen?", "!Wer spricht für Borchen", "!who speaks for Borchen?"):
        assert await c.say(ANNA, line) == "Borchen: Anna Schmidt", line


async def test_only_the_coordinator_appoints(c: Conversation) -> None:
    assert await c.say(ANNA, "!pate Borchen @anna") == "Das kann nur die Geschäftsstelle."
    assert (
        await c.say(ANNA, "!paten Borchen") == "Borchen: noch niemand\nFür welche Kommune sprecht ihr? !ich Altenbeken"
    )


async def test_a_name_that_is_nobody_or_several(c: Conversation) -> None:
    assert await c.say(OFFICE, "!pate Borchen @niemand") == (
        "„@niemand“ finde ich nicht in den Räumen dieser Region.\nBeispiel: !pate Borchen @anna"
    )
    assert await c.say(OFFICE, "!pate Borchen") == (
        "Wer ist gemeint? Bitte @ und den Namen dazuschreiben.\nBeispiel: !pate Borchen @anna"
    )
    await c.join("@anna2:localhost", name="Anna Müller")
    assert await c.say(OFFICE, "!pate Borchen anna m") is not None
    answer = str(await c.say(OFFICE, "!vertretung Borchen Anna"))
    assert "Anna Schmidt" in answer  # the id's first part is the name itself
    await c.join("@anna:example.org", name="Anna Fremd")
    answer = str(await c.say(OFFICE, "!pate Borchen @anna"))
    assert "passt auf mehrere: @anna:example.org, @anna:localhost" in answer
    assert "Anna Fremd" in str(await c.say(OFFICE, "!pate Borchen @anna:example.org"))


async def test_leaving_the_office(c: Conversation) -> None:
    await c.say(ANNA, "!ich Borchen")
    await c.say(BERND, "!ich Borchen")
    assert str(await c.say(ANNA, "!ich niemand")).startswith("Ihr sprecht nicht mehr für Borchen.")
    assert c.direct(OFFICE) == [
        "Anna Schmidt spricht nicht mehr als Pate für Borchen. Die Einträge bleiben bei der Kommune. "
        "Am längsten vertritt Bernd Bau die Kommune. Vorschlag: !pate Borchen @bernd:localhost"
    ]
    assert await c.say(ANNA, "!paten Borchen") == "Borchen: Vertretung: Bernd Bau"
    assert await c.say(ANNA, "!austragen") == "Ihr seid für keine Kommune eingetragen."


async def test_the_coordinator_removes_somebody(c: Conversation) -> None:
    await c.say(ANNA, "!ich Borchen")
    assert "kann nur die Geschäftsstelle" in str(await c.say(BERND, "!austragen @anna"))
    assert await c.say(OFFICE, "!austragen @anna") == (
        "Anna Schmidt spricht nicht mehr für Borchen. Die Einträge bleiben bei der Kommune."
    )
    assert await c.say(OFFICE, "!austragen @anna") == "Anna Schmidt ist für keine Kommune eingetragen."


async def test_the_list_has_at_most_ten_lines(c: Conversation) -> None:
    names = ["Altenbeken", "Bad Lippspringe", "Bad Wünnenberg", "Borchen", "Büren", "Delbrück", "Hövelhof", "Lichtenau"]
    for number, name in enumerate([*names, "Paderborn"]):
        user = f"@p{number}:localhost"
        await c.join(user, name=f"P{number}")
        await c.say(user, f"!ich {name}")
    answer = str(await c.say(OFFICE, "!paten")).splitlines()
    assert answer[0] == "Altenbeken: P0"
    assert answer[9:] == ["Noch niemand: Salzkotten"]
    await c.say(DIETER, "!ich Salzkotten")
    await c.say(DIETER, "!ich niemand")
    await c.say(OFFICE, "!austragen @p8")
    assert str(await c.say(OFFICE, "!paten")).splitlines()[-1] == "Noch niemand: Paderborn, Salzkotten"


async def test_what_does_not_fit_ten_lines_is_behind_mehr(c: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.paging.LINES", 3)
    for user, name in ((ANNA, "Borchen"), (BERND, "Büren"), (CARLA, "Delbrück")):
        await c.say(user, f"!ich {name}")
    assert str(await c.say(ANNA, "!paten")).splitlines() == [
        "Borchen: Anna Schmidt",
        "Büren: Bernd Bau",
        "… und 2 weitere: !mehr",
    ]
    assert str(await c.say(ANNA, "!mehr")).splitlines()[0] == "Delbrück: Carla"
    assert await c.say(ANNA, "!mehr") == "Mehr gibt es nicht."
    assert await c.say(BERND, "!mehr") == "Mehr gibt es nicht."


async def test_absence_names_the_vertretung(c: Conversation) -> None:
    await c.say(ANNA, "!ich Borchen")
    assert (
        str(await c.say(ANNA, "!abwesend bis 4.12.")).splitlines()[1].startswith("Für Borchen gibt es keine Vertretung")
    )
    await c.say(BERND, "!ich Borchen")
    assert await c.say(ANNA, "!abwesend bis 4.12.") == (
        "Abwesend bis Fr 4.12. !da beendet das vorher.\nAnfragen an Borchen gehen bis dahin an: Bernd Bau"
    )
    away = "Borchen: Anna Schmidt (abwesend bis Fr 4.12., Vertretung: Bernd Bau)"
    assert await c.say(BERND, "!paten Borchen") == away
    await c.advance(days=5)
    assert await c.say(BERND, "!paten Borchen") == "Borchen: Anna Schmidt (Vertretung: Bernd Bau)"
    assert await c.say(ANNA, "!da") == "Ihr seid nicht als abwesend eingetragen."


async def test_back_and_the_way_back(c: Conversation) -> None:
    await c.say(ANNA, "!ich Borchen")
    await c.say(ANNA, "!abwesend morgen")
    assert await c.say(ANNA, "!da") == "Schön, dass ihr wieder da seid. Die Abwesenheit ist beendet."
    await c.say(ANNA, "!rückgängig")
    assert await c.say(BERND, "!paten Borchen") is not None
    assert "abwesend bis Di 1.12." in str(await c.say(BERND, "!paten Borchen"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("!abwesend", "Bis wann? Es fehlt noch der Tag."),
        ("!abwesend bis 31.6.", "Den Tag „31.6.“ gibt es nicht."),
        ("!abwesend bis 1.1.2020", "„1.1.2020“ ist schon vorbei."),
        ("!abwesend irgendwann", "„irgendwann“ verstehe ich nicht als Tag."),
    ],
)
async def test_absence_without_a_day(c: Conversation, line: str, said: str) -> None:
    assert await c.say(ANNA, line) == f"{said}\nBeispiel: !abwesend bis 12.1."


async def test_who_am_i(c: Conversation) -> None:
    assert await c.say(OFFICE, "!wer-bin-ich") == (
        "Ihr habt noch nicht gesagt, für welche Kommune ihr sprecht: !ich Altenbeken\n"
        "Ihr gehört zur Geschäftsstelle.\nSprache: Deutsch. English: !sprache en"
    )
    await c.say(ANNA, "!ich Borchen")
    await c.say(BERND, "!ich Borchen")
    await c.say(ANNA, "!abwesend 12.1.")
    assert await c.say(ANNA, "!whoami") == (
        "Ihr sprecht als Pate für Borchen.\nAußerdem für diese Kommune: Bernd Bau\n"
        "Abwesend gemeldet bis Di 12.1.2027. !da beendet das.\nSprache: Deutsch. English: !sprache en"
    )


async def test_language(c: Conversation) -> None:
    await c.say(ANNA, "!ich Borchen")
    assert await c.say(ANNA, "!sprache klingonisch") == (
        "Diese Sprache spreche ich nicht. Ich kann de und en.\nBeispiel: !sprache en"
    )
    assert await c.say(ANNA, "!sprache englisch") == "From now on I answer in English."
    assert await c.say(ANNA, "!liaisons Borchen") == "Borchen: Anna Schmidt"
    assert await c.say(ANNA, "!paten Büren") == "Büren: nobody yet"
    assert await c.say(ANNA, "!undo") == "Taken back: the language is as it was before."
    assert await c.say(ANNA, "!paten Büren") == "Büren: noch niemand"


async def test_regions_are_apart(c: Conversation) -> None:
    await c.say(CARLA, "!ich Borchen")
    assert await c.say(CARLA, "!paten", room=OTHER_ROOM) == (
        "Noch niemand: Borchen\nFür welche Kommune sprecht ihr? !ich Borchen"
    )
    assert "nichts von euch" in str(await c.say(CARLA, "!rückgängig", room=OTHER_ROOM))


def test_names() -> None:
    known = {"@anna:a.org": "Anna Schmidt", "@anna:b.org": "Anna", "@x1:a.org": "Bernd Bau", "@bau:a.org": ""}
    assert find_people("@anna:B.org", known) == ["@anna:b.org"]
    assert find_people("@anna", known) == ["@anna:a.org", "@anna:b.org"]
    assert find_people("anna schmidt", known) == ["@anna:a.org"]
    assert find_people("Bau", known) == ["@bau:a.org"]
    assert find_people("bernd", known) == ["@x1:a.org"]
    assert find_people("@", known) == find_people("b", known) == []


def test_a_contact_is_a_value() -> None:
    assert Contact("@a:b", "A", "liaison") == Contact("@a:b", "A", "liaison", None)
