import { For, Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { words } from '../../i18n/index.ts'
import { Page } from '../../ui/page.tsx'
import { features } from '../index.ts'

/** `/settings`: one group after another, each from the feature it belongs to. */
export default function SettingsPage() {
  const groups = features.flatMap(feature => feature.settings ?? []).sort((a, b) => a.order - b.order)
  return (
    <Page title={words().settings.title}>
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
