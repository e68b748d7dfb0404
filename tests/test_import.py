"""``patenbot import``: all rows or none, and what is wrong is said with its line."""

import asyncio
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from bot.__main__ import main
from bot.sample import sample_config
from bot.tables import TableError, guarded, read_table, unguarded
from commands.exchange.sheet import Reader, RowError
from storage import listings
from storage.database import open_database
from storage.listings import Listing
from storage.people import Person
from storage.search import narrow
from tests.cli import ANNA, patenbot

BERND = "@bernd:example.org"
REGION = sample_config(ANNA).region[0]
NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 30)
HEADER = "kind,municipality,text,topics,until\n"


def board(folder: Path, words: str = "") -> list[Listing]:
    """The open listings, oldest first; with ``words`` those that the index finds for them."""

    async def read() -> list[Listing]:
        database = open_database(folder)
        async with database.reading() as session:
            match = await narrow.matching(session, REGION, words=words)
            query = narrow.narrow(listings.open_listings(REGION.key), match)
            found = await listings.page(session, query, below=None, size=100)
        await database.close()
        return list(found)[::-1]

    return asyncio.run(read())


def put(folder: Path, content: str | bytes, name: str = "list.csv") -> Path:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def take(folder: Path, content: str | bytes, user: str = ANNA) -> int:
    return main(["import", str(put(folder, content)), "--as", user, "--data", str(folder)])


def read(user: str = ANNA, own: str = "", **cells: str) -> Listing:
    return Reader(REGION, user, own, NOW).read({"kind": "need", "text": "Häcksler", **cells})


def test_rows_become_listings_with_their_ids(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = 'need,Büren,"Häcksler\nmit Fahrer\nfür zwei Tage","#Bauhof, klima",2030-03-01\n\n,,,,\n'
    rows += "biete,,Beratung,,dauerhaft\n"
    assert take(tmp_path, HEADER + rows) == 0
    out = capsys.readouterr().out
    assert [json.loads(line) for line in out.splitlines()] == [{"row": 1, "id": "S1"}, {"row": 2, "id": "B2"}]
    first, second = board(tmp_path)
    assert (first.municipality, first.title, first.body) == ("Büren", "Häcksler", "mit Fahrer\nfür zwei Tage")
    assert (first.topics, first.until, first.author) == ("bauhof klima", date(2030, 3, 1), ANNA)
    assert (second.kind, second.municipality, second.permanent) == ("offer", "", True)
    assert [listing.label for listing in board(tmp_path, "fahrer")] == ["S1"]


def test_a_second_import_goes_on_counting(tmp_path: Path) -> None:
    for _ in range(2):
        assert take(tmp_path, HEADER + "need,Büren,Häcksler,,\noffer,Büren,Traktor,,\n") == 0
    assert [listing.label for listing in board(tmp_path)] == ["S1", "B2", "S3", "B4"]


def test_one_broken_row_and_nothing_is_imported(tmp_path: Path) -> None:
    rows = 'need,Büren,"zwei\nZeilen",,\nneed,Wien,Häcksler,,\nneed,Büren,Häcksler,,31.6.\n'
    file = put(tmp_path, HEADER + rows)
    result = patenbot("import", file, "--as", ANNA, "--data", tmp_path)
    assert (result.code, result.out) == (1, "")
    assert result.err.splitlines() == [
        f'patenbot: {file}, line 4: "Wien" is no municipality of Kreis Paderborn (Beispiel)',
        f'{file}, line 5: there is no day "31.6."',
        "nothing was imported",
    ]
    assert board(tmp_path) == []


def test_only_the_first_errors_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert take(tmp_path, HEADER + "want,,Häcksler,,\n" * 50) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 22
    assert lines[20] == "… and 30 more"


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("", 0, "is empty"),
        ("\n\n", 0, "is empty"),
        ("need,Büren,Häcksler\n", 1, "no column kind and no column text"),
        ("kind,text,art\n", 1, "column kind is there twice"),
        (HEADER + "need,Büren\n", 2, "there are 2 cells, the first row has 5"),
        (HEADER + "need,Büren,Häcksler,,,zu,viel\n", 2, "there are 7 cells"),
        (HEADER + 'need,Büren,gut,,\nneed,Büren,"nie zu Ende,,\nneed,,,,\n', 3, "quotation mark"),
        (HEADER + 'need,Büren,"zu"viel,,\n', 2, "quotation mark"),
        (b"\xff\xfe\x00\xd8", 0, "is neither CSV nor XLSX"),
        (b"PK\x03\x04broken", 0, "can't be read as XLSX"),
        (b"kind,text\nneed,\x81\x8d\n", 0, "is neither CSV nor XLSX"),
    ],
)
def test_what_is_no_table_is_refused(
    content: str | bytes, line: int, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert take(tmp_path, content) == 1
    error = capsys.readouterr().err
    assert f"list.csv{f', line {line}' if line else ''}: " in error
    assert words in error


@pytest.mark.parametrize(
    "content",
    [
        "kind,municipality,text\r\nneed,Büren,Häcksler\r\n".encode("utf-8-sig"),
        "Art;Kommune;Text\nSuche;büren;Häcksler\n".encode("cp1252"),
        "Text\tArt\tKommune\nHäcksler\tGesuch\tStadt Bueren\n".encode("utf-16"),
        "TEXT;KIND;MUNICIPALITY;Bemerkung\rHäcksler;NEED;Büre;egal\r".encode(),
    ],
)
def test_the_ways_in_which_tables_are_written(content: bytes, tmp_path: Path) -> None:
    assert take(tmp_path, content) == 0
    (listing,) = board(tmp_path)
    assert (listing.kind, listing.municipality, listing.title) == ("need", "Büren", "Häcksler")


def test_a_column_that_is_not_read_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert take(tmp_path, "kind,text,Bemerkung\nneed,Häcksler,eilt\n") == 0
    assert capsys.readouterr().err == "patenbot: not read: Bemerkung\n"


def test_a_spreadsheet_with_real_dates_and_numbers(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Art", "Kommune", "Text", "Themen", "Bis"])
    sheet.append(["Angebot", "Büren", "Traktor\nmit Fahrer", "bauhof", datetime(2030, 12, 31)])
    sheet.append([None, None, None])
    sheet.append(["suche", None, 4711, None, date(2030, 1, 2)])
    file = tmp_path / "list.xlsx"
    book.save(file)
    assert main(["import", str(file), "--as", ANNA, "--data", str(tmp_path)]) == 0
    first, second = board(tmp_path)
    assert (first.title, first.body, first.until) == ("Traktor", "mit Fahrer", date(2030, 12, 31))
    assert (second.title, second.until) == ("4711", date(2030, 1, 2))


def test_who_may_import_what(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async def let_bernd_speak() -> None:
        database = open_database(tmp_path)
        async with database.transaction() as session:
            session.add(Person(region=REGION.key, user=BERND, municipality="Büren", role="liaison"))
        await database.close()

    assert take(tmp_path, HEADER + "need,Büren,Häcksler,,\n", BERND) == 0  # in the sample region he mediates
    config = tmp_path / "config.toml"
    config.write_text(
        f'data_dir = "."\n[[region]]\nname = "{REGION.key}"\nrooms = ["!r:x"]\nmunicipalities = ["Büren", "Borchen"]\n',
        "utf-8",
    )
    arguments = ["import", str(tmp_path / "list.csv"), "--as", BERND, "--config", str(config)]
    assert main(arguments) == 1
    assert "neither mediates" in capsys.readouterr().err
    asyncio.run(let_bernd_speak())
    assert main(arguments) == 0
    put(tmp_path, HEADER + "need,,Häcksler,,\nneed,Borchen,Häcksler,,\n")
    assert main(arguments) == 1
    assert "line 3: @bernd:example.org speaks for Büren, not for Borchen" in capsys.readouterr().err
    assert len(board(tmp_path)) == 2


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"kind": "tausche"}, 'unknown kind "tausche"'),
        ({"text": " \n "}, "the text is empty"),
        ({"text": "\u202e\u200b!!"}, "the text is empty"),
        ({"text": "x" * 4001}, "the text has 4001 characters"),
        ({"until": "29.11.2026"}, '"29.11.2026" is over'),
        ({"until": "31.6."}, 'there is no day "31.6."'),
        ({"until": "bald"}, '"bald" is no date'),
        ({"until": "dauerhaft"}, "only an offer can be permanent"),
        ({"topics": "#bauhof #a/b"}, '"a/b" is no topic'),
        ({"place": "Wien"}, "no municipality"),
        ({"status": "vielleicht"}, 'unknown status "vielleicht"'),
        ({"created_at": "gestern"}, "created_at"),
        ({"contact": "x" * 300}, "contact has 300 characters"),
    ],
)
def test_what_is_wrong_with_a_row(cells: dict[str, str], words: str) -> None:
    with pytest.raises(RowError, match=words.replace("(", r"\(")):
        read(**cells)


def test_how_long_a_row_stands() -> None:
    assert read().until == TODAY + timedelta(days=REGION.need_days)
    assert read(kind="offer").until == TODAY + timedelta(days=REGION.offer_days)
    assert read(until="31.12.").until == date(2026, 12, 31)
    assert read(until="1.2.").until == date(2027, 2, 1)
    assert read(closes="2027-01-05").until == date(2027, 1, 5)
    assert (read(kind="offer", until="dauerhaft").until, read(kind="offer", until="dauerhaft").permanent) == (
        TODAY + timedelta(days=365),
        True,
    )
    done = read(status="done", until="1.1.2020", closed_at="2020-01-02T10:00:00")
    assert (done.status, done.until, done.closed_at) == ("done", date(2020, 1, 1), datetime(2020, 1, 2, 10, tzinfo=UTC))


@pytest.mark.parametrize("cell", ["=1+1", "+49", "-x", "@anna", "'=1", "''@x", "'quoted'", "", "plain", "\t=1"])
def test_the_guard_against_formulas_can_be_taken_off(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t"))


def test_lines_are_counted_where_rows_begin(tmp_path: Path) -> None:
    rows = read_table(put(tmp_path, 'a,b\r\n"1\r\n2",x\r\n\r\n3,y\r\n'))
    assert [(row.line, row.cells[1]) for row in rows] == [(1, "b"), (2, "x"), (5, "y")]
    with pytest.raises(TableError):
        read_table(tmp_path / "nowhere.csv")
