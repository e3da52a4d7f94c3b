import { Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Hit } from '../../data/search/searcher.ts'
import { shortDay } from '../../i18n/format.ts'
import { searchWords } from '../../i18n/search.ts'
import { todayIn } from '../../model/plain-date.ts'
import { Accounts, Actions, Check, Note } from '../../ui/icons.ts'
import { Person } from '../../ui/more-icons.ts'
import { Row } from '../../ui/rows.tsx'
import { useServices } from '../services.ts'
import './hit-row.css'
import { Marked } from './marked.tsx'

/** One thing that was found: what it is called, whose it is, and the words around the match. Opens it at its place. */
export function HitRow(props: { hit: Hit }) {
  return (
    <Row
      href={hrefOf(props.hit)}
      lead={
        <span class="hit-row-kind">
          <Dynamic component={kindOf(props.hit)?.icon} size={20} />
        </span>
      }
      title={
        <Marked text={props.hit.title || (kindOf(props.hit)?.name() ?? '')} marks={props.hit.titleMarks} />
      }
      detail={<HitDetail hit={props.hit} />}
    />
  )
}

function HitDetail(props: { hit: Hit }) {
  const { book, today } = useServices()
  const belongs = () => {
    const { noun, account, at } = props.hit
    if (noun === 'account') return ''
    const day = at ? shortDay(todayIn(at), today()) : ''
    return [kindOf(props.hit)?.name(), book.account(account)?.name, day].filter(Boolean).join(' · ')
  }
  return (
    <>
      <Show when={belongs()}>
        <span class="hit-row-belongs">{belongs()}</span>
      </Show>
      <Show when={props.hit.snippet}>
        <span class="hit-row-snippet">
          <Marked text={props.hit.snippet} marks={props.hit.snippetMarks} />
        </span>
      </Show>
    </>
  )
}

/** Where a thing that was found is read. */
export function hrefOf({ noun, id, account, of }: Hit): string {
  switch (noun) {
    case 'contact':
      return `/accounts/${account}/people`
    case 'note':
      return `/notes/${account}/${id}`
    case 'attachment':
      return `/notes/${account}/${of}`
    case 'check-in':
      return `/accounts/${account}/timeline#${id}`
    case 'action':
      return `/accounts/${account}/actions#${id}`
    default:
      return `/accounts/${account}`
  }
}

const kinds = {
  account: { icon: Accounts, name: () => searchWords().nouns.account },
  contact: { icon: Person, name: () => searchWords().nouns.contact },
  note: { icon: Note, name: () => searchWords().nouns.note },
  'check-in': { icon: Check, name: () => searchWords().nouns['check-in'] },
  action: { icon: Actions, name: () => searchWords().nouns.action },
  attachment: { icon: Note, name: () => searchWords().nouns.attachment },
}

function kindOf({ noun }: Hit) {
  return Object.hasOwn(kinds, noun) ? kinds[noun as keyof typeof kinds] : undefined
}
