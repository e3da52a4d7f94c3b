import type { Fields, Row } from '../../../app/model/row.ts'
import { sendAll, webm } from './blobs.ts'
import type { HearingServer, ScriptedEngine } from './hearing.ts'

/** What a scripted engine hears, and the fields of the row then. */
export const HELLO = {
  text: 'Call Maria by Friday.',
  segments: [{ from: 0, to: 2, text: 'Call Maria by Friday.' }],
}
export const WRITTEN = {
  transcript: 'Call Maria by Friday.',
  words: { is: 'written', engine: 'whisper', segments: HELLO.segments },
}

let sounds = 0

/** Sound unlike any before. */
export function newSound(length = 1000): Uint8Array {
  return webm(length, ++sounds)
}

/** A recording with its bytes, as a device sends them; the engine may have begun. */
export async function sent(world: HearingServer, bytes = newSound()): Promise<Row> {
  const row = await world.hang(bytes)
  await sendAll(world.desk, row, bytes)
  return row
}

/** The same, once the engine has done with it. */
export async function recorded(world: HearingServer, patch: Fields = {}): Promise<Row> {
  const bytes = newSound()
  const row = await world.hang(bytes, patch)
  await sendAll(world.desk, row, bytes)
  await world.settled()
  return row
}

export async function edit(world: HearingServer, row: Row, patch: Fields): Promise<void> {
  const seen = await world.rowNow(row)
  await world.desk.put(world.desk.change({ noun: 'attachment', seen, patch }))
  await world.settled()
}

export async function fieldsOf(world: HearingServer, row: Row): Promise<Fields> {
  return (await world.rowNow(row)).fields
}

/** Words that come when the test says so. */
export function held() {
  let free = () => {}
  const promise = new Promise<typeof HELLO>(resolve => {
    free = () => resolve(HELLO)
  })
  return { hear: () => promise, free: () => free() }
}

/** Waits for the engine to have begun, not for a time. */
export async function begun(engine: ScriptedEngine): Promise<void> {
  while (engine.heard.length === 0) await new Promise(resolve => setImmediate(resolve))
}
