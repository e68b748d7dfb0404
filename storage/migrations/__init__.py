"""Brings the database to the version of the code, step by step, with Alembic.

Alembic takes a tenth of a second and 11 MB to load, so it comes in only when there is something to do.
"""

from pathlib import Path

from sqlalchemy import Connection, create_engine, inspect, text

from storage.database import DataError, url_for

HERE = Path(__file__).parent


def revisions() -> list[str]:
    """The revisions that this code knows, oldest first: the numbers that the files in ``versions`` begin with."""
    return sorted(file.name.partition("_")[0] for file in (HERE / "versions").glob("[0-9]*.py"))


def _check_known(connection: Connection, file: Path) -> str | None:
    """The database's revision; raises DataError when this code does not know it."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if revision is not None and revision not in revisions():
        raise DataError(f"the database {file} was written by a newer version ({revision}); install that version")
    return revision


def upgrade(file: Path, revision: str = "head") -> None:
    """Create the tables or carry older data along, all or nothing. Raises DataError for one of a newer version.

    Left alone, Python's driver keeps what makes and changes tables out of the transaction; so it is told not to begin
    any itself.
    """
    engine = create_engine(url_for(file), connect_args={"isolation_level": None})
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql("BEGIN")
            if _check_known(connection, file) != revisions()[-1]:
                _migrate(connection, revision)
    finally:
        engine.dispose()


def _migrate(connection: Connection, revision: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def require_current(file: Path) -> None:
    """Raises DataError unless the database has the version of this code."""
    engine = create_engine(url_for(file, read_only=True))
    try:
        with engine.connect() as connection:
            if _check_known(connection, file) != revisions()[-1]:
                raise DataError(f"the database {file} is of an older version; start the bot once to renew it")
    finally:
        engine.dispose()
