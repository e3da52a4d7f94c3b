import { For, Show } from 'solid-js'

/** Text with the places that answer the query marked. */
export function Marked(props: { text: string; marks: readonly [number, number][] }) {
  return (
    <For each={parts(props.text, props.marks)}>
      {part => (
        <Show when={part.marked} fallback={part.text}>
          <mark>{part.text}</mark>
        </Show>
      )}
    </For>
  )
}

interface Part {
  text: string
  marked: boolean
}

function parts(text: string, marks: readonly [number, number][]): Part[] {
  let at = 0
  const found: Part[] = []
  for (const [start, end] of marks) {
    found.push({ text: text.slice(at, start), marked: false }, { text: text.slice(start, end), marked: true })
    at = end
  }
  return [...found, { text: text.slice(at), marked: false }].filter(part => part.text)
}
