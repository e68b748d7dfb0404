"""The demo's folder: only what is the demo's own is ever removed."""

from pathlib import Path

import pytest

from demo.folder import OWN, DemoError, held


def test_it_is_made_and_kept(tmp_path: Path) -> None:
    with held(tmp_path / ".demo", fresh=False) as folder:
        (folder / "config.toml").write_text("alt")
    with held(tmp_path / ".demo", fresh=False) as folder:
        assert (folder / "config.toml").read_text() == "alt"


def test_fresh_removes_what_the_demo_has_written_and_nothing_else(tmp_path: Path) -> None:
    with held(tmp_path / ".demo", fresh=False) as folder:
        (folder / "homeserver" / "media").mkdir(parents=True)
        (folder / "data").mkdir()
        (folder / "data" / "patenbot.db").touch()
        (folder / "bot.log").touch()
        (folder / "play").mkdir()
        (folder / "notizen.txt").write_text("von mir")
    with held(tmp_path / ".demo", fresh=True) as folder:
        assert not {path.name for path in folder.iterdir()} & set(OWN)
        assert (folder / "notizen.txt").read_text() == "von mir"
        assert (folder / "play").is_dir()


def test_fresh_does_not_follow_links(tmp_path: Path) -> None:
    mine = tmp_path / "meins"
    mine.mkdir()
    (mine / "brief.txt").touch()
    with held(tmp_path / ".demo", fresh=False) as folder:
        (folder / "data").symlink_to(mine)
    with held(tmp_path / ".demo", fresh=True) as folder:
        assert not (folder / "data").exists()
    assert (mine / "brief.txt").exists()


@pytest.mark.parametrize("fresh", [False, True])
def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path, fresh: bool) -> None:
    theirs = tmp_path / ".demo"
    (theirs / "data").mkdir(parents=True)
    (theirs / "data" / "wichtig.txt").touch()
    with pytest.raises(DemoError, match="nothing was changed"), held(theirs, fresh=fresh):
        pass
    assert [path.name for path in theirs.rglob("*")] == ["data", "wichtig.txt"]


def test_neither_a_link_nor_a_file_is_taken(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "data")
    (tmp_path / "file").touch()
    for name in ("link", "file"):
        with pytest.raises(DemoError, match="not a folder of the demo"), held(tmp_path / name, fresh=True):
            pass


def test_two_at_once_are_one_too_many(tmp_path: Path) -> None:
    with held(tmp_path, fresh=False) as folder:
        (folder / "bot.log").touch()
        with pytest.raises(DemoError, match="another demo is running"), held(tmp_path, fresh=True):
            pass
        assert (folder / "bot.log").exists()
