import { MOST_CHANGES } from '../../app/model/protocol.ts'
import { startTend, type Tend } from '../support/tend.ts'
import { type Entry, makeData } from './data.ts'
import type { Ending } from './ending.ts'
import { HttpDevice } from './http-device.ts'

/** The built server with the large book in it, pushed through its own API as devices do. */
export interface FullServer {
  tend: Tend
  /** A signed-in device that can make links and push. */
  device: HttpDevice
  entries: Entry[]
  /** How long each push of 500 changes took, in milliseconds. */
  pushes: number[]
}

export async function startFullServer(ending: Ending): Promise<FullServer> {
  const tend = await startTend({ LOG_LEVEL: 'error' })
  ending.add(() => tend.stop())
  const device = new HttpDevice(tend)
  await device.setUp()
  const entries = makeData(Date.now())
  const pushes: number[] = []
  for (let at = 0; at < entries.length; at += MOST_CHANGES)
    pushes.push(await device.push(entries.slice(at, at + MOST_CHANGES)))
  return { tend, device, entries, pushes }
}
