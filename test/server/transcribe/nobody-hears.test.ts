import { expect, test } from 'vitest'
import { sayNobodyHears } from '../../../server/transcribe/nobody-hears.ts'
import { hearingServer, ScriptedEngine } from '../support/hearing.ts'
import { fieldsOf, HELLO, recorded, WRITTEN } from '../support/recorded.ts'

test('a recording whose engine was taken away says that no words will come, and is heard when one is back', async () => {
  const world = await hearingServer(new ScriptedEngine('unreachable'))
  const row = await recorded(world)
  expect((await fieldsOf(world, row)).words).toEqual({ is: 'waiting', why: 'unreachable' })
  await world.server.ports.speech!.close()
  await sayNobodyHears(world.server.ports)
  expect((await fieldsOf(world, row)).words).toEqual({ is: 'none' })
  world.server.time.now += 60_000
  await world.killedAndStarted(new ScriptedEngine(HELLO))
  expect(await fieldsOf(world, row)).toMatchObject(WRITTEN)
})

test('words that are written stay when the engine goes', async () => {
  const world = await hearingServer(new ScriptedEngine(HELLO))
  const row = await recorded(world)
  await world.server.ports.speech!.close()
  await sayNobodyHears(world.server.ports)
  expect(await fieldsOf(world, row)).toMatchObject(WRITTEN)
})
