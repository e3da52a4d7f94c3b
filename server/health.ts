import { answer } from './http/answer.ts'
import type { Ask } from './http/env.ts'
import type { Ports } from './ports.ts'

/** Below this the server goes on, but bytes are refused and soon text: somebody has to look. */
export const LEAST_FREE = 512 * 1024 * 1024
/** A store that answers slower than this is as good as none. */
const STORE_PATIENCE_MS = 2000
const KEPT_MS = 1000

interface Health {
  ok: boolean
  /** What is wrong: `store`, `disk`, `folder`. */
  codes: string[]
  now: number
  uptime?: number
  schema: number
  store: { ms: number }
  disk?: { free: number; least: number }
  /** Whether recordings are written down here, and whether the engine was there when it was last asked. */
  speech: 'none' | 'up' | 'down'
  lastBackup?: string
}

/**
 * `GET /api/health`: 200 when all is well, 503 with codes when not. Anybody may ask, as often as they like: it holds no names and no
 * secrets, and is looked up once a second at most. An engine that is down is told and is no fault of the server's: nothing waits for it.
 */
export async function health(c: Ask, ports: Ports): Promise<Response> {
  const found = await lately(ports)
  return answer(c, found, found.ok ? 200 : 503)
}

const looks = new WeakMap<Ports, { at: number; health: Promise<Health> }>()

/** One look answers everybody who asks within the second, and while it takes longer. */
function lately(ports: Ports): Promise<Health> {
  const last = looks.get(ports)
  if (last && Math.abs(ports.clock() - last.at) < KEPT_MS) return last.health
  const look = { at: ports.clock(), health: lookAt(ports) }
  looks.set(ports, look)
  return look.health
}

async function lookAt(ports: Ports): Promise<Health> {
  const { machine, store, speech } = ports
  const [answered, free, isWritable, lastBackup] = await Promise.all([
    askStore(ports),
    machine?.free().catch(() => undefined),
    machine?.isWritable(),
    machine?.lastBackup(),
  ])
  const codes = [
    ...(answered.ok ? [] : ['store']),
    ...(machine && (free === undefined || free < LEAST_FREE) ? ['disk'] : []),
    ...(isWritable === false ? ['folder'] : []),
  ]
  return {
    ok: codes.length === 0,
    codes,
    now: ports.clock(),
    ...(machine && { uptime: machine.uptime() }),
    schema: store.schema,
    store: { ms: answered.ms },
    ...(free !== undefined && { disk: { free, least: LEAST_FREE } }),
    speech: speech ? (speech.isDown?.() ? 'down' : 'up') : 'none',
    ...(lastBackup !== undefined && { lastBackup: new Date(lastBackup).toISOString() }),
  }
}

const asking = new WeakMap<Ports, Promise<boolean>>()

/** A store that hangs is asked once, not once a second. */
async function askStore(ports: Ports): Promise<{ ok: boolean; ms: number }> {
  const began = performance.now()
  const asked = asking.get(ports) ?? ask(ports)
  asking.set(ports, asked)
  const ok = await Promise.race([asked, afterPatience()])
  return { ok, ms: Math.round(performance.now() - began) }
}

function ask(ports: Ports): Promise<boolean> {
  return ports.store
    .transact(undefined, tables => tables.hasWorkspace())
    .then(
      () => true,
      () => false,
    )
    .finally(() => asking.delete(ports))
}

function afterPatience(): Promise<false> {
  return new Promise(resolve => {
    setTimeout(() => resolve(false), STORE_PATIENCE_MS).unref()
  })
}
