"""A person at a Matrix client, played by a program: in the demo, in tests, in benchmarks.

Deliberately not the library that the bot uses, so that a fault of that library cannot hide in both ends.
"""

import uuid
from typing import Any, Self

from demo.connection import Connection, Json, path_of
from demo.participant import Participant
from demo.reader import Reader
from demo.timeline import Content, Event

PAGE = 500


class Person(Participant):
    """Somebody who is logged in and reads along, without encryption. Make one with `login`; use it with ``async with``
    or `close` it.

    ``reader`` fills the timeline; ``invites`` maps rooms to who invited. With ``accept_invites`` the person joins
    wherever invited.
    """

    def __init__(self, connection: Connection, reader: Reader) -> None:
        super().__init__(reader.user_id, reader.timeline, reader.joined)
        self.invites = reader.invites
        self._connection = connection
        self.reader = reader

    @classmethod
    async def login(cls, url: str, localpart: str, password: str, *, accept_invites: bool = True) -> Self:
        """Log in as a new device and begin to read. Raises `MatrixError` when the password is wrong."""
        connection = Connection(url)
        who = {"type": "m.id.user", "user": localpart}
        try:
            reply = await connection.request(
                "POST", "/login", {"type": "m.login.password", "identifier": who, "password": password}
            )
            connection.token = reply["access_token"]
            reader = Reader(connection, reply["user_id"], accept_invites=accept_invites)
            await reader.start()
        except BaseException:
            await connection.close()
            raise
        return cls(connection, reader)

    async def close(self) -> None:
        """Stop reading and hang up; the account and its rooms stay."""
        await self.reader.stop()
        await self._connection.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    # Reading

    async def messages(self, room: str) -> list[Event]:
        """All events of a room from its beginning, as the homeserver keeps them."""
        events: list[Event] = []
        query = {"dir": "f", "limit": str(PAGE)}
        while True:
            page = await self._connection.request("GET", path_of("rooms", room, "messages"), query=query)
            events += [event | {"room_id": room} for event in page["chunk"]]
            if "end" not in page:
                return events
            query["from"] = page["end"]

    async def read_state(self, room: str, kind: str, key: str = "") -> Content:
        """The content of one state event. Raises `MatrixError` (404) when there is none."""
        return await self._connection.request("GET", path_of("rooms", room, "state", kind, key))

    async def room_of(self, alias: str) -> str:
        """The id of the room with this alias. Raises `MatrixError` (404) when there is none."""
        room: str = (await self._connection.request("GET", path_of("directory", "room", alias)))["room_id"]
        return room

    # Rooms

    async def create_room(
        self,
        alias: str | None = None,
        name: str | None = None,
        invite: tuple[str, ...] | list[str] = (),
        version: str | None = None,
        **more: Any,
    ) -> str:
        """Open a private room and return its id.

        ``alias`` is the part before the colon, ``invite`` user ids; ``more`` goes into the body of createRoom.
        """
        wishes = {"room_alias_name": alias, "name": name, "invite": list(invite), "room_version": version} | more
        body = {"preset": "private_chat"} | {key: value for key, value in wishes.items() if value is not None}
        return await self._into(await self._connection.request("POST", "/createRoom", body, repeat=False))

    async def direct(self, user_id: str) -> str:
        """Open a direct chat with somebody and return its id."""
        return await self.create_room(invite=[user_id], preset="trusted_private_chat", is_direct=True)

    async def join(self, room: str) -> str:
        """Join by id or alias and return the id, when the room has appeared."""
        return await self._into(await self._connection.request("POST", path_of("join", room)))

    async def leave(self, room: str) -> None:
        await self._act(room, "leave", {})

    async def invite(self, room: str, user_id: str) -> None:
        await self._act(room, "invite", {"user_id": user_id})

    async def kick(self, room: str, user_id: str) -> None:
        await self._act(room, "kick", {"user_id": user_id})

    async def ban(self, room: str, user_id: str) -> None:
        await self._act(room, "ban", {"user_id": user_id})

    async def upgrade(self, room: str, version: str) -> str:
        """Replace the room by one of another version, with a tombstone here; returns the new room."""
        return await self._into(
            await self._act(room, "upgrade", {"new_version": version}, repeat=False), "replacement_room"
        )

    # Sending; each returns the id of the new event

    async def redact(self, room: str, event_id: str, *, txn: str | None = None) -> str:
        return await self._put(path_of("rooms", room, "redact", event_id, txn or uuid.uuid4().hex), {})

    async def send_event(self, room: str, kind: str, content: Content, *, txn: str | None = None) -> str:
        return await self._put(path_of("rooms", room, "send", kind, txn or uuid.uuid4().hex), content)

    async def state(self, room: str, kind: str, key: str, content: Content) -> str:
        """Set a state event."""
        return await self._put(path_of("rooms", room, "state", kind, key), content)

    async def _put(self, path: str, content: Content) -> str:
        event_id: str = (await self._connection.request("PUT", path, content))["event_id"]
        return event_id

    async def _act(self, room: str, what: str, body: Json, *, repeat: bool = True) -> Json:
        return await self._connection.request("POST", path_of("rooms", room, what), body, repeat=repeat)

    async def _into(self, reply: Json, key: str = "room_id") -> str:
        room: str = reply[key]
        await self.timeline.wait_until(lambda: room in self.joined)
        return room
