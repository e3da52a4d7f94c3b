import type { Server } from 'node:http'
import { join, resolve } from 'node:path'
import { serve } from '@hono/node-server'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { openAssets } from './http/assets.ts'
import { greeting, openPorts, takeFolder } from './open.ts'
import { type Ending, endGracefully, goAway } from './shut-down.ts'
import { sweepDaily } from './sweep-daily.ts'
import { noteBoots } from './sync/boots.ts'

const BUILT_APP = resolve(import.meta.dirname, '../app')

type Fetch = Parameters<typeof serve>[0]['fetch']

async function start() {
  const config = readConfig(process.env)
  const folder = await takeFolder(config.data)
  const assets = await openAssets(BUILT_APP, join(config.data, 'assets'), Date.now())
  const ports = { ...openPorts(config), assets }
  await noteBoots(ports)
  const app = createApp(ports)
  const endSweeping = sweepDaily(ports)
  let ending: Ending | undefined
  const fetch: Fetch = (request, env) => (ending?.isBegun ? goAway() : app.fetch(request, env))
  const server = serve(
    { fetch, port: config.port, ...(config.host && { hostname: config.host }) },
    async ({ port }) => {
      console.log(await greeting(ports, config.origin ?? `http://${config.host ?? 'localhost'}:${port}`))
    },
  ) as Server
  server.on('error', error => stop(`Tend cannot listen on port ${config.port}: ${error.message}`))

  ending = endGracefully(server, close, process.exit)
  process.on('SIGTERM', ending.signalled)
  process.on('SIGINT', ending.signalled)

  async function close() {
    await Promise.all([ports.speech?.close(), endSweeping()])
    // Behind everything that was begun.
    await ports.store.transact(undefined, async () => undefined)
    ports.store.close()
    folder.release()
  }
}

function stop(sentence: string) {
  console.error(sentence)
  process.exit(1)
}

start().catch((error: Error) => stop(error.message))
