// The commands: a name to what it does with its arguments. What a command returns is the "ok" of its answer.
import { download, upload } from "./attachments.mjs"
import { look, page } from "./timeline.mjs"

const ENCRYPTED = { algorithm: "m.megolm.v1.aes-sha2" }
const text = (body, formatted) => ({
    msgtype: "m.text",
    body,
    ...(formatted && { format: "org.matrix.custom.html", formatted_body: formatted }),
})

export function commands(session, verifications) {
    const { client, crypto } = session

    // The SDK sends in clear into a room that it does not know yet.
    async function entered(room_id, encrypted) {
        await session.until(() => client.getRoom(room_id)?.getMyMembership() === "join")
        if (encrypted) await session.until(() => crypto.isEncryptionEnabledInRoom(room_id))
        return { room_id }
    }

    async function send(room_id, type, content) {
        try {
            return { event_id: (await client.sendEvent(room_id, type, content)).event_id }
        } catch (error) {
            forgetUnsent(room_id)
            throw error
        }
    }

    // What failed stays in the room, and the SDK sends nothing after it.
    function forgetUnsent(room_id) {
        const pending = client.getRoom(room_id)?.getPendingEvents() ?? []
        for (const event of pending.filter((one) => one.status === "not_sent")) client.cancelPendingEvent(event)
    }

    async function create({ name, invite = [], encryption, direct = false }) {
        const initial_state = encryption ? [{ type: "m.room.encryption", state_key: "", content: encryption }] : []
        const preset = direct ? "trusted_private_chat" : "private_chat"
        const { room_id } = await client.createRoom({ name, invite, preset, is_direct: direct, initial_state })
        return entered(room_id, encryption)
    }

    // Who is answered is mentioned too.
    function mentions(room_id, reply_to, user_ids) {
        const author = reply_to && client.getRoom(room_id)?.findEventById(reply_to)?.getSender()
        const all = new Set([...(author && author !== client.getUserId() ? [author] : []), ...user_ids])
        return all.size ? { user_ids: [...all] } : {}
    }

    function relation(reply_to, thread) {
        const reply = reply_to || thread ? { "m.in_reply_to": { event_id: reply_to ?? thread } } : {}
        return thread ? { rel_type: "m.thread", event_id: thread, is_falling_back: !reply_to, ...reply } : reply
    }

    const table = {
        // The account

        bootstrap: (options) => session.bootstrap(options),
        recover: (options) => session.recover(options),
        isolate: ({ on }) => session.isolate(on),
        me: async () => ({
            user_id: client.getUserId(),
            device_id: client.getDeviceId(),
            cross_signing_ready: await crypto.isCrossSigningReady(),
            secret_storage_ready: await crypto.isSecretStorageReady(),
            version: crypto.getVersion(),
        }),

        // Rooms

        create_room: create,
        // As Element does it: encrypted when everybody has a device that can read it.
        direct: async ({ user_id, encryption }) => {
            const devices = (await crypto.getUserDeviceInfo([user_id], true)).get(user_id)
            const content = encryption ?? (devices?.size ? ENCRYPTED : undefined)
            const made = await create({ invite: [user_id], encryption: content, direct: true })
            const chats = client.getAccountData("m.direct")?.getContent() ?? {}
            await client.setAccountData("m.direct", { ...chats, [user_id]: [...(chats[user_id] ?? []), made.room_id] })
            return made
        },
        invite: async ({ room_id, user_id }) => void (await client.invite(room_id, user_id)),
        join: async ({ room }) => entered((await client.joinRoom(room)).roomId, false),
        leave: async ({ room_id }) => void (await client.leave(room_id)),
        encrypt_room: async ({ room_id, encryption = ENCRYPTED }) => {
            await client.sendStateEvent(room_id, "m.room.encryption", encryption, "")
            await entered(room_id, true)
        },
        set_state: async ({ room_id, type, state_key, content }) =>
            ({ event_id: (await client.sendStateEvent(room_id, type, content, state_key)).event_id }),

        // Sending

        send: ({ room_id, body, formatted_body, mentions: user_ids = [], reply_to, thread }) => {
            const content = { ...text(body, formatted_body), "m.mentions": mentions(room_id, reply_to, user_ids) }
            if (reply_to || thread) content["m.relates_to"] = relation(reply_to, thread)
            return send(room_id, "m.room.message", content)
        },
        send_event: ({ room_id, type, content }) => send(room_id, type, content),
        react: ({ room_id, event_id, key }) =>
            send(room_id, "m.reaction", { "m.relates_to": { rel_type: "m.annotation", event_id, key } }),
        edit: ({ room_id, event_id, body }) =>
            send(room_id, "m.room.message", {
                ...text(`* ${body}`),
                "m.mentions": {},
                "m.new_content": { ...text(body), "m.mentions": {} },
                "m.relates_to": { rel_type: "m.replace", event_id },
            }),
        redact: async ({ room_id, event_id, reason }) =>
            ({ event_id: (await client.redactEvent(room_id, event_id, undefined, reason && { reason })).event_id }),
        send_file: async ({ room_id, name, mimetype, data }) => {
            const bytes = Buffer.from(data, "base64")
            const place = await upload(client, bytes, mimetype, await crypto.isEncryptionEnabledInRoom(room_id))
            const msgtype = mimetype.startsWith("image/") ? "m.image" : "m.file"
            const info = { size: bytes.length, mimetype }
            return send(room_id, "m.room.message", { msgtype, body: name, filename: name, info, "m.mentions": {}, ...place })
        },

        // Reading

        download: async ({ content }) => ({ data: (await download(client, content)).toString("base64") }),
        messages: async ({ room_id, limit = 100 }) => ({ events: await page(session, room_id, limit) }),
        look: ({ room_id, event_id }) => look(session, room_id, event_id),

        // Keys, identities and devices

        forget_session: ({ room_id }) => crypto.forceDiscardSession(room_id),
        identity: async ({ user_id }) => {
            const has_cross_signing = await crypto.userHasCrossSigningKeys(user_id, true)
            const status = await crypto.getUserVerificationStatus(user_id)
            return {
                has_cross_signing,
                verified: status.isCrossSigningVerified(),
                was_verified: status.wasCrossSigningVerified(),
                needs_approval: status.needsUserApproval,
            }
        },
        approve: ({ user_id }) => crypto.pinCurrentUserIdentity(user_id),
        withdraw: ({ user_id }) => crypto.withdrawVerificationRequirement(user_id),
        devices: async ({ user_id }) => {
            const devices = (await crypto.getUserDeviceInfo([user_id], true)).get(user_id) ?? new Map()
            const one = async (device) => {
                const status = await crypto.getDeviceVerificationStatus(user_id, device.deviceId)
                const { signedByOwner: cross_signed = false, crossSigningVerified: verified = false } = status ?? {}
                return { device_id: device.deviceId, name: device.displayName ?? null, cross_signed, verified }
            }
            return { devices: await Promise.all([...devices.values()].map(one)) }
        },

        // Interactive verification

        verify_request: (options) => verifications.request(options),
        verify_accept: ({ id }) => verifications.get(id).accept(),
        verify_start: ({ id }) => verifications.start(id),
        verify_confirm: ({ id }) => verifications.sas(id).confirm(),
        verify_mismatch: ({ id }) => verifications.sas(id).mismatch(),
        verify_cancel: ({ id }) => verifications.get(id).cancel(),
    }
    return table
}
