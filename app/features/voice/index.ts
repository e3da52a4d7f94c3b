import { lazy, onMount } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { Mic } from '../../ui/icons.ts'
import type { Feature } from '../manifest.ts'
import { useServices } from '../services.ts'
import { QuickSpeak } from './quick-speak.tsx'

/** Voice notes: spoken in a sheet from anywhere, heard and read on the note's page. */
export const voice: Feature = {
  name: 'voice',
  captures: [
    {
      form: 'voice',
      label: () => words().capture.voice,
      icon: Mic,
      order: 10,
      component: lazy(() => import('./voice-form.tsx')),
    },
  ],
  today: [{ order: 14, component: FindCutOff }],
  quickActions: [{ order: 30, component: QuickSpeak }],
  noteSections: [{ order: -10, component: lazy(() => import('./note-recordings.tsx')) }],
  settings: [{ order: 30, component: lazy(() => import('./voice-group.tsx')) }],
}

/** Shows nothing itself: puts recordings that were cut off among what is left half-written, behind the first screen. */
function FindCutOff() {
  const services = useServices()
  onMount(() => void import('./cut-off.ts').then(({ findCutOff }) => findCutOff(services)))
  return null
}
