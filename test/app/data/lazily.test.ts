import { describe, expect, it } from 'vitest'
import { lazily, lazyRecorder } from '../../../app/data/lazily.ts'
import type { Recorder } from '../../../app/data/recorder.ts'

interface Counter {
  count(by: number): Promise<number>
  on(changed: () => void): () => void
}

function counter() {
  const listeners = new Set<() => void>()
  let count = 0
  const made: Counter = {
    async count(by) {
      count += by
      for (const changed of listeners) changed()
      return count
    },
    on(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
  return { made, listeners }
}

describe('what is loaded when first asked', () => {
  it('is loaded once, however often it is asked', async () => {
    let loaded = 0
    const { made } = counter()
    const lazy = lazily<Counter>(async () => {
      loaded += 1
      return made
    })
    expect(loaded).toBe(0)
    expect(await Promise.all([lazy.count(1), lazy.count(1)])).toEqual([1, 2])
    expect(loaded).toBe(1)
  })

  it('can be awaited itself without being taken for a promise', async () => {
    const lazy = lazily<Counter>(async () => counter().made)
    expect(await lazy).toBe(lazy)
  })

  it('is loaded again by the next question when the line broke', async () => {
    const tries = [false, true]
    const lazy = lazily<Counter>(async () => {
      if (!tries.shift()) throw new Error('Failed to fetch dynamically imported module')
      return counter().made
    })
    await expect(lazy.count(1)).rejects.toThrow('Failed to fetch')
    expect(await lazy.count(1)).toBe(1)
  })

  it('tells of changes from when it is there, and no more once that is stopped', async () => {
    const { made, listeners } = counter()
    const lazy = lazily<Counter>(async () => made)
    let told = 0
    const stop = lazy.on(() => told++)
    lazy.on(() => {})()
    await lazy.count(1)
    expect([told, listeners.size]).toEqual([1, 1])
    stop()
    await lazy.count(1)
    expect([told, listeners.size]).toEqual([1, 0])
  })

  it('a recorder is idle until it is there, and nothing else makes it be loaded than a start or a listener', async () => {
    let loaded = 0
    const recorder = lazyRecorder(async () => {
      loaded += 1
      return { state: () => ({ is: 'starting' }), start: async () => {} } as Partial<Recorder> as Recorder
    })
    recorder.pause()
    recorder.release()
    await recorder.stop()
    expect([recorder.state(), loaded]).toEqual([{ is: 'idle' }, 0])
    await recorder.start({ at: 1 })
    expect(recorder.state()).toEqual({ is: 'starting' })
  })
})
