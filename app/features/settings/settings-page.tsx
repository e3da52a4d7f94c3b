import { For, Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { settingsWords } from '../../i18n/settings.ts'
import { Page } from '../../ui/page.tsx'
import { features } from '../index.ts'

/** `/settings`: one group after another, each from the feature it belongs to. */
export default function SettingsPage() {
  const groups = features.flatMap(feature => feature.settings ?? []).sort((a, b) => a.order - b.order)
  return (
    <Page title={settingsWords().title}>
      <For each={groups}>
        {group => (
          <Suspense>
            <Dynamic component={group.component} />
          </Suspense>
        )}
      </For>
    </Page>
  )
}
