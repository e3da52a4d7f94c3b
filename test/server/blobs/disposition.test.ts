import { expect, test } from 'vitest'
import { disposition } from '../../../server/blobs/disposition.ts'

const nameIn = (header: string) => decodeURIComponent(/filename\*=UTF-8''(\S*)$/.exec(header)![1]!)

test.each([
  ['offer.pdf', 'offer.pdf'],
  ['Angebot für Zoë 😀.pdf', 'Angebot für Zoë 😀.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Windows\\system.ini', 'system.ini'],
  ['con.txt', '_con.txt'],
  ['LPT1', '_LPT1'],
  ['a\r\nset-cookie: x=1.pdf', 'aset-cookie x=1.pdf'],
  ['invoice\u202efdp.exe', 'invoicefdp.exe'],
  ['a"; filename="b.html', 'a; filename=b.html'],
  ['100%.pdf', '100%.pdf'],
  ['...', 'file'],
  ['   ', 'file'],
  ['', 'file'],
  ['\ud800x.pdf', 'x.pdf'],
])('%j is handed out as %j', (name, safe) => {
  expect(nameIn(disposition(name, 'file'))).toBe(safe)
})

test('a name of 4 KB is cut and keeps its ending', () => {
  expect(nameIn(disposition(`${'ü'.repeat(4096)}.docx`, 'file'))).toBe(`${'ü'.repeat(150)}.docx`)
})

test('whatever the name, the header is one line of ASCII that begins with attachment and is quoted right', () => {
  for (const name of ['a\r\nb', '"\\%', "it's (1)*", 'Zoë', '\u2028', '\0', 'x'.repeat(5000)])
    expect(disposition(name, 'file')).toMatch(
      /^attachment; filename="[\x20-\x21\x23-\x24\x26-\x5b\x5d-\x7e]+"; filename\*=UTF-8''[\w.!#$&+^`|~%-]+$/,
    )
})
