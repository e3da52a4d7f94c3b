import { lazy } from 'solid-js'
import type { Feature } from '../manifest.ts'

/** Settings: gathers the groups of all features, and brings those that belong to none. */
export const settings: Feature = {
  name: 'settings',
  pages: [{ path: '/settings', component: lazy(() => import('./settings-page.tsx')) }],
  settings: [
    { order: 20, component: lazy(() => import('./device-group.tsx')) },
    { order: 40, component: lazy(() => import('./workspace-group.tsx')) },
    { order: 50, component: lazy(() => import('./data-group.tsx')) },
    { order: 90, component: lazy(() => import('./about-group.tsx')) },
  ],
}
