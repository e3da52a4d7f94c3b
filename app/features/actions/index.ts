import { lazy } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { Actions } from '../../ui/icons.ts'
import type { Feature } from '../manifest.ts'
import { TheyOwe, WeOwe } from './brief-sections.tsx'
import { PromisesNear, ToDo } from './today-sections.tsx'

/** Next actions: capture, finish, snooze, promise; on Today, on the account, on a page of their own. */
export const actions: Feature = {
  name: 'actions',
  pages: [
    {
      path: '/actions',
      component: lazy(() => import('./actions-page.tsx')),
      nav: { label: () => words().nav.actions, icon: Actions, order: 40 },
    },
  ],
  captures: [
    {
      form: 'action',
      label: () => words().actions.dialog,
      icon: Actions,
      order: 40,
      component: lazy(() => import('./action-form.tsx')),
    },
  ],
  today: [
    { order: 20, component: ToDo },
    { order: 50, component: PromisesNear },
  ],
  accountTabs: [
    {
      tab: 'actions',
      label: () => words().actions.title,
      order: 30,
      component: lazy(() => import('./account-actions.tsx')),
    },
  ],
  brief: [
    { order: 20, component: WeOwe },
    { order: 30, component: TheyOwe },
  ],
}
