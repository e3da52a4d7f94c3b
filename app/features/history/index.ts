import { lazy } from 'solid-js'
import type { Feature } from '../manifest.ts'

/** What changed in one record, and bringing back what was replaced. */
export const history: Feature = {
  name: 'history',
  pages: [{ path: '/history/:noun/:account/:id', component: lazy(() => import('./history-page.tsx')) }],
}
