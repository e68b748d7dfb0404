"""``patenbot search`` and ``patenbot reindex``: a JSON list a line, beside a running bot; the index written anew."""

import csv
import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from bot.__main__ import main
from storage.database import FILE, lock_folder
from tests.cli import REPOSITORY, patenbot, write_config

IMPORTER = "@import:localhost"
OFFERS = ("Häcksler mit Fahrer", "Anbau-Häcksler", "Straßenkehrmaschine", "Standesamt, Vertretung\nauch am Samstag")
NEIGHBOURS = f"""
[[region]]
name = "Nachbarn"
rooms = ["!n:x"]
coordinators = ["{IMPORTER}"]
municipalities = ["Borchen"]
"""
OLD = REPOSITORY / "tests/storage/0001.sql"
Ask = Callable[..., list[list[str]]]


def table(folder: Path) -> Path:
    """The offers as ``../shared/eval/search.py`` writes them."""
    with (folder / "items.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["kind", "municipality", "text", "topics", "until"])
        writer.writerows(["offer", "Borchen", offer, "", ""] for offer in OFFERS)
    return folder / "items.csv"


def put(folder: Path, *options: object) -> None:
    arguments = ["import", table(folder), "--as", IMPORTER, *(options or ("--data", folder))]
    assert main([str(argument) for argument in arguments]) == 0


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the offers B1 to B4, for those who only look."""
    folder = tmp_path_factory.mktemp("board")
    put(folder)
    return folder


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Search for lines; returns the ids of each."""

    def asked(lines: bytes | str, *options: object) -> list[list[str]]:
        given = lines.encode() if isinstance(lines, str) else lines
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(given)))
        capsys.readouterr()
        assert main(["search", *map(str, options)]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return asked


def test_what_was_imported_is_found(tmp_path: Path) -> None:
    imported = patenbot("import", table(tmp_path), "--as", IMPORTER, "--data", tmp_path)
    ours = {row["id"]: OFFERS[row["row"] - 1] for row in map(json.loads, imported.out.splitlines())}
    assert len(ours) == len(OFFERS)
    queries = [offer.replace("\n", " ") for offer in (*OFFERS, "Kläranlage")]
    done = patenbot("search", "--data", tmp_path, "--limit", 10, text="\n".join(queries) + "\n")
    assert (done.code, done.err) == (0, "")
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert [[ours[label] for label in labels[:1]] for labels in answers] == [*([offer] for offer in OFFERS), []]


def test_every_line_has_its_answer(board: Path, ask: Ask) -> None:
    answers = ask('Häcksler\n\n   \nund\nXqzjvw\n" OR * AND (\nKehrmaschine\n', "--data", board)
    assert [sorted(labels) for labels in answers] == [["B1", "B2"], [], [], [], [], [], ["B3"]]
    assert ask("Häcksler mit Fahrer\nHäcksler zum Anbau\n", "--data", board, "--limit", 1) == [["B1"], ["B2"]]
    assert ask("", "--data", board) == []


def test_lines_may_hold_anything(board: Path, ask: Ask) -> None:
    odd = [
        *(b"H\xe4cksler", b"\xff\xfe\x00", b"\x00H\xc3\xa4cksler\x07", b"H\xc3\xa4cksler\r", b"a\xcc\x88\xe2\x80\xa8x"),
        *("Kehrmaschine \U0001f4a1".encode(), b"Bagger " * 20_000, b"Kehrmaschine"),  # the last without a line's end
    ]
    answers = [sorted(labels) for labels in ask(b"\n".join(odd), "--data", board)]
    assert answers[1:] == [[], ["B1", "B2"], ["B1", "B2"], [], ["B3"], [], ["B3"]]


@pytest.mark.parametrize("limit", ["0", "-1", "x", "", "1.5"])
def test_a_limit_that_is_none_is_refused(limit: str, board: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["search", "--data", str(board), f"--limit={limit}"])
    assert ended.value.code == 2
    assert re.fullmatch(rf"patenbot search: .*'{limit}' is no number from 1 on; see .*\n", capsys.readouterr().err)


def test_without_a_database_it_says_so(tmp_path: Path) -> None:
    done = patenbot("search", "--data", tmp_path, text="Häcksler\n")
    assert (done.code, done.out) == (1, "")
    assert done.complaint == f"patenbot: there is no database in {tmp_path}"
    assert list(tmp_path.iterdir()) == []


def test_a_database_of_an_older_version_is_not_searched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.executescript(OLD.read_text("utf-8"))
    assert main(["search", "--data", str(tmp_path)]) == 1
    assert re.fullmatch(r"patenbot: .*older version.*\n", capsys.readouterr().err)


def test_it_looks_beside_a_running_bot(tmp_path: Path, ask: Ask) -> None:
    put(tmp_path)
    with lock_folder(tmp_path), closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as bot:
        bot.execute("BEGIN IMMEDIATE")
        bot.execute("DELETE FROM listings")
        assert sorted(*ask("Häcksler\n", "--data", tmp_path)) == ["B1", "B2"]  # what is not committed has not happened
        bot.execute("COMMIT")
        assert ask("Häcksler\n", "--data", tmp_path) == [[]]


def test_each_region_is_asked_for_itself(tmp_path: Path, ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    config = write_config(tmp_path, more=NEIGHBOURS)
    put(tmp_path, "--config", config)
    assert ask("Kehrmaschine\n", "--config", config) == [[]]
    assert ask("Kehrmaschine\n", "--config", config, "--region", "kreis") == [[]]
    assert ask("Kehrmaschine\n", "--config", config, "--region", "nachbarn") == [["B3"]]
    assert main(["search", "--config", str(config), "--region", "Wien"]) == 1
    assert 'no region is called "Wien"' in capsys.readouterr().err


# reindex


def test_the_index_is_written_anew(tmp_path: Path, ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    config = write_config(tmp_path, more=NEIGHBOURS)
    put(tmp_path, "--config", config)
    there = ("--config", config, "--region", "Nachbarn")
    before = ask("\n".join(OFFERS), *there)
    with closing(sqlite3.connect(tmp_path / "data" / FILE)) as connection:
        connection.executescript("DELETE FROM search_words; DELETE FROM search_index")
    assert ask("Häcksler\n", *there) == [[]]
    assert main(["reindex", "--config", str(config)]) == 0
    lines = [re.sub(r"\d+\.\d s", "… s", line) for line in capsys.readouterr().out.splitlines()]
    assert lines == ["Kreis: 0 items in … s", "Nachbarn: 4 items in … s"]
    assert ask("\n".join(OFFERS), *there) == before


def test_a_folder_in_use_is_not_written_to(board: Path) -> None:
    before = (board / FILE).read_bytes()
    with lock_folder(board):
        done = patenbot("reindex", "--data", board)
    assert (done.code, done.out) == (1, "")
    assert "in use by another process" in done.complaint
    assert (board / FILE).read_bytes() == before
    assert patenbot("reindex", "--data", board).out.startswith("Kreis Paderborn (Beispiel): 4 items in ")
