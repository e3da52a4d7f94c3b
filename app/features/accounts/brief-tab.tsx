import { For } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { features } from '../index.ts'
import './brief.css'
import { Panel } from './panel.tsx'

/** The page to read in the thirty seconds before the meeting: a section from every feature that knows something. */
export default function BriefTab(props: { account: string }) {
  const sections = features.flatMap(feature => feature.brief ?? []).sort((a, b) => a.order - b.order)
  return (
    <div class="brief">
      <For each={sections}>
        {section => (
          <Panel>
            <Dynamic component={section.component} account={props.account} />
          </Panel>
        )}
      </For>
    </div>
  )
}
