import { lazy } from 'solid-js'
import type { Feature } from '../manifest.ts'

/** Export: everything as one file, or lists for a spreadsheet. */
export const exporting: Feature = {
  name: 'export',
  pages: [{ path: '/settings/export', component: lazy(() => import('./export-page.tsx')) }],
}
