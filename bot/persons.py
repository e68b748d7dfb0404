"""Finding the person that somebody typed: ``@anna``, ``@anna:example.org`` or a display name."""

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy.ext.asyncio import AsyncSession

from bot.config import Region
from bot.contacts import find_people
from bot.replies import Refusal
from storage import rooms


async def find_person(
    session: AsyncSession, region: Region, typed: str, also: Mapping[str, str] = MappingProxyType({})
) -> str:
    """The user id of a member of the region's rooms, or of one of ``also`` (user id to name).

    Raises Refusal when nobody or several people are meant.
    """
    found = find_people(typed, {**also, **await rooms.region_members(session, region.key)})
    if len(found) == 1:
        return found[0]
    if found:
        raise Refusal("several-people", words=typed[:60], people=", ".join(found[:5]))
    raise Refusal("unknown-person", example=True, words=typed[:60])
