// Interactive verification: the requests under way, with a report on each change.
import { CryptoEvent, VerificationPhase, VerificationRequestEvent, VerifierEvent } from "matrix-js-sdk/lib/crypto-api/index.js"

export class Verifications {
    constructor({ client, crypto }, report) {
        this.crypto = crypto
        this.report = report
        this.requests = new Map()
        this.shown = new Map() // transaction id -> what ShowSas gave
        this.verifiers = new WeakSet()
        client.on(CryptoEvent.VerificationRequestReceived, (request) => this.add(request))
    }

    // A room is that of a direct chat; without one the request goes to a device, or to all own other devices.
    async request({ user_id, device_id, room_id }) {
        if (room_id) return this.add(await this.crypto.requestVerificationDM(user_id, room_id))
        await this.crypto.getUserDeviceInfo([user_id], true)
        if (device_id) return this.add(await this.crypto.requestDeviceVerification(user_id, device_id))
        return this.add(await this.crypto.requestOwnUserVerification())
    }

    get(id) {
        const request = this.requests.get(id)
        if (!request) throw new Error(`no verification ${id}`)
        return request
    }

    sas(id) {
        const sas = this.shown.get(id)
        if (!sas) throw new Error(`verification ${id} shows nothing yet`)
        return sas
    }

    async start(id) {
        this.run(await this.get(id).startVerification("m.sas.v1"), id)
    }

    add(request) {
        const id = request.transactionId
        if (!this.requests.has(id)) {
            this.requests.set(id, request)
            request.on(VerificationRequestEvent.Change, () => this.changed(request))
        }
        this.changed(request)
        return { id }
    }

    changed(request) {
        const id = request.transactionId
        if (request.verifier) this.run(request.verifier, id)
        this.report({
            event: "verification",
            id,
            phase: VerificationPhase[request.phase].toLowerCase(),
            user_id: request.otherUserId,
            device_id: request.otherDeviceId ?? null,
            room_id: request.roomId ?? null,
            ours: request.initiatedByMe,
            emojis: this.shown.get(id)?.sas.emoji?.map(([emoji]) => emoji) ?? [],
            cancelled: request.cancellationCode ?? null,
        })
    }

    // Either side takes part as soon as one has started, as Element's panel does.
    run(verifier, id) {
        if (this.verifiers.has(verifier)) return
        this.verifiers.add(verifier)
        const show = (sas) => {
            this.shown.set(id, sas)
            this.changed(this.get(id))
        }
        verifier.on(VerifierEvent.ShowSas, show)
        verifier.verify().catch((error) => console.error(`verification ${id}: ${error?.message ?? error}`))
    }
}
