import { expect, test } from 'vitest'
import { testServer } from '../support/server.ts'

test.each(['/api/health', '/api/nothing', '/'])(
  'a page of ours (%s) may load and run only what is ours',
  async path => {
    const { headers } = await testServer().browser().get(path)
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; " +
        "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; " +
        "frame-ancestors 'none'; object-src 'none'",
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('permissions-policy')).toContain('geolocation=(self), microphone=(self)')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  },
)

test('only over https are browsers told to stay there', async () => {
  const told = async (origin?: string) =>
    (
      await testServer({ ...(origin && { origin }) })
        .browser()
        .get('/')
    ).headers.get('strict-transport-security')
  expect(await told()).toBeNull()
  expect(await told('https://tend.example')).toContain('max-age')
})
