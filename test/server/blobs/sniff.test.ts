import { expect, test } from 'vitest'
import { attachmentHeader } from '../../../server/blobs/file-name.ts'
import { isWhatItSays } from '../../../server/blobs/sniff.ts'
import { attach, deskWithBlobs, upload, webm } from './support.ts'

const bytes = (...parts: (string | number)[]) =>
  new Uint8Array(
    parts.flatMap(part => (typeof part === 'number' ? [part] : [...Buffer.from(part, 'latin1')])),
  )

test.each([
  ['a recording of Chrome or Firefox', 'audio', webm(100), true],
  ['a recording of Safari', 'audio', bytes(0, 0, 0, 24, 'ftypiso5'), true],
  ['a memo of an iPhone', 'audio', bytes(0, 0, 0, 24, 'ftypM4A '), true],
  ['Ogg', 'audio', bytes('OggS', 0), true],
  ['WAV', 'audio', bytes('RIFF', 1, 2, 3, 4, 'WAVE'), true],
  ['MP3', 'audio', bytes(0xff, 0xfb, 0x90), true],
  ['a PDF called .m4a', 'audio', bytes('%PDF-1.7'), false],
  ['a page called .webm', 'audio', bytes('<html><script>'), false],
  ['a picture as sound', 'audio', bytes(0xff, 0xd8, 0xff, 0xe0), false],
  ['nothing at all', 'audio', bytes(), false],
  ['JPEG', 'photo', bytes(0xff, 0xd8, 0xff, 0xe1), true],
  ['PNG', 'photo', bytes(0x89, 'PNG', 13, 10, 26, 10), true],
  ['WebP', 'photo', bytes('RIFF', 1, 2, 3, 4, 'WEBP'), true],
  ['HEIC', 'photo', bytes(0, 0, 0, 24, 'ftypheic'), true],
  ['SVG', 'photo', bytes('<svg xmlns='), false],
  ['a page called .jpg', 'photo', bytes('<!doctype html>'), false],
  ['PDF', 'file', bytes('%PDF-1.7'), true],
  ['an office file', 'file', bytes('PK', 3, 4), true],
  ['plain text', 'file', bytes('Dear Ann,'), true],
  ['a page', 'file', bytes('  \n<!DOCTYPE html>'), false],
  ['a page behind a remark', 'file', bytes('<!-- x --><script>'), false],
  ['a page in two-byte letters', 'file', bytes(0xff, 0xfe, '<\0s\0v\0g\0'), false],
] as const)('%s as %s', (_, kind, head, may) => {
  expect(isWhatItSays(kind, head)).toBe(may)
})

test('bytes that are not what their row says are thrown away', async () => {
  const { server, desk, account } = await deskWithBlobs()
  const pdf = bytes('%PDF-1.7 not a sound')
  const { path } = await attach(desk, account, pdf)
  const response = await upload(desk, server, path, pdf)
  expect([response.status, await response.json()]).toEqual([422, { code: 'type' }])
})

test.each([
  ['offer.pdf', `attachment; filename="offer.pdf"; filename*=UTF-8''offer.pdf`],
  ['../../etc/passwd', `attachment; filename="passwd"; filename*=UTF-8''passwd`],
  ['..\\..\\con.txt', `attachment; filename="con.txt"; filename*=UTF-8''con.txt`],
  ['a"b\r\nc.txt', `attachment; filename="abc.txt"; filename*=UTF-8''abc.txt`],
  ['invoice\u202Efdp.exe', `attachment; filename="invoicefdp.exe"; filename*=UTF-8''invoicefdp.exe`],
  ['été.jpg', `attachment; filename="e_te_.jpg"; filename*=UTF-8''%C3%A9t%C3%A9.jpg`],
  ['..', 'attachment'],
  ['', 'attachment'],
])('a file called %j is served as %s', (name, header) => {
  expect(attachmentHeader(name)).toBe(header)
})

test('a name of four thousand letters is cut', () => {
  expect(attachmentHeader('a'.repeat(4000)).length).toBeLessThan(400)
})
