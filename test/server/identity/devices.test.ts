import { expect, test } from 'vitest'
import { type Device, founded, joined } from '../support/device.ts'
import { testServer } from '../support/server.ts'

async function deskAndPhone() {
  const server = testServer()
  const desk = await founded(server)
  server.time.now += 1000
  return { server, desk, phone: await joined(server, desk) }
}

const devicesOf = async (device: Device) =>
  ((await (await device.browser.get('/api/devices')).json()) as { devices: unknown[] }).devices

test('a member sees where they are signed in, last used first', async () => {
  const { server, desk, phone } = await deskAndPhone()
  expect(await devicesOf(desk)).toEqual([
    { id: phone.id, name: 'Phone', seen: server.time.now, here: false },
    { id: desk.id, name: 'Desk', seen: server.time.now - 1000, here: true },
  ])
})

test('a revoked device reads and writes nothing more, and is told why', async () => {
  const { desk, phone } = await deskAndPhone()
  expect((await desk.browser.send('DELETE', `/api/devices/${phone.id}`)).status).toBe(200)
  expect(await devicesOf(desk)).toHaveLength(1)
  for (const response of [await phone.turn([phone.account()]), await phone.browser.get('/api/snapshot')])
    expect([response.status, await response.json()]).toEqual([401, { code: 'revoked' }])
  expect((await desk.sync()).rows.filter(row => row.noun === 'account')).toEqual([])
})

test('a revoked device does not come back under another name, but by signing in', async () => {
  const { desk, phone } = await deskAndPhone()
  await desk.browser.send('DELETE', `/api/devices/${phone.id}`)
  expect((await phone.turn([], { device: 'f'.repeat(16) })).status).toBe(401)
  expect((await desk.turn([], { device: phone.id })).status).toBe(401)
  const form = {
    email: 'ada@northwind.example',
    password: 'correct horse battery',
    device: { id: phone.id, name: 'Phone' },
  }
  await phone.browser.post('/api/sign-in', form)
  expect((await phone.turn()).status).toBe(200)
})

test('a device that signed out is no longer among those where one is signed in', async () => {
  const { desk, phone } = await deskAndPhone()
  await phone.browser.post('/api/sign-out', {})
  expect(await devicesOf(desk)).toHaveLength(1)
})

test('a device that is not there cannot be revoked', async () => {
  const { desk } = await deskAndPhone()
  expect((await desk.browser.send('DELETE', '/api/devices/nothing')).status).toBe(404)
})

test('signing in again on a revoked device does not bring its older cookies back to life', async () => {
  const { server, desk, phone } = await deskAndPhone()
  const stolen = server.browser()
  stolen.cookie = phone.browser.cookie
  await desk.browser.send('DELETE', `/api/devices/${phone.id}`)
  const form = {
    email: 'ada@northwind.example',
    password: 'correct horse battery',
    device: { id: phone.id, name: 'Phone' },
  }
  expect((await phone.browser.post('/api/sign-in', form)).status).toBe(200)
  expect((await stolen.get('/api/me')).status).toBe(401)
})
