"""``patenbot export``: everything of a region, nothing of others, no secrets, and a table that comes back."""

import asyncio
import csv
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.__main__ import main
from bot.sample import sample_config
from storage import gateway, outbox, people
from storage.database import open_database
from storage.importing import add_listings
from storage.listings import Interest, Listing, Pair
from storage.outbox import Letter
from storage.tables import Base
from tests.cli import ANNA, patenbot

HERE = sample_config(ANNA).region[0]
ELSEWHERE = HERE.model_copy(update={"key": "anderswo"})
REGION = HERE.key
NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
SECRET = "syt_secret_token"


def listing(region: str, kind: str, title: str, **more: Any) -> Listing:
    values = {
        "body": "",
        "topics": "",
        "until": date(2099, 1, 1),
        "created_at": NOW,
        "municipality": "",
        "author": ANNA,
    }
    return Listing(**{"region": region, "kind": kind, "title": title, "status": "open", **values, **more})


def mine() -> list[Listing]:
    period = {"opens": date(2098, 1, 2), "closes": date(2098, 1, 9)}
    wanted = {"body": "mit Fahrer\n-dringend", "topics": "bauhof klima", "place": "Borchen", "municipality": "Büren"}
    ended = {"status": "done", "closed_at": NOW, "partner": "Büren, Lichtenau", "outcome": "gut; gern wieder"}
    return [
        listing(REGION, "need", "=Häcksler", contact="@bernd:example.org", **wanted, **period),
        listing(REGION, "offer", "Traktor", municipality="Borchen", permanent=True),
        listing(REGION, "offer", "Streugut", **ended),
        listing(REGION, "offer", "verborgen", hidden=True),
    ]


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A data folder with two listings of the sample region and one of another, a person, and secrets."""

    async def fill() -> None:
        database = open_database(tmp_path / "data")
        async with database.transaction() as session:
            await add_listings(session, HERE, mine())
            await add_listings(session, ELSEWHERE, [listing("anderswo", "need", "Geheimes aus Wien")])
        async with database.transaction() as session:
            session.add(
                Interest(
                    region=REGION,
                    listing_id=1,
                    municipality="Borchen",
                    user=ANNA,
                    text="wir",
                    at=NOW,
                    source_event="$i",
                )
            )
            session.add(Pair(region=REGION, need_id=1, offer_id=2))
            session.add(people.Person(region=REGION, user=ANNA, municipality="Büren", role="liaison", since=NOW))
            await gateway.keep(session, "login", SECRET)
            letter = Letter(address="!r:x", priority=0, type="m.room.message", content='{"body": "Brief an Anna"}')
            await outbox.post(session, REGION, [letter], NOW)
        await database.close()

    asyncio.run(fill())
    return tmp_path / "data"


def test_json_holds_everything_of_the_region_and_nothing_else(filled: Path) -> None:
    result = patenbot("export", "--data", filled)
    content = json.loads(result.out)
    assert content["region"]["name"] == "Kreis Paderborn (Beispiel)"
    assert [one["id"] for one in content["listings"]] == ["S1", "B2", "B3", "B4"]
    assert content["listings"][0]["topics"] == ["bauhof", "klima"]
    assert content["listings"][0]["interests"][0]["municipality"] == "Borchen"
    assert content["pairs"] == [{"need": "S1", "offer": "B2"}]
    assert content["people"][0]["user"] == ANNA
    assert len(content["outbox"]) == 1
    assert not any(word in result.out for word in ("Wien", SECRET, "Brief an Anna"))


def test_no_table_with_regions_is_left_out(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--data", str(filled)]) == 0
    content = json.loads(capsys.readouterr().out)
    with_region = {table.name for table in Base.metadata.sorted_tables if "region" in table.c}
    assert with_region - {"interests"} <= content.keys()


def test_csv_has_the_columns_of_the_import_first_and_no_formulas(filled: Path) -> None:
    result = patenbot("export", "--data", filled, "--format", "csv")
    rows = list(csv.reader(io.StringIO(result.out, newline="")))
    assert rows[0][:5] == ["kind", "municipality", "text", "topics", "until"]
    assert rows[1][:6] == ["need", "Büren", "'=Häcksler\nmit Fahrer\n-dringend", "bauhof klima", "2099-01-01", "S1"]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_an_export_can_be_imported_again(form: str, filled: Path, tmp_path: Path) -> None:
    file, fresh = tmp_path / f"board.{form}", tmp_path / "fresh"
    assert main(["export", "--data", str(filled), "--format", form, "--output", str(file)]) == 0
    assert main(["import", str(file), "--as", ANNA, "--data", str(fresh)]) == 0
    before, after = (json.loads(patenbot("export", "--data", folder).out)["listings"] for folder in (filled, fresh))
    for one in (*before, *after):
        del one["interests"]
    assert after == before


def test_xlsx_has_a_sheet_for_each_table(filled: Path, tmp_path: Path) -> None:
    file = tmp_path / "region.xlsx"
    assert main(["export", "--data", str(filled), "--format", "xlsx", "--output", str(file)]) == 0
    book = load_workbook(file, read_only=True)
    assert book.sheetnames[0] == "listings"
    assert {"people", "interests", "timers"} <= set(book.sheetnames)
    (header, row) = book["people"].iter_rows(values_only=True)
    assert dict(zip(header, row, strict=True))["user"] == f"'{ANNA}"
    book.close()


def test_it_reads_beside_a_running_bot_and_sees_its_last_commit(filled: Path) -> None:
    async def beside() -> str:
        database = open_database(filled)
        async with database.transaction() as session:
            await add_listings(session, HERE, [listing(REGION, "need", "gerade eben")])
        found = await asyncio.to_thread(patenbot, "export", "--data", filled)
        await database.close()
        return found.out

    assert json.loads(asyncio.run(beside()))["listings"][-1]["title"] == "gerade eben"


def test_what_cannot_be_exported_is_one_line(filled: Path, tmp_path: Path) -> None:
    assert "there is no database" in patenbot("export", "--data", tmp_path / "nowhere").complaint
    assert "can't write" in patenbot("export", "--data", filled, "--output", tmp_path / "no" / "file").complaint
