import { describe, expect, test } from 'vitest'
import type { Row } from '../../../app/model/row.ts'
import { type HearingServer, hearingServer, ScriptedEngine } from '../support/hearing.ts'
import { begun, edit, fieldsOf, HELLO, held, newSound, recorded, sent, WRITTEN } from '../support/recorded.ts'
import { NOON } from '../support/server.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

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
    const row = await sent(world)
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
    const row = await sent(world)
    await begun(engine)
    await world.killedAndStarted(new ScriptedEngine(HELLO))
    expect(await fieldsOf(world, row)).toMatchObject(WRITTEN)
  })

  test('each time over the same recording lets go of it after a few', async () => {
    const world = await hearingServer(new ScriptedEngine(held().hear))
    const row = await sent(world)
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
    const bytes = newSound()
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
      rows.push(await sent(world))
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
