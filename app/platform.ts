import { newDeviceId } from './data/device.ts'
import type { Platform } from './data/open-book.ts'
import type { Spare } from './data/spare.ts'
import type { Place } from './model/field.ts'
import { afterFrame } from './ui/frames.ts'

/** The real clock, network, timers and sensors of this browser; read here and nowhere else. */

const BREATH_MS = 0
const LOOK_AGAIN_MS = 60_000
const LOCK_TAKES_AT_MOST_MS = 5_000

export const platform: Platform = {
  network: { fetch: (path, init) => fetch(path, init) },
  now: () => Date.now(),
  random: () => Math.random(),
  after(ms, then) {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  },
  estimate: async () => navigator.storage?.estimate?.(),
  pause: () => new Promise(resolve => setTimeout(resolve, BREATH_MS)),
  painted: () => new Promise(resolve => void afterFrame(resolve)),
  newDeviceId: () => newDeviceId(bytes => crypto.getRandomValues(bytes)),
  spare: globalThis.caches && spareIn(globalThis.caches),
  listen(member, poked) {
    let pokes: EventSource
    let again: ReturnType<typeof setTimeout> | undefined
    const open = () => {
      pokes = new EventSource(`/api/pokes?member=${member}`)
      pokes.onmessage = ({ data }) => poked(data as string)
      // By itself the browser asks again after a line that broke, not after a refusal, such as a proxy's while the server starts.
      pokes.onerror = () => {
        if (pokes.readyState === EventSource.CLOSED) again = setTimeout(open, LOOK_AGAIN_MS)
      }
    }
    open()
    return () => {
      clearTimeout(again)
      pokes.close()
    }
  },
  attend(back) {
    const shown = () => document.visibilityState === 'visible' && back()
    const timer = setInterval(shown, LOOK_AGAIN_MS)
    document.addEventListener('visibilitychange', shown)
    addEventListener('online', back)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', shown)
      removeEventListener('online', back)
    }
  },
}

/** Texts as answers to requests nobody makes: the one other store of a browser that every one of them has. */
function spareIn(caches: CacheStorage): Spare {
  // Where a browser lets nobody in, as in some private windows, nothing is kept and nothing found.
  const open = () =>
    caches
      .open('tend-spare')
      .catch(error => (error.name === 'SecurityError' ? undefined : Promise.reject(error)))
  const files = async (beginning: string) =>
    ((await (await open())?.keys()) ?? [])
      .map(({ url }) => decodeURIComponent(new URL(url).pathname.slice(1)))
      .filter(file => file.startsWith(beginning))
  return {
    files,
    read: async file => (await (await open())?.match(`/${file}`))?.text(),
    write: async (file, text) => (await open())?.put(`/${file}`, new Response(text)),
    async remove(beginning) {
      const cache = await open()
      for (const file of await files(beginning)) await cache?.delete(`/${file}`)
    },
    // A tab may be frozen with the lock in its hand.
    alone: async work => {
      const signal = AbortSignal.timeout(LOCK_TAKES_AT_MOST_MS)
      return navigator.locks ? navigator.locks.request('tend-spare', { signal }, work) : work()
    },
  }
}

const COARSE_MS = 5_000

/** Where this device is, or undefined: denied, absent, or slower than five seconds. */
export function locate(): Promise<Place | undefined> {
  return new Promise(resolve => {
    if (!('geolocation' in navigator)) return resolve(undefined)
    // Some browsers never answer at all while the permission prompt is open.
    const timer = setTimeout(() => resolve(undefined), COARSE_MS)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        clearTimeout(timer)
        resolve({ latitude: coords.latitude, longitude: coords.longitude, accuracy: coords.accuracy })
      },
      () => {
        clearTimeout(timer)
        resolve(undefined)
      },
      { timeout: COARSE_MS, maximumAge: LOOK_AGAIN_MS, enableHighAccuracy: true },
    )
  })
}

/** What this device is called in lists of devices: "iPhone", "Android phone", "Chrome on Windows". */
export function nameOfDevice(userAgent: string): string {
  const system = SYSTEMS.find(([pattern]) => pattern.test(userAgent))?.[1] ?? 'Computer'
  const browser = BROWSERS.find(([pattern]) => pattern.test(userAgent))?.[1]
  return browser ? `${browser} · ${system}` : system
}

const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android.*Mobile/, 'Android phone'],
  [/Android/, 'Android tablet'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
]

const BROWSERS: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
