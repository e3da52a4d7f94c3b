import { For, type JSX, Show } from 'solid-js'
import { live } from '../../data/live.ts'
import { words } from '../../i18n/index.ts'
import { membersWords } from '../../i18n/members.ts'
import { STAGES, STATUSES } from '../../model/account.ts'
import type { Member } from '../../model/member.ts'
import { Chip, Chips } from '../../ui/chip.tsx'
import { Down } from '../../ui/more-icons.ts'
import { useServices } from '../services.ts'
import { byName, memberName } from '../shared/people.ts'
import './account-filters.css'
import { setView, view } from './list-view.ts'
import { type Filters, MINE, SORTS, type Sort, TEAM, tagsOf } from './listing.ts'

/** How the list is sorted and what it leaves out, in one line of chips. */
export function AccountFilters() {
  const { book, locate } = useServices()
  const members = live(book, ['member'], () => book.members())
  const tags = live(book, ['account'], () => tagsOf(book.accounts()))

  function sortBy(sort: Sort) {
    setView('sort', sort)
    if (sort === 'nearest') void locate()
  }

  const filterBy = (filter: Partial<Filters>) => setView('filters', filter)

  return (
    <Chips label={words().accounts.filter}>
      <ChipSelect
        label={words().accounts.sort}
        value={view.sort}
        onChange={sort => sortBy(sort as Sort)}
        pressed
      >
        <For each={SORTS}>{sort => <option value={sort}>{words().accounts.sorts[sort]}</option>}</For>
      </ChipSelect>
      <Chip
        label={words().accounts.filters.key}
        pressed={view.filters.key ?? false}
        onClick={() => filterBy({ key: !view.filters.key || undefined })}
      />
      <Show when={members().length > 1}>
        <FilterSelect filter="owner" options={ownerOptions(members(), book.me.member)} />
      </Show>
      <FilterSelect
        filter="stage"
        options={STAGES.map(value => ({ value, label: words().accounts.stages[value] }))}
      />
      <FilterSelect
        filter="status"
        options={STATUSES.map(value => ({ value, label: words().accounts.statuses[value] }))}
      />
      <Show when={tags().length > 0}>
        <FilterSelect filter="tag" options={tags().map(tag => ({ value: tag, label: tag }))} />
      </Show>
      <Chip
        label={words().accounts.filters.archived}
        pressed={view.filters.archived ?? false}
        onClick={() => filterBy({ archived: !view.filters.archived || undefined })}
      />
    </Chips>
  )
}

/** One's own, one's team's when one leads one, each member's. */
function ownerOptions(members: readonly Member[], me: string): { value: string; label: string }[] {
  const say = membersWords()
  const leads = members.some(({ manager }) => manager === me)
  return [
    { value: MINE, label: say.filterMine },
    ...(leads ? [{ value: TEAM, label: say.filterTeam }] : []),
    ...byName(members).map(member => ({ value: member.id, label: memberName(member) })),
  ]
}

/** A filter by one of several values; its first option is that none is asked for. */
function FilterSelect(props: {
  filter: 'owner' | 'stage' | 'status' | 'tag'
  options: { value: string; label: string }[]
}) {
  return (
    <ChipSelect
      label={words().accounts.filters[props.filter]}
      value={view.filters[props.filter] ?? ''}
      pressed={Boolean(view.filters[props.filter])}
      onChange={value => setView('filters', props.filter, value || undefined)}
    >
      <option value="">{words().accounts.anyOf[props.filter]}</option>
      <For each={props.options}>{option => <option value={option.value}>{option.label}</option>}</For>
    </ChipSelect>
  )
}

/** A chip that opens the platform's own list. */
function ChipSelect(props: {
  label: string
  value: string
  pressed: boolean
  onChange: (value: string) => void
  children: JSX.Element
}) {
  return (
    <span class="chip-select">
      <select
        class="chip"
        aria-label={props.label}
        data-pressed={props.pressed || undefined}
        value={props.value}
        onChange={event => props.onChange(event.currentTarget.value)}
      >
        {props.children}
      </select>
      <Down size={16} />
    </span>
  )
}
