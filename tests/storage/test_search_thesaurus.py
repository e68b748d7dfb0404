"""The words that ship with the search: rings of what means the same, everyday words, and the ready-made topics."""

from collections import Counter
from pathlib import Path

import pytest

from bot.config import standard_topics
from storage.search import thesaurus
from storage.search.meaning import LONGEST_PHRASE
from storage.search.thesaurus import HERE, everyday, phrase_of, rings
from storage.search.words import fold_words, stem

EVERYDAY_AND_YET_IN_A_RING = (
    "Ansprechpartner Ansprechperson ausleihen Besitzer Bürgermeister City dringend eilig Gemeinde Kommune kostenfrei "
    "kostenlos kurzfristig leihen Mitarbeiter Ortsteil Rathaus Vereinbarung verleihen"
)


def lines(name: str) -> list[str]:
    written = (HERE / name).read_text("utf-8").splitlines()
    return [line for line in written if line and not line.startswith("#")]


def terms() -> list[list[str]]:
    return [line.split(" ~ ") for line in lines("thesaurus.txt")]


def twice(items: list[object]) -> list[object]:
    return [item for item, number in Counter(items).items() if number > 1]


def test_there_are_many_rings() -> None:
    assert len(terms()) > 1_000


def test_a_ring_has_two_to_eight_terms_and_none_is_empty() -> None:
    assert [ring for ring in terms() if not 2 <= len(ring) <= 8] == []
    assert [ring for ring in terms() if any(term != term.strip() or "~" in term or not term for term in ring)] == []
    assert [ring for ring in terms() if any(not phrase_of(term) for term in ring)] == []


def test_no_term_is_longer_than_what_is_looked_for() -> None:
    long = [term for ring in terms() for term in ring if len(phrase_of(term)) > LONGEST_PHRASE or len(term.split()) > 3]
    assert long == []


def test_no_word_stands_twice_in_a_ring() -> None:
    assert [ring for ring in terms() if twice(["".join(fold_words(term)) for term in ring])] == []
    assert [ring for ring in terms() if len({phrase_of(term) for term in ring}) < 2] == []


def test_no_ring_stands_there_twice_or_within_another() -> None:
    meant = [frozenset(phrase_of(term) for term in ring) for ring in terms()]
    assert twice(list(meant)) == []
    where = {one: [ring for ring in meant if one in ring] for ring in meant for one in ring}
    assert [ring for ring in meant for other in where[next(iter(ring))] if ring < other] == []


def test_few_words_stand_in_several_rings() -> None:
    """Each ring of such a word would lead into the others."""
    several = twice([phrase for ring in terms() for phrase in {phrase_of(term) for term in ring}])
    assert len(several) < 10


def test_what_means_the_same_does_so_both_ways() -> None:
    assert len(rings()) > 3_000
    assert [one for one, others in rings().items() for other in others if one not in rings()[other]] == []
    assert [one for one, others in rings().items() if one in others or not others] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ausschreibung", "Vergabe"),
        ("Vergaben", "Ausschreibungen"),
        ("biometrische Fotos", "Passbild"),
        ("Homeoffice", "mobiles Arbeiten"),
        ("Hubarbeitsbühne", "Hubsteiger"),
        ("Personalausweis", "Perso"),
    ],
)
def test_words_that_mean_the_same(one: str, other: str) -> None:
    assert phrase_of(other) in rings()[phrase_of(one)]


def test_a_phrase_is_the_stems_of_its_telling_words() -> None:
    assert phrase_of("Mobiles Arbeiten") == phrase_of("mobilem arbeiten") == (stem("mobil"), stem("arbeiten"))
    assert phrase_of("E-Akten") == phrase_of("EAkte")
    assert phrase_of("und für die") == phrase_of("") == ()


def test_comments_and_empty_lines_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "everyday.txt").write_text("# Zeit\n\nHäuser Tage\n \n#Ort\nDach\n", "utf-8")
    monkeypatch.setattr(thesaurus, "HERE", tmp_path)
    assert everyday.__wrapped__() == {"haus", "tag", "dach"}


# Everyday words


@pytest.mark.parametrize("word", ["Hilfe", "helfen", "Wochen", "suchen", "Gemeinde", "dringend", "november", "help"])
def test_everyday_words(word: str) -> None:
    assert stem(*fold_words(word)) in everyday()


@pytest.mark.parametrize("word", ["Häcksler", "Vergabe", "Standesamt", "Bauhof", "Kita", "Haushaltsplan", "Feuerwehr"])
def test_words_that_tell_something_are_not_everyday(word: str) -> None:
    assert stem(*fold_words(word)) not in everyday()


def test_no_term_of_the_thesaurus_is_an_everyday_word_but_these() -> None:
    known = {stem(word) for word in fold_words(EVERYDAY_AND_YET_IN_A_RING)}
    assert {phrase[0] for phrase in rings() if len(phrase) == 1 and phrase[0] in everyday()} <= known


# Ready-made topics


def test_no_name_of_a_ready_made_topic_is_that_of_another() -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for topic in standard_topics():
        for name in (topic.tag, topic.name, *topic.synonyms):
            owners.setdefault(phrase_of(name), set()).add(topic.tag)
    assert () not in owners
    assert [tags for tags in owners.values() if len(tags) > 1] == []


def test_no_name_of_a_ready_made_topic_is_an_everyday_word() -> None:
    names = [name for topic in standard_topics() for name in (topic.name, *topic.synonyms)]
    assert len(names) > 300
    assert [name for name in names if everyday().issuperset(phrase_of(name))] == []
