"""What typed words can mean: themselves, what means the same, and the words that they are made of."""

import pytest

from storage.search.meaning import LONGEST_PHRASE, MOST_WORDS, PART, SYNONYM, Group, Term, groups_of, term_of
from storage.search.thesaurus import phrase_of
from storage.search.words import fold_words, stem


def typed(text: str) -> list[str]:
    return [group.words for group in groups_of(text)]


def one(text: str) -> Group:
    (group,) = groups_of(text)
    return group


def weights(term: Term) -> dict[tuple[str, ...], float]:
    """The largest share of the term that each phrase stands for."""
    found: dict[tuple[str, ...], float] = {}
    for phrase, weight in term.walk():
        found[phrase] = max(weight, found.get(phrase, 0.0))
    return found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Wir suchen einen Häcksler für die Gemeinde", ["Häcksler", "Gemeinde"]),
        ("HÄCKSLER Haecksler häckslers", ["HÄCKSLER"]),  # each once, as it was typed first
        ("Anbau-Häcksler, Anbauhäcksler", ["Anbau-Häcksler"]),
        ("Melde- und Passwesen", ["Melde-", "Passwesen"]),
        ("biometrisches Foto für den Ausweis", ["biometrisches Foto", "Ausweis"]),
        ("Foto, biometrisch", ["Foto", "biometrisch"]),  # no phrase in this order
        ("Wer macht mobiles Arbeiten?", ["mobiles Arbeiten"]),
        ("öffentlicher Personennahverkehr", ["öffentlicher Personennahverkehr"]),
        ("Park and Ride am Bahnhof", ["Park Ride", "Bahnhof"]),
        ("der die das und", []),
        ('" OR * AND (', []),
        ("", []),
    ],
)
def test_the_telling_words_and_phrases_each_once(text: str, words: list[str]) -> None:
    assert typed(text) == words


def test_a_long_text_is_read_up_to_a_bound() -> None:
    text = " ".join(f"wort{number:03}" for number in range(MOST_WORDS * 3))
    assert typed(text) == text.split()[:MOST_WORDS]
    assert len(groups_of("mobiles Arbeiten " * 500 + text)) == MOST_WORDS


def test_a_phrase_means_what_means_the_same_or_all_its_words() -> None:
    group = one("biometrische Fotos")
    assert len(group.first.stems) == 2 <= LONGEST_PHRASE
    assert phrase_of("Passbild") in group.first.others
    assert weights(group.first)[phrase_of("Passbild")] == SYNONYM
    assert weights(group.first)[phrase_of("Foto")] == PART / 2


def test_a_word_means_itself_and_what_means_the_same() -> None:
    term = term_of("ausschreibungen")
    assert term.stems == phrase_of("Ausschreibung")
    assert phrase_of("Vergabe") in term.others
    assert weights(term)[term.stems] == 1.0
    assert weights(term)[phrase_of("Vergabe")] == SYNONYM
    assert term.others == term_of("ausschreibung").others


def test_a_compound_means_its_parts_in_all_ways() -> None:
    term = term_of("strassenkehrmaschine")
    cut = [tuple(part.stems[0] for part in one) for one in term.cuts]
    assert cut == [
        (stem("strassen"), stem("kehrmaschine")),
        (stem("strassenkehr"), stem("maschine")),
    ]
    assert weights(term)[phrase_of("Kehrmaschine")] == PART / 2
    assert weights(term)[phrase_of("Kehrfahrzeug")] == PART / 2 * SYNONYM
    assert weights(term)[phrase_of("Kehr")] < PART / 2


def test_a_word_that_is_no_compound_has_no_parts() -> None:
    assert term_of("haecksler").cuts == term_of("xqzjvw").cuts == ()
    assert term_of("xqzjvw") == Term(("xqzjvw",))


def test_a_word_with_hyphens_is_a_compound_of_its_pieces() -> None:
    term = one("Anbau-Häcksler").first
    assert term.stems == phrase_of("Anbauhäcksler")
    assert term.cuts == ((term_of("anbau"), term_of("haecksler")),)
    assert one("E-Xqzjvw").first.cuts == ((term_of("xqzjvw"),),)  # a single letter is no word


def test_a_word_with_hyphens_has_a_ring_of_its_own() -> None:
    assert phrase_of("elektronische Vergabe") in one("E-Vergabe").first.others
    assert one("eVergabe").first.others == one("E-Vergabe").first.others
    assert phrase_of("E-Vergabe") not in one("Vergabe").first.others


def test_the_stems_of_a_group_are_all_that_may_stand_for_it() -> None:
    group = one("Straßenkehrmaschine")
    expected = "strassenkehrmaschine strassen kehrmaschine maschine kehrfahrzeug"
    assert group.stems.issuperset(stem(word) for word in fold_words(expected))
    assert stem("haecksler") not in group.stems
    assert group == Group("Straßenkehrmaschine", ((term_of("strassenkehrmaschine"), 1.0),))


@pytest.mark.parametrize("text", ["Straßenkehrmaschine", "E-Vergabe", "biometrisches Foto", "Personalausweisverlust"])
def test_no_share_is_more_than_the_whole(text: str) -> None:
    found = weights(one(text).first)
    assert all(0 < weight <= 1 for weight in found.values())
    assert found[one(text).first.stems] == 1
