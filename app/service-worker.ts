/// <reference lib="webworker" />
export {}

declare const self: ServiceWorkerGlobalScope & {
  /** Every file of the build; `revision` where its name does not change with its content. Filled in when it is built. */
  __WB_MANIFEST: { url: string; revision: string | null }[]
}

/**
 * Serves the app from the device: every file of the build is kept, every page is the shell. `/api` and whatever looks like a
 * file is never answered by the shell. A new build waits until a person says so (see `service-worker-client.ts`); until then both
 * builds' files lie side by side.
 */
const CACHE = 'tend-build'
const SHELL = '/index.html'
const NOT_A_PAGE = /^\/api\/|\.[a-z0-9]+$/i

/** Where another app's share arrives (see the web manifest), and what keeps its parts until a form takes them (see data/shared-in.ts). */
const SHARE = '/share'
const SHARED = 'tend-shared'

/** Where each file is kept: under its own name, with its revision where the name alone does not tell two builds apart. */
const places = new Map(
  self.__WB_MANIFEST.map(({ url, revision }) => [`/${url}`, revision ? `/${url}?${revision}` : `/${url}`]),
)

self.addEventListener('install', event => event.waitUntil(keepBuild()))

// The page that installed it is served by it at once, so that the first visit can go on without a network.
self.addEventListener('activate', event =>
  event.waitUntil(Promise.all([dropOtherBuilds(), self.clients.claim()])),
)

self.addEventListener('fetch', event => {
  const { pathname, origin } = new URL(event.request.url)
  if (event.request.method === 'POST' && pathname === SHARE && origin === self.location.origin)
    return event.respondWith(takeShared(event.request))
  if (event.request.method !== 'GET' || origin !== self.location.origin) return
  const isPage = event.request.mode === 'navigate' && !NOT_A_PAGE.test(pathname)
  if (isPage) void openStores()
  const place = places.get(isPage ? SHELL : pathname)
  if (place) event.respondWith(kept(place, event.request))
})

self.addEventListener('message', event => {
  if ((event.data as { type?: string })?.type === 'SKIP_WAITING') void self.skipWaiting()
})

/** All at once: one after the other, each file would cost a round trip. What an earlier try has kept is not asked for again. */
async function keepBuild(): Promise<void> {
  const cache = await caches.open(CACHE)
  const there = new Set((await cache.keys()).map(({ url }) => new URL(url)).map(nameOf))
  const missing = [...places].filter(([, place]) => !there.has(place))
  await Promise.all(
    missing.map(async ([path, place]) => {
      const answer = await fetch(path, { cache: path === place ? 'default' : 'no-cache' })
      if (!isTheFile(path, answer)) throw new Error(`${path} could not be kept`)
      await cache.put(place, answer)
    }),
  )
}

/** A hotel's sign-in page, or a page in place of a script, must never be kept. */
function isTheFile(path: string, { ok, redirected, headers }: Response): boolean {
  const isHtml = headers.get('content-type')?.includes('text/html') ?? false
  return ok && !redirected && isHtml === path.endsWith('.html')
}

async function dropOtherBuilds(): Promise<void> {
  const cache = await caches.open(CACHE)
  const own = new Set(places.values())
  const others = (await cache.keys()).filter(({ url }) => !own.has(nameOf(new URL(url))))
  await Promise.all(others.map(other => cache.delete(other)))
}

async function kept(place: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE)
  return (await cache.match(place)) ?? fetch(request)
}

/** A browser that has just been started takes long to reach its stores for the first time: it does so while the page is being read. */
async function openStores(): Promise<void> {
  await indexedDB.databases?.().catch(() => undefined)
}

function nameOf({ pathname, search }: URL): string {
  return pathname + search
}

/** Keeps what was shared, whether a book is open or not, and shows the note it is put into. */
async function takeShared(request: Request): Promise<Response> {
  try {
    const cache = await caches.open(SHARED)
    const at = Date.now()
    for (const [index, [part, value]] of [...(await request.formData())].entries()) {
      const [name, type] = typeof value === 'string' ? ['', 'text/plain'] : [value.name, value.type]
      const headers = { 'x-part': part, 'x-name': encodeURIComponent(name), 'content-type': type }
      if (value) await cache.put(`/shared/${at}-${index}`, new Response(value, { headers }))
    }
    return Response.redirect('/?capture=note&shared=1', 303)
  } catch {
    return Response.redirect('/?capture=note&shared=lost', 303)
  }
}
