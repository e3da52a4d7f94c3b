import { describe, expect, test } from 'vitest'
import { type Kind, typeFor } from '../../../server/blobs/allowed.ts'
import { sniff } from '../../../server/blobs/sniff.ts'

const text = (value: string) => new TextEncoder().encode(value)
const hex = (value: string) => Uint8Array.from(Buffer.from(value.replaceAll(' ', ''), 'hex'))
const join = (...parts: Uint8Array[]) => Uint8Array.from(Buffer.concat(parts))
const latin = (value: string) => Uint8Array.from(Buffer.from(value, 'latin1'))
const iso = (brand: string) => join(hex('00000020'), text(`ftyp${brand}`), hex('00000000'))
const zip = (...names: string[]) =>
  join(
    ...names.map(name =>
      join(hex('504b0304 1400 0000 0800 00000000 00000000 00000000 00000000'), hex('0000 0000'), text(name)),
    ),
  )
const png = (width: number, height: number) => {
  const head = join(hex('89504e470d0a1a0a 0000000d'), text('IHDR'), new Uint8Array(8))
  const view = new DataView(head.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return head
}
const jpeg = (width: number, height: number, before = hex('ffe0 0004 0000')) => {
  const frame = new DataView(new ArrayBuffer(11))
  frame.setUint32(0, 0xffc00011)
  frame.setUint8(4, 8)
  frame.setUint16(5, height)
  frame.setUint16(7, width)
  return join(hex('ffd8'), before, new Uint8Array(frame.buffer))
}

const WEBM = hex('1a45dfa3 9f 42868101 42f78101 42f28104 42f38108 4282 84 7765626d')
const MKV = hex('1a45dfa3 a3 42868101 42f78101 42f28104 42f38108 4282 88 6d6174726f736b61')
const OGG = text('OggS\0\x02')
const WAV = join(text('RIFF'), hex('24000000'), text('WAVEfmt '))
const SVG = text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
const HTML = text('<!doctype html><script>alert(1)</script>')
const PDF = text('%PDF-1.7\n')
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

test.each<[string, Uint8Array, string]>([
  ['WebM', WEBM, 'video/webm'],
  ['Matroska', MKV, 'video/x-matroska'],
  ['Ogg', OGG, 'audio/ogg'],
  ['a voice memo', iso('M4A '), 'audio/mp4'],
  ['MP4', iso('isom'), 'video/mp4'],
  ['QuickTime', iso('qt  '), 'video/quicktime'],
  ['HEIC', iso('heic'), 'image/heic'],
  ['HEIC by its general brand', iso('mif1'), 'image/heic'],
  ['AVIF', iso('avif'), 'image/avif'],
  ['WAV', WAV, 'audio/wav'],
  ['MP3 with a tag', text('ID3\x04'), 'audio/mpeg'],
  ['MP3 without', hex('fffb9064'), 'audio/mpeg'],
  ['AAC', hex('fff15080'), 'audio/aac'],
  ['FLAC', text('fLaC'), 'audio/flac'],
  ['AMR', text('#!AMR\n'), 'audio/amr'],
  ['JPEG', jpeg(100, 100), 'image/jpeg'],
  ['PNG', png(100, 100), 'image/png'],
  ['GIF', text('GIF89a\x01\x00\x01\x00'), 'image/gif'],
  ['WebP', text('RIFF\x24\x00\x00\x00WEBPVP8 '), 'image/webp'],
  ['TIFF', hex('49492a00'), 'image/tiff'],
  ['PDF', PDF, 'application/pdf'],
  ['a zip', zip('photos/1.jpg'), 'application/zip'],
  ['Word', zip('[Content_Types].xml', 'word/document.xml'), DOCX],
  ['Excel', zip('[Content_Types].xml', 'xl/workbook.xml'), XLSX],
  [
    'OpenDocument',
    zip('mimetypeapplication/vnd.oasis.opendocument.text'),
    'application/vnd.oasis.opendocument.text',
  ],
  ['text', text('Dear Maria,\n1 < 2'), 'text/plain'],
  ['text in UTF-16', hex('fffe 4400 6500'), 'text/plain'],
  ['text cut within a character', text('naïve 😀').subarray(0, -2), 'text/plain'],
  ['an XML document', text('<?xml version="1.0"?><invoice/>'), 'text/plain'],
  ['bytes of no kind', hex('00010203'), 'application/octet-stream'],
  ['old Word', hex('d0cf11e0a1b11ae1'), 'application/octet-stream'],
])('%s is known by how it begins', (_, head, type) => {
  expect(sniff(head)).toBe(type)
})

describe.each<[string, Uint8Array]>([
  ['HTML', HTML],
  ['HTML in capitals', text('<HTML><BODY>')],
  ['HTML behind white space', text('\n\t  <html>')],
  ['HTML behind a byte order mark', text('\ufeff<html>')],
  ['HTML behind comments and declarations', text('<!-- a --><!-- b --><?php ?><!DOCTYPE foo><script>')],
  ['HTML in UTF-16', hex('fffe 3c00 7300 6300 7200 6900 7000 7400 3e00')],
  ['HTML in Latin-1', latin('<html><body>caf\xe9')],
  ['SVG', SVG],
  [
    'SVG behind its declaration',
    text('<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">'),
  ],
  ['SVG under a prefix', text('<?xml version="1.0"?><s:svg xmlns:s="http://www.w3.org/2000/svg">')],
  ['XHTML', text('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">')],
  ['a script', text('#!/bin/sh\nrm -rf /')],
])('%s', (_, head) => {
  test.each<Kind>(['audio', 'photo', 'file'])(
    'is no attachment of kind %s, whatever it calls itself',
    kind => {
      for (const named of ['audio/webm', 'image/png', 'text/plain', 'application/pdf'])
        expect(typeFor(kind, head, named)).toBeUndefined()
    },
  )
})

test('a preamble without end takes no time', () => {
  const started = performance.now()
  for (const piece of ['<!--', '<!---->', '<?', '<!a>', ' ', '<!-- --> -->'])
    sniff(text(piece.repeat(64 * 1024).slice(0, 64 * 1024)))
  expect(performance.now() - started).toBeLessThan(2000)
})

describe('a recording', () => {
  test.each<[string, Uint8Array, string]>([
    ['WebM', WEBM, 'audio/webm'],
    ['MP4 under a brand of video', iso('iso5'), 'audio/mp4'],
    ['Ogg', OGG, 'audio/ogg'],
    ['WAV', WAV, 'audio/wav'],
  ])('may be %s', (_, head, type) => {
    expect(typeFor('audio', head, 'audio/anything')).toBe(type)
  })

  test.each<[string, Uint8Array]>([
    ['a PDF called .m4a', PDF],
    ['a photo', jpeg(10, 10)],
    ['sound without its header chunk', hex('a3 41 02 81 00 00 80 fc')],
    ['one byte', hex('00')],
    ['text', text('WebM')],
    ['HEIC in the container of sound', iso('heic')],
    ['Matroska with pictures', MKV],
  ])('may not be %s', (_, head) => {
    expect(typeFor('audio', head, 'audio/mp4')).toBeUndefined()
  })
})

describe('a photo', () => {
  test.each<[string, Uint8Array]>([
    ['a JPEG of 12 megapixels', jpeg(4000, 3000)],
    ['a PNG', png(1, 1)],
    ['HEIC', iso('heic')],
  ])('may be %s', (_, head) => {
    expect(typeFor('photo', head, 'image/jpeg')).toMatch(/^image\//)
  })

  test.each<[string, Uint8Array]>([
    ['TIFF', hex('49492a00')],
    ['a PDF', PDF],
    ['sound', WEBM],
    ['a PNG of 50,000 by 50,000', png(50_000, 50_000)],
    ['a JPEG of 50,000 by 50,000', jpeg(50_000, 50_000)],
    [
      'such a JPEG behind other segments',
      jpeg(50_000, 50_000, hex('ffe1 0010 4578696600004d4d002a00000008')),
    ],
    ['a GIF of 65,535 by 65,535', join(text('GIF89a'), hex('ffffffff'))],
    [
      'a WebP of 16 million by 16 million',
      join(text('RIFF\0\0\0\0WEBPVP8X'), hex('0a000000 00000000 ffffff ffffff')),
    ],
  ])('may not be %s', (_, head) => {
    expect(typeFor('photo', head, 'image/jpeg')).toBeUndefined()
  })

  test('cut at any byte is judged without trouble', () => {
    for (const head of [png(9, 9), jpeg(9, 9), text('GIF89a\x01'), text('RIFF\0\0\0\0WEBPVP8L\0\0\0\0\0\0')])
      for (let length = 0; length <= head.length; length++)
        typeFor('photo', head.subarray(0, length), 'image/png')
  })
})

test.each(['text/html', 'image/svg+xml', 'text/javascript', 'application/xhtml+xml', 'application/x-sh'])(
  'a file that calls itself %s is refused, whatever is in it',
  named => {
    expect(typeFor('file', text('alert(1)'), named)).toBeUndefined()
  },
)
