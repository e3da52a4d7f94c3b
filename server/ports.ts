import type { Blobs } from './blobs/blobs.ts'
import type { Quota } from './blobs/quota.ts'
import type { Assets } from './http/assets.ts'
import type { Passwords } from './identity/passwords.ts'
import type { Log } from './log.ts'
import type { Machine } from './operate/machine.ts'
import type { Store } from './store/store.ts'
import type { Speech } from './transcribe/speech.ts'

/** Everything the server touches outside itself; main wires the real ones, tests their own. */
export interface Ports {
  store: Store
  blobs: Blobs
  /** How many bytes a member may have here; without it, as many as there is room for. */
  quota?: Quota
  /** Milliseconds since 1970. */
  clock: () => number
  /** Unguessable bytes. */
  random: (bytes: number) => Uint8Array
  /** This run of the server: 16 hexadecimal digits that no other run has. */
  boot: string
  passwords: Passwords
  log: Log
  /** The address people use, when it is known; else it is taken from each request. */
  origin?: string
  /** Addresses of proxies whose word on the caller's address is taken. */
  proxies?: readonly string[]
  /** Writes recordings down; absent where no engine is configured. */
  speech?: Speech
  /** The machine the server runs on, for `/api/health`. */
  machine?: Machine
  /** The built app; absent where only the API is served. */
  assets?: Assets
}
