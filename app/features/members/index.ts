import { lazy } from 'solid-js'
import type { Feature } from '../manifest.ts'

/** Who is in the workspace, and inviting others. */
export const members: Feature = {
  name: 'members',
  settings: [{ order: 35, component: lazy(() => import('./members-group.tsx')) }],
}
