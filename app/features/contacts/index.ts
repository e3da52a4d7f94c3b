import { lazy } from 'solid-js'
import { words } from '../../i18n/index.ts'
import type { Feature } from '../manifest.ts'

/** The people of an account: a tab of its page, and who to know in its brief. */
export const contacts: Feature = {
  name: 'contacts',
  accountTabs: [
    {
      tab: 'people',
      label: () => words().contacts.tab,
      order: 40,
      component: lazy(() => import('./people-tab.tsx')),
    },
  ],
  brief: [{ order: 50, component: lazy(() => import('./good-to-know.tsx')) }],
}
