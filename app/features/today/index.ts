import { words } from '../../i18n/index.ts'
import { Today } from '../../ui/icons.ts'
import type { Feature } from '../manifest.ts'
import { TodayPage } from './today-page.tsx'
import { UnfinishedSection } from './unfinished-section.tsx'

/** Today: the first screen, made of what the features have to say about the day. */
export const today: Feature = {
  name: 'today',
  today: [{ order: 15, component: UnfinishedSection }],
  pages: [
    { path: '/', component: TodayPage, nav: { label: () => words().nav.today, icon: Today, order: 10 } },
  ],
}
