import { lazy } from 'solid-js'
import type { Feature } from '../manifest.ts'

/** First run: how to begin. */
export const welcome: Feature = {
  name: 'welcome',
  pages: [{ path: '/welcome', component: lazy(() => import('./welcome-page.tsx')), needsNoBook: true }],
}
