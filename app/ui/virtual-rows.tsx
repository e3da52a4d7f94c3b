import { createVirtualizer, createWindowVirtualizer, type Virtualizer } from '@tanstack/solid-virtual'
import {
  createComputed,
  createSignal,
  For,
  type JSX,
  mergeProps,
  on,
  onCleanup,
  onMount,
  Show,
} from 'solid-js'

export interface VirtualRowsProps<T> {
  items: readonly T[]
  /** A place in the list that comes to hold another item keeps its row, which shows the other item then. */
  row: (item: () => T, index: () => number) => JSX.Element
  /** The items change with every key. */
  typing?: boolean
}

/** As high as the last row that was measured: a guess that holds moves no row afterwards. */
let usualRow = 74
/**
 * Rows drawn beyond the edges: few while the list is new, then some more at a time, so that no tap waits long, until a fast flick
 * meets no gap.
 */
const FIRST_ROWS = 4
const MORE_ROWS = 7
const AHEAD_ROWS = 32
const FIRST_PAINT_MS = 300
const BETWEEN_MS = 50

type AnyVirtualizer = Virtualizer<Window, Element> | Virtualizer<HTMLElement, Element>

/** The rows in and near sight. They scroll with whatever they lie in: the nearest scrolling pane, else the page. */
export default function VirtualRows<T>(props: VirtualRowsProps<T>) {
  const [pane, setPane] = createSignal<HTMLElement | 'page'>()
  let place!: HTMLDivElement

  onMount(() => setPane(paneOf(place) ?? 'page'))

  return (
    <div ref={place}>
      <Show when={pane()} keyed>
        {within => <Drawn {...props} within={within} top={topOf(place, within)} />}
      </Show>
    </div>
  )
}

function Drawn<T>(props: VirtualRowsProps<T> & { within: HTMLElement | 'page'; top: number }) {
  const [ahead, setAhead] = createSignal(FIRST_ROWS)
  const more = () => {
    if (setAhead(rows => rows + MORE_ROWS) < AHEAD_ROWS) timer = setTimeout(more, BETWEEN_MS)
  }
  let timer = setTimeout(more, FIRST_PAINT_MS)
  onCleanup(() => clearTimeout(timer))
  // While one types, only what is in sight is drawn again.
  createComputed(
    on(
      () => props.items,
      () => {
        if (!props.typing) return
        setAhead(FIRST_ROWS)
        clearTimeout(timer)
        timer = setTimeout(more, FIRST_PAINT_MS)
      },
      { defer: true },
    ),
  )

  // Measured once: every row is placed from it, whatever appears above the list meanwhile.
  const { within, top } = props
  const options = {
    get count() {
      return props.items.length
    },
    get overscan() {
      return ahead()
    },
    estimateSize: () => usualRow,
    // A row is as high as was guessed until the frame has laid it out: asking the row itself would lay everything out twice.
    // Rows of a list that is not displayed have no height; taken at their word, all of them would fit.
    measureElement: (row: Element, laidOut: ResizeObserverEntry | undefined, all: AnyVirtualizer) => {
      if (!laidOut) return all.measurementsCache[all.indexFromElement(row as HTMLElement)]?.size ?? usualRow
      usualRow = Math.round(laidOut.borderBoxSize[0]?.blockSize ?? 0) || usualRow
      return usualRow
    },
    scrollMargin: top,
  }
  const rows: AnyVirtualizer =
    within === 'page'
      ? createWindowVirtualizer(options)
      : createVirtualizer(mergeProps(options, { getScrollElement: () => within }))

  return (
    <div class="virtual-rows" style={{ height: `${rows.getTotalSize()}px` }}>
      <For each={rows.getVirtualItems()}>
        {at => (
          <div
            class="virtual-row"
            data-index={at.index}
            ref={row => queueMicrotask(() => row.isConnected && rows.measureElement(row))}
            style={{ transform: `translateY(${at.start - top}px)` }}
          >
            <Show when={props.items[at.index]}>{item => props.row(item as () => T, () => at.index)}</Show>
          </div>
        )}
      </For>
    </div>
  )
}

/** Where the rows begin in what scrolls. */
function topOf(place: HTMLElement, within: HTMLElement | 'page'): number {
  const top = place.getBoundingClientRect().top
  return within === 'page' ? top + scrollY : top - within.getBoundingClientRect().top + within.scrollTop
}

function paneOf(element: HTMLElement): HTMLElement | undefined {
  const parent = element.parentElement
  if (!parent || parent === document.body) return undefined
  return /auto|scroll/.test(getComputedStyle(parent).overflowY) ? parent : paneOf(parent)
}
