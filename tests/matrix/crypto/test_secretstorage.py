"""Encrypted secrets, read and written by the specification's formula put down once more with plain tools."""

import base64
import hmac
from typing import Any

import pytest
from Crypto.Cipher import AES

from bot.matrix.crypto.secretstorage import ALGORITHM, decrypt, describe, encrypt, fits

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
NAME = "m.cross_signing.master"
SECRET = b"the seed in base64, which is longer than one block"
IV = bytes.fromhex("f0f1f2f3f4f5f6f70001fffffffffffe")  # the counter carries


def keys(key: bytes, name: str) -> tuple[bytes, bytes]:
    """HKDF-SHA-256 (RFC 5869) with a salt of 32 zero bytes: the keys for AES and for HMAC."""
    seed = hmac.digest(bytes(32), key, "sha256")
    first = hmac.digest(seed, name.encode() + b"\x01", "sha256")
    return first, hmac.digest(seed, first + name.encode() + b"\x02", "sha256")


def counted(key: bytes, iv: bytes, content: bytes) -> bytes:
    """AES-256 in counter mode (NIST SP 800-38A), block by block."""
    start = int.from_bytes(iv, "big")
    blocks = [(start + number).to_bytes(16, "big") for number in range(len(content) // 16 + 1)]
    stream = AES.new(key, AES.MODE_ECB).encrypt(b"".join(blocks))
    return bytes(a ^ b for a, b in zip(content, stream, strict=False))


def raw(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4))


def theirs(key: bytes, name: str, secret: bytes, iv: bytes = IV) -> dict[str, Any]:
    """A secret as another client writes it, with padded base64."""
    cipher, mac = keys(key, name)
    ciphertext = counted(cipher, iv, secret)
    parts = {"iv": iv, "ciphertext": ciphertext, "mac": hmac.digest(mac, ciphertext, "sha256")}
    return {part: base64.b64encode(content).decode() for part, content in parts.items()}


def test_we_read_what_others_write() -> None:
    assert decrypt(KEY, NAME, theirs(KEY, NAME, SECRET)) == SECRET


def test_others_read_what_we_write() -> None:
    for _ in range(20):
        ours = encrypt(KEY, NAME, SECRET)
        iv, ciphertext = raw(ours["iv"]), raw(ours["ciphertext"])
        cipher, mac = keys(KEY, NAME)
        assert (len(iv), iv[8] & 0x80) == (16, 0)
        assert raw(ours["mac"]) == hmac.digest(mac, ciphertext, "sha256")
        assert counted(cipher, iv, ciphertext) == SECRET
        assert not any(text.endswith("=") for text in ours.values())


def test_two_secrets_never_look_the_same() -> None:
    assert encrypt(KEY, NAME, SECRET) != encrypt(KEY, NAME, SECRET)


@pytest.mark.parametrize(
    "sealed",
    [
        theirs(OTHER, NAME, SECRET),
        theirs(KEY, "m.cross_signing.self_signing", SECRET),
        theirs(KEY, NAME, SECRET) | {"ciphertext": "AAAA"},
        theirs(KEY, NAME, SECRET) | {"mac": ""},
        theirs(KEY, NAME, SECRET) | {"iv": "AAAA"},
        {"iv": "AAAA"},
        "passthrough",
        None,
    ],
)
def test_what_is_not_ours_to_read(sealed: object) -> None:
    with pytest.raises(ValueError, match=r"another key|no base64|no encrypted"):
        decrypt(KEY, NAME, sealed)


def test_the_description_knows_its_key() -> None:
    ours = describe(KEY)
    check = theirs(KEY, "", bytes(32), raw(ours["iv"]))
    assert ours == {"algorithm": ALGORITHM, "iv": ours["iv"], "mac": check["mac"].rstrip("=")}
    assert fits(KEY, ours)
    assert not fits(OTHER, ours)


def test_a_description_of_others() -> None:
    check = theirs(KEY, "", bytes(32))
    described = {"algorithm": ALGORITHM, "name": "of the phone", "iv": check["iv"], "mac": check["mac"]}
    assert fits(KEY, described)
    assert not fits(OTHER, described)
    assert fits(OTHER, {"algorithm": ALGORITHM})
    assert not fits(KEY, described | {"algorithm": "m.new"})
    assert not fits(KEY, described | {"iv": 1})
    assert not fits(KEY, described | {"iv": "AAAA"})
    assert not fits(KEY, {})
