import { lazy } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { Accounts } from '../../ui/icons.ts'
import type { Feature } from '../manifest.ts'
import { sortByName } from './by-name.ts'
import { CheckInOffer, GoingQuiet, RenewalsAhead } from './today-sections.tsx'

/** The accounts: their list, the page of each, and what they tell Today. */
export const accounts: Feature = {
  name: 'accounts',
  ahead: async book => {
    const { matchNames } = await import('./match-names.ts')
    matchNames(sortByName(book.accounts()), '')
  },
  pages: [
    {
      // One page for list and record, so that the list stays as it was left while records are opened beside it.
      path: '/accounts/:id?/:tab?',
      component: lazy(() => import('./accounts-page.tsx')),
      nav: { label: () => words().nav.accounts, icon: Accounts, order: 20, href: '/accounts' },
    },
  ],
  today: [
    { order: 10, component: CheckInOffer },
    { order: 40, component: GoingQuiet },
    { order: 60, component: RenewalsAhead },
  ],
  accountTabs: [
    {
      tab: 'brief',
      label: () => words().accounts.tabs.brief,
      order: 10,
      component: lazy(() => import('./brief-tab.tsx')),
    },
    {
      tab: 'timeline',
      label: () => words().accounts.tabs.timeline,
      order: 20,
      component: lazy(() => import('./timeline-tab.tsx')),
    },
  ],
  brief: [
    { order: 10, component: lazy(() => import('./last-time.tsx')) },
    { order: 60, component: lazy(() => import('./renewal-section.tsx')) },
    { order: 70, component: lazy(() => import('./details-section.tsx')) },
  ],
}
