"""The rooms of the demo, and who is in them."""

from collections.abc import Collection, Iterable

from demo.client import Person
from demo.connection import MatrixError
from demo.participant import Participant
from demo.region import SERVER
from demo.timeline import SECONDS_TO_WAIT

ENCRYPTION = {"type": "m.room.encryption", "state_key": "", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}
TOPIC = "Ich suche …, ich biete …"


async def open_room(
    office: Person, people: Iterable[Person], bot: str, alias: str, name: str, *, encrypted: bool = False
) -> str:
    """The room with all ``people`` in it and ``bot`` invited; what an earlier start has left undone is made good."""
    try:
        room = await office.room_of(f"#{alias}:{SERVER}")
    except MatrixError as error:
        if error.code != "M_NOT_FOUND":
            raise
        state = [ENCRYPTION] if encrypted else []
        room = await office.create_room(alias=alias, name=name, topic=TOPIC, initial_state=state)
    for user in (*(person.user_id for person in people), bot):
        if await _membership(office, room, user) not in {"join", "invite"}:
            await office.invite(room, user)
    for person in people:
        await _joined(person, room)
    return room


async def comes(person: Person, room: str, user: str, seconds: float) -> None:
    """Wait until ``person`` sees that ``user`` is in the room. Raises TimeoutError."""
    await person.timeline.wait_until(lambda: is_in(person, room, user), seconds)


def chat_of(person: Person, user: str, *, but: Collection[str]) -> str | None:
    """A room of these two, other than those named."""
    return next((room for room in sorted(person.joined) if room not in but and is_in(person, room, user)), None)


def is_in(person: Participant, room: str, user: str) -> bool:
    """Whether ``user`` is in the room, as far as ``person`` has seen."""
    return person.timeline.state.get((room, "m.room.member", user), {}).get("membership") == "join"


async def _joined(person: Person, room: str) -> None:
    await person.timeline.wait_until(lambda: room in person.joined, SECONDS_TO_WAIT)


async def _membership(reader: Person, room: str, user: str) -> str:
    try:
        return str((await reader.read_state(room, "m.room.member", user))["membership"])
    except MatrixError as error:
        if error.status != 404:
            raise
        return "leave"
