import type { Recorder } from './recorder.ts'

/** Stand-ins for what the first screen does not need: the code behind them is loaded when they are first asked. */

export const later = once(() => import('./later.ts'))

interface Heard {
  on?(changed: () => void): () => void
}

/** Of something whose every method answers by a promise, except `on`. A loading that failed is tried again by the next question. */
export function lazily<T extends object & Heard>(load: () => Promise<T>): T {
  const there = once(load)
  const on = onceThere(there)
  return new Proxy({} as T, {
    get: (_, name) =>
      name === 'on'
        ? on
        : // Whoever awaits the stand-in itself would take it for a promise.
          name !== 'then' &&
          ((...asked: unknown[]) =>
            there().then(it => (it[name as keyof T] as (...asked: unknown[]) => unknown)(...asked))),
  })
}

export function lazyRecorder(load: () => Promise<Recorder>): Recorder {
  const there = once(load)
  let loaded: Recorder | undefined
  const recorder = async () => {
    loaded = await there()
    return loaded
  }
  return {
    state: () => loaded?.state() ?? { is: 'idle' },
    on: onceThere(recorder),
    start: async about => (await recorder()).start(about),
    pause: () => loaded?.pause(),
    resume: () => loaded?.resume(),
    stop: async () => loaded?.stop(),
    release: () => loaded?.release(),
  }
}

function onceThere(there: () => Promise<Heard>) {
  return (changed: () => void): (() => void) => {
    let stop: (() => void) | undefined
    let isStopped = false
    there().then(
      it => {
        if (!isStopped) stop = it.on?.(changed)
      },
      () => {},
    )
    return () => {
      isStopped = true
      stop?.()
    }
  }
}

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined
  return () => {
    loading ??= load().catch(error => {
      loading = undefined
      throw error
    })
    return loading
  }
}
