import { lazy } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { Pin } from '../../ui/icons.ts'
import type { Feature } from '../manifest.ts'
import { Meetings } from './meetings.tsx'
import { QuickCheckIn } from './quick-check-in.tsx'

/** Check-ins: log a visit, call, video or message in three taps; plan one ahead. */
export const checkIns: Feature = {
  name: 'check-ins',
  captures: [
    {
      form: 'check-in',
      label: () => words().checkIns.title,
      icon: Pin,
      order: 20,
      component: lazy(() => import('./check-in-form.tsx')),
    },
  ],
  today: [{ order: 30, component: Meetings }],
  quickActions: [{ order: 10, component: QuickCheckIn }],
}
