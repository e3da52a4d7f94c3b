import { Show } from 'solid-js'
import { number } from '../../i18n/format.ts'
import { handInsWords } from '../../i18n/hand-ins.ts'
import { Row, Rows } from '../../ui/rows.tsx'
import { useFirstRun } from '../first-run.ts'
import { createHandIns, createIsAdmin } from './hand-ins.ts'

/** The way to what was handed in: for an admin with how much waits, for others when something was handed back. `always`: for an admin also when nothing waits. */
export function HandedInRow(props: { always?: boolean }) {
  const firstRun = useFirstRun()
  return (
    <Show when={firstRun.open() === 'server'}>
      <Asked always={props.always} />
    </Show>
  )
}

function Asked(props: { always: boolean | undefined }) {
  const { known } = createHandIns()
  const isAdmin = createIsAdmin()
  const count = (state: 'waiting' | 'back') => known.all?.filter(one => one.state === state).length ?? 0
  const say = () => handInsWords()
  return (
    <>
      <Show when={isAdmin() && (props.always || count('waiting') > 0)}>
        <Rows>
          <Row
            href="/handed-in"
            title={say().title}
            detail={say().rowDetail}
            end={known.all && (count('waiting') > 0 ? number(count('waiting')) : say().nothing)}
          />
        </Rows>
      </Show>
      <Show when={count('back') > 0}>
        <Rows>
          <Row
            href="/handed-in"
            title={say().backTitle}
            detail={say().backDetail}
            end={number(count('back'))}
          />
        </Rows>
      </Show>
    </>
  )
}
