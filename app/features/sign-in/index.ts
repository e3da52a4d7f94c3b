import { lazy } from 'solid-js'
import type { Feature } from '../manifest.ts'

/** Who one is to the server: setting up, signing in, joining, devices, passwords, signing out. */
export const signIn: Feature = {
  name: 'sign-in',
  pages: [
    { path: '/set-up', component: lazy(() => import('./set-up-page.tsx')), needsNoBook: true },
    { path: '/sign-in', component: lazy(() => import('./sign-in-page.tsx')), needsNoBook: true },
    { path: '/join', component: lazy(() => import('./join-page.tsx')), needsNoBook: true },
    { path: '/invite', component: lazy(() => import('./invite-page.tsx')), needsNoBook: true },
  ],
  settings: [
    { order: 10, component: lazy(() => import('./profile-group.tsx')) },
    { order: 30, component: lazy(() => import('./devices-group.tsx')) },
  ],
}
