import { describe, expect, test } from 'vitest'
import { newId } from '../../../app/model/id.ts'
import type { Fields, Row } from '../../../app/model/row.ts'
import { hang, named, pathOf, sendAll, sendPart } from '../support/blobs.ts'
import { hearingServer, ScriptedEngine } from '../support/hearing.ts'
import { begun, edit, fieldsOf, HELLO, held, newSound, recorded, sent, WRITTEN } from '../support/recorded.ts'
import { NOON } from '../support/server.ts'
import { stranger } from '../support/stranger.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

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
    const bytes = newSound()
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
    const bytes = newSound()
    await sent(world, bytes)
    const twin = await world.hang(bytes)
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
    const bytes = newSound()
    const row = await world.hang(bytes, patch)
    await sendPart(world.desk, pathOf(row), 0, bytes)
    await world.settled()
    expect([engine.heard, (await fieldsOf(world, row)).words]).toEqual([[], undefined])
  })

  test('is heard one at a time, the one that waited longest first', async () => {
    const first = held()
    const engine = new ScriptedEngine(first.hear, HELLO)
    const world = await hearingServer(engine)
    const rows: Row[] = []
    for (let n = 0; n < 4; n++) {
      rows.push(await sent(world, newSound(1000 + n)))
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
    const row = await sent(world)
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
    const bytes = newSound()
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
    const bytes = newSound()
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
    const bytes = newSound(1200)
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
      floods.push(await sent(world))
    }
    const eve = await stranger(world.server)
    const { row: account } = await eve.put(eve.account())
    const bytes = newSound(777)
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
