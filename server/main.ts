import { join, resolve } from 'node:path'
import { serve } from '@hono/node-server'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { openAssets } from './http/assets.ts'
import { greeting, openPorts } from './open.ts'
import { noteBoots } from './sync/boots.ts'

/** Open connections that do not end by themselves (pokes) are cut off after this. */
const PATIENCE_MS = 1000
const BUILT_APP = resolve(import.meta.dirname, '../app')

async function start() {
  const config = readConfig(process.env)
  const assets = await openAssets(BUILT_APP, join(config.data, 'assets'), Date.now())
  const ports = { ...openPorts(config), assets }
  await noteBoots(ports)
  const server = serve(
    { fetch: createApp(ports).fetch, port: config.port, ...(config.host && { hostname: config.host }) },
    async ({ port }) => {
      console.log(await greeting(ports, config.origin ?? `http://${config.host ?? 'localhost'}:${port}`))
    },
  )
  server.on('error', error => stop(`Tend cannot listen on port ${config.port}: ${error.message}`))

  const shutDown = () => {
    const hearingEnded = ports.speech?.close()
    server.close(async () => {
      await hearingEnded
      ports.store.close()
      process.exit(0)
    })
    if ('closeAllConnections' in server) setTimeout(() => server.closeAllConnections(), PATIENCE_MS).unref()
  }
  process.once('SIGTERM', shutDown)
  process.once('SIGINT', shutDown)
}

function stop(sentence: string) {
  console.error(sentence)
  process.exit(1)
}

start().catch((error: Error) => stop(error.message))
