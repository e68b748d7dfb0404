"""From a text to the words by which it is found: folded, stemmed, hyphens and elided parts as German writes them."""

import pytest

from storage.search.reading import parts_of, tokens, words
from storage.search.words import FILLERS, fold_words, stem, tag_word


def joined(text: str) -> list[str]:
    return [token.joined for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Häcksler, GRÖSSE groß\u017f", ["haecksler", "groesse", "grosss"]),
        ("Straße & STRASSE", ["strasse", "strasse"]),
        ("Kita/Schule a_b 24/7", ["kita", "schule", "a", "b", "24", "7"]),
        ("Anbau-Häcksler!", ["anbau", "haecksler"]),
        ("naïve 市役所", ["naïve", "市役所"]),
        ("💡 … !!", []),
        ("", []),
    ],
)
def test_words_are_folded(text: str, folded: list[str]) -> None:
    assert fold_words(text) == folded


@pytest.mark.parametrize(
    "forms",
    [
        "Häcksler Haecksler HÄCKSLERS Häckslern",
        "Straße Straßen STRASSE",
        "Haus Häuser Hauses Häusern",
        "Baum Bäume Bäumen",
        "Museum Museen",
        "Thema Themen",
        "Ausschreibung Ausschreibungen ausschreiben",
        "finden gefunden",
        "gehen ging",
        "moderieren Moderation Moderierung",
        "organisieren Organisation",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(word) for word in fold_words(forms)}) == 1


@pytest.mark.parametrize(
    "others",
    [
        "Häcksler Hacke",
        "Personal Person Personalausweis",
        "Kommune Kommunikation",
        "Kita Kiste Kitz",
        "Rat Ration",
        "Digitalpakt Digitalisierung",
        "Vergabe vergeblich",
    ],
)
def test_other_words_have_other_stems(others: str) -> None:
    words_ = fold_words(others)
    assert len({stem(word) for word in words_}) == len(words_)


@pytest.mark.parametrize("word", ["市役所", "naïve", "123", "x", "", "qzxv" * 1000])
def test_what_is_no_german_word_has_a_stem_of_its_own(word: str) -> None:
    assert stem(word)[:3] == word[:3]


@pytest.mark.parametrize("tag", ["Mobiles Arbeiten", "mobiles-arbeiten", "#MobilesArbeiten", "mobiles_arbeiten"])
def test_a_tag_is_one_word_however_it_is_written(tag: str) -> None:
    assert tag_word(tag) == "#mobilesarbeiten"


def test_tags_are_folded_like_words() -> None:
    assert (tag_word("Bauhöfe"), tag_word("STRASSE"), tag_word("")) == ("#bauhoefe", "#strasse", "#")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wir suchen einen Häcksler für die Gemeinde", ["haecksler", "gemeinde"]),
        ("Hat jemand einen Häcksler, der bei uns helfen kann?", ["haecksler", "helfen"]),
        ("Who knows how to do a tender", ["how", "tender"]),
        ("E-Akte 2.0", ["eakte"]),
        ("E-Vergabe", ["evergabe"]),
        ("Anbau-Häcksler", ["anbauhaecksler"]),
        ("Häcksler -- mit Fahrer - Büren", ["haecksler", "fahrer", "bueren"]),
        ("der die das und", []),
        ("x y 1 …", []),
        ("", []),
        ("💡 … !!", []),
    ],
)
def test_telling_words(text: str, found: list[str]) -> None:
    assert joined(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Melde- und Passwesen", ["meldewesen", "passwesen"]),
        ("Melde- \n und   Passwesen", ["meldewesen", "passwesen"]),
        ("Müll-/Abfallwagen", ["muellwagen", "abfallwagen"]),
        ("Winter- bzw. Streudienst", ["winterdienst", "streudienst"]),
        ("Aus-, Fort- und Weiterbildung", ["ausbildung", "fortbildung", "weiterbildung"]),
        ("Denkmaleintragung und -auskunft", ["denkmaleintragung", "denkmalauskunft"]),
        ("Denkmaleintragung, -pflege oder -auskunft", ["denkmaleintragung", "denkmalpflege", "denkmalauskunft"]),
        ("Melde- und Pass-Wesen", ["meldewesen", "passwesen"]),
        ("Häcksler- und Traktor", ["haecksler", "traktor"]),  # Traktor is no compound
        ("Melde- und dann noch etwas ganz anderes: Passwesen", ["melde", "dann", "ganz", "anderes", "passwesen"]),
        ("Melde-", ["melde"]),
        ("-auskunft", ["auskunft"]),
    ],
)
def test_a_part_that_is_written_once_belongs_to_both(text: str, found: list[str]) -> None:
    assert joined(text) == found


def test_a_token_keeps_what_was_typed() -> None:
    assert [(token.typed, token.pieces) for token in tokens("Melde- und E-PASS-Wesen")] == [
        ("Melde-", ("meldewesen",)),
        ("E-PASS-Wesen", ("e", "pass", "wesen")),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Anbau-Häcksler mit Fahrer", ["anbau", "haecksler", "anbauhaecksler", "fahrer"]),
        ("E-Vergabe", ["vergabe", "evergabe"]),
        ("Vergabe-Software für die Kita", ["vergabe", "software", "vergabesoftware", "kita"]),
        ("An-und-Ab", ["anundab"]),  # the pieces are fillers
        ("", []),
    ],
)
def test_pieces_between_hyphens_are_words_too(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Passwesen", ["pass", "wesen"]),
        ("Anbau-Häcksler", ["anbau", "haecksler"]),
        ("E-Passwesen", ["passwesen", "pass", "wesen"]),
        ("Häcksler", []),
    ],
)
def test_the_words_inside_a_word(text: str, found: list[str]) -> None:
    (token,) = tokens(text)
    assert parts_of(token) == found


@pytest.mark.parametrize(
    "text",
    ['" OR * AND (', "title:häcksler", "'; DROP TABLE listings; --", "{a b} NEAR(c, 2) ^d", "7:häcksler", "#vergabe"],
)
def test_syntax_of_sql_and_fts_is_nothing_but_letters(text: str) -> None:
    assert all(word.isalnum() for word in words(text))


def test_fillers_are_folded() -> None:
    assert all(fold_words(word) == [word] for word in FILLERS)
