"""Canonical JSON and signatures, held against the specification's own examples and another implementation."""

import pytest
import signedjson.key
import signedjson.sign

from bot.matrix.crypto.signing import SigningKey, canonical, from_base64, is_signed, signed, to_base64
from bot.matrix.raw import Json

SEED = "YJDBA9Xnr2sVqXD9Vj7XVUnmFZcZrlw8Md7kMW+3XA1"  # of the appendix "Cryptographic Test Vectors"
ANNA = "@anna:example.org"
THING: Json = {"b": [1, {"ü": None}], "a": "Häcksler", "unsigned": {"age": 1}}


@pytest.mark.parametrize(
    ("thing", "signature"),
    [
        ({}, "K8280/U9SSy9IVtjBuVeLr+HpOB4BQFWbg+UZaADMtTdGYI7Geitb76LTrr5QV/7Xg4ahLwYGYZzuHGZKM5ZAQ"),
        (
            {"one": 1, "two": "Two"},
            "KqmLSbO39/Bzb0QIYE82zqLwsA+PDzYIpIRA2sRQ4sL53+sN6/fpNSoqE7BP7vBZhG6kYdD13EIMJpvhJI+6Bw",
        ),
    ],
)
def test_the_signatures_of_the_specification(thing: Json, signature: str) -> None:
    key = SigningKey(from_base64(SEED))
    assert signed(thing, "domain", "1", key.sign) == thing | {"signatures": {"domain": {"ed25519:1": signature}}}


def test_canonical_json() -> None:
    assert (
        canonical({"b": "2", "a": {"本": 2, "日": [True, None]}}) == '{"a":{"日":[true,null],"本":2},"b":"2"}'.encode()
    )


@pytest.mark.parametrize("value", [1.5, 2**53, {"a": [float("nan")]}, "\ud800"])
def test_what_canonical_json_cannot_say(value: object) -> None:
    with pytest.raises(ValueError, match=r"integers|surrogates"):
        canonical(value)


def test_another_implementation_agrees() -> None:
    key = SigningKey.new()
    ours = signed(THING, ANNA, "D", key.sign)
    theirs = signedjson.key.decode_verify_key_bytes("ed25519:D", from_base64(key.public))
    signedjson.sign.verify_signed_json(ours, ANNA, theirs)
    signing = signedjson.key.generate_signing_key("E")
    both = signedjson.sign.sign_json(ours, ANNA, signing)
    assert is_signed(both, ANNA, "E", to_base64(signing.verify_key.encode()))
    assert is_signed(both, ANNA, "D", key.public)


def test_a_signature_that_is_not_good() -> None:
    key, other = SigningKey.new(), SigningKey.new()
    thing = signed(THING, ANNA, "D", key.sign)
    assert is_signed(thing | {"unsigned": {"age": 2}}, ANNA, "D", key.public)
    assert not is_signed(thing | {"a": "Walze"}, ANNA, "D", key.public)
    assert not is_signed(thing, ANNA, "D", other.public)
    assert not is_signed(thing, ANNA, "E", key.public)
    assert not is_signed(thing, "@bernd:example.org", "D", key.public)
    assert not is_signed(thing | {"a": 1.5}, ANNA, "D", key.public)


@pytest.mark.parametrize("thing", [None, [], {"signatures": None}, {"signatures": {ANNA: {"ed25519:D": "?"}}}])
def test_what_is_no_signed_object(thing: object) -> None:
    assert not is_signed(thing, ANNA, "D", SigningKey.new().public)
    assert not is_signed(thing, ANNA, "D", "nonsense")


def test_base64_with_and_without_padding() -> None:
    assert to_base64(b"\xff" * 4) == "/////w"
    assert from_base64("/////w") == from_base64("/////w==") == b"\xff" * 4
    for wrong in ("///-_w", "/", None, "ä"):
        with pytest.raises(ValueError, match="no base64"):
            from_base64(wrong)


def test_a_key_does_not_show_its_seed() -> None:
    key = SigningKey(b"s" * 32)
    assert "ssss" not in repr(key)
    with pytest.raises(ValueError, match="32 bytes, not 31"):
        SigningKey(b"s" * 31)
