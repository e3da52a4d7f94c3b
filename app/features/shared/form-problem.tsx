import { Show } from 'solid-js'
import { Banner } from '../../ui/banner.tsx'

/** Why a form was not taken, above its button and read out at once. */
export function FormProblem(props: { sentence: string | undefined }) {
  return (
    <Show when={props.sentence}>
      <div role="alert">
        <Banner tone="red">{props.sentence}</Banner>
      </div>
    </Show>
  )
}
