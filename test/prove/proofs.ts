import { cutWal } from './cut-wal.ts'
import { histories, sameTrace } from './histories.ts'
import { killBrowser } from './kill-browser.ts'
import { killServer } from './kill-server.ts'
import { lossy } from './lossy.ts'
import type { Proof } from './proof.ts'
import { reconnect } from './reconnect.ts'
import { restored } from './restored.ts'
import { steady } from './steady.ts'
import { unsent } from './unsent.ts'

/** Every proof, at its whole scale. */
export const proofs: Proof[] = [
  {
    name: 'kill-server',
    what: 'SIGKILL of the real server in mid-push',
    unit: 'times',
    scale: 1_000,
    prove: killServer,
  },
  {
    name: 'cut-wal',
    what: 'write-ahead log cut behind what was acknowledged',
    unit: 'times',
    scale: 200,
    prove: cutWal,
  },
  {
    name: 'kill-browser',
    what: 'kill -9 of Chromium within 50 ms of “Saved”',
    unit: 'times',
    scale: 200,
    prove: killBrowser,
  },
  {
    name: 'unsent',
    what: 'unsent changes through what may befall a device',
    unit: 'times',
    scale: 500,
    prove: unsent,
  },
  {
    name: 'lossy',
    what: 'half of all requests cut, one second of delay',
    unit: 'minutes',
    scale: 10,
    prove: lossy,
  },
  {
    name: 'reconnect',
    what: 'devices come back together with 500 changes each',
    unit: 'times',
    scale: 100,
    prove: reconnect,
  },
  {
    name: 'restored',
    what: 'server restored to yesterday under five devices that hold newer rows',
    unit: 'times',
    scale: 20,
    prove: restored,
  },
  {
    name: 'steady',
    what: '200 devices in 10 workspaces, 100 changes a second',
    unit: 'minutes',
    scale: 5,
    prove: steady,
  },
  { name: 'histories', what: 'seeded histories', unit: 'times', scale: 10_000, prove: histories },
  { name: 'same-trace', what: 'one seed again and again', unit: 'times', scale: 100, prove: sameTrace },
]
