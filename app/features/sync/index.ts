import { lazy } from 'solid-js'
import type { Feature } from '../manifest.ts'

/** Sync status: what waits to be sent, what needs attention, how this device stands with its server. */
export const sync: Feature = {
  name: 'sync',
  pages: [{ path: '/sync', component: lazy(() => import('./sync-page.tsx')) }],
}
