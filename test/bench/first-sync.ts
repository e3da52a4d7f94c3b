import type { Bench } from './bench.ts'
import { openBenchPage } from './bench-page.ts'
import { type Figure, type Group, median } from './figure.ts'
import { type PlainPages, servePlainPages } from './plain-pages.ts'

/** Reading the whole book onto a new device, against plain tables filled from plain JSON in the same run. */
export const firstSync: Group = { name: 'first-sync', measure }

interface Sync {
  first: number
  whole: number
  bytes: number
  plain: number
}

async function measure(bench: Bench): Promise<Figure[]> {
  const pages = await servePlainPages(await bench.entries())
  try {
    const syncs: Sync[] = []
    for (let run = 0; run < Math.min(3, bench.runs); run++) syncs.push(await sync(bench, pages))
    const { bytes } = syncs[0]!
    const ms = (value: (one: Sync) => number) => `${median(syncs.map(value)).toFixed(0)} ms`
    return [
      {
        name: 'First sync of everything, against plain tables',
        value: median(syncs.map(one => one.whole / one.plain)),
        unit: '×',
        aim: 0.5,
        detail: `${ms(one => one.whole)} against ${ms(one => one.plain)}`,
      },
      {
        name: 'First screenful of it, against all of the plain tables',
        value: median(syncs.map(one => one.first / one.plain)),
        unit: '×',
        aim: 0.15,
        detail: ms(one => one.first),
      },
      {
        name: 'Bytes of the first sync, against gzip of the plain JSON',
        value: bytes / pages.bytes,
        unit: '×',
        aim: 1.1,
        detail: `${(bytes / 1e6).toFixed(1)} MB against ${(pages.bytes / 1e6).toFixed(1)} MB`,
      },
    ]
  } finally {
    await pages.close()
  }
}

/** Both in a browser of their own, one after the other. */
async function sync(bench: Bench, pages: PlainPages): Promise<Sync> {
  const { tend, device } = await bench.server()
  const tables = await openBenchPage('plain', tend.origin)
  const plain = await tables.page.evaluate(({ url, count }) => window.plain.fill(url, count), {
    url: pages.url,
    count: pages.count,
  })
  await tables.close()
  const book = await openBenchPage('book', tend.origin)
  const read = await book.page.evaluate(code => window.book.join(code), await device.newCode())
  await book.close()
  return { ...read, plain }
}
