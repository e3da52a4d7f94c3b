import { createHash, randomBytes } from 'node:crypto'
import { OFFSET_HEADER, PART_BYTES } from '../../app/model/blob.ts'
import { newId } from '../../app/model/id.ts'
import { startTend } from '../support/tend.ts'
import type { Bench } from './bench.ts'
import type { Entry } from './data.ts'
import type { Figure, Group } from './figure.ts'
import { percentile } from './figure.ts'
import { HttpDevice } from './http-device.ts'
import { memoryOf } from './memory.ts'

/** Many phones that come back to the office at once, each with an hour of recording: what their uploads take of the server. */
export const uploads: Group = { name: 'uploads', measure }

const AT_ONCE = 20
/** 60 minutes at 24 kbit/s. */
const AN_HOUR = (60 * 60 * 24_000) / 8
const WEBM = Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d', 'hex')

async function measure(bench: Bench): Promise<Figure[]> {
  const tend = await startTend({ LOG_LEVEL: 'error' })
  bench.ending.add(() => tend.stop())
  const device = new HttpDevice(tend)
  await device.setUp()
  const [account, note] = [newId(), newId()]
  await device.push([{ noun: 'account', id: account, account, fields: { name: 'Around the Horn' } }])
  const sounds = Array.from({ length: AT_ONCE }, () =>
    Buffer.concat([WEBM, randomBytes(AN_HOUR - WEBM.length)]),
  )
  const rows = sounds.map(bytes => recording(account, note, bytes))
  await device.push(rows)
  const before = memoryOf(tend.pid)

  const parts: number[] = []
  const started = performance.now()
  await Promise.all(rows.map((row, index) => upload(device, row, sounds[index]!, parts)))
  const seconds = (performance.now() - started) / 1000
  const { now, most } = memoryOf(tend.pid)
  return [
    {
      name: `Server: memory at its highest, ${AT_ONCE} uploads of 60 minutes at once`,
      value: most,
      unit: 'MB',
      aim: 200,
      gate: true,
      detail: `before ${before.now.toFixed(0)} MB, after ${now.toFixed(0)} MB`,
    },
    {
      name: 'Server: one part of 1 MiB among them, p95',
      value: percentile(parts, 95),
      unit: 'ms',
      detail: `${parts.length} parts in ${seconds.toFixed(1)} s`,
    },
  ]
}

function recording(account: string, note: string, bytes: Uint8Array): Entry {
  const hash = createHash('sha256').update(bytes).digest('hex')
  const blob = { hash, size: bytes.byteLength, type: 'audio/webm' }
  const fields = { of: note, kind: 'audio', blob, at: Date.now(), seconds: 3600 }
  return { noun: 'attachment', id: newId(), account, fields }
}

async function upload(
  device: HttpDevice,
  { id, fields }: Entry,
  bytes: Uint8Array<ArrayBuffer>,
  took: number[],
) {
  const path = `/api/blobs/${(fields.blob as { hash: string }).hash}?row=${id}`
  for (let at = 0; at < bytes.byteLength; at += PART_BYTES) {
    const started = performance.now()
    const part = bytes.subarray(at, at + PART_BYTES)
    const { status } = await device.send('PATCH', path, part, { [OFFSET_HEADER]: String(at) })
    if (status !== 204) throw new Error(`A part was answered ${status}.`)
    took.push(performance.now() - started)
  }
}
