"""Answers of homeservers, and of what stands before them."""

import json

import pytest

from bot.courier import Slow, Unreachable
from bot.matrix.client import Denied, understand
from bot.matrix.power import created_by, power_of


def test_an_answer() -> None:
    assert understand(200, b'{"event_id": "$1"}') == {"event_id": "$1"}


@pytest.mark.parametrize(
    ("status", "content"),
    [
        (200, b""),
        (200, b"<html>"),
        (200, b'{"half'),
        (200, b"[]"),
        (200, b"\xff"),
        (500, b'{"errcode": "M_UNKNOWN", "error": "oops"}'),
        (502, b"<html>Bad Gateway</html>"),
        (403, b"<html>blocked</html>"),
        (404, b"{}"),
    ],
)
def test_no_answer(status: int, content: bytes) -> None:
    with pytest.raises(Unreachable):
        understand(status, content)


@pytest.mark.parametrize(
    ("content", "header", "seconds"),
    [
        (b'{"errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": 1500}', None, 1.5),
        (b'{"errcode": "M_LIMIT_EXCEEDED"}', "7", 7),
        (b"slow down", "2.5", 2.5),
        (b"slow down", "Wed, 21 Oct 2026 07:28:00 GMT", 5),
        (b"{}", None, 5),
        (b"{}", "nan", 5),
        (b'{"retry_after_ms": -3}', None, 0.05),
        (b'{"retry_after_ms": "soon"}', "3", 3),
    ],
)
def test_slow(content: bytes, header: str | None, seconds: float) -> None:
    with pytest.raises(Slow) as raised:
        understand(429, content, header)
    assert raised.value.seconds == seconds


@pytest.mark.parametrize(
    ("status", "content", "code"),
    [
        (403, b'{"errcode": "M_FORBIDDEN", "error": "no"}', "M_FORBIDDEN"),
        (413, b"<html>Too large</html>", "M_TOO_LARGE"),
        (400, b'{"errcode": "M_BAD_JSON"}', "M_BAD_JSON"),
    ],
)
def test_denied(status: int, content: bytes, code: str) -> None:
    with pytest.raises(Denied) as raised:
        understand(status, content)
    assert (raised.value.status, raised.value.code) == (status, code)


@pytest.mark.parametrize(
    ("levels", "complaints"),
    [
        ({}, ""),
        (
            {"events_default": 50},
            "power level 0, needed 50 for m.room.message; power level 0, needed 50 for m.reaction",
        ),
        ({"events_default": "50", "users": {"@bot:h": "50"}}, ""),
        ({"events": {"m.reaction": 10}}, "power level 0, needed 10 for m.reaction"),
        ({"users_default": 10, "events": {"m.reaction": 10}}, ""),
        ({"users": [], "events": 7, "events_default": None}, ""),
    ],
)
def test_power(levels: dict[str, object], complaints: str) -> None:
    assert power_of("@bot:h", levels, creator=False).complaints() == complaints
    assert power_of("@bot:h", levels, creator=True).complaints() == ""


@pytest.mark.parametrize(("version", "above"), [("12", True), ("11", False), ("org.example", False), (None, False)])
def test_creators_stand_above_levels_since_version_12(version: object, above: bool) -> None:
    assert created_by("@bot:h", {"sender": "@bot:h", "content": {"room_version": version}}) is above
    assert not created_by("@bot:h", {"sender": "@anna:h", "content": {"room_version": "12"}})


@pytest.mark.parametrize("deep", ["[" * 50_000 + "]" * 50_000, '{"":' * 50_000 + "1" + "}" * 50_000])
def test_what_is_nested_too_deeply_is_left_out(deep: str) -> None:
    """Homeservers pass such messages on from device to device; the rest of the sync counts all the same."""
    strange = '"]}\\{['
    answer = f'{{"a": [{json.dumps(strange)}, {deep}, 1], "b": {deep}, "c": {{"d": [{json.dumps(strange)}, [[2]]]}}}}'
    understood = understand(200, answer.encode())
    assert (understood["a"][0], understood["a"][2], understood["c"]) == (strange, 1, {"d": [strange, [[2]]]})
