import { expect, it } from 'vitest'
import { speechInWords } from '../../../../app/features/voice/speech.ts'

it('Settings names the host that recordings are sent to', () => {
  const said = speechInWords({ engine: 'http', name: 'whisper-1', leaves: 'api.example.com' })
  expect(said.detail).toContain('api.example.com')
})

it('Settings says that nothing leaves the own server', () => {
  expect(speechInWords({ engine: 'command', name: 'whisper.cpp', leaves: null })).toEqual({
    name: 'whisper.cpp',
    detail: 'By your own server. No sound leaves it.',
  })
})

it('Settings says that there is no engine, or that it is not known offline', () => {
  expect(speechInWords({ engine: 'none' }).name).toBe('none')
  expect(speechInWords({ ok: false, code: 'offline' }).detail).toBe('Known when online.')
})
