"""Recovery keys, as people copy and mistype them."""

import pytest

from bot.matrix.crypto import recovery

# A recovery key that Element's own tests use; its bytes are the private key of the example in RFC 7748, 6.1.
KEY = "EsTc LW2K PGiF wKEA 3As5 g5c4 BXwk qeeJ ZJV8 Q9fu gUMN UE4d"
BYTES = bytes.fromhex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a")


def test_a_key_known_to_others() -> None:
    assert recovery.read(KEY) == BYTES
    assert recovery.write(BYTES) == KEY


@pytest.mark.parametrize("key", [bytes(32), b"\xff" * 32, bytes(range(32))])
def test_there_and_back(key: bytes) -> None:
    text = recovery.write(key)
    assert [len(group) for group in text.split(" ")] == [4] * 12
    assert recovery.read(text) == key
    assert recovery.read(f"  {text.replace(' ', '')}\n") == key
    assert recovery.read(text.replace(" ", " \t\u00a0")) == key


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "too short or too long"),
        (KEY[:-5], "too short or too long"),
        (f"{KEY} {KEY}", "too short or too long"),
        ("z" * 5000, "too short or too long"),
        (KEY.replace("c", "0"), "without 0, O, I and l"),
        (KEY.replace("UE4d", "UE4e"), "typing error"),
        (KEY.replace("LW2K", "LW2k"), "typing error"),
        (f"2{KEY[1:]}", "begins differently"),
    ],
)
def test_a_wrong_one(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words) as raised:
        recovery.read(text)
    assert KEY[5:9] not in str(raised.value)


def test_only_keys_of_the_right_length() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        recovery.write(b"short")
