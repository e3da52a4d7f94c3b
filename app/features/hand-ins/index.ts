import { lazy } from 'solid-js'
import type { Feature } from '../manifest.ts'

/** What members could not send any more: an admin judges it, its author gets back what was not taken in. */
export const handIns: Feature = {
  name: 'hand-ins',
  pages: [{ path: '/handed-in', component: lazy(() => import('./handed-in-page.tsx')) }],
}
