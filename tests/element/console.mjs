// Imported before the SDK, which writes its log to the console: standard output is for the protocol alone.
import { Console } from "node:console"

globalThis.console = new Console(process.stderr, process.stderr)

// An error of the crypto holds its stack in WebAssembly, which would push everything else out of the tail that is shown.
const brief = (part) => (part instanceof Error ? String(part).split("\n")[0] : part)

if (!process.env.ELEMENT_LOG) {
    const { warn, error } = console
    console.debug = console.info = console.log = () => {}
    console.warn = (...parts) => warn(...parts.map(brief))
    console.error = (...parts) => error(...parts.map(brief))
}

process.on("unhandledRejection", (error) => console.error("unhandled rejection:", error))
