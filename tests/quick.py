"""Real database files for tests, used with less effort than in a bot that runs for months."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Dialect, event

from storage.database import FILE, Database
from storage.migrations import upgrade

_DIALECTS: dict[type[Dialect], Dialect] = {}
_COMPILED: dict[Any, Any] = {}


@cache
def empty_file() -> bytes:
    """A migrated database without rows: made once, since that takes longer than most conversations."""
    with TemporaryDirectory() as folder:
        upgrade(Path(folder) / FILE)
        return (Path(folder) / FILE).read_bytes()


def hurry(database: Database) -> None:
    """Make a database quick before its first use, where no process dies and nobody reads beside a writer.

    Commits don't wait for the disk. Statements run where they stand, since to hand one to a thread takes longer than
    the statement. What SQLAlchemy makes of a statement serves all databases: it keeps that for each dialect, so they
    share one.
    """
    engine = database.engine.sync_engine
    event.listen(engine, "do_connect", _for_any_thread)
    event.listen(engine, "connect", _directly)
    engine.dialect = _DIALECTS.setdefault(type(engine.dialect), engine.dialect)
    engine.update_execution_options(compiled_cache=_COMPILED)


def _for_any_thread(_dialect: Dialect, _record: object, _arguments: object, options: dict[str, Any]) -> None:
    options["check_same_thread"] = False


def _directly(connection: Any, _record: object) -> None:
    async def execute(function: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
        return function(*arguments, **options)

    connection.driver_connection._execute = execute
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=OFF")
    cursor.close()
