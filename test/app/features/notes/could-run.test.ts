import { expect, it } from 'vitest'
import { couldRun } from '../../../../app/features/notes/could-run.ts'

const file = (name: string, text: string, type = '') => new File([text], name, { type })

it.each([
  ['page.html', 'x', 'text/html'],
  ['logo.svg', 'x', 'image/svg+xml'],
  ['tidy.sh', 'x', ''],
  ['tidy.js', 'x', 'text/javascript'],
  ['notes.txt', '\ufeff <!-- old --> <!DOCTYPE html><p>', 'text/plain'],
  ['drawing', '<?xml version="1.0"?>\n<svg xmlns="">', ''],
])('%s is not taken: a browser or a system might run it', async (name, text, type) => {
  expect(await couldRun(file(name, text, type), type)).toBe(true)
})

it.each([
  ['prices.pdf', '%PDF-1.7', 'application/pdf'],
  ['mail.txt', 'They said <html> is nice', 'text/plain'],
  ['order.xml', '<?xml version="1.0"?><order/>', 'text/xml'],
])('%s is taken', async (name, text, type) => {
  expect(await couldRun(file(name, text, type), type)).toBe(false)
})
