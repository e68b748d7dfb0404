"""What the tests of the tables share."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import FILE, Database, open_database
from tests.quick import empty_file, hurry


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database of this version."""
    (tmp_path / FILE).write_bytes(empty_file())
    opened = open_database(tmp_path)
    hurry(opened)
    yield opened
    await opened.close()
