import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, test, vi } from 'vitest'
import { endGracefully, goAway } from '../../server/shut-down.ts'

/** A server that answers at once; what became of its end is in `done`. */
async function serving(close: () => Promise<void>) {
  const server = createServer((_, response) => response.end('ok')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const done: (string | number)[] = []
  const noted = async () => {
    await close()
    done.push('closed')
  }
  const ending = endGracefully(server, noted, code => done.push(code), 50)
  return { ending, done, port: (server.address() as AddressInfo).port }
}

test('a connection that is kept open for more requests holds nothing up; what is open is closed before the exit', async () => {
  const { ending, done, port } = await serving(async () => {})
  const kept = connect(port, '127.0.0.1')
  kept.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n')
  expect(String((await once(kept, 'data'))[0])).toContain('keep-alive')
  expect(ending.isBegun).toBe(false)
  ending.signalled()
  expect(ending.isBegun).toBe(true)
  await once(kept, 'close')
  await vi.waitFor(() => expect(done).toEqual(['closed', 0]))
})

test('what will not close is left to the system after a while', async () => {
  const { ending, done } = await serving(() => new Promise(() => undefined))
  ending.signalled()
  await vi.waitFor(() => expect(done).toEqual([0]))
})

test('a second signal ends it at once', async () => {
  const { ending, done } = await serving(() => new Promise(() => undefined))
  ending.signalled()
  ending.signalled()
  expect(done).toEqual([1])
})

test('who comes too late is asked to come again, in our own words', async () => {
  const { status, headers } = goAway()
  expect([status, headers.get('x-tend'), headers.get('retry-after'), headers.get('connection')]).toEqual([
    503,
    '1',
    '5',
    'close',
  ])
})
