// One login of one account: the SDK's client with its Rust crypto, set up as Element sets it up.
import { ClientEvent, createClient } from "matrix-js-sdk"
import { AllDevicesIsolationMode, decodeRecoveryKey, OnlySignedDevicesIsolationMode } from "matrix-js-sdk/lib/crypto-api/index.js"

export class Session {
    constructor(client, password, keyring) {
        this.client = client
        this.crypto = client.getCrypto()
        this.password = password
        this.keyring = keyring // secret storage key id -> private key
    }

    static async login({ url, localpart, password, device_name }) {
        const identifier = { type: "m.id.user", user: localpart }
        const login = { type: "m.login.password", identifier, password, initial_device_display_name: device_name }
        const reply = await createClient({ baseUrl: url }).loginRequest(login)
        const keyring = new Map()
        const client = createClient({
            baseUrl: url,
            userId: reply.user_id,
            deviceId: reply.device_id,
            accessToken: reply.access_token,
            verificationMethods: ["m.sas.v1"],
            disableVoip: true,
            cryptoCallbacks: {
                cacheSecretStorageKey: (id, _info, key) => keyring.set(id, key),
                getSecretStorageKey: async ({ keys }) => {
                    const id = Object.keys(keys).find((one) => keyring.has(one))
                    return id ? [id, keyring.get(id)] : null
                },
            },
        })
        await client.initRustCrypto({ useIndexedDB: false })
        const session = new Session(client, password, keyring)
        session.isolate(false)
        return session
    }

    // To be called once the listeners are in place: nothing of the first sync is missed.
    async start() {
        const options = { initialSyncLimit: 20, lazyLoadMembers: true, pendingEventOrdering: "detached", threadSupport: true }
        await this.client.startClient(options)
        await this.until(() => ["PREPARED", "SYNCING"].includes(this.client.getSyncState()))
    }

    // The first true answer of `look`, which is asked now and after every sync.
    async until(look) {
        for (;;) {
            const synced = new Promise((resolve) => this.client.once(ClientEvent.Sync, resolve))
            const found = await look()
            if (found) return found
            await synced
        }
    }

    // Element's "Exclude insecure devices"; off is Element's other setting.
    isolate(on) {
        this.crypto.setDeviceIsolationMode(on ? new OnlySignedDevicesIsolationMode() : new AllDevicesIsolationMode(true))
    }

    // The upload of cross-signing keys may ask for the password.
    confirm = async (request) => {
        try {
            return await request(null)
        } catch (error) {
            if (error.httpStatus !== 401) throw error
            const identifier = { type: "m.id.user", user: this.client.getUserId() }
            return await request({ type: "m.login.password", identifier, password: this.password, session: error.data.session })
        }
    }

    async bootstrap({ reset = false, backup = false }) {
        let recovery
        const keys = { setupNewCrossSigning: reset, authUploadDeviceSigningKeys: this.confirm }
        await this.crypto.bootstrapCrossSigning(keys)
        await this.crypto.bootstrapSecretStorage({
            createSecretStorageKey: async () => (recovery = await this.crypto.createRecoveryKeyFromPassphrase()),
            setupNewSecretStorage: reset,
            setupNewKeyBackup: backup,
        })
        return { recovery_key: recovery?.encodedPrivateKey ?? null }
    }

    // Verify this device with the keys in the account's secret storage, and read on from the key backup if there is one.
    async recover({ recovery_key }) {
        const [id, info] = (await this.client.secretStorage.getKey()) ?? []
        if (!id) throw new Error("the account has no secret storage")
        const key = decodeRecoveryKey(recovery_key)
        if (!(await this.client.secretStorage.checkKey(key, info))) throw new Error("the recovery key does not fit")
        this.keyring.set(id, key)
        await this.crypto.bootstrapCrossSigning({ authUploadDeviceSigningKeys: this.confirm })
        if (await this.crypto.getKeyBackupInfo()) await this.crypto.loadSessionBackupPrivateKeyFromSecretStorage()
    }
}
