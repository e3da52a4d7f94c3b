import { Show } from 'solid-js'
import { metWords } from '../../i18n/met.ts'
import './met-mark.css'

/** In a row or beside a text: versions met in it, and nobody has decided yet. */
export function MetMark(props: { when: boolean }) {
  return (
    <Show when={props.when}>
      <span class="met-mark">{metWords().mark}</span>
      <span class="unseen">, </span>
    </Show>
  )
}
