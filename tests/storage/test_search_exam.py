"""How well the search finds, on pairs that were written before it was tuned. See ``benchmarks/exam.py``.

The floors are a little below what was measured last: a change that falls under one has made something worse. Which of
its meanings a word has (homonym), only the context tells; the search can't, so there is no floor.
"""

from pathlib import Path

import pytest

from benchmarks.exam import Pair, Result, exam, pairs, together

FOUND = {
    "same": 9,
    "inflection": 16,
    "umlaut": 11,
    "typo": 13,
    "compound": 32,
    "sentence": 13,
    "english-mix": 12,
    "synonym": 26,
}
NOT_SHOWN = {
    "near-spelling": 15,
    "same-field": 18,
    "shared-head": 16,
    "shared-place": 14,
    "shared-filler": 6,
}
ALL_FOUND, ALL_NOT_SHOWN = 0.8, 0.65


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Result]:
    """The exam takes a second or two, so it is taken once."""
    return exam(tmp_path_factory.mktemp("exam"))


@pytest.mark.parametrize(("aspect", "least"), (FOUND | NOT_SHOWN).items())
def test_no_aspect_gets_worse(results: dict[str, Result], aspect: str, least: int) -> None:
    right, number = results[aspect]
    assert least <= right <= number


@pytest.mark.parametrize(("match", "least"), [(True, ALL_FOUND), (False, ALL_NOT_SHOWN)])
def test_the_whole_gets_no_worse(results: dict[str, Result], match: bool, least: float) -> None:
    right, number = together(results, match=match)
    assert right / number >= least


def test_every_pair_counts_in_an_aspect_of_its_own_sort(results: dict[str, Result]) -> None:
    assert {pair.aspect for pair in pairs() if pair.match} == FOUND.keys()
    assert {pair.aspect for pair in pairs() if not pair.match} == {*NOT_SHOWN, "homonym"}
    assert sum(number for _, number in results.values()) == len(pairs()) > 250


def test_no_pair_stands_there_twice() -> None:
    said = [(pair.asked, pair.stored_kind, pair.stored) for pair in pairs()]
    assert len(set(said)) == len(said)
    assert all(pair.asked.strip() and pair.stored.strip() for pair in pairs())


def test_the_results_of_both_sorts_are_added_up() -> None:
    results = {pair.aspect: (1, 2) for pair in pairs()}
    assert together(results, match=True) == (len(FOUND), 2 * len(FOUND))
    assert together(results, match=False) == (len(NOT_SHOWN) + 1, 2 * len(NOT_SHOWN) + 2)


def test_the_exam_can_be_failed(tmp_path: Path) -> None:
    asked = [
        Pair("Häcksler", "Zelt", "offer", True, "same"),
        Pair("Häcksler", "Häcksler", "offer", True, "same"),
        Pair("Häcksler", "Häcksler", "expertise", False, "homonym"),
    ]
    assert exam(tmp_path, asked) == {"same": (1, 2), "homonym": (0, 1)}
