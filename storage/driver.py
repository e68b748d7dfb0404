"""SQLAlchemy's way to aiosqlite, with one visit to the database's thread for each statement instead of four.

SQLAlchemy opens a cursor, executes, fetches and closes, and aiosqlite hands each of these over to its thread and back.
That hand-over costs more than the statement itself, so here all four are done in one go. Used by ``storage.database``.
"""

import sqlite3
from collections import deque
from collections.abc import Sequence
from typing import Any

import aiosqlite
from sqlalchemy.connectors.asyncio import AsyncAdapt_dbapi_cursor
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
)
from sqlalchemy.util.concurrency import await_


class Cursor(AsyncAdapt_aiosqlite_cursor):
    """Holds what its last statement gave; there is nothing left to be closed."""

    __slots__ = ("_done",)

    def __init__(self, adapt_connection: AsyncAdapt_aiosqlite_connection) -> None:
        self._adapt_connection = adapt_connection
        self._connection = adapt_connection._connection
        self._rows = deque()
        self._done: tuple[Any, int, Any] = (None, -1, None)

    @property
    def description(self) -> Any:
        return self._done[0]

    @property
    def rowcount(self) -> int:
        return self._done[1]

    @property
    def lastrowid(self) -> Any:
        return self._done[2]

    def execute(self, operation: Any, parameters: Any = None) -> None:
        self._run("execute", operation, () if parameters is None else parameters)

    def executemany(self, operation: Any, seq_of_parameters: Any) -> None:
        self._run("executemany", operation, seq_of_parameters)

    def close(self) -> None:
        self._rows.clear()

    async def _async_soft_close(self) -> None:
        """The rows stay; see `sqlalchemy.connectors.asyncio`."""

    def _run(self, how: str, operation: str, parameters: Sequence[Any]) -> None:
        connection: Any = self._connection
        try:
            self._done, rows = await_(connection._execute(_visit, connection._conn, how, operation, parameters))
        except Exception as error:
            self._adapt_connection._handle_exception(error)
        self._rows = deque(rows)


def _visit(
    connection: sqlite3.Connection, how: str, operation: str, parameters: Sequence[Any]
) -> tuple[tuple[Any, int, Any], list[Any]]:
    """Runs in the database's thread."""
    cursor = connection.cursor()
    try:
        getattr(cursor, how)(operation, parameters)
        rows = cursor.fetchall() if cursor.description else []
        return (cursor.description, cursor.rowcount, cursor.lastrowid), rows
    finally:
        cursor.close()


class Connection(AsyncAdapt_aiosqlite_connection):
    __slots__ = ()

    def cursor(self, server_side: bool = False) -> AsyncAdapt_dbapi_cursor:
        return super().cursor(server_side) if server_side else Cursor(self)

    def rollback(self) -> None:
        if self._connection._conn.in_transaction:
            super().rollback()


class Driver(AsyncAdapt_aiosqlite_dbapi):
    """What ``create_async_engine`` takes as ``module``."""

    def __init__(self) -> None:
        super().__init__(aiosqlite, sqlite3)

    def connect(self, *arguments: Any, **options: Any) -> Connection:
        return Connection(self, super().connect(*arguments, **options)._connection)
