"""The recovery key: 32 bytes as a person keeps them (spec: "Recovery key")."""

from functools import reduce
from operator import xor

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
PREFIX = bytes([0x8B, 0x01])
KEY_BYTES = 32
WHOLE = len(PREFIX) + KEY_BYTES + 1
GROUP = 4


def write(key: bytes) -> str:
    """The recovery key of ``key`` (32 bytes), in groups of four."""
    if len(key) != KEY_BYTES:
        raise ValueError(f"a recovery key stands for {KEY_BYTES} bytes")
    content = PREFIX + key
    text = _base58(content + bytes([reduce(xor, content)]))
    return " ".join(text[start : start + GROUP] for start in range(0, len(text), GROUP))


def read(text: str) -> bytes:
    """The 32 bytes of a recovery key; spaces are ignored. Raises ValueError; its sentence does not repeat the key."""
    content = _bytes("".join(text.split()))
    if content is None:
        raise ValueError("a recovery key has only letters and digits, without 0, O, I and l")
    if len(content) != WHOLE:
        raise ValueError("the recovery key is too short or too long: it is twelve groups of four letters and digits")
    if not content.startswith(PREFIX):
        raise ValueError("this is no recovery key: it begins differently")
    if reduce(xor, content):
        raise ValueError("the recovery key has a typing error")
    return content[len(PREFIX) : -1]


def _base58(content: bytes) -> str:
    number = int.from_bytes(content, "big")
    digits = []
    while number:
        number, digit = divmod(number, len(ALPHABET))
        digits.append(ALPHABET[digit])
    return "".join(reversed(digits))


def _bytes(text: str) -> bytes | None:
    """The bytes that base58 ``text`` stands for, None where it is none. Leading zeros do not occur here."""
    number = 0
    for letter in text[: 2 * WHOLE]:
        digit = ALPHABET.find(letter)
        if digit < 0:
            return None
        number = number * len(ALPHABET) + digit
    return number.to_bytes((number.bit_length() + 7) // 8, "big")
