import { beforeEach, describe, expect, it } from 'vitest'
import type { Recorder } from '../../../../app/data/recorder.ts'
import type { Recordings, Unfinished } from '../../../../app/data/recordings.ts'
import { giveUp } from '../../../../app/features/shared/given-up.ts'
import { unfinishedForms } from '../../../../app/features/shared/unfinished.ts'
import { findCutOff } from '../../../../app/features/voice/cut-off.ts'
import { device, NOON } from '../../../support/device.ts'

const recording = (id: string): Unfinished => ({
  id,
  about: { at: NOON, account: { id: 'horn', name: 'Around the Horn' } },
  segments: [{ type: 'audio/webm', seconds: 9, damaged: false }],
})

let onDisk: Unfinished[]
let now: number

beforeEach(() => {
  onDisk = [recording('one')]
  now = NOON
})

async function phone() {
  const { book } = await device()
  const recordings = {
    unfinished: async () => onDisk,
    forget: async (id: string) => {
      onDisk = onDisk.filter(one => one.id !== id)
    },
  } as unknown as Recordings
  const recorder = { state: () => ({ is: 'idle' }) } as unknown as Recorder
  return { book, find: () => findCutOff({ book, recordings, recorder, now: () => now }) }
}

describe('a recording that lies unsaved on the disk', () => {
  it('stands among what is left half-written, for its account, once', async () => {
    const { book, find } = await phone()
    await find()
    await find()
    expect(unfinishedForms(book).list()).toEqual([
      {
        key: 'voice/one',
        form: 'voice',
        prefill: { draft: 'one', recordings: 'one' },
        account: 'Around the Horn',
        at: NOON,
        length: '0:09',
      },
    ])
  })

  it('is not listed again beside the draft it belongs to, which says how long it is', async () => {
    const { book, find } = await phone()
    const draft = { key: 'voice/draft', form: 'voice', prefill: { draft: 'draft', recordings: 'zero,one' } }
    await unfinishedForms(book).note(draft)
    expect(await find()).toEqual([{ ...draft, length: '0:09' }])
  })

  it('that was given up is offered no more, can be had back, and goes after a while', async () => {
    const { book, find } = await phone()
    const [one] = await find()
    const back = await giveUp(book, one!, now)
    expect(await find()).toEqual([])
    await back()
    expect(await find()).toEqual([one])
    await giveUp(book, one!, now)
    now += 5 * 60_000
    expect(await find()).toEqual([])
    expect(onDisk).toEqual([])
  })
})
