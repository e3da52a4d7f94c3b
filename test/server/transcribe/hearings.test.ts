import { describe, expect, test } from 'vitest'
import { newId } from '../../../app/model/id.ts'
import type { Fields, Row } from '../../../app/model/row.ts'
import { hang, named, pathOf, sendAll, sendPart, webm } from '../support/blobs.ts'
import { type HearingServer, hearingServer, ScriptedEngine } from '../support/hearing.ts'
import { NOON } from '../support/server.ts'
import { stranger } from '../support/stranger.ts'

const HELLO = { text: 'Call Maria by Friday.', segments: [{ from: 0, to: 2, text: 'Call Maria by Friday.' }] }
const WRITTEN = {
  transcript: 'Call Maria by Friday.',
  words: { is: 'written', engine: 'whisper', segments: HELLO.segments },
}
const MINUTE = 60_000
const HOUR = 60 * MINUTE

let seeds = 0

/** A recording with its bytes, as a device sends them. */
async function recorded(world: HearingServer, patch: Fields = {}): Promise<Row> {
  const bytes = webm(1000, ++seeds)
  const row = await world.hang(bytes, patch)
  await sendAll(world.desk, row, bytes)
  await world.settled()
  return row
}

async function edit(world: HearingServer, row: Row, patch: Fields) {
  const seen = await world.rowNow(row)
  await world.desk.put(world.desk.change({ noun: 'attachment', seen, patch }))
  await world.settled()
}

async function fieldsOf(world: HearingServer, row: Row) {
  return (await world.rowNow(row)).fields
}

/** Ends when the test says so. */
function held() {
  let free = (_: typeof HELLO) => {}
  const promise = new Promise<typeof HELLO>(resolve => {
    free = resolve
  })
  return { hear: () => promise, free: () => free(HELLO) }
}

/** Waits for the engine to have begun, not for a time. */
async function begun(engine: ScriptedEngine, count = 1) {
  while (engine.heard.length < count) await new Promise(resolve => setImmediate(resolve))
}

describe('a recording', () => {
  test('is heard once its row and its bytes are there, and devices see how far it is', async () => {
    const engine = new ScriptedEngine(HELLO)
    const world = await hearingServer(engine)
    const row = await recorded(world, { language: 'es-MX' })
    expect(await fieldsOf(world, row)).toMatchObject(WRITTEN)
    expect(await world.statesOf(row)).toEqual(['waiting', 'writing', 'written'])
    expect(engine.heard).toMatchObject([{ type: 'audio/webm', size: 1000, language: 'es' }])
    expect((await world.desk.sync()).rows.map(({ id }) => id)).toContain(row.id)
    await world.later(HOUR)
    expect(engine.heard).toHaveLength(1)
  })

  test('without its bytes waits for them, and nothing is said of it', async () => {
    const engine = new ScriptedEngine(HELLO)
    const world = await hearingServer(engine)
    const bytes = webm(1000, 99)
    const row = await world.hang(bytes)
    await sendPart(world.desk, pathOf(row), 0, bytes.subarray(0, 999))
    await world.settled()
    expect([engine.heard, (await fieldsOf(world, row)).words]).toEqual([[], undefined])
    await sendPart(world.desk, pathOf(row), 999, bytes.subarray(999))
    await world.settled()
    expect(await fieldsOf(world, row)).toMatchObject(WRITTEN)
  })

  test('whose bytes another row brought is heard too', async () => {
    const engine = new ScriptedEngine(HELLO)
    const world = await hearingServer(engine)
    await recorded(world)
    const twin = await world.hang(webm(1000, seeds))
    await world.desk.browser.send('HEAD', pathOf(twin))
    await world.settled()
    expect(await fieldsOf(world, twin)).toMatchObject(WRITTEN)
  })

  test('in which nothing is said has no words, and no failure', async () => {
    const world = await hearingServer(new ScriptedEngine({ text: ' [BLANK_AUDIO] ' }))
    const row = await recorded(world)
    expect((await fieldsOf(world, row)).words).toEqual({ is: 'written', engine: 'whisper' })
    expect(await fieldsOf(world, row)).not.toHaveProperty('transcript')
  })

  test('that says no language is heard with the server’s', async () => {
    const engine = new ScriptedEngine(HELLO)
    await recorded(await hearingServer(engine))
    expect(engine.heard[0]!.language).toBe('en')
  })

  test.each<[string, Fields]>([
    ['a photo', { kind: 'photo' }],
    ['a file', { kind: 'file' }],
    ['a recording whose words were written by hand', { transcript: 'Mine', edited: true }],
  ])('%s is none to be heard', async (_, patch) => {
    const engine = new ScriptedEngine(HELLO)
    const world = await hearingServer(engine)
    const row = await world.hang(webm(1000, ++seeds), patch)
    await sendPart(world.desk, pathOf(row), 0, webm(1000, seeds))
    await world.settled()
    expect([engine.heard, (await fieldsOf(world, row)).words]).toEqual([[], undefined])
  })

  test('is heard one at a time, the one that waited longest first', async () => {
    const first = held()
    const engine = new ScriptedEngine(first.hear, HELLO)
    const world = await hearingServer(engine)
    const rows: Row[] = []
    for (let n = 0; n < 4; n++) {
      const bytes = webm(1000 + n, ++seeds)
      rows.push(await world.hang(bytes))
      await sendAll(world.desk, rows[n]!, bytes)
      world.server.time.now += 1
    }
    await begun(engine)
    first.free()
    await world.settled()
    expect([engine.most, engine.heard.map(({ size }) => size)]).toEqual([1, [1000, 1001, 1002, 1003]])
  })
})

describe('words by hand', () => {
  test('are not written over, though the engine had begun', async () => {
    const slow = held()
    const engine = new ScriptedEngine(slow.hear)
    const world = await hearingServer(engine)
    const bytes = webm(1000, ++seeds)
    const row = await world.hang(bytes)
    await sendAll(world.desk, row, bytes)
    await begun(engine)
    const seen = await world.rowNow(row)
    await world.desk.put(
      world.desk.change({ noun: 'attachment', seen, patch: { transcript: 'Mine', edited: true } }),
    )
    slow.free()
    await world.settled()
    expect(await fieldsOf(world, row)).toMatchObject({ transcript: 'Mine', words: { is: 'written' } })
  })

  test('stay when words are asked for again', async () => {
    const engine = new ScriptedEngine(HELLO)
    const world = await hearingServer(engine)
    const row = await recorded(world)
    await edit(world, row, { transcript: 'Mine', edited: true })
    await edit(world, row, { asked: NOON + HOUR })
    expect((await fieldsOf(world, row)).transcript).toBe('Mine')
    expect(engine.heard).toHaveLength(1)
  })

  test('and the engine’s that did not see each other are both kept', async () => {
    const world = await hearingServer(new ScriptedEngine(HELLO))
    const bytes = webm(1000, ++seeds)
    const row = await world.hang(bytes)
    const offline = world.desk.change({
      noun: 'attachment',
      seen: row,
      patch: { transcript: 'By hand', edited: true },
      at: NOON + HOUR,
    })
    await sendAll(world.desk, row, bytes)
    await world.settled()
    await world.desk.put(offline)
    const texts = Object.entries(await fieldsOf(world, row)).filter(([field]) => field.includes('transcript'))
    expect(texts.map(([, text]) => text).sort()).toEqual(['By hand', HELLO.text])
  })
})

describe('an engine that fails', () => {
  test('and is mended is asked again after a while, and the row says what it waits for', async () => {
    const engine = new ScriptedEngine('unreachable', 'unreachable', HELLO)
    const world = await hearingServer(engine)
    const row = await recorded(world)
    expect((await fieldsOf(world, row)).words).toEqual({ is: 'waiting', why: 'unreachable' })
    await world.later(MINUTE / 2 - 1)
    expect(engine.heard).toHaveLength(1)
    await world.later(1)
    expect(engine.heard).toHaveLength(2)
    await world.later(2 * MINUTE)
    expect(await fieldsOf(world, row)).toMatchObject(WRITTEN)
  })

  test.each([
    ['format', 1],
    ['too_large', 1],
    ['timeout', 3],
    ['trouble', 5],
    ['unreachable', 30],
  ] as const)('for %s is asked %i times in all, at least once an hour', async (why, tries) => {
    const engine = new ScriptedEngine(why)
    const world = await hearingServer(engine)
    const row = await recorded(world)
    for (let hour = 0; hour < tries + 2; hour++) await world.later(HOUR)
    expect(engine.heard).toHaveLength(tries)
    expect((await fieldsOf(world, row)).words).toEqual({ is: 'failed', why })
  })

  test('is asked again when a person asks, as often as they ask', async () => {
    const engine = new ScriptedEngine('format', 'format', HELLO)
    const world = await hearingServer(engine)
    const row = await recorded(world)
    await edit(world, row, { asked: NOON + 1 })
    expect((await fieldsOf(world, row)).words).toEqual({ is: 'failed', why: 'format' })
    // By another device, whose clock is behind.
    await edit(world, row, { asked: NOON - HOUR })
    expect(await fieldsOf(world, row)).toMatchObject(WRITTEN)
    expect(engine.heard).toHaveLength(3)
  })

  test('by throwing what it should not is troubled, and the next recording is heard', async () => {
    const broken = async () => {
      throw new TypeError('a secret')
    }
    const engine = new ScriptedEngine(broken, HELLO)
    const world = await hearingServer(engine)
    const [first, second] = [await recorded(world), await recorded(world)]
    expect((await fieldsOf(world, first)).words).toEqual({ is: 'waiting', why: 'trouble' })
    expect(await fieldsOf(world, second)).toMatchObject(WRITTEN)
    expect(JSON.stringify(world.server.logged)).not.toContain('a secret')
  })

  test('with a page instead of text is troubled, and nothing of it is kept', async () => {
    const world = await hearingServer(new ScriptedEngine({ text: '<!doctype html><p>Sign in' }))
    const row = await recorded(world)
    expect((await fieldsOf(world, row)).words).toEqual({ is: 'waiting', why: 'trouble' })
    expect(await fieldsOf(world, row)).not.toHaveProperty('transcript')
  })
})

describe('a server that ends', () => {
  test('by itself puts back what was being written, without counting the try', async () => {
    const engine = new ScriptedEngine(held().hear)
    const world = await hearingServer(engine)
    const bytes = webm(1000, ++seeds)
    const row = await world.hang(bytes)
    await sendAll(world.desk, row, bytes)
    await begun(engine)
    expect((await fieldsOf(world, row)).words).toEqual({ is: 'writing' })
    await world.server.ports.speech!.close()
    expect((await fieldsOf(world, row)).words).toEqual({ is: 'waiting' })
    const { tries } = await hearingOf(world, row)
    expect(tries).toBe(0)
    await world.killedAndStarted(new ScriptedEngine(HELLO))
    expect(await fieldsOf(world, row)).toMatchObject(WRITTEN)
  })

  test('by force takes up again what was being written', async () => {
    const engine = new ScriptedEngine(held().hear)
    const world = await hearingServer(engine)
    const bytes = webm(1000, ++seeds)
    const row = await world.hang(bytes)
    await sendAll(world.desk, row, bytes)
    await begun(engine)
    await world.killedAndStarted(new ScriptedEngine(HELLO))
    expect(await fieldsOf(world, row)).toMatchObject(WRITTEN)
  })

  test('each time over the same recording lets go of it after a few', async () => {
    const world = await hearingServer(new ScriptedEngine(held().hear))
    const bytes = webm(1000, ++seeds)
    const row = await world.hang(bytes)
    await sendAll(world.desk, row, bytes)
    let started = 0
    for (; (await hearingOf(world, row)).is !== 'done' && started < 20; started++) {
      const deadly = new ScriptedEngine(held().hear)
      const ready = world.killedAndStarted(deadly)
      await Promise.race([ready, begun(deadly)])
    }
    expect((await fieldsOf(world, row)).words).toEqual({ is: 'failed', why: 'trouble' })
    expect(started).toBeLessThan(20)
  })

  test('keeps the pause before the next try', async () => {
    const world = await hearingServer(new ScriptedEngine('unreachable'))
    const row = await recorded(world)
    const next = new ScriptedEngine(HELLO)
    await world.stoppedAndStarted(next)
    expect(next.heard).toHaveLength(0)
    await world.later(MINUTE)
    expect(await fieldsOf(world, row)).toMatchObject(WRITTEN)
  })

  test('before it noted that the bytes had come finds them at the next start', async () => {
    const world = await hearingServer(new ScriptedEngine(HELLO))
    const bytes = webm(1000, ++seeds)
    const row = await world.hang(bytes)
    await world.settled()
    const at = {
      workspace: world.desk.me.workspace.id,
      row: row.id,
      ...(row.fields.blob as { hash: string; size: number }),
    }
    await world.server.ports.blobs.append(at, 0, [bytes], () => true)
    await world.stoppedAndStarted(new ScriptedEngine(HELLO))
    expect(await fieldsOf(world, row)).toMatchObject(WRITTEN)
  })

  test('had no engine until now: every recording it holds is heard', async () => {
    const world = await hearingServer(new ScriptedEngine(HELLO))
    await world.server.ports.speech!.close()
    delete world.server.ports.speech
    const rows: Row[] = []
    for (let n = 0; n < 3; n++) {
      const bytes = webm(1000, ++seeds)
      rows.push(await world.hang(bytes))
      await sendAll(world.desk, rows[n]!, bytes)
    }
    expect(await fieldsOf(world, rows[0]!)).not.toHaveProperty('words')
    await world.killedAndStarted(new ScriptedEngine(HELLO))
    for (const row of rows) expect(await fieldsOf(world, row)).toMatchObject(WRITTEN)
  })
})

function hearingOf(world: HearingServer, row: Row) {
  const workspace = world.desk.me.workspace.id
  return world.server.ports.store.transact(
    workspace,
    async tables => (await tables.hearing(workspace, row.id))!,
  )
}

describe('a recording that was', () => {
  test('deleted while it waited is let go, and heard when it is brought back', async () => {
    const engine = new ScriptedEngine('unreachable', HELLO)
    const world = await hearingServer(engine)
    const row = await recorded(world)
    await edit(world, row, { deleted: true })
    await world.later(MINUTE)
    expect(engine.heard).toHaveLength(1)
    await edit(world, row, { deleted: false })
    expect(await fieldsOf(world, row)).toMatchObject(WRITTEN)
  })

  test('deleted by a device that had not seen how far its words were is deleted', async () => {
    const world = await hearingServer(new ScriptedEngine(HELLO))
    const bytes = webm(1000, ++seeds)
    const row = await world.hang(bytes)
    const deletion = world.desk.change({ noun: 'attachment', seen: row, patch: { deleted: true } })
    await sendAll(world.desk, row, bytes)
    await world.settled()
    expect(await world.desk.put(deletion)).toMatchObject({
      verdict: { is: 'applied' },
      row: { fields: { deleted: true } },
    })
  })

  test('given other bytes is heard anew', async () => {
    const engine = new ScriptedEngine({ text: 'First.' }, { text: 'Second.' })
    const world = await hearingServer(engine)
    const row = await recorded(world)
    const bytes = webm(1200, ++seeds)
    await edit(world, row, { blob: named(bytes) })
    await sendAll(world.desk, await world.rowNow(row), bytes)
    await world.settled()
    expect((await fieldsOf(world, row)).transcript).toBe('Second.')
  })
})

describe('one who floods the server with recordings', () => {
  test('is heard sixty times in a quarter of an hour, and others need not wait for the rest', async () => {
    const gate = held()
    const engine = new ScriptedEngine(gate.hear, HELLO)
    const world = await hearingServer(engine)
    const floods: Row[] = []
    for (let n = 0; n < 70; n++) {
      const bytes = webm(1000, ++seeds)
      floods.push(await world.hang(bytes))
      await sendAll(world.desk, floods[n]!, bytes)
    }
    const eve = await stranger(world.server)
    const { row: account } = await eve.put(eve.account())
    const bytes = webm(777, ++seeds)
    await sendAll(eve, await hang(eve, account, bytes), bytes)
    gate.free()
    await world.settled()
    expect(engine.heard).toHaveLength(61)
    expect(engine.heard.at(-1)!.size).toBe(777)
    await world.later(15 * MINUTE)
    expect(engine.heard).toHaveLength(71)
  })
})

test('no device can say how far the server is', async () => {
  const world = await hearingServer(new ScriptedEngine('format'))
  const row = await recorded(world)
  const seen = await world.rowNow(row)
  const forged = { words: { is: 'written', engine: 'mine' }, language: 'es' }
  const { verdict } = await world.desk.put(world.desk.change({ noun: 'attachment', seen, patch: forged }))
  expect(verdict).toMatchObject({ is: 'merged', refused: ['words'] })
  expect(await fieldsOf(world, row)).toMatchObject({ language: 'es', words: { is: 'failed', why: 'format' } })
  const fields = { of: newId(), kind: 'audio', blob: row.fields.blob, at: NOON, words: 'nonsense' }
  const made = await world.desk.put(
    world.desk.change({ noun: 'attachment', scope: row.scope, patch: fields }),
  )
  expect([made.verdict, made.row.fields.words]).toMatchObject([
    { is: 'merged', refused: ['words'] },
    undefined,
  ])
  expect(await world.statesOf(made.row)).toEqual([])
})

test('what the server does with recordings is told to whoever is signed in', async () => {
  const world = await hearingServer(new ScriptedEngine(HELLO))
  const about = async () => (await world.desk.browser.get('/api/speech')).json()
  expect(await about()).toEqual({ engine: 'http', name: 'whisper', leaves: 'stt.example.com' })
  delete world.server.ports.speech
  expect(await about()).toEqual({ engine: 'none' })
})
