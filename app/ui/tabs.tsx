import { For, type JSX } from 'solid-js'

/** Names the panels of one thing; arrow keys go from tab to tab. The panel is a `TabPanel` with the current id. */
export function Tabs<T extends string>(props: {
  label: string
  tabs: readonly { id: T; label: string }[]
  current: T
  onChange: (id: T) => void
}) {
  let list!: HTMLDivElement

  function press(event: KeyboardEvent) {
    const here = props.tabs.findIndex(tab => tab.id === props.current)
    const last = props.tabs.length - 1
    const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: last }[event.key]
    const tab = to === undefined ? undefined : props.tabs[to < 0 ? last : to > last ? 0 : to]
    if (!tab) return
    event.preventDefault()
    props.onChange(tab.id)
    list.querySelector<HTMLElement>(`#${tabId(tab.id)}`)?.focus()
  }

  return (
    <div class="tabs" role="tablist" aria-label={props.label} ref={list} onKeyDown={press}>
      <For each={props.tabs}>
        {tab => (
          <button
            class="tab"
            type="button"
            role="tab"
            id={tabId(tab.id)}
            aria-selected={tab.id === props.current}
            aria-controls={tab.id === props.current ? panelId(tab.id) : undefined}
            tabindex={tab.id === props.current ? 0 : -1}
            onClick={() => props.onChange(tab.id)}
          >
            {tab.label}
          </button>
        )}
      </For>
    </div>
  )
}

/** What a tab shows. */
export function TabPanel(props: { id: string; children: JSX.Element }) {
  return (
    <div class="tab-panel" role="tabpanel" id={panelId(props.id)} aria-labelledby={tabId(props.id)}>
      {props.children}
    </div>
  )
}

const tabId = (id: string) => `tab-${id}`
const panelId = (id: string) => `panel-${id}`
