import { lazy } from 'solid-js'
import type { Feature } from '../manifest.ts'

/** Search: one field for everything on this device. */
export const search: Feature = {
  name: 'search',
  pages: [{ path: '/search', component: lazy(() => import('./search-page.tsx')) }],
}
