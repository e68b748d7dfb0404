"""``patenbot when``: a JSON object for each line."""

import json

import pytest

from tests.cli import patenbot


def told(text: str, *arguments: str) -> list[dict[str, object]]:
    result = patenbot("when", *arguments, text=text)
    assert (result.code, result.err) == (0, "")
    return [json.loads(line) for line in result.out.splitlines()]


def test_a_line_each() -> None:
    first, second, third = told("morgen um 9\nnichts\nbis 31.12.\n", "--now", "2026-11-30T09:00")
    assert first == {
        "start": "2026-12-01T09:00",
        "end": None,
        "grain": "hour",
        "rrule": None,
        "exclude": [],
        "error": None,
    }
    assert second["error"] == "date-unknown: nichts"
    assert (second["start"], second["end"], second["rrule"]) == (None, None, None)
    assert (third["start"], third["end"]) == (None, "2026-12-31")


def test_a_line_may_bring_its_own_moment() -> None:
    there, wrong = told("2030-01-01T08:00\tmorgen\ngestern abend\tmorgen\n")
    assert there["start"] == "2030-01-02"
    assert "no time such as" in str(wrong["error"])


def test_the_moment_is_seen_in_the_zone() -> None:
    (one,) = told("heute\n", "--now", "2026-11-30T23:30+00:00", "--timezone", "Europe/Berlin")
    assert one["start"] == "2026-12-01"


def test_anything_may_stand_there() -> None:
    result = patenbot("when", text="\x00\x07 \ud83d\n\n\t\t\n".encode("utf-8", "replace").decode())
    assert result.code == 0
    assert result.out.count("\n") == 3


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [("--now", "gestern", "no time such as 2026-12-03T10:00"), ("--timezone", "Mars/Olympus", "no time zone such as")],
)
def test_wrong_options_are_one_line(option: str, value: str, words: str) -> None:
    assert words in patenbot("when", option, value).complaint
