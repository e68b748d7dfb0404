"""Tables as files: CSV as spreadsheets and people write it, and XLSX. Every cell is text."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

ZIP = b"PK\x03\x04"
DELIMITERS = ",;\t"
# A spreadsheet would take these for a formula (OWASP: CSV injection).
FORMULA = re.compile(r"'*[=+\-@\t\r]")
GUARDED = re.compile(r"'+[=+\-@\t\r]")


class TableError(Exception):
    """The file is no table that can be read; ``line`` says where (counted from 1), 0 for the file as a whole."""

    def __init__(self, text: str, line: int = 0) -> None:
        super().__init__(text)
        self.line = line


@dataclass(frozen=True, slots=True)
class Row:
    """``line`` is where the row begins in the file: a line of text, or a row of the sheet."""

    line: int
    cells: tuple[str, ...]


def guarded(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell without the apostrophe that `guarded` put there."""
    return cell[1:] if GUARDED.match(cell) else cell


def read_table(path: Path) -> list[Row]:
    """All rows that are not empty, the header included. Raises TableError."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise TableError(f"can't be read: {error.strerror}") from None
    rows = _sheet(content) if content.startswith(ZIP) else _lines(_decode(content))
    return [row for row in rows if any(cell.strip() for cell in row.cells)]


def _decode(content: bytes) -> str:
    """UTF-8 with or without a mark, UTF-16 with one, else what Windows writes in western Europe."""
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise TableError("is neither CSV nor XLSX")


def _delimiter(text: str) -> str:
    header = text.lstrip().split("\n", 1)[0]
    return max(DELIMITERS, key=header.count)


def _lines(text: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    line = 1
    try:
        for cells in reader:
            yield Row(line, tuple(unguarded(cell) for cell in cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise TableError(f"broken row; is a quotation mark missing or too many? ({error})", line) from None


def _sheet(content: bytes) -> Iterator[Row]:
    from openpyxl import load_workbook  # only here: it takes 15 MB

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        for line, cells in enumerate(sheet.iter_rows(values_only=True), 1):
            yield Row(line, tuple(unguarded(_text(cell)) for cell in cells))
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError, OSError) as error:
        raise TableError(f"can't be read as XLSX: {error}") from None


def _text(value: object) -> str:
    """What the cell shows: days as 2026-12-31, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat() if value.time().isoformat() != "00:00:00" else value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV: commas, CRLF, quotes where needed."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue()


def xlsx_bytes(sheets: Iterable[tuple[str, Iterable[Sequence[str]]]]) -> bytes:
    """Sheets with their names as an XLSX file."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book: Any = Workbook(write_only=True)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([ILLEGAL_CHARACTERS_RE.sub("", guarded(cell)) for cell in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
