import { useLocation } from '@solidjs/router'
import { createSignal, onMount, Show } from 'solid-js'
import { useServices } from '../services.ts'
import { prefilled } from '../shared/prefill.ts'
import { findCutOff } from './cut-off.ts'
import { VoiceSheet } from './voice-sheet.tsx'

/** What was cut off so lately is what the person came back for. */
const JUST_CUT_OFF_MS = 10 * 60_000

/** `dialog` "Voice note": opened by a tap it records at once; with `draft` and `recordings` in the prefill it is taken up again. */
export function VoiceForm(props: { prefill: Record<string, unknown>; onClose: () => void }) {
  const services = useServices()
  const location = useLocation<{ capture?: unknown }>()
  const [chosen, setChosen] = createSignal<{ prefill: Record<string, unknown>; starts: boolean }>()

  onMount(async () => {
    if (prefilled(props.prefill, 'draft')) return setChosen({ prefill: props.prefill, starts: false })
    if (wasTapped()) return setChosen({ prefill: props.prefill, starts: true })
    // Opened by the system: from the home screen, or a tab it had killed. Only the first may begin to listen.
    const cutOff = (await findCutOff(services))[0]
    const { at } = (cutOff && (await newest(services))) ?? {}
    if (cutOff && at !== undefined && services.now() - at < JUST_CUT_OFF_MS)
      return setChosen({ prefill: cutOff.prefill, starts: false })
    setChosen({ prefill: props.prefill, starts: !location.state?.capture && (await mayListen()) })
  })

  return (
    <Show when={chosen()} keyed>
      {({ prefill, starts }) => <VoiceSheet prefill={prefill} starts={starts} onClose={props.onClose} />}
    </Show>
  )
}

async function newest({ recordings }: ReturnType<typeof useServices>) {
  return (await recordings.unfinished())[0]?.about
}

/** Browsers that cannot tell ask for the microphone themselves. */
function wasTapped(): boolean {
  return navigator.userActivation?.isActive ?? true
}

/** The microphone was allowed before, and the page was opened anew rather than brought back. */
async function mayListen(): Promise<boolean> {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (entry?.type !== 'navigate') return false
  try {
    const { state } = await navigator.permissions.query({ name: 'microphone' as PermissionName })
    return state === 'granted'
  } catch {
    return false
  }
}
