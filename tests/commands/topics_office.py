"""What the tests of ``!thema`` share: the coordinator at work."""

from storage import topics
from storage.topics import Topics, topics_of
from tests.conversation import OFFICE, REGION, Conversation, sample

EHRENAMT = "!thema #ehrenamt Ehrenamt: Vereinspflege, Ehrenamtskarte"


async def now(c: Conversation) -> Topics:
    async with c.database.reading() as session:
        return await topics_of(session, sample().region[0])


async def rows(c: Conversation) -> list[tuple[str, str, str, str]]:
    """What is stored of topics."""
    async with c.database.reading() as session:
        return [(one.tag, one.name, one.synonyms, one.merged_into) for one in await topics.changes(session, REGION)]


async def office(c: Conversation, *said: str) -> str:
    """The coordinator says some lines; returns the last answer."""
    answer = ""
    for line in said:
        answer = await c.say(OFFICE, line) or ""
    return answer
