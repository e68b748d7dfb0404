"""The house rules that a program can check: examples run, texts are complete, documents are up to date."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.command import AnyCommand, Facts
from bot.config import Language
from bot.events import Message
from bot.letters import Secretary
from bot.parsing import PREFIX, Request, Vocabulary, read_arguments, understand
from bot.reference import HANDBOOK, handbook, reference, with_reference
from bot.replies import Say
from bot.texts import LANGUAGES
from bot.words import fold
from commands import features
from storage import people
from storage.database import FILE
from tests.conversation import ANNA, BERND, OFFICE, REGION, ROOM, Conversation, conversation, load_texts, sample
from tests.ftl import constants, entries, uses

CONFIG = sample()
FEATURES = features(CONFIG)
COMMANDS: list[AnyCommand] = [command for feature in FEATURES for command in feature.commands]
EXAMPLES = [(one, language, line) for one in COMMANDS for language in LANGUAGES for line in one.examples[language]]
GERMAN, ENGLISH = entries("de"), entries("en")
PUT_TOGETHER = ("cmd-", "missing-")  # keys that the code makes of a beginning and a name
ADDRESS = re.compile(r"\b(?:du|dir|dich|dein\w*|Ihnen)\b")


# Examples


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the prepared database is kept between the tests of this module."""
    return tmp_path_factory.mktemp("board")


@pytest.fixture
async def prepared(board: Path, tmp_path: Path) -> AsyncIterator[Conversation]:
    """Fourteen listings: S12 of Anna's Borchen, B13 of Büren, S14 hidden; Anna is away and has a page open."""
    kept = board / FILE
    if not kept.exists():
        async with conversation(board, CONFIG, FEATURES) as c:
            await _prepare(c)
    (tmp_path / FILE).write_bytes(kept.read_bytes())
    async with conversation(tmp_path, CONFIG, FEATURES) as c:
        yield c


async def _prepare(c: Conversation) -> None:
    await c.say(BERND, "!ich Büren")
    for number in range(1, 12):
        await c.say(BERND, f"!{'biete' if number % 2 else 'suche'} Sache Nummer {number} #bauhof")
    await c.say(ANNA, "!ich Borchen")
    assert "S12 " in str(await c.say(ANNA, "!suche Häcksler für nächste Woche"))
    assert "B13 " in str(await c.say(BERND, "!biete Zelt"))
    assert "S14 " in str(await c.say(BERND, "!suche Werbung"))
    await c.say(OFFICE, "!verbergen S14")
    assert "W15 " in str(await c.say(ANNA, "!kann Vergaberecht, E-Vergabe #vergabe"))
    assert "F16 " in str(await c.say(ANNA, "!frage Wer hat eine Vorlage für eine Vergabeordnung?"))
    await c.say(BERND, "!antwort F16 Wir haben eine")
    assert "E17 " in str(await c.say(ANNA, "!erinnere uns morgen um 9 an die Unterlagen"))
    assert "T18 " in str(await c.say(ANNA, "!treffen Stammtisch, Do 17.12. 10 Uhr, Rathaus Büren"))
    await c.say(BERND, "!gastgeber ja")
    assert "U19 " in str(await c.say(ANNA, "!terminumfrage Patentreffen: Di 8.12. 14 Uhr, Do 10.12. 10 Uhr"))
    await c.say(ANNA, "!abo #vergabe")
    await c.say(ANNA, "!abwesend bis morgen")
    await c.say(ANNA, "!befehle")


@pytest.mark.parametrize(("command", "language", "line"), EXAMPLES, ids=[f"{one[1]} {one[2]}" for one in EXAMPLES])
async def test_the_example_works(prepared: Conversation, command: AnyCommand, language: Language, line: str) -> None:
    sender = OFFICE if command.coordinator else ANNA
    message = Message(id="$x", region=REGION, room=ROOM, sender=sender, at=prepared.now, body=line)
    request = understand(message, Vocabulary(COMMANDS))
    assert isinstance(request, Request)
    assert request.command is command
    async with prepared.database.transaction() as session:
        person = await people.person(session, REGION, sender)
        facts = Facts(
            event=message, region=CONFIG.region[0], now=prepared.now, person=person, language=language, source="$x"
        )
        outcome = await command.handle(facts, read_arguments(command, request.rest, facts), session)
        assert len([reply for reply in outcome.replies if isinstance(reply, Say) and reply.to is None]) == 1
        await Secretary(load_texts(FEATURES)).write(session, facts, outcome.replies)


# Commands


def test_every_command_is_complete() -> None:
    names = [command.name for command in COMMANDS]
    assert len(names) == len(set(names))
    for command in COMMANDS:
        for language in LANGUAGES:
            assert command.words[language], command.name
            assert command.examples[language], command.name
            words = {PREFIX + fold(word) for word in command.words[language]}
            for line in command.examples[language]:
                assert fold(line.split()[0]) in words, f"{command.name}: {line} has no word of its language"


def test_no_word_belongs_to_two_commands() -> None:
    owners: dict[str, str] = {}
    for command in COMMANDS:
        for word in {fold(word) for words in command.words.values() for word in words}:
            assert word not in owners, f"{word}: {command.name} and {owners[word]}"
            owners[word] = command.name


def test_every_command_says_what_it_does() -> None:
    for command in COMMANDS:
        for texts in (GERMAN, ENGLISH):
            entry = texts.get(f"cmd-{command.name}")
            assert entry, f"cmd-{command.name} is missing"
            assert entry.details is command.details, f"cmd-{command.name}: .more and Command.details differ"


# Texts


def test_both_languages_have_the_same_texts_and_variables() -> None:
    assert set(GERMAN) == set(ENGLISH)
    for key, entry in GERMAN.items():
        assert entry.variables == ENGLISH[key].variables, key
        assert entry.file.parent == ENGLISH[key].file.parent, key
        assert entry.details == ENGLISH[key].details, key


def test_every_text_that_the_code_names_exists() -> None:
    assert len(uses()) > 100
    missing = [f"{use.place}: {use.key}" for use in uses() if use.key not in GERMAN]
    assert not missing


def test_every_text_gets_the_variables_that_it_uses() -> None:
    wrong = [
        f"{use.place}: {use.key} takes {sorted(GERMAN[use.key].variables)}, gets {sorted(use.arguments)}"
        for use in uses()
        if use.arguments is not None and use.key in GERMAN and use.arguments != GERMAN[use.key].variables
    ]
    assert not wrong


def test_every_text_is_used() -> None:
    whole, beginnings = constants()
    assert set(PUT_TOGETHER) <= beginnings
    made = {f"cmd-{command.name}" for command in COMMANDS} | {key for key in GERMAN if key.startswith("missing-")}
    unused = sorted(set(GERMAN) - whole - made)
    assert not unused


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_that_a_text_mentions_exists(language: Language) -> None:
    vocabulary = Vocabulary(COMMANDS)
    texts = GERMAN if language == "de" else ENGLISH
    for key, entry in texts.items():
        for word in re.findall(r"`!([\w-]+)", entry.source):
            command = vocabulary.find(word)
            assert command, f"{key} in {language}: !{word}"
            mentions_other = key in {"whoami-language"}  # offers the way to the other language
            known = {fold(one) for one in command.words[language]}
            assert mentions_other or fold(word) in known, f"{key} in {language}: !{word} is not of this language"


def test_german_texts_say_ihr_to_the_kommune() -> None:
    assert not [key for key, entry in GERMAN.items() if ADDRESS.search(entry.source)]


def test_no_text_shouts() -> None:
    for texts in (GERMAN, ENGLISH):
        assert not [key for key, entry in texts.items() if "!!" in entry.source]


# Documents


def test_the_handbook_holds_the_reference_of_all_commands() -> None:
    assert HANDBOOK.read_text("utf-8") == handbook(), "run `python -m bot.reference`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reference_names_every_command_and_example(language: Language) -> None:
    written = reference(FEATURES, load_texts(FEATURES), language)
    for command in COMMANDS:
        assert f"### `!{command.word(language)}`" in written
        for line in command.examples[language]:
            assert line in written


def test_a_document_without_markers_is_an_error() -> None:
    with pytest.raises(ValueError, match="must both stand"):
        with_reference("# Handbuch\n<!-- commands -->", "x")
    assert with_reference("a<!-- commands -->old<!-- /commands -->b", "new\n") == (
        "a<!-- commands -->\nnew\n<!-- /commands -->b"
    )
