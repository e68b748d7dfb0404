// After npm wrote package-lock.json: leave out whom its authors want to be paid by, so that no address stands in it.
import { readFileSync, writeFileSync } from "node:fs"

const file = new URL("package-lock.json", import.meta.url)
const lock = JSON.parse(readFileSync(file))
for (const one of Object.values(lock.packages)) delete one.funding
writeFileSync(file, JSON.stringify(lock, null, 2) + "\n")
