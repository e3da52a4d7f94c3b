import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Random } from '../simulation/random.ts'
import { SoundDevice } from '../support/sound-device.ts'

/** How often the browser is killed; `TEND_KILLS=100` for a long run. */
const KILLS = Number(process.env.TEND_KILLS ?? 10)
/** A slice, and the little that a busy machine takes to write it and to notice. */
const LAST_SLICE_SECONDS = 1.5 + 0.5
/** Loudness of a room in which somebody speaks; silence is a hundredth of it. */
const SPEECH = 0.02

const phone = new SoundDevice()
const random = new Random(Number(process.env.TEND_SEED ?? 1))

beforeAll(() => phone.start())
afterAll(() => phone.close())

describe('a recording', () => {
  it('begins at once, is heard, and plays from its first word to its last', async () => {
    const { page } = phone
    expect(await page.evaluate(() => window.sound.start())).toBeLessThan(3000)
    await phone.heard(2)
    await page.waitForFunction(() => {
      const state = window.sound.state()
      return 'level' in state && state.level > 0.2
    })
    await page.evaluate(() => window.sound.pause())
    await page.evaluate(() => window.sound.resume())
    const seconds = await phone.heard(5)
    await page.evaluate(() => window.sound.stop())
    expect(await page.evaluate(() => window.sound.found())).toEqual([])
    await page.evaluate(() => window.sound.release())
    const found = await page.evaluate(() => window.sound.found())
    expect(found.map(segments => segments.length)).toEqual([1])
    const segment = found[0]![0]
    expect(segment).toMatchObject({ type: 'audio/webm;codecs=opus', damaged: false })
    expect(segment!.decoded).toBeGreaterThan(seconds - 0.5)
    expect(Math.abs(segment!.decoded - segment!.seconds)).toBeLessThan(0.5)
    expect(segment!.loudness).toBeGreaterThan(SPEECH)
  })

  it('becomes bytes under a name, at the price of speech', async () => {
    const { page } = phone
    const [made] = await page.evaluate(() => window.sound.finish())
    expect(made).toMatchObject({ type: 'audio/webm' })
    expect(made!.size / made!.seconds).toBeLessThan(5000)
    expect(await page.evaluate(() => window.sound.found())).toEqual([])
  })

  it('begun again hears the microphone again', async () => {
    const { page } = phone
    await page.evaluate(() => window.sound.start())
    await phone.heard(2.5)
    await page.evaluate(() => window.sound.stop())
    await page.evaluate(() => window.sound.release())
    const [segments] = await page.evaluate(() => window.sound.found())
    expect(segments![0]!.loudness).toBeGreaterThan(SPEECH)
    await page.evaluate(() => window.sound.forget())
  })
})

describe('a second tab', () => {
  it('does not offer what is being recorded in the first, and does once that is closed', async () => {
    const other = await phone.newWindow()
    await phone.visit(other)
    await phone.page.evaluate(() => window.sound.start())
    await phone.heard(2)
    expect(await other.evaluate(() => window.sound.found())).toEqual([])
    await phone.page.close()
    phone.page = other
    await expect.poll(() => other.evaluate(() => window.sound.found())).toHaveLength(1)
    await other.evaluate(() => window.sound.forget())
  })
})

describe('a full disk', () => {
  it('stops the recording and says so; what is there plays, and once there is room one can speak again', async () => {
    const { page } = phone
    const { origin } = new URL(page.url())
    // Chromium looks at the room there is when a store is first used, so the disk is made small before.
    await page.goto(`${origin}/sound/page.js`)
    const disk = await phone.context.newCDPSession(page)
    const { usage } = await disk.send('Storage.getUsageAndQuota', { origin })
    await disk.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 12_000 })
    await phone.visit(page)
    await page.evaluate(() => window.sound.start())
    await page.waitForFunction(() => window.sound.state().is === 'stopped', undefined, { timeout: 60_000 })
    expect(await page.evaluate(() => window.sound.state())).toMatchObject({ notice: 'full' })
    await page.evaluate(() => window.sound.release())
    await disk.send('Storage.overrideQuotaForOrigin', { origin })
    const [segments] = await page.evaluate(() => window.sound.found())
    expect(segments![0]!.damaged).toBe(false)
    expect(segments![0]!.decoded).toBeGreaterThan(1)
    await page.evaluate(() => window.sound.start())
    await phone.heard(2)
    await page.evaluate(() => window.sound.stop())
    expect(await page.evaluate(() => window.sound.state())).not.toHaveProperty('notice')
    await page.evaluate(() => window.sound.release())
    await page.evaluate(() => window.sound.forget())
  })
})

describe('a browser that is killed while it records', () => {
  const moments = Array.from({ length: KILLS }, () => 0.2 + random.next() * 4.8)

  it.each(moments)('after %f seconds has lost at most the last slice', async moment => {
    await phone.page.evaluate(() => window.sound.start())
    const seconds = await phone.heard(moment)
    await phone.kill()
    await phone.start()
    const found = await phone.page.evaluate(() => window.sound.found())
    if (found.length === 0) return expect(seconds).toBeLessThan(LAST_SLICE_SECONDS)
    expect(found).toHaveLength(1)
    const [segment, ...others] = found[0]!
    expect(others).toEqual([])
    expect(segment!.damaged).toBe(false)
    expect(segment!.seconds).toBeGreaterThan(seconds - LAST_SLICE_SECONDS)
    expect(segment!.decoded).toBeGreaterThan(segment!.seconds - 0.3)
    expect(segment!.loudness).toBeGreaterThan(0)
    await phone.page.evaluate(() => window.sound.forget())
    expect(phone.troubles).toEqual([])
  })
})
