import { createEffect, createSignal, on, onCleanup, Show } from 'solid-js'
import { attachedWords } from '../../i18n/attached.ts'
import { useServices } from '../services.ts'
import type { Missing } from '../shared/sound.ts'

/** A photo whose bytes are read when it is shown; in its place, why it cannot be. */
export function Photo(props: {
  alt: string
  type: string
  /** Names the bytes: other bytes are read anew. */
  hash: string
  load: () => Promise<ArrayBuffer | Missing>
}) {
  const { blobs } = useServices()
  const [url, setUrl] = createSignal<string>()
  const [missing, setMissing] = createSignal<Missing>()

  async function read() {
    if (url()) return
    const bytes = await props.load()
    if (typeof bytes === 'string') return void setMissing(bytes)
    setMissing(undefined)
    setUrl(URL.createObjectURL(new Blob([bytes], { type: props.type })))
  }

  function letGo() {
    const held = url()
    if (held) URL.revokeObjectURL(held)
    setUrl(undefined)
  }

  createEffect(
    on(
      () => props.hash,
      () => {
        letGo()
        void read()
      },
    ),
  )
  // What was missing may have arrived.
  onCleanup(blobs.on(() => missing() && void read()))
  onCleanup(letGo)

  return (
    <Show
      when={url()}
      fallback={<span class="photo-missing">{missing() && attachedWords().notHere[missing()!]}</span>}
    >
      {src => <img class="photo" src={src()} alt={props.alt} onError={() => setMissing('broken')} />}
    </Show>
  )
}
