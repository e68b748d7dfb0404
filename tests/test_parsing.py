"""From a typed line to a command and its arguments."""

from dataclasses import dataclass
from datetime import date

import pytest

from bot.command import AnyCommand, Command, Facts, Kind, NoArguments, argument
from bot.config import Language
from bot.events import Message
from bot.parsing import Request, Unknown, Vocabulary, read_arguments, understand
from bot.replies import Lines, Outcome, Refusal, Text
from storage.people import Person
from tests.conversation import ANNA, MONDAY, REGION, ROOM, sample


@dataclass(frozen=True)
class Everything:
    item: int = argument(Kind.ITEM)
    until: date | None = argument(Kind.DAY, after=("bis", "until"), default=None)
    partner: str = argument(Kind.MUNICIPALITY, after=("mit", "with"), default="")
    words: str = argument(Kind.TEXT, after=(":",), default="")


@dataclass(frozen=True)
class Wanted:
    text: str = argument(Kind.TEXT)


@dataclass(frozen=True)
class Appointed:
    municipality: str = argument(Kind.MUNICIPALITY)
    person: str = argument(Kind.PERSON)


@dataclass(frozen=True)
class Away:
    until: date = argument(Kind.DAY)


@dataclass(frozen=True)
class Speaking:
    language: str = argument(Kind.LANGUAGE)


async def _handle(*_: object) -> Outcome:
    return Outcome()


def command(name: str, arguments: type, *words: str, english: str) -> AnyCommand:
    known: dict[Language, tuple[str, ...]] = {"de": words, "en": (english,)}
    return Command(name=name, words=known, arguments=arguments, handle=_handle, examples={})


NEED = command("need", Wanted, "suche", "ich-suche", english="need")
DONE = command("done", Everything, "erledigt", "fertig", english="done")
BACK = command("undo", NoArguments, "rückgängig", english="undo")
PATE = command("pate", Appointed, "pate", english="liaison")
AWAY = command("away", Away, "abwesend", english="away")
SPEAK = command("speak", Speaking, "sprache", english="language")
WORDS = Vocabulary([NEED, DONE, BACK, PATE, AWAY, SPEAK])


def message(body: str, *, direct: bool = False, addressed: bool = False, reply_to: str | None = None) -> Message:
    return Message(
        id="$1", region=REGION, room=ROOM, sender=ANNA, at=MONDAY, body=body, direct=direct, addressed=addressed,
        reply_to=reply_to,
    )  # fmt: skip


def facts(item: int | None = None) -> Facts:
    region = sample().region[0]
    return Facts(event=message(""), region=region, now=MONDAY, person=Person(), language="de", source="$1", item=item)


# Which command


@pytest.mark.parametrize(
    ("body", "meant"),
    [
        ("!suche Häcksler", (NEED, "Häcksler")),
        ("!SUCHE   Häcksler\nmit Fahrer ", (NEED, "Häcksler\nmit Fahrer")),
        ("!suche: Häcksler", (NEED, "Häcksler")),
        ("!suche", (NEED, "")),
        ("!suche\nHäcksler", (NEED, "Häcksler")),
        ("!ich suche Häcksler", (NEED, "Häcksler")),
        ("!need chipper", (NEED, "chipper")),
        ("!rückgängig", (BACK, "")),
        ("!rueckgaengig", (BACK, "")),
        ("!ruckgangig", "ruckgangig"),
        ("!rückgängig.", (BACK, "")),
        ("\u202e!suche\u200b Häcksler", (NEED, "Häcksler")),
        ("  !suche Häcksler", (NEED, "Häcksler")),
        ("!suchhe x", "suchhe"),
        ("!x!", "x"),
        ("suche Häcksler", None),
        ("Ich sage nichts", None),
        ("!", None),
        ("!!!", None),
        ("! Suche Häcksler", (NEED, "Häcksler")),
        ("!\u00a0suche Häcksler", (NEED, "Häcksler")),
        ("!!suche Häcksler", (NEED, "Häcksler")),
        ("! Achtung", None),
        ("!!! suche", None),
        ("!5", None),
        ("", None),
        ("ich fragte !suche", None),
        ("> !suche Häcksler", None),
    ],
)
def test_in_a_room_a_prefix_is_needed(body: str, meant: object) -> None:
    assert understand(message(body), WORDS) == expected(meant)


def expected(meant: object) -> Request | Unknown | None:
    match meant:
        case (Command() as found, str(rest)):
            return Request(found, rest)
        case str(word):
            return Unknown(word)
    return None


@pytest.mark.parametrize(
    ("body", "meant"),
    [
        ("suche Häcksler", (NEED, "Häcksler")),
        ("!suche Häcksler", (NEED, "Häcksler")),
        ("! suche Häcksler", (NEED, "Häcksler")),
        ("Hallo, bitte suche mir Häcksler", (NEED, "mir Häcksler")),
        ("Moin, suche Häcksler", (NEED, "Häcksler")),
        ("Kannst du mal erledigt 5?", (DONE, "5?")),
        ("S5 erledigt", (DONE, "S5")),
        ("5 ist erledigt!", (DONE, "5 ist")),
        ("Häcksler suche", "Häcksler"),
        ("wie geht es", "wie"),
        ("bitte", ""),
        ("?!", ""),
        ("!", ""),
        ("", ""),
        ("\u202e\u200b", ""),
    ],
)
def test_to_the_bot_alone_no_prefix_is_needed(body: str, meant: object) -> None:
    assert understand(message(body, direct=True), WORDS) == expected(meant)
    assert understand(message(body, addressed=True), WORDS) == expected(meant)


@pytest.mark.parametrize("body", ["erledigt", "Erledigt!", "bitte erledigt mit Büren", "das ist erledigt"])
def test_a_reply_may_be_about_an_item(body: str) -> None:
    found = understand(message(body, reply_to="$karte"), WORDS)
    assert isinstance(found, Request)
    assert (found.command, found.about_item) == (DONE, True)


@pytest.mark.parametrize("body", ["suche ich auch", "rückgängig", "schön!", "erledigt\nwäre gut, fertig"])
def test_a_reply_without_an_items_verb_is_talk(body: str) -> None:
    found = understand(message(body, reply_to="$karte"), WORDS)
    assert found is None or body.startswith("erledigt")


def test_two_commands_never_share_a_word() -> None:
    with pytest.raises(ValueError, match="Erledigt"):
        Vocabulary([DONE, command("other", NoArguments, "Erledigt", english="x")])


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("suhce", ["suche"]),
        ("erledgt", ["erledigt"]),
        ("nede", ["suche"]),
        ("rückgänig", ["rückgängig"]),
        ("xyzzy", []),
        ("so", []),
    ],
)
def test_what_may_have_been_meant(word: str, near: list[str]) -> None:
    assert WORDS.suggest(word, "de") == near


def test_words_are_found_with_and_without_prefix() -> None:
    assert WORDS.find("!Suche") is WORDS.find("suche") is NEED
    assert WORDS.find("weg") is None


# Arguments


@pytest.mark.parametrize(
    ("rest", "read"),
    [
        ("12", Everything(12)),
        ("S12", Everything(12)),
        ("#s12", Everything(12)),
        ("s 12", Everything(12)),
        ("das Gesuch S12", Everything(12)),
        ("12 bis 24.12.", Everything(12, date(2026, 12, 24))),
        ("12 bis zum 24.12. mit bueren: gut: ja", Everything(12, date(2026, 12, 24), "Büren", "gut: ja")),
        ("12 mit Bad Wünnenberg", Everything(12, None, "Bad Wünnenberg")),
        ("12: mit Büren bis morgen", Everything(12, None, "", "mit Büren bis morgen")),
        ("mit Büren S12", Everything(12, None, "Büren")),
    ],
)
def test_reading(rest: str, read: Everything) -> None:
    assert read_arguments(DONE, rest, facts()) == read


def test_the_item_of_the_card_needs_no_number() -> None:
    assert read_arguments(DONE, "", facts(7)) == Everything(7)
    assert read_arguments(DONE, "12", facts(7)) == Everything(12)
    assert read_arguments(DONE, "bis 3.12.", facts(7)) == Everything(7, date(2026, 12, 3))
    assert read_arguments(DONE, "3.12.", facts(7)).item == 7


def test_other_kinds() -> None:
    assert read_arguments(NEED, " a\nb ", facts()) == Wanted("a\nb")
    assert read_arguments(PATE, "Borchen @anna", facts()) == Appointed("Borchen", "@anna")
    assert read_arguments(PATE, "für borchen @anna:localhost.", facts()) == Appointed("Borchen", "@anna:localhost")
    assert read_arguments(PATE, "Borchen Anna Schmidt", facts()) == Appointed("Borchen", "Anna Schmidt")
    assert read_arguments(AWAY, "bis morgen", facts()) == Away(date(2026, 12, 1))
    assert read_arguments(AWAY, "12.1.", facts()) == Away(date(2027, 1, 12))
    assert read_arguments(SPEAK, "Deutsch bitte", facts()) == Speaking("de")
    assert read_arguments(SPEAK, "EN", facts()) == Speaking("en")


@pytest.mark.parametrize(
    ("asked", "rest", "key"),
    [
        (NEED, "", "missing-text"),
        (DONE, "", "missing-item"),
        (DONE, "irgendwas", "missing-item"),
        (DONE, "12345678901234567890", "missing-item"),
        (DONE, "12 bis", "date-unknown"),
        (DONE, "12 bis irgendwann", "date-unknown"),
        (DONE, "12 bis 31.6.", "date-impossible"),
        (DONE, "12 bis 29.2.2027", "date-impossible"),
        (DONE, "12 bis 1.1.2020", "date-past"),
        (DONE, "12 mit Bürn", "unknown-municipality-near"),
        (DONE, "12 mit Köln", "unknown-municipality"),
        (DONE, "12 mit", "unknown-municipality"),
        (PATE, "", "missing-municipality"),
        (PATE, "Borchen", "missing-person"),
        (AWAY, "", "missing-day"),
        (SPEAK, "", "missing-language"),
        (SPEAK, "fr", "unknown-language"),
    ],
)
def test_what_is_missing_or_wrong_is_refused_with_an_example(asked: AnyCommand, rest: str, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_arguments(asked, rest, facts())
    words = refused.value.words
    assert isinstance(words, Text)
    assert not isinstance(words, Lines)
    assert words.key == key
    assert refused.value.example
