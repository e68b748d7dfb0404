// Imported before the SDK, which writes its log to the console: standard output is for the protocol alone.
import { Console } from "node:console"

globalThis.console = new Console(process.stderr, process.stderr)

process.on("unhandledRejection", (error) => console.error("unhandled rejection:", error))
