import { beforeEach, describe, expect, it } from 'vitest'
import type { RecordingAbout } from '../../../../app/data/recordings.ts'
import { DeviceRecordings } from '../../../../app/data/sound/device-recordings.ts'
import { Microphone } from '../../../../app/data/sound/microphone.ts'
import { device, NOON } from '../../../support/device.ts'
import { VirtualMicrophone } from '../../../support/microphone.ts'

const ABOUT = { at: NOON, account: { id: 'horn', name: 'Around the Horn' } }

let phone: Awaited<ReturnType<typeof device>>
let virtual: VirtualMicrophone
let recordings: DeviceRecordings
let recorder: Microphone

beforeEach(async () => {
  phone = await device()
  virtual = new VirtualMicrophone()
  recordings = new DeviceRecordings(phone.db, { now: () => NOON, changed: () => {} })
  recorder = new Microphone(recordings, virtual.ports)
})

/** What lies on disk, segment by segment. */
async function onDisk(): Promise<string[]> {
  const slices = await phone.db.slices.toArray()
  const segments: string[] = []
  for (const { segment, bytes } of slices)
    segments[segment] = (segments[segment] ?? '') + new TextDecoder().decode(bytes)
  return segments
}

function numbers(from: number, to: number): string {
  return Array.from({ length: to - from }, (_, i) => `${from + i} `).join('')
}

describe('recording', () => {
  it('goes from the tap to the disk, slice by slice, in order', async () => {
    await recorder.start(ABOUT)
    expect(recorder.state()).toMatchObject({ is: 'recording', seconds: 0 })
    await virtual.pass(10)
    expect(recorder.state()).toMatchObject({ is: 'recording', seconds: 10, level: 0.4 })
    expect(await onDisk()).toEqual([numbers(0, 6)])
    await recorder.stop()
    expect(recorder.state()).toMatchObject({ is: 'stopped', seconds: 10 })
    expect(await onDisk()).toEqual([numbers(0, virtual.heard)])
    expect(virtual.track.readyState).toBe('ended')
    recorder.release()
    expect(recorder.state()).toEqual({ is: 'idle' })
    await virtual.breathe()
    expect(await recordings.unfinished()).toMatchObject([
      { about: ABOUT, segments: [{ type: 'audio/webm;codecs=opus', seconds: 10, damaged: false }] },
    ])
  })

  it('leaves pauses out of its clock', async () => {
    await recorder.start(ABOUT)
    await virtual.pass(3)
    recorder.pause()
    expect(recorder.state().is).toBe('paused')
    await virtual.pass(60)
    recorder.resume()
    await virtual.pass(2)
    await recorder.stop()
    expect(recorder.state()).toMatchObject({ seconds: 5 })
    expect(await onDisk()).toEqual([numbers(0, virtual.heard)])
  })

  it('stores what the browser says it records, not what was asked for', async () => {
    virtual.types = ['audio/mp4']
    await recorder.start(ABOUT)
    await virtual.pass(2)
    await recorder.stop()
    expect((await phone.db.recordings.toArray())[0]?.segments).toEqual(['audio/mp4'])
  })

  it('skips empty slices', async () => {
    await recorder.start(ABOUT)
    virtual.recorder.isEmpty = true
    await virtual.pass(3)
    virtual.recorder.isEmpty = false
    await virtual.pass(2)
    await recorder.stop()
    expect(await onDisk()).toEqual([numbers(0, virtual.heard)])
    expect(await phone.db.slices.toCollection().first()).toMatchObject({ number: 0 })
  })

  it('hands over what it has when the page is hidden', async () => {
    await recorder.start(ABOUT)
    await virtual.pass(1)
    expect(await onDisk()).toEqual([])
    await virtual.show(false)
    expect(await onDisk()).toEqual(['0 '])
  })

  it('takes a fresh microphone for each recording, and keeps the one before', async () => {
    for (let time = 0; time < 2; time++) {
      await recorder.start(ABOUT)
      await virtual.pass(2)
      await recorder.stop()
    }
    recorder.release()
    await virtual.breathe()
    expect(virtual.tracks.map(track => track.readyState)).toEqual(['ended', 'ended'])
    expect(await recordings.unfinished()).toHaveLength(2)
  })

  it('stops at sixty minutes, and says why', async () => {
    await recorder.start(ABOUT)
    virtual.clock.world.time += 3599_000
    await virtual.pass(2)
    expect(recorder.state()).toMatchObject({ is: 'stopped', notice: 'longest' })
  })

  it('is over when it is released in the middle; what was said is kept', async () => {
    await recorder.start(ABOUT)
    await virtual.pass(2)
    recorder.release()
    expect(recorder.state()).toEqual({ is: 'idle' })
    await virtual.breathe()
    expect(await recordings.unfinished()).toHaveLength(1)
    expect(virtual.track.readyState).toBe('ended')
  })
})

describe('what keeps it from beginning', () => {
  it.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'no-microphone'],
    ['NotReadableError', 'taken'],
    ['TypeError', 'unsupported'],
  ])('%s is told as %s, and nothing is kept', async (name, why) => {
    virtual.refusal = name
    await recorder.start(ABOUT)
    expect(recorder.state()).toEqual({ is: 'failed', why })
    expect(await phone.db.recordings.count()).toBe(0)
    virtual.refusal = undefined
    await recorder.start(ABOUT)
    expect(recorder.state().is).toBe('recording')
  })

  it('a full disk is told before anything is recorded, and the microphone is let go', async () => {
    virtual.room = { usage: 999, quota: 1000 }
    await recorder.start(ABOUT)
    expect(recorder.state()).toEqual({ is: 'failed', why: 'full' })
    expect(virtual.track.readyState).toBe('ended')
  })

  it('a second tap begins nothing', async () => {
    await Promise.all([recorder.start(ABOUT), recorder.start(ABOUT)])
    expect(virtual.tracks).toHaveLength(1)
  })

  it('a stop before the microphone is there leaves nothing behind', async () => {
    const starting = recorder.start(ABOUT)
    await recorder.stop()
    await starting
    await virtual.breathe()
    expect(recorder.state()).toEqual({ is: 'idle' })
    expect(virtual.tracks.map(track => track.readyState)).toEqual(['ended'])
  })

  it('a stop before the disk has answered keeps what was heard by then, and says under which recording', async () => {
    let isTold = () => {}
    const told = new Promise<void>(resolve => {
      isTold = resolve
    })
    const slow = { begin: async (about: RecordingAbout) => told.then(() => recordings.begin(about)) }
    recorder = new Microphone(slow as unknown as DeviceRecordings, virtual.ports)
    void recorder.start(ABOUT)
    await virtual.pass(1)
    expect(recorder.state().is).toBe('starting')
    const stopping = recorder.stop()
    isTold()
    await stopping
    expect(recorder.state()).toMatchObject({ is: 'stopped', recording: expect.any(String) })
    expect(await onDisk()).toEqual([numbers(0, virtual.heard)])
  })
})

describe('an interruption', () => {
  it('by a mute track stops the clock; it goes on in a new segment when the track is back', async () => {
    await recorder.start(ABOUT)
    await virtual.pass(3)
    virtual.track.mute(true)
    await virtual.breathe()
    const before = virtual.heard
    expect(recorder.state()).toMatchObject({ is: 'paused', notice: 'lost', seconds: 3 })
    await virtual.pass(2)
    virtual.track.mute(false)
    await virtual.breathe()
    expect(recorder.state()).toMatchObject({ is: 'recording', notice: 'interrupted', seconds: 3 })
    await virtual.pass(3)
    await recorder.stop()
    expect(await onDisk()).toEqual([numbers(0, before), numbers(before, virtual.heard)])
    expect(recorder.state()).toMatchObject({ seconds: 6 })
  })

  it('by an unplugged microphone goes on with another, without a tap where that is allowed', async () => {
    await recorder.start(ABOUT)
    await virtual.pass(3)
    virtual.track.unplug()
    await virtual.breathe()
    expect(recorder.state()).toMatchObject({ is: 'recording', notice: 'interrupted' })
    await virtual.pass(2)
    await recorder.stop()
    expect(await onDisk()).toHaveLength(2)
    expect(virtual.tracks).toHaveLength(2)
  })

  it('where it is not allowed waits for a tap', async () => {
    virtual.mayOpenUnasked = false
    await recorder.start(ABOUT)
    await virtual.pass(3)
    virtual.track.unplug()
    await virtual.pass(20)
    expect(recorder.state()).toMatchObject({ is: 'paused', notice: 'lost', seconds: 3 })
    expect(virtual.tracks).toHaveLength(1)
    recorder.resume()
    await virtual.breathe()
    expect(recorder.state()).toMatchObject({ is: 'recording', notice: 'interrupted' })
  })

  it('without another microphone keeps what there is, and tries again when one is plugged in', async () => {
    await recorder.start(ABOUT)
    await virtual.pass(3)
    virtual.refusal = 'NotFoundError'
    virtual.track.unplug()
    await virtual.pass(6)
    expect(recorder.state()).toMatchObject({ is: 'paused', notice: 'lost' })
    virtual.refusal = undefined
    await virtual.pass(5)
    await virtual.changeDevices()
    expect(recorder.state()).toMatchObject({ is: 'recording', notice: 'interrupted' })
  })

  it('by an error of the recorder goes on over the same microphone', async () => {
    await recorder.start(ABOUT)
    await virtual.pass(3)
    virtual.recorder.fail()
    await virtual.breathe()
    expect(recorder.state()).toMatchObject({ is: 'recording', notice: 'interrupted' })
    expect(virtual.tracks).toHaveLength(1)
    await virtual.pass(2)
    await recorder.stop()
    expect((await onDisk()).join('')).toBe(numbers(0, virtual.heard))
  })

  it('that nobody told of is seen on return to the page', async () => {
    await recorder.start(ABOUT)
    await virtual.pass(3)
    await virtual.show(false)
    virtual.track.readyState = 'ended'
    await virtual.pass(1)
    await virtual.show(true)
    expect(recorder.state()).toMatchObject({ is: 'recording', notice: 'interrupted' })
  })

  it('while paused waits for the person to go on', async () => {
    await recorder.start(ABOUT)
    await virtual.pass(3)
    recorder.pause()
    virtual.track.unplug()
    await virtual.pass(10)
    expect(recorder.state()).toMatchObject({ is: 'paused' })
    recorder.resume()
    await virtual.breathe()
    expect(recorder.state()).toMatchObject({ is: 'recording', notice: 'interrupted', seconds: 3 })
  })

  it('does not loop with a recorder that fails at once, again and again', async () => {
    await recorder.start(ABOUT)
    for (let second = 0; second < 20; second++) {
      if (virtual.recorder.state === 'recording') virtual.recorder.fail()
      await virtual.pass(1)
    }
    expect(virtual.recorders.length).toBeLessThan(10)
  })
})

describe('what the person is told', () => {
  it('silence, until something is heard again', async () => {
    await recorder.start(ABOUT)
    virtual.level = 0
    await virtual.pass(6)
    expect(recorder.state()).toMatchObject({ is: 'recording', notice: 'silent' })
    virtual.level = 0.5
    await virtual.pass(0.2)
    expect(recorder.state()).not.toHaveProperty('notice')
  })

  it('nothing of silence where the browser does not let the meter listen', async () => {
    virtual.level = undefined
    await recorder.start(ABOUT)
    await virtual.pass(10)
    expect(recorder.state()).not.toHaveProperty('notice')
  })

  it.each(['refused', 'absent'] as const)('to keep the screen on, where a wake lock is %s', async wake => {
    virtual.wake = wake
    recorder = new Microphone(recordings, virtual.ports)
    await recorder.start(ABOUT)
    await virtual.breathe()
    expect(recorder.state()).toMatchObject({ notice: 'keep-screen-on' })
  })

  it('nothing of the screen where it is kept on, also after a return to the page', async () => {
    await recorder.start(ABOUT)
    await virtual.breathe()
    expect(virtual.wakeLocks).toBe(1)
    await virtual.show(false)
    await virtual.show(true)
    expect(virtual.wakeLocks).toBe(1)
    expect(recorder.state()).not.toHaveProperty('notice')
    await recorder.stop()
    expect(virtual.wakeLocks).toBe(0)
  })

  it('that the disk is nearly full, while there is still room', async () => {
    await recorder.start(ABOUT)
    virtual.room = { usage: 90e6, quota: 100e6 }
    await virtual.pass(31)
    expect(recorder.state()).toMatchObject({ is: 'recording', notice: 'nearly-full' })
  })
})

describe('a store in trouble', () => {
  it('that is full stops the recording, says so and keeps what was there', async () => {
    await recorder.start(ABOUT)
    await virtual.pass(4)
    const before = await onDisk()
    const full = Object.assign(new Error('full'), { name: 'QuotaExceededError' })
    phone.db.slices.hook('creating', () => {
      throw full
    })
    await virtual.pass(2)
    expect(recorder.state()).toMatchObject({ is: 'stopped', notice: 'full' })
    expect(await onDisk()).toEqual(before)
  })

  it('that fails for a while loses nothing', async () => {
    await recorder.start(ABOUT)
    await virtual.pass(2)
    let isBroken = true
    phone.db.slices.hook('creating', () => {
      if (isBroken) throw Object.assign(new Error('internal error'), { name: 'UnknownError' })
    })
    await virtual.pass(4)
    expect(recorder.state()).toMatchObject({ is: 'recording', notice: 'unsaved' })
    isBroken = false
    await virtual.pass(2)
    expect(recorder.state()).not.toHaveProperty('notice')
    await recorder.stop()
    expect(await onDisk()).toEqual([numbers(0, virtual.heard)])
  })

  it('that fails while paused is handed the same again without a new slice', async () => {
    const store = breakable()
    await recorder.start(ABOUT)
    await virtual.pass(2)
    store.isBroken = true
    recorder.pause()
    await virtual.pass(1)
    expect(recorder.state()).toMatchObject({ is: 'paused', notice: 'unsaved' })
    store.isBroken = false
    await virtual.pass(6)
    expect(recorder.state()).not.toHaveProperty('notice')
    expect(await onDisk()).toEqual([numbers(0, virtual.heard)])
  })

  it('that fails at the last slice is told; a second stop brings it to the disk', async () => {
    const store = breakable()
    await recorder.start(ABOUT)
    await virtual.pass(2)
    store.isBroken = true
    await expect(recorder.stop()).rejects.toThrow('lost')
    expect(recorder.state()).toMatchObject({ is: 'unsaved', notice: 'unsaved', seconds: 2 })
    expect(virtual.track.readyState).toBe('ended')
    store.isBroken = false
    await recorder.stop()
    expect(recorder.state()).toMatchObject({ is: 'stopped', seconds: 2 })
    expect(await onDisk()).toEqual([numbers(0, virtual.heard)])
  })

  it('that fails at the last slice is asked again by and by', async () => {
    const store = breakable()
    await recorder.start(ABOUT)
    await virtual.pass(2)
    store.isBroken = true
    await expect(recorder.stop()).rejects.toThrow('lost')
    store.isBroken = false
    await virtual.pass(6)
    expect(recorder.state()).toMatchObject({ is: 'stopped' })
    expect(await onDisk()).toEqual([numbers(0, virtual.heard)])
  })

  it('that fails before anything is recorded is told as what it is', async () => {
    phone.db.recordings.hook('creating', () => {
      throw Object.assign(new Error('internal error'), { name: 'UnknownError' })
    })
    await recorder.start(ABOUT)
    expect(recorder.state()).toEqual({ is: 'failed', why: 'store' })
  })

  /** A store that does not take slices while it is broken. */
  function breakable() {
    const store = { isBroken: false }
    phone.db.slices.hook('creating', () => {
      if (store.isBroken) throw Object.assign(new Error('internal error'), { name: 'UnknownError' })
    })
    return store
  }
})
