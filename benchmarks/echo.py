"""The peer: the plainest bot that matrix-nio makes, which answers every message by repeating it.

python -m benchmarks.echo HOMESERVER USER_ID PASSWORD ROOM [FOLDER]

With FOLDER for its keys it encrypts in encrypted rooms, with matrix-nio's own encryption, and trusts every device.
"""

import asyncio
import sys

from nio import AsyncClient, MatrixRoom, RoomMessageText


async def main(homeserver: str, user_id: str, password: str, room_id: str, folder: str = "") -> None:
    client = AsyncClient(homeserver, user_id, store_path=folder)

    async def answer(room: MatrixRoom, event: RoomMessageText) -> None:
        if event.sender != client.user_id:
            relation = {"m.in_reply_to": {"event_id": event.event_id}}
            content = {"msgtype": "m.notice", "body": event.body, "m.relates_to": relation}
            await client.room_send(room.room_id, "m.room.message", content, ignore_unverified_devices=True)

    await client.login(password)
    await client.join(room_id)
    await client.sync(full_state=True)
    if folder:
        await client.keys_upload()
    client.add_event_callback(answer, RoomMessageText)
    print("ready after the first sync", file=sys.stderr, flush=True)
    await client.sync_forever(timeout=30_000)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
