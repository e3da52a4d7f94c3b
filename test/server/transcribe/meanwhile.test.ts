import { expect, test } from 'vitest'
import type { Row } from '../../../app/model/row.ts'
import { type Store, StoreTrouble } from '../../../server/store/store.ts'
import { cleaned } from '../../../server/transcribe/clean.ts'
import { sendAll, webm } from '../support/blobs.ts'
import { type HearingServer, hearingServer, ScriptedEngine } from '../support/hearing.ts'
import { NOON } from '../support/server.ts'

let seeds = 5000

/** Hangs a recording and sends its bytes; the engine has begun with it when this resolves, where there is one that hears it. */
async function send(world: HearingServer): Promise<Row> {
  const bytes = webm(1000, ++seeds)
  const row = await world.hang(bytes)
  await sendAll(world.desk, row, bytes)
  return row
}

/** An engine that stops at its first recording until the test lets it go on. */
function pausing(then: string) {
  let free = () => {}
  const first = new Promise<{ text: string }>(resolve => {
    free = () => resolve({ text: 'First.' })
  })
  const engine = new ScriptedEngine(() => first, { text: then })
  const begun = async () => {
    while (engine.heard.length === 0) await new Promise(resolve => setImmediate(resolve))
  }
  return { engine, begun, free }
}

async function put(world: HearingServer, row: Row, patch: Row['fields']) {
  const seen = await world.rowNow(row)
  await world.desk.put(world.desk.change({ noun: 'attachment', seen, patch }))
}

test('a recording deleted while it is heard is heard, unasked, when it is brought back', async () => {
  const { engine, begun, free } = pausing('Second.')
  const world = await hearingServer(engine)
  const row = await send(world)
  await begun()
  await put(world, row, { deleted: true })
  free()
  await world.settled()
  expect((await world.rowNow(row)).fields.transcript).toBeUndefined()
  await put(world, row, { deleted: false })
  await world.settled()
  expect((await world.rowNow(row)).fields).toMatchObject({ transcript: 'Second.', words: { is: 'written' } })
})

test('a recording asked for again in another language while it is heard is heard in that language', async () => {
  const { engine, begun, free } = pausing('Llama a María.')
  const world = await hearingServer(engine)
  const row = await send(world)
  await begun()
  await put(world, row, { language: 'es', asked: NOON + 1 })
  free()
  await world.settled()
  expect(engine.heard.map(({ language }) => language)).toEqual(['en', 'es'])
  expect((await world.rowNow(row)).fields.transcript).toBe('Llama a María.')
})

test('a recording that was not found, because the store was busy, is found a minute later whatever came between', async () => {
  const world = await hearingServer(new ScriptedEngine({ text: 'Unused.' }))
  const { ports } = world.server
  const store = busyOnce(ports.store)
  ports.store = store
  await world.stoppedAndStarted(new ScriptedEngine('unreachable', { text: 'Call Maria.' }))
  const first = await send(world)
  await world.settled()
  // The next recording comes while nobody is told, and the store is busy when somebody is.
  const { speech } = ports
  delete ports.speech
  const second = await send(world)
  ports.speech = speech!
  store.isBusy = true
  speech!.changed(world.desk.me.workspace.id)
  await world.settled()
  const transcripts = async () =>
    [await world.rowNow(first), await world.rowNow(second)].map(row => row.fields.transcript)
  await world.later(30_000)
  expect(await transcripts()).toEqual(['Call Maria.', undefined])
  await world.later(30_000)
  expect(await transcripts()).toEqual(['Call Maria.', 'Call Maria.'])
})

test('whether something was said is told at once, however an engine writes that nothing was', () => {
  const started = performance.now()
  const noise = '(noise)      '.repeat(70)
  expect(cleaned({ text: noise }).text).toBe('')
  expect(cleaned({ text: `${noise}Call Maria.` }).text).toContain('Call Maria.')
  expect(performance.now() - started).toBeLessThan(1000)
})

function busyOnce(store: Store): Store & { isBusy: boolean } {
  const busy = {
    ...store,
    isBusy: false,
    async transact<T>(...work: Parameters<Store['transact']>): Promise<T> {
      if (!busy.isBusy) return (await store.transact(...work)) as T
      busy.isBusy = false
      throw new StoreTrouble('busy', undefined)
    },
  } as Store & { isBusy: boolean }
  return busy
}
