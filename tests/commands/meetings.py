"""What the tests of meetings share."""

from tests.conversation import ANNA, BERND, CARLA, ROOM, Conversation


async def three_kommunen(c: Conversation) -> None:
    """Anna is of Borchen, Bernd of Büren, Carla of Lichtenau."""
    for user, name in ((ANNA, "Borchen"), (BERND, "Büren"), (CARLA, "Lichtenau")):
        await c.say(user, f"!ich {name}")


async def card(c: Conversation, label: str = "T1") -> str:
    """The card as it stands in the room."""
    await c.advance(seconds=11)
    return next(post.body for post in c.posts() if post.body.startswith(label) and not post.gone)


def files(c: Conversation, room: str = ROOM) -> list[str]:
    """The calendar files that stand in a room now."""
    shown = [p for p in c.posts(room) if p.content["msgtype"] == "m.file" and not p.gone]
    return [c.stage.files[post.content["url"]][2].decode() for post in shown]
