// Files in encrypted rooms: AES-CTR with a key of their own, which travels in the event (spec: "Sending encrypted attachments").
import { webcrypto } from "node:crypto"

const { subtle } = webcrypto
const CTR = "AES-CTR"
const COUNTER_BITS = 64

const unpadded = (bytes) => Buffer.from(bytes).toString("base64").replace(/=+$/, "")
const digest = async (bytes) => unpadded(await subtle.digest("SHA-256", bytes))

// The bytes to upload, and the `file` object of the event but for its url.
export async function encrypt(bytes) {
    const key = await subtle.generateKey({ name: CTR, length: 256 }, true, ["encrypt", "decrypt"])
    const counter = new Uint8Array(16)
    webcrypto.getRandomValues(counter.subarray(0, 8))
    const data = await subtle.encrypt({ name: CTR, counter, length: COUNTER_BITS }, key, bytes)
    const { alg, ext, k, key_ops, kty } = await subtle.exportKey("jwk", key)
    return { data, file: { v: "v2", key: { alg, ext, k, key_ops, kty }, iv: unpadded(counter), hashes: { sha256: await digest(data) } } }
}

// Raises when the bytes are not those that the sender hashed, or when the object is not of version 2.
export async function decrypt(bytes, { v, key, iv, hashes }) {
    if (v !== "v2") throw new Error(`an attachment of version ${v}`)
    if ((await digest(bytes)) !== hashes?.sha256?.replace(/=+$/, "")) throw new Error("the attachment's hash does not fit")
    const imported = await subtle.importKey("jwk", key, CTR, false, ["decrypt"])
    const counter = Buffer.from(iv, "base64")
    return Buffer.from(await subtle.decrypt({ name: CTR, counter, length: COUNTER_BITS }, imported, bytes))
}

// Store bytes on the homeserver; in an encrypted room only what nobody can read.
export async function upload(client, bytes, mimetype, secret) {
    if (!secret) return { url: (await client.uploadContent(new Blob([bytes]), { type: mimetype })).content_uri }
    const { data, file } = await encrypt(bytes)
    const options = { type: "application/octet-stream", includeFilename: false }
    const { content_uri } = await client.uploadContent(new Blob([data]), options)
    return { file: { ...file, url: content_uri } }
}

// The bytes behind the content of a message, encrypted or not.
export async function download(client, { file, url }) {
    const address = client.mxcUrlToHttp(file?.url ?? url, undefined, undefined, undefined, false, true, true)
    const answer = await fetch(address, { headers: { Authorization: `Bearer ${client.getAccessToken()}` } })
    if (!answer.ok) throw new Error(`the homeserver answers ${answer.status} for ${file?.url ?? url}`)
    const bytes = Buffer.from(await answer.arrayBuffer())
    return file ? decrypt(bytes, file) : bytes
}
