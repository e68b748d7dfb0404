"""The one database file: engine, transactions and SQLite's settings.

Together with ``storage/search`` this is the only place that knows SQLite.
"""

import asyncio
import fcntl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar, TextIO, cast
from urllib.parse import quote

from sqlalchemy import URL, DateTime, Dialect, Table, TypeDecorator, event, text
from sqlalchemy.exc import DatabaseError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase

from storage.driver import Driver

FILE = "patenbot.db"
LOCK = "patenbot.lock"
BUSY_MILLISECONDS = 10_000


class Moment(TypeDecorator[datetime]):
    """A moment in UTC: aware in Python, without a zone in the database."""

    impl = DateTime
    cache_ok = True

    # SQLAlchemy gives the dialect by its name, so it has to have it.
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    type_annotation_map: ClassVar = {datetime: Moment}


def table_of(model: type[Base]) -> Table:
    """The table of a class, for statements made once; SQLAlchemy's types only promise a FromClause."""
    return cast(Table, model.__table__)


TROUBLE = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN")


def is_trouble(error: Exception) -> bool:
    """Whether the database or its disk fails, so that the same work may succeed later; not for a faulty statement."""
    cause = error.orig if isinstance(error, DatabaseError) else None
    return str(getattr(cause, "sqlite_errorname", "")).startswith(TROUBLE)


def plainly(error: Exception) -> str:
    """The error as one line of a log: of the database's what SQLite says, without the statement."""
    return " ".join(str(error.orig if isinstance(error, DBAPIError) else error).split())


def origin(error: Exception) -> Exception | None:
    """What a log shows below `plainly`: where the error came from, unless it is the disk's."""
    return None if is_trouble(error) else error


class DataError(Exception):
    """The data folder can't be used; the text is for an administrator."""


class Database:
    """Gives transactions on one file. Writers take turns, so that none ever waits for SQLite's own lock."""

    def __init__(self, engine: AsyncEngine, lock: TextIO | None = None) -> None:
        self.engine = engine
        self._sessions = async_sessionmaker(engine, expire_on_commit=False)
        self._writing = asyncio.Lock()
        self._lock = lock

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """A session whose work is committed at the end, or rolled back when anything is raised."""
        async with self._writing, self._sessions() as session, session.begin():
            yield session

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A session for queries only; it sees what is committed and waits for nobody."""
        async with self._sessions() as session:
            yield session

    async def damage(self) -> str:
        """What SQLite finds wrong in its file; empty when all is well."""
        try:
            async with self.reading() as session:
                first = await session.scalar(text("PRAGMA quick_check(1)"))
        except DatabaseError as error:
            return _reason(error)
        return "" if first == "ok" else " ".join(str(first).split())

    async def close(self) -> None:
        await self.engine.dispose()
        if self._lock:
            self._lock.close()


def url_for(file: Path, driver: str = "sqlite", *, read_only: bool = False) -> URL:
    """The address of a SQLite file, whatever its path looks like."""
    return URL.create(
        driver, database=f"file:{quote(str(file))}", query={"mode": "ro" if read_only else "rwc", "uri": "true"}
    )


def engine_for(file: Path, *, read_only: bool = False) -> AsyncEngine:
    """An engine on a SQLite file in WAL mode in which every commit reaches the disk."""
    url = url_for(file, "sqlite+aiosqlite", read_only=read_only)
    engine = create_async_engine(url, module=Driver(), hide_parameters=True)  # what people wrote: nothing for a log

    @event.listens_for(engine.sync_engine, "connect")
    def settings(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # SQLAlchemy's BEGIN, not the driver's, opens a transaction
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
        cursor.execute("PRAGMA foreign_keys=ON")
        if not read_only:
            cursor.execute("PRAGMA journal_mode=WAL")
            cursor.execute("PRAGMA synchronous=FULL")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def lock_folder(folder: Path) -> TextIO:
    """Keep every other process out of the data folder until the returned file is closed or the process ends."""
    lock = (folder / LOCK).open("a")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise DataError(f"the data folder {folder} is in use by another process; stop it first") from None
    return lock


def in_use(folder: Path) -> bool:
    """Whether a process has locked the data folder; nothing is changed."""
    try:
        with (folder / LOCK).open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def open_database(folder: Path) -> Database:
    """Open the data folder for this process alone; create it, or bring an older database up to date.

    Raises DataError when the folder can't be written, is in use, or holds the database of a newer version.
    """
    from storage.migrations import upgrade  # here, since only a start needs Alembic

    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = lock_folder(folder)
    except OSError as error:
        raise DataError(f"the data folder {folder} can't be written: {error.strerror}") from None
    file = folder / FILE
    try:
        file.touch(mode=0o600)
        upgrade(file)
    except (OSError, DatabaseError) as error:
        lock.close()
        raise DataError(f"the database {file} can't be used: {_reason(error)}") from None
    except DataError:
        lock.close()
        raise
    return Database(engine_for(file), lock)


def holds_database(folder: Path) -> bool:
    """Whether there is a database in the data folder. Raises DataError when we may not look there."""
    try:
        return (folder / FILE).is_file()
    except OSError as error:
        raise DataError(f"the data folder {folder} can't be read: {error.strerror}") from None


def open_for_reading(folder: Path) -> Database:
    """Open the database beside a running bot, only to look. Raises DataError when there is none, or a wrong one."""
    from storage.migrations import require_current

    file = folder / FILE
    if not holds_database(folder):
        raise DataError(f"there is no database in {folder}")
    try:
        require_current(file)
    except DatabaseError as error:
        raise DataError(f"the database {file} can't be used: {_reason(error)}") from None
    return Database(engine_for(file, read_only=True))


def _reason(error: OSError | DatabaseError) -> str:
    return str(error.orig if isinstance(error, DatabaseError) else error.strerror)
