/**
 * What another app shared into this one. The service worker takes the parts before any page is there and keeps them in a cache of
 * their own, so that they wait for a book to be opened; they go once a form has them on its own disk.
 */
export interface SharedIn {
  /** Title, text and address, each said once. */
  text: string
  files: File[]
  /** Lets them go: they are kept elsewhere now. */
  done(): Promise<void>
}

/** The cache and the headers that the service worker writes; it cannot import this file. */
const CACHE = 'tend-shared'
const PART = 'x-part'
const NAME = 'x-name'

/** Everything that waits, oldest first; undefined when nothing does. */
export async function readSharedIn(store: CacheStorage | undefined): Promise<SharedIn | undefined> {
  if (!store || !(await store.has(CACHE))) return undefined
  const cache = await store.open(CACHE)
  const keys = await cache.keys()
  if (!keys.length) return undefined
  const texts: string[] = []
  const files: File[] = []
  for (const key of keys) {
    const part = await cache.match(key)
    if (!part) continue
    if (part.headers.get(PART) === 'files') files.push(await fileOf(part))
    else texts.push((await part.text()).trim())
  }
  return {
    text: inOneText(texts),
    files,
    done: async () => {
      await Promise.all(keys.map(key => cache.delete(key)))
    },
  }
}

/** Apps say the same thing as title, text and address; what is in another part already is left out. */
export function inOneText(texts: readonly (string | undefined)[]): string {
  const said = texts.flatMap(text => text?.trim() || [])
  return said
    .filter(
      (text, index) =>
        !said.some((other, at) => at !== index && other.includes(text) && (other !== text || at < index)),
    )
    .join('\n')
}

async function fileOf(part: Response): Promise<File> {
  const name = decodeURIComponent(part.headers.get(NAME) ?? '')
  const type = part.headers.get('content-type') ?? ''
  return new File([await part.arrayBuffer()], name || 'shared', { type })
}
