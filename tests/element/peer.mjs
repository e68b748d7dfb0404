// Element's own library and crypto as a process that tests talk to: one JSON object a line, both ways.
//
// In:   {"id": 1, "do": "login", "with": {…}}    "login" once and first, then any command of commands.mjs
// Out:  {"id": 1, "ok": {…}}                     the answer; null for a command that has nothing to say
//       {"id": 1, "error": "…"}                  or why it failed
//       {"event": "timeline", …}                 whatever happens in rooms; fields: describe() in timeline.mjs
//       {"event": "verification", …}             a verification changed; fields: changed() in verification.mjs
//       {"event": "keys", "users": […]}          devices or identities of these users changed: worth asking again
//
// login: {url, localpart, password, device_name} gives {user_id, device_id}, when the first sync is done.
// Commands run at the same time; who needs an order waits for the answer. Rooms that this account created or joined are
// known, their encryption included, when the answer comes.
//
// timeline: `type` and `content` are decrypted, `wire` is the content as sent without its ciphertext (so that session_id
// and m.relates_to in clear can be seen). `shield` is NONE, GREY or RED with a `reason` as in the SDK's EventShieldReason; null
// for what was not encrypted and what could not be decrypted: then `failure` is the SDK's DecryptionFailureCode. An event that
// could be decrypted only later comes a second time.
// verification: `phase` is requested, ready, started, done or cancelled; `emojis` are there as soon as they are shown.
//
// Nothing is kept: keys are in memory, and the process ends with its standard input. The SDK's log goes to standard error:
// warnings and errors, and all of it when the environment variable ELEMENT_LOG is set.
import "./console.mjs"
import { createInterface } from "node:readline"
import { commands } from "./commands.mjs"
import { Session } from "./session.mjs"
import { follow, followKeys } from "./timeline.mjs"
import { Verifications } from "./verification.mjs"

const say = (message) => process.stdout.write(JSON.stringify(message) + "\n")

async function login(options) {
    const session = await Session.login(options)
    follow(session, say)
    followKeys(session, say)
    table = { ...commands(session, new Verifications(session, say)), login: twice }
    await session.start()
    return { user_id: session.client.getUserId(), device_id: session.client.getDeviceId() }
}

function twice() {
    throw new Error("already logged in")
}

async function answer(line) {
    const { id, do: name, with: options } = JSON.parse(line)
    try {
        if (!Object.hasOwn(table, name)) throw new Error(`no command ${name}`)
        say({ id, ok: (await table[name](options)) ?? null })
    } catch (error) {
        console.debug(`${name}:`, error)
        say({ id, error: String(error?.message ?? error).split("\n")[0] }) // the rest is the stack of the crypto in WebAssembly
    }
}

let table = { login }
createInterface({ input: process.stdin }).on("line", answer).on("close", () => process.exit(0))
