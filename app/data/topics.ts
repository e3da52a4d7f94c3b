import type { Topic } from './book.ts'

/** Who wants to hear of what. A listener is called once per emit, however many of its topics changed. */
export class Topics {
  readonly #listeners = new Map<Topic, Set<() => void>>()

  on(topics: Topic[], changed: () => void): () => void {
    for (const topic of topics)
      this.#listeners.set(topic, (this.#listeners.get(topic) ?? new Set()).add(changed))
    return () => {
      for (const topic of topics) this.#listeners.get(topic)?.delete(changed)
    }
  }

  emit(topics: Iterable<Topic>): void {
    const called = new Set<() => void>()
    for (const topic of new Set(topics))
      for (const changed of this.#listeners.get(topic) ?? []) called.add(changed)
    for (const changed of called) changed()
  }
}
