import { createHash } from 'node:crypto'
import { cp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import type { Context } from 'hono'

/** Serves the built app: files by their exact path, the app's own pages by its shell. */
export interface Assets {
  serve(c: Context): Promise<Response>
}

/** A tab left open over an update still finds the parts of the app it was built with. */
const KEPT_MS = 14 * 24 * 60 * 60 * 1000
const FOR_EVER = 'public, max-age=31536000, immutable'
/** Asked for again every time: a browser may hold what it knows the hash of. */
const ALWAYS_ASK = 'no-cache'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

interface File {
  type: string
  /** Read and compressed once, when first asked for. */
  content: () => Promise<Content>
}

interface Content {
  hash: string
  plain: Buffer
  brotli?: Buffer
}

/** Opens the app built into `built`; the parts of earlier builds are kept in `kept`. */
export async function openAssets(built: string, kept: string, now: number): Promise<Assets> {
  const shell = await stat(join(built, 'index.html')).catch(() => undefined)
  if (!shell) throw new Error(`There is no app in ${built}; run "npm run build" first.`)
  await keepParts(built, kept, now)
  const current = await filesIn(built, '')
  const files = new Map([...(await filesIn(kept, '/assets')), ...current])
  void warm(current)

  return {
    async serve(c) {
      const file = files.get(c.req.path) ?? (isPage(c.req.path) ? files.get('/index.html') : undefined)
      if (!file) return c.text('Not found', 404)
      const { hash, plain, brotli } = await file.content()
      c.header('cache-control', c.req.path.startsWith('/assets/') ? FOR_EVER : ALWAYS_ASK)
      c.header('etag', `"${hash}"`)
      c.header('vary', 'accept-encoding')
      if (c.req.header('if-none-match')?.includes(hash)) return c.body(null, 304)
      const takesBrotli = brotli && /\bbr\b/.test(c.req.header('accept-encoding') ?? '')
      if (takesBrotli) c.header('content-encoding', 'br')
      const body = takesBrotli ? brotli : plain
      c.header('content-type', file.type)
      c.header('content-length', String(body.length))
      return c.body(new Uint8Array(body))
    },
  }
}

/** Compresses the app before the first visitor asks for it, one file after the other. */
async function warm(files: [string, File][]) {
  for (const [, file] of files) await file.content().catch(() => undefined)
}

/** A path the app itself shows; what looks like a file, and is not there, is missing and must say so. */
function isPage(path: string): boolean {
  return !path.startsWith('/assets/') && !path.includes('.')
}

/** Copies this build's parts to those of earlier ones, and drops what no build of the last fortnight had. */
async function keepParts(built: string, kept: string, now: number) {
  await cp(join(built, 'assets'), kept, { recursive: true })
  for (const name of await readdir(kept)) {
    const { mtimeMs } = await stat(join(kept, name))
    if (now - mtimeMs > KEPT_MS) await rm(join(kept, name), { recursive: true })
  }
}

async function filesIn(folder: string, at: string): Promise<[string, File][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  return paths.map(path => [at + path.slice(folder.length), fileAt(path)])
}

function fileAt(path: string): File {
  const type = TYPES[extname(path)] ?? 'application/octet-stream'
  let content: Promise<Content> | undefined
  return {
    type,
    content() {
      content ??= read(path, type.includes('utf-8'))
      return content
    },
  }
}

async function read(path: string, isText: boolean): Promise<Content> {
  const plain = await readFile(path)
  const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 22)
  return { hash, plain, ...(isText && { brotli: await promisify(brotliCompress)(plain) }) }
}
