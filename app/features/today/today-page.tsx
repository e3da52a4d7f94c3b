import { createMemo, For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { longDay } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import { createDrawn } from '../../ui/frames.ts'
import { Page } from '../../ui/page.tsx'
import { features } from '../index.ts'
import { useServices } from '../services.ts'
import { keepFirstScreen } from './first-screen.ts'
import { NothingToday } from './nothing-today.tsx'
import './today-page.css'

/** By order: what is below the fold on a phone comes a frame later, so that the first frame is quick to draw. */
const LAST_OF_FIRST_FRAME = 30

/** `/`: what the day asks for, section by section; each renders nothing when it has nothing to say. */
export function TodayPage() {
  const { book, now, today } = useServices()
  keepFirstScreen(book, () => ({ now: now(), today: today() }))
  const isDrawn = createDrawn()
  const sections = createMemo(() =>
    features
      .flatMap(feature => feature.today ?? [])
      .filter(section => isDrawn() || section.order <= LAST_OF_FIRST_FRAME)
      .sort((a, b) => a.order - b.order),
  )
  return (
    <Page title={words().today.title} eyebrow={longDay(today())}>
      <div class="today-sections">
        <For each={sections()}>{section => <Dynamic component={section.component} />}</For>
      </div>
      <Show when={isDrawn()}>
        <div class="today-nothing">
          <NothingToday />
        </div>
      </Show>
    </Page>
  )
}
