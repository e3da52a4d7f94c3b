import { For } from 'solid-js'
import { handInsWords } from '../../i18n/hand-ins.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import type { NotTaken } from './outcome.ts'

/** Changes of an accepted hand-in that the server would not have, each with its reason, until it is read. */
export function NotTakenBanner(props: { one: NotTaken; onRead: () => void }) {
  return (
    <Banner tone="amber" action={<Button onClick={() => props.onRead()}>{handInsWords().understood}</Button>}>
      <p>{handInsWords().notTaken(props.one.who, props.one.changes.length, props.one.all)}</p>
      <ul>
        <For each={props.one.changes}>{change => <li>{change}</li>}</For>
      </ul>
    </Banner>
  )
}
