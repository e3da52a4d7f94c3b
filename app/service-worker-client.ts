import { type Accessor, createSignal } from 'solid-js'

/** A new build that is ready, and how to change to it. Never by itself: somebody may be half-way through a form. */
export interface Update {
  ready: Accessor<boolean>
  apply(): void
}

const LOOK_EVERY_MS = 60 * 60_000
/** When the waiting build has not taken over by then, other tabs hold it back; a reload is all that is left. */
const TAKES_OVER_WITHIN_MS = 3_000

/** Registers the service worker once the first screen is painted, and looks for a new build on return to the app and hourly. */
export function watchForUpdate(): Update {
  const [waiting, setWaiting] = createSignal<ServiceWorker>()
  if ('serviceWorker' in navigator && import.meta.env.PROD) {
    addEventListener('load', () => void register(setWaiting))
    reloadOnceAfterMissingChunk()
  }
  return {
    ready: () => waiting() !== undefined,
    apply() {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
      waiting()?.postMessage({ type: 'SKIP_WAITING' })
      setTimeout(() => location.reload(), TAKES_OVER_WITHIN_MS)
    },
  }
}

async function register(setWaiting: (worker: ServiceWorker) => void): Promise<void> {
  const registration = await navigator.serviceWorker.register('/service-worker.js', { scope: '/' })
  const notice = () =>
    registration.waiting && navigator.serviceWorker.controller && setWaiting(registration.waiting)
  notice()
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', notice)
  })
  const look = () => document.visibilityState === 'visible' && void registration.update().catch(() => {})
  document.addEventListener('visibilitychange', look)
  setInterval(look, LOOK_EVERY_MS)
}

const RELOADED = 'tend.reloaded'

/** A tab older than the build on the server asks for a chunk that is gone: one reload brings the new build, drafts are on disk. */
function reloadOnceAfterMissingChunk(): void {
  addEventListener('vite:preloadError', event => {
    const last = Number(sessionStorage.getItem(RELOADED)) || 0
    if (Date.now() - last < 30_000) return
    event.preventDefault()
    sessionStorage.setItem(RELOADED, String(Date.now()))
    location.reload()
  })
}
