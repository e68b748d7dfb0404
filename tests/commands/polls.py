"""What the tests of date polls share."""

from storage import datepolls
from storage.datepolls import DatePoll
from tests.conversation import ANNA, BERND, CARLA, REGION, Conversation

ASKED = "!terminumfrage Patentreffen: Di 8.12. 14 Uhr, Do 10.12. 10 Uhr, Frist Freitag"
ONE, TWO = "1\u20e3", "2\u20e3"  # as a gateway gives them: without variation selector


async def ask(c: Conversation, line: str = ASKED, *, settled: bool = True) -> str:
    """Three Kommunen have a Pate; Anna of Borchen asks. Returns the event id of the card."""
    if settled:
        for user, name in ((ANNA, "Borchen"), (BERND, "Büren"), (CARLA, "Delbrück")):
            await c.say(user, f"!ich {name}")
    await c.say(ANNA, line)
    card = c.post_to(c.last_event)
    assert card
    return card.event_id


async def card_of(c: Conversation, event_id: str) -> list[str]:
    """The lines of the card, when its edit has been sent."""
    await c.advance(seconds=11)
    return next(post.body for post in c.stage.posts if post.event_id == event_id).split("\n")


async def poll_of(c: Conversation, number: int = 1) -> DatePoll:
    async with c.database.reading() as session:
        found = await datepolls.by_number(session, REGION, number)
    assert found
    return found
