import { expect, it } from 'vitest'
import { type device, NOON, newAccount, newIn } from '../../support/device.ts'
import { nancys, turn } from '../../support/nancys.ts'

type Nancys = Awaited<ReturnType<typeof nancys>>

/** Tears each answer to this phone one byte later than the one before, until the next would be whole; how many were torn. */
async function tornAtEveryByte({ between, phone }: Nancys, path: string, isUnmoved: () => Promise<void>) {
  let length = 0
  let last = 0
  between.answer = async (ask, to) => {
    const answer = await ask()
    if (!to.startsWith(path)) return answer
    const whole = new Uint8Array(await answer.arrayBuffer())
    last = whole.length
    return new Response(whole.slice(0, length), answer)
  }
  do {
    await turn(phone)
    await isUnmoved()
  } while (++length < last)
  between.answer = undefined
  return length
}

const deviceOf = async ({ db }: Awaited<ReturnType<typeof device>>) => (await db.device.get('device'))!

it('an answer torn at any byte moves nothing, however often its changes took effect; then both sides are whole', async () => {
  const nancy = await nancys()
  const { phone, desktop } = nancy
  await turn(phone, desktop)
  const theirs = newAccount({ name: 'By the desktop: Zoë' })
  await desktop.book.write([theirs, newIn(theirs.id, 'note', { at: NOON, body: '😀' })])
  await turn(desktop)
  await phone.book.write([newAccount({ name: 'By the phone' })])
  const before = await deviceOf(phone)
  const torn = await tornAtEveryByte(nancy, '/api/sync', async () => {
    expect(phone.book.pending.count).toBe(1)
    expect(phone.book.accounts()).toHaveLength(1)
    expect(await deviceOf(phone)).toEqual(before)
  })
  expect(torn).toBeGreaterThan(500)
  await turn(phone, desktop)
  expect(phone.book.pending.count).toBe(0)
  for (const { book } of [phone, desktop]) expect(book.accounts()).toHaveLength(2)
  expect((await phone.restarted()).book.accounts()).toHaveLength(2)
})

it('a slice of a first sync torn at any byte is no slice', async () => {
  const nancy = await nancys()
  const { phone, desktop } = nancy
  await desktop.book.write([newAccount({ name: 'Zoë' })])
  await turn(desktop)
  const before = await deviceOf(phone)
  const torn = await tornAtEveryByte(nancy, '/api/snapshot', async () => {
    expect(phone.book.accounts()).toEqual([])
    expect(await deviceOf(phone)).toEqual(before)
  })
  expect(torn).toBeGreaterThan(300)
  await turn(phone)
  expect(phone.book.accounts()).toMatchObject([{ name: 'Zoë' }])
})
