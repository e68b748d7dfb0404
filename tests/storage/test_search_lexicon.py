"""Words and compounds of the dictionary, and what a mistyped one may have been."""

import random
from string import ascii_lowercase

import pytest

from storage.search import lexicon, spelling
from storage.search.lexicon import as_part, atoms, halves, known, parts, split
from storage.search.spelling import LONGEST, edits, repairs

PLAIN = "verwaltung sport beratung vergabe haecksler gemeinde bauhof museum wasser versicherung digitalisierung".split()


@pytest.mark.parametrize("word", ["haus", "haeuser", "hauses", "ging", "strasse", "verwaltungen", "hof", "not"])
def test_words_are_known_in_all_their_forms(word: str) -> None:
    assert known(word)


@pytest.mark.parametrize("word", ["", "x", "straße", "Haus", "xqzjvw", "personalausweisverlust", "haus hof", "123"])
def test_what_is_no_word_is_not_known(word: str) -> None:
    assert not known(word)


@pytest.mark.parametrize(
    ("piece", "first", "last"),
    [
        ("maschine", "maschine", "maschine"),
        ("hof", "hof", "hof"),  # one of the few short ones
        ("beratungs", "beratung", None),
        ("digitalisierungs", "digitalisierung", None),
        ("sach", "sache", None),
        ("fried", "friede", None),
        ("der", None, None),  # a word, but no part of one
        ("erd", None, None),
        ("zwz", None, None),
        ("", None, None),
    ],
)
def test_a_piece_stands_for_a_word(piece: str, first: str | None, last: str | None) -> None:
    assert (as_part(piece, last=False), as_part(piece, last=True)) == (first, last)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("strassenkehrmaschine", "strassen kehr maschine"),
        ("feuerwehrhaus", "feuer wehr haus"),
        ("personalausweisverlust", "personal ausweis verlust"),
        ("anbauhaecksler", "anbau haecksler"),
        ("hundesteuersatzung", "hunde steuer satzung"),
        ("beratungsstelle", "beratungs stelle"),
        ("rathausneubau", "rathaus neubau"),
    ],
)
def test_a_compound_is_cut_into_its_words(word: str, pieces: str) -> None:
    assert atoms(word) == tuple(pieces.split())
    assert "".join(split(word)) == word


def test_the_longest_known_pieces_come_first() -> None:
    assert split("strassenkehrmaschine") == ("strassen", "kehrmaschine")
    assert split("feuerwehrhaus") == ("feuerwehr", "haus")


def test_the_words_that_the_halves_stand_for() -> None:
    assert halves("feuerwehrhaus") == (("feuer", "wehrhaus"), ("feuerwehr", "haus"))
    assert halves("beratungsstelle") == (("beratung", "stelle"),)


def test_the_words_inside_a_compound_each_once() -> None:
    edges = {"personal", "personalausweis", "ausweisverlust", "verlust"}
    assert edges <= set(parts("personalausweisverlust")) <= {*edges, "ausweis"}
    assert parts("beratungsstelle") == ("beratung", "stelle")
    assert parts("hofhofhofhof").count("hof") == 1


@pytest.mark.parametrize("word", [*PLAIN, "", "x", "xqzjvwkkpt", "strasse24", "e2e", "123456789", "市役所"])
def test_what_is_no_compound_has_no_parts(word: str) -> None:
    assert (split(word), atoms(word), halves(word), parts(word)) == ((), (word,), (), ())


@pytest.mark.parametrize(
    "junk",
    ["a" * 5000, "sss" * 1700, "".join(random.Random(1).choices(ascii_lowercase, k=5000))],
    ids=["one letter", "link", "random"],
)
def test_long_junk_is_read_quickly(junk: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0

    def counted(piece: str, *, last: bool) -> str | None:
        nonlocal asked
        asked += 1
        return as_part(piece, last=last)

    monkeypatch.setattr(lexicon, "as_part", counted)
    split.cache_clear()
    assert parts(junk) == ()
    assert asked <= 20 * len(junk)


# Typing errors


@pytest.mark.parametrize(
    "typed", ["tur", "tuere", "tr", "tor", "teur", "uer", "stuer", "tuerx", "ture", "teuer", "tuhr"]
)
def test_one_letter_is_an_edit_and_an_umlaut_is_one_letter(typed: str) -> None:
    assert "tuer" in edits(typed)


@pytest.mark.parametrize("meant", ["tor", "tr", "taer", "tuerk", "uer", "teur"])
def test_an_umlaut_that_was_typed_is_one_letter(meant: str) -> None:
    assert meant in edits("tuer")


@pytest.mark.parametrize("typed", ["tuer", "tuerxy", "t", "stuerm", "rtue"])
def test_two_letters_are_no_edit(typed: str) -> None:
    assert "tuer" not in edits(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("haeckslerr", "haecksler"),  # one more
        ("verwaltng", "verwaltung"),  # one less
        ("gemeindd", "gemeinde"),  # another
        ("haekcsler", "haecksler"),  # swapped
        ("hacksler", "haecksler"),  # no dots
        ("defibrilator", "defibrillator"),
        ("unkrautbekaemfung", "unkrautbekaempfung"),  # within a compound, that no dictionary has
        ("verkehrszaehlgreaet", "verkehrszaehlgeraet"),
        ("strasenkehrmaschine", "strassenkehrmaschine"),
        ("geschirmobil", "geschirrmobil"),
    ],
)
def test_a_mistyped_word_is_repaired(typed: str, meant: str) -> None:
    assert meant in repairs(typed)
    assert typed not in repairs(typed)


@pytest.mark.parametrize("junk", ["", "x", "hau", "xqzjvw", "qqqqqqqqqqqq", "12345", "z" * LONGEST, "haus" * 11])
def test_junk_has_no_repairs(junk: str) -> None:
    assert repairs(junk) == ()


def test_a_long_word_costs_a_bounded_number_of_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0

    def counted(piece: str, *, last: bool) -> str | None:
        nonlocal asked
        asked += 1
        return as_part(piece, last=last)

    word = "strassenkehrmaschinenfahrerausbildungsxx"
    assert len(word) == LONGEST
    assert len(edits(word)) < 70 * LONGEST
    monkeypatch.setattr(spelling, "as_part", counted)
    assert repairs(word) == ()
    assert 0 < asked < 2 * LONGEST * 70 * LONGEST
