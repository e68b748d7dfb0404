"""The key under which the keys in the database are kept: random, a file of its own beside it."""

import secrets
from pathlib import Path

from bot.matrix.crypto.privatefile import PRIVATE, write_private
from bot.matrix.crypto.signing import from_base64, to_base64
from storage.database import DataError

FILE = "pickle.key"
BYTES = 32


def pickle_key(folder: Path) -> bytes:
    """The installation's key; made at the first call.

    A file that is gone or damaged gives a new key: what the old one has closed stays closed. Raises
    DataError where the file is there and can't be read, and OSError where it can't be written now.
    """
    file = folder / FILE
    try:
        key = from_base64(file.read_text("ascii").strip())
    except (FileNotFoundError, ValueError):
        key = b""
    except OSError as error:
        raise DataError(f"{file} can't be read: {error.strerror}") from None
    if len(key) != BYTES:
        key = secrets.token_bytes(BYTES)
        write_private(file, to_base64(key) + "\n")
    elif file.stat().st_mode & 0o077:
        file.chmod(PRIVATE)
    return key
