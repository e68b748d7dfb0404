"""Help, the way back, the next lines, house rules and links."""

import pytest

from commands import features
from commands.basics.helping import COORDINATOR, IN_DIRECT, IN_ROOM
from tests.conversation import ANNA, BERND, CARLA, OFFICE, OTHER_ROOM, Conversation, sample

EVERY = [command for feature in features(sample()) for command in feature.commands]


@pytest.fixture
async def known(c: Conversation) -> Conversation:
    """Anna speaks for Borchen and has been welcomed."""
    await c.say(ANNA, "!ich Borchen")
    return c


def test_the_help_names_only_commands_that_exist() -> None:
    names = {command.name: command.coordinator for command in EVERY}
    assert {*IN_ROOM, *IN_DIRECT, *COORDINATOR} <= set(names)
    assert not any(names[name] for name in (*IN_ROOM, *IN_DIRECT))
    assert all(names[name] for name in COORDINATOR)


async def test_help_in_a_room_has_six_lines(known: Conversation) -> None:
    lines = str(await known.say(ANNA, "!hilfe")).splitlines()
    assert lines[0] == "Das Wichtigste:"
    assert len(lines) == 8
    assert lines[1].startswith("- !suche ")
    assert lines[-1] == "Alles: !befehle · genauer: !hilfe suche"


async def test_help_in_the_direct_chat_needs_no_prefix(known: Conversation) -> None:
    lines = str(await known.say(ANNA, "Hilfe", direct=True)).splitlines()
    assert len(lines) == 8
    assert any(line.startswith("- !meine ") for line in lines)
    assert str(await known.say(ANNA, "help", direct=True)).splitlines() == lines


async def test_the_coordinator_sees_more(c: Conversation) -> None:
    answer = str(await c.say(OFFICE, "!hilfe"))
    assert "Für die Geschäftsstelle: !pate · !vertretung · !verbergen" in answer
    assert "Geschäftsstelle" not in str(await c.say(ANNA, "!hilfe"))


async def test_one_command_with_everything(known: Conversation) -> None:
    assert await known.say(ANNA, "!hilfe abwesend") == (
        "!abwesend TAG – Abwesenheit eintragen\n"
        "Bis einschließlich zu diesem Tag nennt der Bot statt euch die Vertretung. "
        "!da beendet die Abwesenheit vorher.\n"
        "Beispiel: !abwesend bis 12.1.\n"
        "Geht auch: !ich-bin-abwesend · !away · !i-am-away"
    )
    assert str(await known.say(ANNA, "!hilfe !Verlaengern")).startswith("!verlängern S12 [bis TAG] – ")
    assert str(await known.say(ANNA, "!hilfe meine daten")).startswith("!meine-daten – ")


async def test_one_command_in_english(known: Conversation) -> None:
    await known.say(ANNA, "!sprache en")
    assert str(await known.say(ANNA, "!help extend")).startswith("!extend S12 [until DAY] – ")
    assert str(await known.say(ANNA, "!help done")).startswith("!done S12 [with MUNICIPALITY] [: TEXT] – ")


async def test_did_you_mean(known: Conversation) -> None:
    assert await known.say(ANNA, "!hilfe suhce") == "„suhce“ kenne ich nicht. Gemeint: !suche?"
    assert await known.say(ANNA, "!hilfe xyz") == "„xyz“ kenne ich nicht. !hilfe zeigt, was ich kann."
    assert await known.say(ANNA, "!spielregel") == "„spielregel“ kenne ich nicht. Gemeint: !spielregeln?"
    assert await known.say(ANNA, "!qqqqq") == "„qqqqq“ kenne ich nicht. !hilfe zeigt, was ich kann."


async def test_all_commands_ten_lines_at_once_in_a_room(known: Conversation) -> None:
    seen: list[str] = []
    answer = await known.say(ANNA, "!befehle")
    while answer and answer.splitlines()[-1].endswith(": !mehr"):
        assert len(answer.splitlines()) == 10
        seen += answer.splitlines()[:-1]
        answer = await known.say(ANNA, "!mehr")
    seen += str(answer).splitlines()
    assert seen == str(await known.say(ANNA, "befehle", direct=True)).splitlines()
    assert [line.partition(" – ")[0] for line in seen] == [
        f"- !{one.word('de')}" for one in EVERY if not one.coordinator
    ]
    assert await known.say(ANNA, "!mehr") == "Mehr gibt es nicht."


async def test_more_is_for_oneself_in_this_room(known: Conversation) -> None:
    await known.say(ANNA, "!befehle")
    assert str(await known.say(BERND, "!mehr")).startswith("Mehr gibt es nicht.")
    assert await known.say(ANNA, "mehr", direct=True) == "Mehr gibt es nicht."
    assert str(await known.say(ANNA, "!weiter")).endswith("!mehr")


async def test_all_commands_of_the_coordinator(c: Conversation) -> None:
    lines = str(await c.say(OFFICE, "befehle", direct=True)).splitlines()
    assert len(lines) == len(EVERY)


async def test_undo_takes_back_one_step_at_a_time(known: Conversation) -> None:
    await known.say(ANNA, "!abwesend 1.12.")
    await known.say(ANNA, "!abwesend 2.12.")
    assert await known.say(ANNA, "!rückgängig") == "Zurückgenommen: Die Abwesenheit ist wieder wie vorher."
    assert "bis Di 1.12." in str(await known.say(ANNA, "!wer-bin-ich"))
    await known.say(ANNA, "!rueckgaengig")
    assert "Abwesend" not in str(await known.say(ANNA, "!wer-bin-ich"))


async def test_undo_takes_back_only_ones_own(known: Conversation) -> None:
    await known.say(BERND, "!ich Büren")
    await known.say(BERND, "!rückgängig")
    assert await known.say(BERND, "!rückgängig") == "Es gibt nichts von euch, das sich zurücknehmen lässt."
    assert await known.say(ANNA, "!paten Borchen") == "Borchen: Anna Schmidt"


async def test_house_rules(known: Conversation) -> None:
    lines = str(await known.say(ANNA, "!spielregeln")).splitlines()
    assert lines[0] == "Spielregeln von Kreis Paderborn (Beispiel)"
    assert lines[1] == "Alle Kommunen begegnen sich auf Augenhöhe."
    assert len(lines) == 6


async def test_links(known: Conversation) -> None:
    assert await known.say(ANNA, "!links") == (
        "Vielleicht hilft eine dieser Plattformen: Interkommunales.NRW: https://interkommunales.nrw"
        " · Vergabeportal NRW: https://www.vergabe.nrw.de"
    )


async def test_a_region_without_rules_and_links(c: Conversation) -> None:
    rules = str(await c.say(CARLA, "!rules", room=OTHER_ROOM))
    assert rules.startswith("Für diese Region sind keine Spielregeln hinterlegt.")
    assert await c.say(CARLA, "!links", room=OTHER_ROOM) == "Für diese Region sind keine Plattformen hinterlegt."
