import { lazy } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { Mic } from '../../ui/icons.ts'
import type { Feature } from '../manifest.ts'
import { QuickSpeak } from './quick-speak.tsx'

const later = () => import('./later.ts')

/** Voice notes: spoken in a sheet from anywhere, heard and read on the note's page. */
export const voice: Feature = {
  name: 'voice',
  captures: [
    {
      form: 'voice',
      label: () => words().capture.voice,
      icon: Mic,
      order: 10,
      component: lazy(async () => ({ default: (await later()).VoiceForm })),
      findLeft: services => later().then(({ findCutOff }) => findCutOff(services)),
    },
  ],
  quickActions: [{ order: 30, component: QuickSpeak }],
  noteSections: [{ order: -10, component: lazy(async () => ({ default: (await later()).NoteRecordings })) }],
  settings: [{ order: 30, component: lazy(async () => ({ default: (await later()).VoiceGroup })) }],
}
