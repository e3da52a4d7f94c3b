import { expect, test } from 'vitest'
import { digest } from '../../../app/model/digest.ts'

test('a digest is the same number in every version: devices and servers of different ones compare by it', () => {
  const rows = [7, 12_345].map((revision, i) => ({
    id: `01a20786-2f3c-7000-8000-00000000000${i + 1}`,
    scope: 'workspace' as const,
    revision,
  }))
  const known = [{ scope: 'workspace', rows: 2, xor: 'e68bd1cff6f29bfb' }]
  expect([digest(rows), digest(rows.reverse())]).toEqual([known, known])
})
