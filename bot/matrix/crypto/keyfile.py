"""The file of the data folder with the private cross-signing keys, and that with a new recovery key.

``cross-signing.json`` holds a `Record` for each account that the folder has served. Keys are written before the
homeserver gets to see them, and none are ever taken out that it may have taken; which ones count, it says itself. So
there is no moment at which a crash leaves it with keys that nobody has.
"""

import contextlib
import fcntl
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from bot.matrix.crypto import recovery
from bot.matrix.crypto.crosssigning import Keys
from bot.matrix.crypto.privatefile import PRIVATE, write_private
from bot.matrix.crypto.secretstorage import new_key_id
from bot.matrix.crypto.signing import SigningKey, from_base64, to_base64
from bot.matrix.raw import Json

FILE = "cross-signing.json"
RECOVERY_FILE = "recovery-key.txt"
OTHERS = 0o077


class KeyFileError(Exception):
    """The file can't be used; one line for the administrator."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A secret storage that is being made: for the keys with this public ``master``, in place of ``replaces``.

    ``replaces`` is the id of the default key at the beginning, "" where there was none.
    """

    key_id: str
    key: SigningKey
    master: str
    replaces: str

    @classmethod
    def new(cls, keys: Keys, replaces: str = "") -> Self:
        return cls(new_key_id(), SigningKey.new(), keys.master.public, replaces)

    @property
    def recovery_key(self) -> str:
        return recovery.write(self.key.seed)


@dataclass(frozen=True, slots=True)
class Record:
    """What is kept for one account.

    ``device`` is our device's id, ``device_key`` its Ed25519 key; ``made`` are the keys, the latest last; ``stored``
    is the id of the key of the secret storage in which ours are.
    """

    device: str = ""
    device_key: str = ""
    made: tuple[Keys, ...] = ()
    pending: Pending | None = None
    stored: str = ""

    def keys_for(self, public: dict[str, str]) -> Keys | None:
        """Those of our keys that have these public parts."""
        return next((keys for keys in reversed(self.made) if keys.public() == public), None)


def load(folder: Path, user_id: str) -> Record:
    """What is kept for this account. Raises KeyFileError when the file is damaged or can't be read."""
    written = _read(folder).get(user_id)
    return Record() if written is None else _record(folder, written)


def change(folder: Path, user_id: str, how: Callable[[Record], Record]) -> Record:
    """Change what is kept for this account, in one step that a crash can't halve; returns what is kept then.

    Raises KeyFileError.
    """
    with _writing(folder, FILE):
        content = _read(folder)
        before = _record(folder, content[user_id]) if user_id in content else Record()
        after = how(before)
        if after != before:
            write_private(folder / FILE, json.dumps(content | {user_id: _written(after)}, indent=1) + "\n")
    return after


def remember(folder: Path, user_id: str, **values: Any) -> Record:
    """`change` these fields."""
    return change(folder, user_id, lambda record: replace(record, **values))


def open_to_others(folder: Path) -> bool:
    """Whether other users of the machine may read or write the file."""
    try:
        return bool((folder / FILE).stat().st_mode & OTHERS)
    except OSError:
        return False


def close_to_others(folder: Path) -> None:
    """Take that right from them. Raises KeyFileError."""
    with _complaining(folder / FILE):
        (folder / FILE).chmod(PRIVATE)


def leave_recovery_key(folder: Path, user_id: str, key: str) -> Path:
    """Write a new recovery key into a file, before those that lie there; returns which file. Raises KeyFileError."""
    file = folder / RECOVERY_FILE
    with _writing(folder, RECOVERY_FILE):
        before = file.read_text("utf-8") if file.exists() else ""
        if key not in before:
            day = f"{datetime.now(UTC):%Y-%m-%d}"
            write_private(file, f"# Recovery key of {user_id}, {day}. Move it to a safe place.\n{key}\n{before}")
    return file


def _record(folder: Path, written: Any) -> Record:
    try:
        pending = written["pending"]
        return Record(
            device=str(written["device"]),
            device_key=str(written["device_key"]),
            made=tuple(Keys.from_texts(texts) for texts in written["keys"]),
            pending=pending and Pending(**pending | {"key": SigningKey(from_base64(pending["key"]))}),
            stored=str(written["stored"]),
        )
    except (LookupError, TypeError, ValueError, AttributeError):
        raise _damaged(folder) from None


def _written(record: Record) -> Json:
    pending = record.pending
    return {
        "device": record.device,
        "device_key": record.device_key,
        "keys": [keys.texts() for keys in record.made],
        "pending": pending
        and {
            "key_id": pending.key_id,
            "key": to_base64(pending.key.seed),
            "master": pending.master,
            "replaces": pending.replaces,
        },
        "stored": record.stored,
    }


def _read(folder: Path) -> Json:
    file = folder / FILE
    with _complaining(file):
        try:
            content = json.loads(file.read_bytes())
        except FileNotFoundError:
            return {}
        except ValueError:
            raise _damaged(folder) from None
    if not isinstance(content, dict):
        raise _damaged(folder)
    return content


def _damaged(folder: Path) -> KeyFileError:
    return KeyFileError(f"{folder / FILE} is damaged; put back a copy, or move it away and use the recovery key")


@contextlib.contextmanager
def _complaining(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise KeyFileError(f"{file} can't be used: {error.strerror}") from None


@contextlib.contextmanager
def _writing(folder: Path, name: str) -> Iterator[None]:
    """Keep the bot and ``patenbot verify`` from writing at once; they hold this for an instant only."""
    with _complaining(folder / name):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)
