import { describe, expect, test } from 'vitest'
import { guarded, readAllowed } from '../../../server/transcribe/outbound.ts'

/** Judges a host as the URL parser writes it, resolved to these addresses. */
async function judge(host: string, { allow = '', protocol = 'https:', to = [] as string[] } = {}) {
  const hostname = new URL(`${protocol}//${host}`).hostname.replace(/^\[|\]$/g, '')
  const resolve = async () => to.map(address => ({ address, family: address.includes(':') ? 6 : 4 }))
  return guarded(readAllowed(allow), protocol, resolve)
    .judge(hostname)
    .then(
      found => found.map(({ address }) => address),
      (error: Error) => error.message.replace(/^.* is not/, 'not'),
    )
}
const REFUSED = 'not an address this server may speak to.'

test.each([
  ...[
    '127.0.0.1',
    '127.1',
    '0x7f.1',
    '2130706433',
    '0177.0.0.1',
    '[::1]',
    '[::ffff:7f00:1]',
    '[::ffff:127.0.0.1]',
  ],
  ...['0.0.0.0', '[::]', '10.0.0.1', '172.16.0.1', '192.168.1.1', '100.64.0.1', '169.254.169.254'],
  ...[
    '[fe80::1]',
    '[fd00::1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '[ff02::1]',
    '224.0.0.1',
    '255.255.255.255',
  ],
])('an address that is not public (%s) is refused, however it is written', async host => {
  expect(await judge(host)).toBe(REFUSED)
})

test.each(['93.184.215.14', '[2606:2800:21f::1]'])('a public address (%s) may be spoken to', async host => {
  expect(await judge(host)).toHaveLength(1)
})

describe('a name', () => {
  test('that points to a private address is refused, and to none as well', async () => {
    expect(await judge('stt.example.com', { to: ['10.0.0.1'] })).toBe(REFUSED)
    expect(await judge('stt.example.com', { to: [] })).toBe(REFUSED)
  })

  test('that points to both kinds leads to the public one alone', async () => {
    expect(await judge('stt.example.com', { to: ['10.0.0.1', '93.184.215.14'] })).toEqual(['93.184.215.14'])
  })

  test('that points elsewhere the next moment changes nothing: the socket gets the address that was judged', async () => {
    const answers = ['93.184.215.14', '127.0.0.1']
    const resolve = async () => [{ address: answers.shift()!, family: 4 }]
    const guard = guarded(readAllowed(''), 'https:', resolve)
    const found = await new Promise(done =>
      guard.lookup('stt.example.com', { all: true }, (_, addresses) => done(addresses)),
    )
    expect([found, answers]).toEqual([[{ address: '93.184.215.14', family: 4 }], ['127.0.0.1']])
    const error = await new Promise(done => guard.lookup('stt.example.com', {}, error => done(error)))
    expect(String(error)).toContain(REFUSED)
  })
})

describe('the operator’s word', () => {
  test.each([
    ['by address', '127.0.0.1', '127.1', ['127.0.0.1']],
    ['by network', '10.0.0.0/8, fd00::/8', '10.1.2.3', ['10.1.2.3']],
    ['for IPv6', 'fd00::/8', '[fd00::1]', ['fd00::1']],
  ])('opens a private address %s', async (_, allow, host, found) => {
    expect(await judge(host, { allow })).toEqual(found)
  })

  test('opens a name, wherever in the network it lies', async () => {
    expect(await judge('whisper', { allow: 'whisper', protocol: 'http:', to: ['172.18.0.2'] })).toEqual([
      '172.18.0.2',
    ])
    expect(await judge('other', { allow: 'whisper', to: ['172.18.0.2'] })).toBe(REFUSED)
  })

  test('is needed for what is not encrypted, also when it is public', async () => {
    const to = ['93.184.215.14']
    expect(await judge('stt.example.com', { protocol: 'http:', to })).toBe(REFUSED)
    expect(await judge('stt.example.com', { protocol: 'http:', to, allow: 'stt.example.com' })).toEqual(to)
  })

  test('for a name does not open the addresses where clouds keep their secrets', async () => {
    expect(await judge('whisper', { allow: 'whisper', to: ['169.254.169.254'] })).toBe(REFUSED)
    expect(await judge('169.254.169.254', { allow: '169.254.169.254' })).toEqual(['169.254.169.254'])
  })

  test.each(['10.0.0.0/33', '10.0.0.0/x', 'http://x', 'a b@c', '*.example.com'])('%s is none', text => {
    expect(() => readAllowed(text)).toThrow()
  })
})
