import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js'
import type { Recordings } from '../../data/recordings.ts'

/** The recordings of an open sheet: as long as it is open no other tab may save them a second time. */
export interface InHand {
  /** Another tab has one of them open. */
  isElsewhere: Accessor<boolean>
  /** Takes what is not in hand yet; false when another tab has some of it. */
  takeAll(): Promise<boolean>
}

export function createInHand(recordings: Recordings, ids: Accessor<readonly string[]>): InHand {
  const held = new Map<string, Promise<(() => void) | undefined>>()
  const [isElsewhere, setElsewhere] = createSignal(false)
  let isClosed = false

  async function take(id: string): Promise<boolean> {
    const before = held.get(id)
    if (before && (await before)) return true
    const taking = recordings.hold(id)
    held.set(id, taking)
    const letGo = await taking
    if (isClosed) letGo?.()
    return letGo !== undefined
  }

  async function takeAll() {
    const taken = await Promise.all(ids().map(take))
    setElsewhere(taken.includes(false))
    return !taken.includes(false)
  }

  createEffect(() => ids().length && void takeAll())
  onCleanup(() => {
    isClosed = true
    for (const taking of held.values()) void taking.then(letGo => letGo?.())
  })

  return { isElsewhere, takeAll }
}
