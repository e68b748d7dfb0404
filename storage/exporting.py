"""Everything that is stored of one region."""

from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Base

# What was written to people is in the rooms; transaction ids and the addresses of calendars are secrets.
SECRET = {"outbox": ("content", "txn_id"), "files": ("txn_id", "content"), "calendars": ("token",)}

Rows = list[dict[str, object]]


async def tables_of(session: AsyncSession, region: str) -> dict[str, Rows]:
    """The region's rows of every table that has regions, by the table's name and without the region's own name.

    A table that a feature brings along is there without being named here.
    """
    found = {}
    for table in Base.metadata.sorted_tables:
        if "region" in table.c:
            found[table.name] = await _rows(session, table, region)
    return dict(sorted(found.items()))


async def _rows(session: AsyncSession, table: Table, region: str) -> Rows:
    hidden = ("region", *SECRET.get(table.name, ()))
    columns = [column for column in table.c if column.name not in hidden]
    if not columns:
        return []
    query = select(*columns).where(table.c.region == region).order_by(*table.primary_key)
    return [dict(row) for row in (await session.execute(query)).mappings()]
