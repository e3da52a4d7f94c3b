import type { Network } from '../../app/data/api.ts'
import { Random } from '../simulation/random.ts'
import { startServer } from '../simulation/server.ts'
import { device, NANCY, NOON } from './device.ts'

export const PHONE = 'aaaaaaaaaaaaaaaa'
export const DESKTOP = 'bbbbbbbbbbbbbbbb'

/** A server, its clock in the test's hand, with Nancy's phone and desktop signed in; `between` may take an answer's place. */
export async function nancys() {
  const random = new Random(1)
  const time = { now: NOON }
  const server = await startServer(
    () => time.now,
    n => random.bytes(n),
  )
  const me = await server.signIn(PHONE, 'phone')
  await server.signIn(DESKTOP, 'desktop')
  const between: {
    answer?: (ask: () => Promise<Response>, path: string, init: RequestInit) => Promise<Response>
  } = {}
  const network = (id: string): Network => ({
    fetch: (path, init) => {
      const ask = () => server.ask(id, path, init)
      return between.answer ? between.answer(ask, path, init) : ask()
    },
  })
  Object.assign(NANCY, me)
  const phone = await device({ id: PHONE, network: network(PHONE), reads: true })
  const desktop = await device({ id: DESKTOP, network: network(DESKTOP), reads: true })
  return { server, time, phone, desktop, between }
}

/** One exchange of each with the server, to its end. */
export async function turn(...devices: { sync: { poke(now: boolean): void; settled(): Promise<void> } }[]) {
  for (const { sync } of devices) {
    sync.poke(true)
    await sync.settled()
  }
}

export const offline = () => Promise.reject(new TypeError('Failed to fetch'))

/** An answer under our header, as the server would give it. */
export const json =
  (status: number, body: object, headers = {}) =>
  async () =>
    new Response(JSON.stringify(body), {
      status,
      headers: { 'x-tend': '1', 'content-type': 'application/json', ...headers },
    })
