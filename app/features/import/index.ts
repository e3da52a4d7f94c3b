import { lazy } from 'solid-js'
import type { Feature } from '../manifest.ts'

/** Import: lists of accounts and people, and exports of Tend's own, into the book. */
export const importing: Feature = {
  name: 'import',
  pages: [{ path: '/settings/import', component: lazy(() => import('./import-page.tsx')) }],
}
