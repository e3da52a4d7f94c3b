import { getRequestListener } from '@hono/node-server'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { greeting, openPorts } from './open.ts'
import { noteBoots } from './sync/boots.ts'

/** The API for `npm run dev`, to be mounted in Vite's own server; data in the same folder as `npm start`. */
export async function openForDev(address: string) {
  const ports = openPorts(readConfig({ LOG_LEVEL: 'warn', ...process.env }))
  await noteBoots(ports)
  const app = createApp(ports)
  return { listener: getRequestListener(app.fetch), greeting: await greeting(ports, address) }
}
