"""Files of packed words: ``setup.py`` writes them at installation, the operating system maps them into memory."""

from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

from storage.database import DataError

HERE = Path(__file__).parent
T = TypeVar("T", bound=Any)


class PackedError(DataError):
    """A file of packed words is missing."""


def packed(trie: T, name: str) -> T:
    """The empty ``trie`` with what the file holds. Raises PackedError."""
    try:
        trie.mmap(str(HERE / name))
    except (OSError, RuntimeError):
        raise PackedError(f"{HERE / name} is missing; install Patenbot anew: make install, or pip install .") from None
    return trie


@cache
def checksum() -> int:
    """Of all packed words; another one means that words may have other stems and parts."""
    found = 0
    for file in sorted(HERE.glob("*.marisa")):
        found = crc32(file.read_bytes(), found)
    return found
