import type { Page } from 'playwright-core'

/** What Event Timing has seen on a page: how long each tap and key took until the next frame. */
export interface Interactions {
  /** Longest event of each interaction, in milliseconds; those too short for the platform to report are left out. */
  reported: { ms: number; of: string }[]
  count: number
}

/** The platform reports nothing shorter. */
const SHORTEST_MS = 16

declare global {
  interface Window {
    interactions: Map<number, { ms: number; of: string }>
  }
  interface Performance {
    readonly interactionCount: number
  }
}

/** Keeps count on every page opened from now on. */
export async function watchInteractions(page: Page): Promise<void> {
  await page.addInitScript(threshold => {
    const seen = new Map<number, { ms: number; of: string }>()
    window.interactions = seen
    // Asked later, a target that is no longer on the page has no name.
    const targets = new Map<number, EventTarget | null>()
    for (const type of ['click', 'keydown', 'keyup'])
      addEventListener(type, event => targets.set(event.timeStamp, event.target), { capture: true })
    const observer = new PerformanceObserver(list => {
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        if (!entry.interactionId) continue
        const before = seen.get(entry.interactionId)
        if (before && before.ms >= entry.duration) continue
        const target = entry.target ?? targets.get(entry.startTime)
        const named = target instanceof Element ? (target.closest('a, button, input') ?? target) : undefined
        const name = named
          ? `${named.tagName.toLowerCase()} “${(named.getAttribute('aria-label') ?? named.textContent ?? '').slice(0, 24)}”`
          : ''
        const handling = Math.round(entry.processingEnd - entry.processingStart)
        const waiting = Math.round(entry.processingStart - entry.startTime)
        seen.set(entry.interactionId, {
          ms: entry.duration,
          of: `${entry.name} ${name} (waited ${waiting}, handled ${handling})`,
        })
      }
    })
    observer.observe({
      type: 'event',
      durationThreshold: threshold,
      buffered: true,
    } as PerformanceObserverInit)
  }, SHORTEST_MS)
}

export function interactionsOf(page: Page): Promise<Interactions> {
  return page.evaluate(() => ({
    reported: [...window.interactions.values()],
    count: performance.interactionCount,
  }))
}

/** Durations of all interactions; those that were not reported took at most a frame. */
export function durationsOf({ reported, count }: Interactions): number[] {
  const unreported = Array.from({ length: Math.max(0, count - reported.length) }, () => SHORTEST_MS)
  return [...reported.map(one => one.ms), ...unreported]
}
