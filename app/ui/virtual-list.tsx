import { createMemo, For, type JSX, lazy, Show, Suspense } from 'solid-js'
import { RowTagProvider } from './rows.tsx'
import type { VirtualRowsProps } from './virtual-rows.tsx'

/** So few are simply drawn; they are also what stands there while the code for more is on its way. */
const FEW = 40

const VirtualRows = lazy(() => import('./virtual-rows.tsx')) as <T>(props: VirtualRowsProps<T>) => JSX.Element

/** A card of rows, however many: of thousands only those in and near sight are drawn. */
export function VirtualList<T>(props: VirtualRowsProps<T> & { label: string }) {
  // A long list that gets short stays as it is: its rows show other items, and none is drawn anew.
  const isLong = createMemo<boolean>(was => was || props.items.length > FEW, false)
  const simply = (items: () => readonly T[]) => (
    <For each={items()}>{(item, index) => props.row(() => item, index)}</For>
  )
  return (
    <div class="virtual-list" role="list" aria-label={props.label}>
      <RowTagProvider value="div">
        <Show when={isLong()} fallback={simply(() => props.items)}>
          <Suspense fallback={simply(() => props.items.slice(0, FEW))}>
            <VirtualRows items={props.items} row={props.row} typing={props.typing} />
          </Suspense>
        </Show>
      </RowTagProvider>
    </div>
  )
}
