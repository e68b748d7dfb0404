"""Words: cleaned, compared, guessed."""

import pytest

from bot.words import clean, find_name, fold, similar

COMMANDS = ["suche", "biete", "liste", "zeige", "erledigt", "verlängern", "wer", "ich", "paten", "hilfe", "rückgängig"]
NAMES = ["Altenbeken", "Bad Lippspringe", "Bad Wünnenberg", "Borchen", "Büren", "Paderborn"]


@pytest.mark.parametrize(
    ("dirty", "kept"),
    [
        ("  a  \r\nb\t\r", "a\nb"),
        ("a\n\n\n\nb\n\n", "a\n\nb"),
        ("a\u202eb\u2066c\u200ed\u061ce", "abcde"),
        ("Bau\u00adhof\u200b\ufeff", "Bauhof"),
        ("x\x00\x07\x1by", "xy"),
        ("a\ud800b\ufffe\ufdd0c", "abc"),
        ("Bu\u0308ren", "Büren"),
        ("👩\u200d💻 ❤\ufe0f\u200d🔥 a\u200db", "👩\u200d💻 ❤\ufe0f\u200d🔥 ab"),
        ("a\tb", "a b"),
        ("a\u2028b", "a\nb"),
        (" \n\t\n ", ""),
    ],
)
def test_clean(dirty: str, kept: str) -> None:
    assert clean(dirty) == kept
    assert clean(kept) == kept


@pytest.mark.parametrize(
    ("one", "other"), [("Büren", "BUEREN"), ("Straße", "strasse"), ("Ä", "ae"), ("a\u0308", "ä"), ("ﬁ", "FI")]
)
def test_fold(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("bueren", "Büren"),
        ("Stadt Büren", "Büren"),
        ("die Gemeinde  Borchen", "Borchen"),
        ("bad wuennenberg", "Bad Wünnenberg"),
        ("Pade", "Paderborn"),
        ("Pad", None),
        ("Bad ", None),
        ("Bad L", "Bad Lippspringe"),
        ("Hamburg", None),
        ("", None),
    ],
)
def test_find_name(typed: str, name: str | None) -> None:
    assert find_name(typed, NAMES) == name


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sucje", ["suche"]),
        ("liszte", ["liste"]),
        ("Suhce", ["suche"]),
        ("verlaengern", ["verlängern"]),
        ("verlengern", ["verlängern"]),
        ("ruckgangig", ["rückgängig"]),
        ("erledgit", ["erledigt"]),
        ("verl", ["verlängern"]),
        ("wre", ["wer"]),
        ("der", []),
        ("xy", []),
        ("", []),
        ("Quatsch", []),
        ("xyzzy", []),
    ],
)
def test_similar(typed: str, meant: list[str]) -> None:
    assert similar(typed, COMMANDS) == meant


def test_similar_says_the_nearest_first_and_no_more_than_asked() -> None:
    assert similar("liste", ["listen", "lister", "liste", "listig"], limit=2) == ["liste", "listen"]
