import { Index } from 'solid-js'

/** Empty rows while a page's code is on its way; a reader is told nothing until there is something. */
export function Skeleton(props: { rows?: number }) {
  return (
    <div class="skeleton" aria-hidden="true">
      <Index each={Array.from({ length: props.rows ?? 4 })}>{() => <div class="skeleton-row" />}</Index>
    </div>
  )
}
