"""``!abo``: made, changed, shown, ended, taken back, corrected."""

import pytest

from storage.topics import TopicChange
from tests.conversation import ANNA, BERND, CARLA, OTHER_ROOM, REGION, Conversation


@pytest.fixture
async def c(c: Conversation) -> Conversation:
    """Bernd has said who he is; so nothing else stands below his answers."""
    await c.say(BERND, "!ich Büren")
    return c


async def say(c: Conversation, line: str) -> str:
    return await c.say(BERND, line) or ""


async def own(c: Conversation) -> list[str]:
    """The subscriptions as ``!abos`` shows them."""
    return [line.removeprefix("- ") for line in (await say(c, "!abos")).splitlines() if line.startswith("- ")]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("!abo #vergabe", "#vergabe · sofort"),
        ("!abo #vergabe sofort", "#vergabe · sofort"),
        ("!abo Häcksler täglich", "Häcksler · täglich"),
        ("!abo gesammelt, bitte: Häcksler!", "Häcksler · täglich"),
        ("!abo #bauhof Häcksler", "#bauhof Häcksler · sofort"),
        ("!abo Häcksler taeglich #Bauhof", "#bauhof Häcksler · täglich"),
        ("!abo alles Neue zum Thema Feuerwehr", "Feuerwehr · sofort"),
        ("!abo für den Häcksler mit Fahrer bitte", "Häcksler mit Fahrer · sofort"),
        ("!abo Bau- und Kulturamt", "Bau- und Kulturamt · sofort"),
        ("!abo #Fördermittel", "#foerdermittel · sofort"),
        ("!abonniere\n#vergabe\n", "#vergabe · sofort"),
        ("!subscribe #vergabe daily", "#vergabe · täglich"),
    ],
)
async def test_what_was_understood_is_kept_and_said(c: Conversation, line: str, shown: str) -> None:
    answer = await say(c, line)
    what, rhythm = shown.split(" · ")
    assert answer.startswith(f"Abo {what}: Neues dazu kommt ")
    assert ("sofort" in answer) is (rhythm == "sofort")
    assert ("werktags um neun gesammelt" in answer) is (rhythm == "täglich")
    assert answer.endswith(f"Beenden: !abo aus {what}")
    assert "\n" not in answer
    assert await own(c) == [shown]


async def test_the_answer_stands_where_the_command_was(c: Conversation) -> None:
    await say(c, "!abo #vergabe")
    assert c.post_to(c.last_event) == c.posts()[-1]
    assert "Abo #bauhof" in (await c.say(BERND, "abo #bauhof", direct=True) or "")
    assert "Abo #bauhof" in c.direct(BERND)[-1]


async def test_the_same_again(c: Conversation) -> None:
    await say(c, "!abo Häcksler")
    again = "Das Abo Häcksler gibt es schon (sofort). Beenden: !abo aus Häcksler"
    for line in ("!abo Häcksler", "!abo für häcksler", "!abo Häcksler sofort"):
        assert await say(c, line) == again
    assert "werktags um neun" in await say(c, "!abo haecksler täglich")
    assert await say(c, "!abo Häcksler") == again.replace("sofort", "täglich gesammelt")
    assert await own(c) == ["Häcksler · täglich"]
    assert "sofort" in await say(c, "!abo Häcksler sofort")
    assert await own(c) == ["Häcksler · sofort"]


async def test_several_topics_are_one_subscription_each(c: Conversation) -> None:
    await say(c, "!abo #vergabe")
    first, second = (await say(c, "!abo #vergabe #bauhof #BAUHOF")).splitlines()
    assert first.startswith("Das Abo #vergabe gibt es schon")
    assert second.startswith("Abo #bauhof: Neues")
    await say(c, "!rückgängig")
    assert await own(c) == ["#vergabe · sofort"]


async def test_topic_with_and_without_words_are_different(c: Conversation) -> None:
    for line in ("!abo #bauhof", "!abo #bauhof Häcksler", "!abo Häcksler", "!abo #bauhof Zelt"):
        assert "gibt es schon" not in await say(c, line)
    assert len(await own(c)) == 4


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("!abo #verggabe", "Das Thema #verggabe gibt es hier nicht. Gemeint: #vergabe?"),
        ("!abo #brandschuz", "Das Thema #brandschuz gibt es hier nicht. Gemeint: #feuerwehr"),
        ("!abo #xyzzy", "Das Thema #xyzzy gibt es hier nicht. !themen zeigt alle"),
        ("!abo #vergabe #xyzzy", "Das Thema #xyzzy gibt es hier nicht."),
        ("!abo bitte", "Worüber wollt ihr Neues erfahren?"),
        ("!abo täglich", "Worüber wollt ihr Neues erfahren?"),
        ("!abo ??? - …", "Worüber wollt ihr Neues erfahren?"),
        ("!abo alles", "Worüber wollt ihr Neues erfahren?"),
        (f"!abo {'Zelt ' * 21}", "Das sind 104 Zeichen; "),
        (f"!abo {'x' * 4000}", "Das sind 4.000 Zeichen; "),
    ],
)
async def test_bad_input_is_refused_with_a_way_on(c: Conversation, line: str, start: str) -> None:
    answer = await say(c, line)
    assert answer.startswith(start)
    assert ("Beispiel: !abo #vergabe" in answer) is ("Thema #" not in answer)
    assert await own(c) == []


async def test_one_hundred_characters_are_enough_for_anybody(c: Conversation) -> None:
    assert (await say(c, f"!abo {'x' * 100}")).startswith("Abo xxx")
    assert "101 Zeichen" in await say(c, f"!abo {'x' * 101}")


async def test_words_are_shown_as_they_were_typed(c: Conversation) -> None:
    answer = await say(c, "!abo Zelt<b>Bus `**fett**` Zelt")
    assert answer.startswith("Abo Zelt<b>Bus fett Zelt: ")
    assert "<b>" not in c.last.html
    assert "Abo beendet: Zelt<b>Bus fett Zelt." in await say(c, "!abo aus Zelt<b>Bus `**fett**` Zelt")


async def test_no_more_than_thirty(c: Conversation) -> None:
    for number in range(29):
        await say(c, f"!abo Sache{number}")
    assert "Mehr als 30 Abos" in await say(c, "!abo #vergabe #bauhof")
    assert "Abo #vergabe" in await say(c, "!abo #vergabe")
    assert "Mehr als 30 Abos" in await say(c, "!abo #bauhof")
    assert "werktags um neun" in await say(c, "!abo #vergabe täglich")
    assert "Abo Zelt" in (await c.say(ANNA, "!abo Zelt") or "")


async def test_a_long_list_comes_in_pages(c: Conversation) -> None:
    assert await say(c, "!abo") == await say(c, "!abos") == "Ihr habt noch kein Abo. Eines einrichten: !abo #vergabe"
    for number in range(12):
        await say(c, f"!abo Sache{number}")
    shown = (await say(c, "!abo")).splitlines()
    assert len(shown) == 10
    assert shown[0] == "- Sache0 · sofort"
    assert shown[-1] == "… und 3 weitere: !mehr"
    assert (await say(c, "!mehr")).splitlines() == [
        *(f"- Sache{number} · sofort" for number in (9, 10, 11)),
        "Beenden: !abo aus Sache9",
    ]
    assert "Mehr gibt es nicht" in await say(c, "!mehr")


# Ending


@pytest.fixture
async def three(c: Conversation) -> Conversation:
    for line in ("!abo #vergabe", "!abo Häcksler täglich", "!abo #bauhof Zelt"):
        await say(c, line)
    return c


@pytest.mark.parametrize(
    ("line", "ended"),
    [
        ("!abo aus #vergabe", "#vergabe"),
        ("!abo #vergabe aus", "#vergabe"),
        ("!abo-aus häcksler", "Häcksler"),
        ("!abbestellen Häcksler täglich", "Häcksler"),
        ("!abo aus Zelt", "#bauhof Zelt"),  # nothing else is meant
        ("!abo aus #bauhof", "#bauhof Zelt"),
        ("!subscribe off #vergabe", "#vergabe"),
        ("!unsubscribe #bauhof zelt", "#bauhof Zelt"),
    ],
)
async def test_one_ends(three: Conversation, line: str, ended: str) -> None:
    assert await say(three, line) == f"Abo beendet: {ended}. Doch nicht? !rückgängig"
    left = await own(three)
    assert len(left) == 2
    assert not [one for one in left if one.startswith(f"{ended} ·")]


@pytest.mark.parametrize("line", ["!abo aus alles", "!abbestellen alle Abos", "!subscribe off all"])
async def test_all_end(three: Conversation, line: str) -> None:
    assert await say(three, line) == "Abo beendet: #vergabe, Häcksler, #bauhof Zelt. Doch nicht? !rückgängig"
    assert await own(three) == []
    assert "noch kein Abo" in await say(three, line)


async def test_many_that_end_are_counted(three: Conversation) -> None:
    await say(three, "!abo #bauhof")
    assert await say(three, "!abo aus alles") == "4 Abos beendet. Doch nicht? !rückgängig"


async def test_without_words_the_only_one_ends_or_all_are_named(three: Conversation) -> None:
    assert (await say(three, "!abo aus")).splitlines() == [
        "Welches Abo soll enden?",
        "- !abo aus #vergabe",
        "- !abo aus Häcksler",
        "- !abo aus #bauhof Zelt",
        "Alle: !abo aus alles",
    ]
    await say(three, "!abo #bauhof Häcksler")
    assert (await say(three, "!abo aus #bauhof")).splitlines()[1:-1] == [
        "- !abo aus #bauhof Zelt",
        "- !abo aus #bauhof Häcksler",
    ]
    for line in ("!abo aus #bauhof Zelt", "!abo aus #bauhof Häcksler", "!abo aus Häcksler"):
        await say(three, line)
    assert "Abo beendet: #vergabe" in await say(three, "!abo aus")


async def test_many_are_not_all_named(c: Conversation) -> None:
    for number in range(12):
        await say(c, f"!abo Sache{number}")
    lines = (await say(c, "!abo aus")).splitlines()
    assert len(lines) == 12
    assert lines[-1] == "… und 2 weitere: !abos. Alle: !abo aus alles"


async def test_what_is_not_there_can_not_end(three: Conversation) -> None:
    assert await say(three, "!abo aus Zebra") == "Ein Abo „Zebra“ habt ihr nicht. !abos zeigt eure."
    assert "habt ihr nicht" in await say(three, "!abo aus #vergabe Häcksler")
    assert "habt ihr nicht" in await say(three, "!abo aus #xyzzy")
    assert len(await own(three)) == 3
    assert "noch kein Abo" in (await three.say(ANNA, "!abo aus #vergabe") or "")


async def test_exactly_that_ends_before_what_only_covers_it(three: Conversation) -> None:
    await say(three, "!abo #bauhof")
    assert "Abo beendet: #bauhof." in await say(three, "!abo aus #bauhof")


# The way back


async def test_each_step_can_be_taken_back(c: Conversation) -> None:
    await say(c, "!abo #vergabe")
    await say(c, "!abo #vergabe täglich")
    await say(c, "!abo #vergabe")  # changes nothing
    await say(c, "!abo aus #vergabe")
    for shown in (["#vergabe · täglich"], ["#vergabe · sofort"], []):
        assert await say(c, "!rückgängig") == "Zurückgenommen: Eure Abos sind wieder wie vorher."
        assert await own(c) == shown
    assert "Zuständigkeit" in await say(c, "!rückgängig")  # what he did before


async def test_the_end_of_all_can_be_taken_back(three: Conversation) -> None:
    before = await own(three)
    await say(three, "!abo aus alles")
    await say(three, "!rückgängig")
    assert sorted(await own(three)) == sorted(before)


async def test_editing_the_message_corrects(c: Conversation) -> None:
    await say(c, "!abo #vergabe")
    command = c.last_event
    assert (await c.edit(command, BERND, "!abo #bauhof täglich") or "").startswith("Abo #bauhof: ")
    assert await own(c) == ["#bauhof · täglich"]
    assert (await c.edit(command, BERND, "!abo #bauhof sofort") or "").startswith(
        "Abo #bauhof: Neues dazu kommt sofort"
    )
    assert await own(c) == ["#bauhof · sofort"]
    assert "#verggabe" in (await c.edit(command, BERND, "!abo #verggabe") or "")
    assert await own(c) == ["#bauhof · sofort"]
    await c.edit(command, BERND, "danke euch")
    assert await own(c) == []


async def test_deleting_the_message_takes_it_back_whoever_deletes_it(c: Conversation) -> None:
    await say(c, "!abo #vergabe")
    command = c.last_event
    await c.say(ANNA, "!abo #vergabe")
    await c.redact(ANNA, command)  # a moderator
    assert await own(c) == []
    assert "gibt es schon" in (await c.say(ANNA, "!abo #vergabe") or "")


# Topics and regions


async def test_a_topic_that_was_merged_goes_on_under_the_new_name(c: Conversation) -> None:
    await say(c, "!abo #vergabe")
    async with c.database.transaction() as session:
        session.add(TopicChange(region=REGION, tag="einkauf", name="Einkauf", synonyms=""))
        session.add(TopicChange(region=REGION, tag="vergabe", name="Vergabe", synonyms="", merged_into="einkauf"))
    assert await own(c) == ["#einkauf · sofort"]
    assert "gibt es schon" in await say(c, "!abo #einkauf")
    assert "Abo beendet: #einkauf" in await say(c, "!abo aus #vergabe")


async def test_each_region_has_its_own(c: Conversation) -> None:
    await c.say(CARLA, "!abo #vergabe")
    assert "noch kein Abo" in (await c.say(CARLA, "!abos", room=OTHER_ROOM) or "")
    assert "noch kein Abo" in (await c.say(CARLA, "!abo aus alles", room=OTHER_ROOM) or "")
    assert "Abo #vergabe: " in (await c.say(CARLA, "!abo #vergabe", room=OTHER_ROOM) or "")
    await c.say(CARLA, "!abo aus", room=OTHER_ROOM)
    assert "#vergabe · sofort" in (await c.say(CARLA, "!abos") or "")
