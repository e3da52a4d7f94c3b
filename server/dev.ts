import { getRequestListener } from '@hono/node-server'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { greeting, openPorts } from './open.ts'
import { type FolderLock, lockFolder } from './operate/lock.ts'
import { noteBoots } from './sync/boots.ts'

/** As long as this is loaded. */
const held: (FolderLock | undefined)[] = []

/** The API for `npm run dev`, to be mounted in Vite's own server; data in the same folder as `npm start`. */
export async function openForDev(address: string) {
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env })
  // So that nothing is restored into it meanwhile. Vite loads this anew when its settings change: then the lock is here already.
  held.push(lockFolder(config.data))
  const ports = openPorts(config)
  await noteBoots(ports)
  const app = createApp(ports)
  return { listener: getRequestListener(app.fetch), greeting: await greeting(ports, address) }
}
