import { useSearchParams } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import { day, relativeDay } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import { byAccount, byDate, type Group, LISTS, type ListName } from '../../model/action-lists.ts'
import { daysBetween } from '../../model/plain-date.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { createDrawn } from '../../ui/frames.ts'
import { Plus } from '../../ui/icons.ts'
import { Page } from '../../ui/page.tsx'
import { TabPanel, Tabs } from '../../ui/tabs.tsx'
import { useServices } from '../services.ts'
import { ActionSection } from './action-section.tsx'
import { useDoneLately, useList } from './queries.ts'
import './actions-page.css'

/** More than this are one long list, so that thousands of actions open at once and scroll without a gap. */
const MOST_GROUPED = 100

/** `/actions`: the lists, gathered by date or by account. */
export default function ActionsPage() {
  const { book, capture, today } = useServices()
  const [search, setSearch] = useSearchParams<{ list?: string; by?: string }>()
  const isDrawn = createDrawn()
  const list = (): ListName => LISTS.find(name => name === search.list) ?? 'today'
  const by = () => (search.by === 'account' ? 'account' : 'date')
  const open = useList(list)
  const doneLately = useDoneLately()
  const actions = () => (list() === 'done' ? (doneLately()?.done ?? []) : open())

  const groups = createMemo((): Group[] => {
    if (actions().length > MOST_GROUPED) return [{ key: 'all', actions: actions() }]
    return by() === 'account' ? byAccount(actions()) : byDate(actions(), today())
  })
  const titleOf = (group: Group) => {
    if (group.key === 'all') return words().actions.lists[list()]
    if (by() === 'account') return book.account(group.key)?.name ?? ''
    return group.key === '' ? words().actions.noDate : dateTitle(group.key, today())
  }

  return (
    <Page
      title={words().actions.title}
      header={
        <Tabs
          label={words().actions.listsLabel}
          tabs={LISTS.map(id => ({ id, label: words().actions.lists[id] }))}
          current={list()}
          onChange={id => setSearch({ list: id === 'today' ? undefined : id }, { replace: true })}
        />
      }
      actions={
        <Button icon={Plus} onClick={() => capture('action')}>
          {words().actions.add}
        </Button>
      }
    >
      <TabPanel id={list()}>
        <div class="actions-page">
          <div>
            <Chip
              label={words().actions.byAccount}
              pressed={by() === 'account'}
              onClick={() => setSearch({ by: by() === 'account' ? undefined : 'account' }, { replace: true })}
            />
          </div>
          <For each={isDrawn() ? groups().map(group => group.key) : []}>
            {key => (
              <Show when={groups().find(group => group.key === key)}>
                {group => (
                  <ActionSection
                    title={titleOf(group())}
                    actions={group().actions}
                    withAccount={by() === 'date' || group().key === 'all'}
                    underDate={by() === 'date' && group().key !== 'all'}
                  />
                )}
              </Show>
            )}
          </For>
          <Show when={actions().length === 0}>
            <EmptyState sentence={words().actions.nothing[list()]} />
          </Show>
        </div>
      </TabPanel>
    </Page>
  )
}

function dateTitle(date: string, today: string): string {
  const named = Math.abs(daysBetween(today, date)) < 2 ? relativeDay(date, today) : ''
  return named ? `${named[0]?.toUpperCase()}${named.slice(1)} · ${day(date, today)}` : day(date, today)
}
