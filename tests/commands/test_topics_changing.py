"""``!thema``: the coordinator adds, changes, merges and removes topics."""

import re
from pathlib import Path

import pytest

from bot.config import Config, Language
from tests.commands.topics_office import EHRENAMT, now, office, rows
from tests.conversation import ANNA, OFFICE, Conversation, conversation, sample
from tests.ftl import entries

# Adding, changing


async def test_a_new_topic_is_echoed_and_there(c: Conversation) -> None:
    assert await office(c, EHRENAMT) == (
        "Neues Thema: Ehrenamt #ehrenamt · auch: Vereinspflege, Ehrenamtskarte. Falsch? !rückgängig"
    )
    assert await rows(c) == [("ehrenamt", "Ehrenamt", "Vereinspflege\nEhrenamtskarte", "")]
    assert (await now(c)).all[-1].name == "Ehrenamt"


@pytest.mark.parametrize(
    "line",
    [
        "!thema #ehrenamt Ehrenamt: Vereinspflege; Ehrenamtskarte",
        "!thema  #Ehrenamt  Ehrenamt : Vereinspflege,, Ehrenamtskarte, Ehrenamt, vereinspflege, 🎉.",
        "!thema #ehrenamt Ehrenamt:\nVereinspflege\nEhrenamtskarte",
        "!thema #ehrenamt „Ehrenamt“\nVereinspflege, #Ehrenamtskarte",
        "!topic #EHRENAMT Ehrenamt: Vereinspflege, Ehrenamtskarte",
    ],
)
async def test_however_it_is_typed(c: Conversation, line: str) -> None:
    await office(c, line)
    assert await rows(c) == [("ehrenamt", "Ehrenamt", "Vereinspflege\nEhrenamtskarte", "")]


async def test_a_name_without_a_colon_keeps_the_synonyms(c: Conversation) -> None:
    await office(c, EHRENAMT)
    assert "Geändert: Engagement #ehrenamt · auch: Vereinspflege" in await office(c, "!thema #ehrenamt Engagement")
    assert "Geändert: Engagement #ehrenamt · auch: Tafel." in await office(c, "!thema #ehrenamt: Tafel")
    assert "Geändert: Engagement #ehrenamt. " in await office(c, "!thema #ehrenamt Engagement:")
    assert await rows(c) == [("ehrenamt", "Engagement", "", "")]


async def test_a_configured_topic_is_changed_in_its_place(c: Conversation) -> None:
    before = [topic.tag for topic in (await now(c)).all]
    await office(c, "!thema #Bauhof Bauhöfe: Winterdienst, Kehrmaschine")
    found = await now(c)
    assert [topic.tag for topic in found.all] == before
    assert found.known["bauhof"].synonyms == ("Winterdienst", "Kehrmaschine")
    assert found.find("Streusalz") is None


async def test_synonyms_come_and_go(c: Conversation) -> None:
    await office(c, EHRENAMT)
    assert "Ehrenamt #ehrenamt heißt jetzt auch: Tafel, Freiwilligentag." in await office(
        c, "!thema #ehrenamt +Tafel, vereinspflege, Freiwilligentag"
    )
    assert "Ehrenamt #ehrenamt heißt nicht mehr: Vereinspflege, Tafel." in await office(
        c, "!thema Ehrenamt", "!thema #ehrenamt – vereinspflege, TAFEL"
    )
    assert await rows(c) == [("ehrenamt", "Ehrenamt", "Ehrenamtskarte\nFreiwilligentag", "")]


async def test_a_synonym_in_two_spellings_is_two_to_the_search(c: Conversation) -> None:
    await office(c, EHRENAMT)
    assert "heißt jetzt auch: Vereins-Pflege." in await office(c, "!thema #ehrenamt + Vereins-Pflege")


# Renaming, merging, removing


async def test_a_new_name(c: Conversation) -> None:
    answer = await office(c, EHRENAMT, "!thema umbenennen #ehrenamt in Engagement")
    assert answer == "„Ehrenamt“ heißt jetzt Engagement #ehrenamt. Falsch? !rückgängig"
    assert await rows(c) == [("ehrenamt", "Engagement", "Vereinspflege\nEhrenamtskarte", "")]


async def test_a_new_tag_and_the_old_one_still_works(c: Conversation) -> None:
    answer = await office(c, "!thema #ea Ehrenamt: Tafel", "!thema umbenennen #ea #ehrenamt Engagement")
    assert answer.startswith("Neues Kürzel: Engagement #ehrenamt. #ea gilt weiter und meint #ehrenamt.")
    assert await rows(c) == [("ea", "Ehrenamt", "", "ehrenamt"), ("ehrenamt", "Engagement", "Tafel\nea", "")]
    assert (await office(c, "!thema #ea")).startswith("Engagement #ehrenamt · auch: Tafel, ea")


async def test_a_tag_can_be_renamed_back(c: Conversation) -> None:
    await office(c, EHRENAMT, "!thema umbenennen #ehrenamt #engagement", "!thema umbenennen #engagement #ehrenamt")
    found = await now(c)
    assert found.canonical("engagement") == found.canonical("ehrenamt") == "ehrenamt"
    assert found.known["ehrenamt"].synonyms == ("Vereinspflege", "Ehrenamtskarte", "engagement")
    await office(c, "!thema #ehrenamt - engagement", "!thema umbenennen #ehrenamt #engagement")
    assert (await now(c)).canonical("ehrenamt") == "engagement"


async def test_a_synonym_becomes_the_tag(c: Conversation) -> None:
    await office(c, "!thema #ea Ehrenamt: Engagement, Tafel", "!thema umbenennen #ea #engagement")
    assert (await now(c)).known["engagement"].synonyms == ("Tafel", "ea")


async def test_a_topic_becomes_part_of_another(c: Conversation) -> None:
    answer = await office(c, EHRENAMT, "!thema #tafeln Tafeln", "!thema zusammenlegen #ehrenamt und #tafeln")
    assert answer.startswith(
        "Ehrenamt #ehrenamt gehört jetzt zu Tafeln #tafeln. Einträge mit #ehrenamt zählen dort mit."
    )
    found = await now(c)
    assert "ehrenamt" not in found.known
    assert found.known["tafeln"].synonyms == ("Ehrenamt", "Vereinspflege", "Ehrenamtskarte")
    assert {found.canonical(word) for word in ("ehrenamt", "Ehrenamtskarte", "tafeln")} == {"tafeln"}


async def test_configured_topics_are_merged_and_the_old_tag_means_the_new_one(c: Conversation) -> None:
    await office(c, "!thema zusammenlegen #wahlen #buergerservice", "!thema #wahlen + Wahlhelferschulung")
    found = await now(c)
    assert "wahlen" not in found.known
    assert found.known["buergerservice"].synonyms[-1] == "Wahlhelferschulung"


async def test_an_added_topic_goes_without_a_trace(c: Conversation) -> None:
    answer = await office(c, EHRENAMT, "!thema weg #ehrenamt")
    assert answer.startswith("Ehrenamt #ehrenamt ist kein Thema mehr. Einträge mit #ehrenamt behalten es.")
    assert await rows(c) == []
    assert "gibt es nicht" in await office(c, "!thema #ehrenamt")


async def test_a_configured_topic_is_hidden_and_comes_back_with_its_words(c: Conversation) -> None:
    before = await now(c)
    await office(c, "!thema entfernen #bauhof")
    assert (await now(c)).find("Winterdienst") is None
    await office(c, "!thema #klima + Winterdienst")
    assert "Neues Thema: Bauhof #bauhof · auch: Baubetriebshof" in await office(c, "!thema #bauhof Bauhof")
    kept = [word for word in before.known["bauhof"].synonyms if word != "Winterdienst"]
    assert list((await now(c)).known["bauhof"].synonyms) == kept


async def test_an_old_tag_is_set_free(c: Conversation) -> None:
    lines = (EHRENAMT, "!thema zusammenlegen #ehrenamt #personal")
    assert await office(c, *lines, "!thema #ehrenamt Ehrenamt") == (
        "#ehrenamt meint jetzt #personal. Wieder frei wird es mit !thema weg #ehrenamt"
    )
    answer = await office(c, "!thema weg #ehrenamt")
    assert answer == "#ehrenamt führt nicht mehr zu #personal. Falsch? !rückgängig"
    found = await now(c)
    assert found.canonical("ehrenamt") == "ehrenamt"
    assert found.find("Ehrenamtskarte") == found.known["personal"]
    assert "Neues Thema: Ehrenamt #ehrenamt. " in await office(c, "!thema #ehrenamt Ehrenamt")


async def test_a_tag_that_is_the_name_stays_taken(c: Conversation) -> None:
    answer = await office(c, EHRENAMT, "!thema umbenennen #ehrenamt #engagement", "!thema weg #ehrenamt")
    assert answer == "„ehrenamt“ gehört schon zu Ehrenamt #engagement."


# What is refused


async def test_words_that_the_configuration_has_twice_are_left_alone(tmp_path: Path) -> None:
    both = ({"tag": "bau", "name": "Bau", "synonyms": ("Kran",)}, {"tag": "hof", "name": "Hof", "synonyms": ("Kran",)})
    region = sample().region[0].model_dump() | {"topic": both}
    async with conversation(tmp_path, Config.model_validate({"region": (region,)})) as c:
        assert "Falsch?" in await office(c, "!thema #hof + Bagger")
        assert "gehört schon zu Bau #bau" in await office(c, "!thema #neu Neu: Kran")


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("#a/b Name", "„#a/b“ geht nicht als Kürzel: höchstens 40 Buchstaben, Ziffern und Bindestriche"),
        ("#2026 Name", "„#2026“ geht nicht als Kürzel"),
        (f"#{'a' * 41} Name", "geht nicht als Kürzel"),
        ("umbenennen #a/b Name", "„#a/b“ geht nicht als Kürzel"),
        ("Neues: Wort", "Zuerst kommt das Kürzel mit #"),
        ("#neu:", "Wie heißt #neu?"),
        ("#neu 🎉", "Wie heißt #neu?"),
        ("#neu Vergabe", "„Vergabe“ gehört schon zu Vergabe #vergabe."),
        (
            "#neu Neu: Ausschreibung",
            "„Ausschreibung“ gehört schon zu Vergabe #vergabe; dort streichen: !thema #vergabe -",
        ),
        ("#ausschreibung Neu", "„ausschreibung“ gehört schon zu Vergabe #vergabe"),
        ("#bauhof + Ausschreibung", "„Ausschreibung“ gehört schon zu Vergabe #vergabe"),
        ("umbenennen #bauhof Vergabe", "„Vergabe“ gehört schon zu Vergabe #vergabe."),
        ("umbenennen #bauhof #ausschreibung", "„ausschreibung“ gehört schon zu Vergabe #vergabe"),
        (
            "umbenennen #bauhof #vergabe",
            "Das Thema #vergabe gibt es schon. Aus zweien eines machen: !thema zusammenlegen",
        ),
        ("weg #ausschreibung", "„ausschreibung“ gehört schon zu Vergabe #vergabe; dort streichen"),
        (f"#neu {'n' * 81}", "ist zu lang; höchstens 80 Zeichen."),
        (f"#neu Neu: {'n' * 81}", "ist zu lang; höchstens 80 Zeichen."),
        ("#neu Neu: " + ", ".join(f"wort{n}" for n in range(61)), "Das wären 61 Synonyme; höchstens 60"),
        ("#bauhof +", "Welche Wörter?"),
        ("#bauhof - , ;", "Welche Wörter?"),
        ("#bauhof - Winterdinst", "„Winterdinst“ ist kein Synonym von Betriebshöfe #bauhof. Gemeint: Winterdienst?"),
        ("#bauhof - Raumschiff", "„Raumschiff“ ist kein Synonym von Betriebshöfe #bauhof."),
        ("#bauhof - Winterdienst, Raumschiff", "„Raumschiff“ ist kein Synonym"),
        ("#bauhof + Winterdienst", "An Betriebshöfe #bauhof ändert das nichts."),
        ("#bauhof Betriebshöfe", "An Betriebshöfe #bauhof ändert das nichts."),
        ("umbenennen #bauhof Betriebshöfe", "An Betriebshöfe #bauhof ändert das nichts."),
        ("umbenennen #bauhof #Bau-Hof", "An Betriebshöfe #bauhof ändert das nichts."),
        ("#bauhoff + Kehrmaschine", "Ein Thema „bauhoff“ gibt es nicht. Gemeint: #bauhof"),
        ("umbenennen #bauhoff Bauhof", "Ein Thema „bauhoff“ gibt es nicht. Gemeint: #bauhof"),
        ("zusammenlegen #bauhof #quatsch", "Ein Thema „quatsch“ gibt es nicht. !themen zeigt alle."),
        ("zusammenlegen #bauhof #Winterdienst", "sind schon ein Thema: Betriebshöfe #bauhof."),
        ("zusammenlegen #bauhof mit #bauhof", "#bauhof und #bauhof sind schon ein Thema"),
        ("zusammenlegen #bauhof", "Welche zwei Themen?"),
        ("zusammenlegen #bauhof #klima #vergabe", "Welche zwei Themen?"),
        ("zusammenlegen bauhof #klima", "Welche zwei Themen?"),
        ("weg", "Welches Thema? !thema weg #ehrenamt"),
        ("weg bauhof", "Welches Thema? !thema weg #ehrenamt"),
        ("weg #bauhoff", "Gemeint: #bauhof"),
        ("umbenennen", "Welches Thema, und wie soll es heißen?"),
        ("umbenennen #bauhof", "Welches Thema, und wie soll es heißen?"),
        ("umbenennen bauhof Bauhof", "Welches Thema, und wie soll es heißen?"),
    ],
)
async def test_what_can_not_be_is_said_in_a_sentence(c: Conversation, line: str, answer: str) -> None:
    assert answer in await office(c, f"!thema {line}")
    assert await rows(c) == []


async def test_no_circles(c: Conversation) -> None:
    await office(c, EHRENAMT, "!thema zusammenlegen #ehrenamt #personal")
    before = await rows(c)
    for line in ("zusammenlegen #personal #ehrenamt", "zusammenlegen #ehrenamt #personal"):
        assert "sind schon ein Thema: Personal und Fachkräftepool #personal." in await office(c, f"!thema {line}")
    assert "#ehrenamt meint jetzt #personal" in await office(c, "!thema umbenennen #klima #ehrenamt")
    assert await rows(c) == before


async def test_merged_words_may_not_become_too_many(c: Conversation) -> None:
    for tag in "ab":
        words = ", ".join(f"{tag}wort{number}" for number in range(40))
        await office(c, f"!thema #{tag}thema {tag}name: {words}")
    assert "höchstens 60" in await office(c, "!thema zusammenlegen #athema #bthema")


@pytest.mark.parametrize(
    "change", [EHRENAMT, "!thema #bauhof + Kran", "!thema weg #bauhof", "!thema weg", "!topic merge"]
)
async def test_only_the_coordinator_changes_topics(c: Conversation, change: str) -> None:
    await c.say(ANNA, "!ich Borchen")
    assert await c.say(ANNA, change) == "Das kann nur die Geschäftsstelle."
    assert await rows(c) == []


async def test_everybody_may_look(c: Conversation) -> None:
    assert "Betriebshöfe #bauhof" in (await c.say(ANNA, "!thema #bauhof") or "")


# Help


@pytest.mark.parametrize("language", ["de", "en"])
async def test_every_line_that_the_help_shows_works(c: Conversation, language: Language) -> None:
    await c.say(OFFICE, f"!sprache {language}")
    shown = re.findall(r"`(!to?[^`]+ [^`]+|!thema [^`]+)`", entries(language)["cmd-topic"].source)
    assert len(shown) == 7
    for line in shown:
        assert re.search("Falsch|Wrong", await office(c, line)), line


async def test_the_handler_answers_in_english(c: Conversation) -> None:
    await c.say(OFFICE, "!language en")
    assert "New topic: Volunteers #ehrenamt · also: clubs. Wrong? !undo" in await office(
        c, "!topic #ehrenamt Volunteers: clubs"
    )
    assert "no longer a topic" in await office(c, "!topic remove #ehrenamt")
