import { createStore } from 'solid-js/store'
import type { Filters, Sort } from './listing.ts'

/** How the list of accounts is looked at. It stays so for this visit, wherever one goes meanwhile. */
const [view, setView] = createStore<{ query: string; sort: Sort; filters: Filters }>({
  query: '',
  sort: 'care',
  filters: {},
})

export { setView, view }
