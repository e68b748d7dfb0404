"""The file of the private keys: whole or not there, and for nobody else."""

import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.matrix.crypto import keyfile
from bot.matrix.crypto.crosssigning import Keys
from bot.matrix.crypto.keyfile import FILE, RECOVERY_FILE, KeyFileError, Pending, Record

BOT, OTHER = "@patenbot:example.org", "@other:example.org"


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


def whole() -> Record:
    first, second = Keys.new(), Keys.new()
    return Record("DEVICE", "its key", (first, second), Pending.new(second, "old"), "id")


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    assert keyfile.load(tmp_path, BOT) == Record()
    kept, others = whole(), replace(whole(), pending=None)
    keyfile.change(tmp_path, BOT, lambda _: kept)
    keyfile.change(tmp_path, OTHER, lambda _: others)
    assert keyfile.load(tmp_path, BOT) == kept
    assert keyfile.load(tmp_path, OTHER) == others
    assert keyfile.remember(tmp_path, BOT, stored="new") == replace(kept, stored="new") == keyfile.load(tmp_path, BOT)
    assert [file.name for file in tmp_path.iterdir()] == [FILE]


def test_it_is_for_its_owner_only(tmp_path: Path) -> None:
    (tmp_path / f"{FILE}.new").write_text("left by a crash")
    (tmp_path / f"{FILE}.new").chmod(0o644)
    keyfile.remember(tmp_path, BOT, made=(Keys.new(),))
    assert mode(tmp_path / FILE) == 0o600
    assert not keyfile.open_to_others(tmp_path)
    (tmp_path / FILE).chmod(0o640)
    assert keyfile.open_to_others(tmp_path)
    keyfile.close_to_others(tmp_path)
    assert mode(tmp_path / FILE) == 0o600


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can write for others")
def test_what_root_writes_belongs_to_the_bot(tmp_path: Path) -> None:
    os.chown(tmp_path, 12345, 23456)
    keyfile.remember(tmp_path, BOT, made=(Keys.new(),))
    status = (tmp_path / FILE).stat()
    assert (status.st_uid, status.st_gid, mode(tmp_path / FILE)) == (12345, 23456, 0o600)


def test_a_write_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = keyfile.change(tmp_path, BOT, lambda _: whole())

    def full(_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(KeyFileError, match=f"{FILE} can't be used: No space left on device"):
        keyfile.remember(tmp_path, BOT, made=())
    assert keyfile.load(tmp_path, BOT) == kept


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"@patenbot:example.org": 1}', '{"@patenbot:example.org": {"device": "D", "keys": [1]}}'],
)
def test_a_damaged_file_is_left_as_it_is(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content)
    with pytest.raises(KeyFileError, match=f"{FILE} is damaged"):
        keyfile.load(tmp_path, BOT)
    with pytest.raises(KeyFileError, match=f"{FILE} is damaged"):
        keyfile.remember(tmp_path, BOT, made=(Keys.new(),))
    assert (tmp_path / FILE).read_text() == content


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(KeyFileError, match="No such file"):
        keyfile.remember(tmp_path / "nowhere", BOT, device="D")


def test_recovery_keys_are_added_to_those_that_lie_there(tmp_path: Path) -> None:
    for key in ("AAAA BBBB", "CCCC DDDD", "CCCC DDDD"):
        file = keyfile.leave_recovery_key(tmp_path, BOT, key)
    assert (file, mode(file)) == (tmp_path / RECOVERY_FILE, 0o600)
    lines = file.read_text("utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == ["CCCC DDDD", "AAAA BBBB"]


def test_nothing_secret_in_what_may_be_printed() -> None:
    record: Any = whole()
    shown = repr(record)
    for keys in record.made:
        assert not any(text in shown or repr(keys.master.seed) in shown for text in keys.texts().values())
    assert repr(record.pending.key.seed) not in shown
