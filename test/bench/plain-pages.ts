import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import type { Entry } from './data.ts'

/** The book as the simplest server would give it out: pages of flat JSON rows, zipped. */
export interface PlainPages {
  url: string
  count: number
  /** Bytes of all pages, zipped. */
  bytes: number
  close(): Promise<void>
}

const ROWS_OF_A_PAGE = 2_000

export function servePlainPages(entries: readonly Entry[]): Promise<PlainPages> {
  const pages: Buffer[] = []
  for (let at = 0; at < entries.length; at += ROWS_OF_A_PAGE) {
    const rows = entries
      .slice(at, at + ROWS_OF_A_PAGE)
      .map(({ fields, ...place }) => ({ ...place, ...fields }))
    pages.push(gzipSync(JSON.stringify(rows)))
  }
  const server = createServer((request, response) => {
    const page = pages[Number(request.url?.slice(1))]
    response.writeHead(page ? 200 : 404, {
      'access-control-allow-origin': '*',
      'content-type': 'application/json',
      'content-encoding': 'gzip',
    })
    response.end(page)
  })
  return new Promise(resolve =>
    server.listen(0, () =>
      resolve({
        url: `http://localhost:${(server.address() as AddressInfo).port}`,
        count: pages.length,
        bytes: pages.reduce((sum, page) => sum + page.length, 0),
        close: () => new Promise(closed => server.close(() => closed())),
      }),
    ),
  )
}
