// What arrives in rooms, decrypted, with the mark that Element puts beside it.
import { ClientEvent, MatrixEventEvent } from "matrix-js-sdk"
import { CryptoEvent, EventShieldColour, EventShieldReason } from "matrix-js-sdk/lib/crypto-api/index.js"

// An event as the protocol shows it; waits until its decryption has succeeded or failed.
export async function describe({ client, crypto }, event) {
    await client.decryptEventIfNeeded(event)
    const info = event.isEncrypted() ? await crypto.getEncryptionInfoForEvent(event) : null
    const { ciphertext, ...wire } = event.getWireContent()
    return {
        event_id: event.getId(),
        room_id: event.getRoomId(),
        sender: event.getSender(),
        type: event.getType(),
        state_key: event.getStateKey() ?? null,
        redacts: event.getAssociatedId() && event.isRedaction() ? event.getAssociatedId() : null,
        content: event.isDecryptionFailure() ? {} : event.getOriginalContent(),
        wire,
        encrypted: event.isEncrypted(),
        shield: info && EventShieldColour[info.shieldColour],
        reason: info?.shieldReason == null ? null : EventShieldReason[info.shieldReason],
        failure: event.isDecryptionFailure() ? event.decryptionFailureReason : null,
    }
}

// Report every event in the order of the sync, and once more one that could be decrypted only later.
export function follow(session, report) {
    const { client } = session
    const seen = new Set()
    let queue = Promise.resolve()

    async function tell(event) {
        const told = await describe(session, event)
        report({ event: "timeline", ...told })
        if (told.failure) event.once(MatrixEventEvent.Decrypted, () => put(event))
    }

    function put(event) {
        queue = queue.then(() => tell(event)).catch((error) => console.error("cannot show an event:", error))
    }

    client.on(ClientEvent.Event, (event) => {
        if (!event.getRoomId() || !event.getId() || seen.has(event.getId())) return
        seen.add(event.getId())
        put(event)
    })
}

// Report when devices or identities changed; a new device of somebody is not known at once.
export function followKeys({ client }, report) {
    client.on(CryptoEvent.DevicesUpdated, (users) => report({ event: "keys", users }))
    client.on(CryptoEvent.UserTrustStatusChanged, (user_id) => report({ event: "keys", users: [user_id] }))
    client.on(CryptoEvent.KeysChanged, () => report({ event: "keys", users: [client.getUserId()] }))
}

// The last `limit` events of a room as the homeserver keeps them, oldest first.
export async function page(session, room_id, limit) {
    const { chunk } = await session.client.createMessagesRequest(room_id, null, limit, "b")
    const toEvent = session.client.getEventMapper()
    return Promise.all(chunk.reverse().map((one) => describe(session, toEvent({ ...one, room_id }))))
}

// One event of the homeserver, looked at again: its mark changes when devices or identities do.
export async function look(session, room_id, event_id) {
    const raw = await session.client.fetchRoomEvent(room_id, event_id)
    return describe(session, session.client.getEventMapper()({ ...raw, room_id }))
}
