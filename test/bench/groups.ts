import type { Group } from './figure.ts'
import { server } from './server.ts'

/** Everything that is measured, in the order of the table; `--only <name>` picks from it. */
export const groups: Group[] = [server]
