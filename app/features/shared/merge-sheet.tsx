import { For, type JSX, Show } from 'solid-js'
import type { Written } from '../../data/book.ts'
import { mergeWords } from '../../i18n/merge.ts'
import type { Kept } from '../../model/merge-into.ts'
import type { AnyShown } from '../../model/row.ts'
import { Button } from '../../ui/button.tsx'
import { Check } from '../../ui/icons.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { useServices } from '../services.ts'
import { createAttempt } from './attempt.ts'
import { countKinds } from './count-kinds.ts'
import { labelOf } from './describe-change.ts'
import { FormProblem } from './form-problem.tsx'
import './merge-sheet.css'
import { offerUndo } from './undo.ts'
import { valueInWords } from './value-words.ts'

/** Two entries that are to be one: the other is chosen, then both stand side by side, with what is kept of each and what moves. */
export function MergeSheet(props: {
  noun: 'contact' | 'account'
  survivor: { name?: string }
  other: { name?: string } | undefined
  /** Chooses the other one. */
  chooser: JSX.Element
  kept: readonly Kept[]
  /** What moves, or names the other one; undefined until it has been read. */
  moving: readonly AnyShown[] | undefined
  merge: () => Promise<Written>
  onClose: () => void
}) {
  const { problem, attempt } = createAttempt()
  const say = () => mergeWords()[props.noun]
  const name = () => props.survivor.name ?? ''

  async function merge() {
    const other = props.other?.name ?? ''
    if (!props.other) return
    await attempt(async () => {
      offerUndo(await props.merge(), mergeWords().done(other, name()))
      props.onClose()
    })
  }

  return (
    <Sheet
      title={say().title}
      onClose={props.onClose}
      onSubmit={merge}
      footer={
        props.other && (
          <Button variant="main" type="submit">
            {mergeWords().do(name())}
          </Button>
        )
      }
    >
      <p>{say().lead(name())}</p>
      {props.chooser}
      <Show when={props.other}>
        {other => (
          <>
            <SideBySide noun={props.noun} survivor={name()} other={other().name ?? ''} kept={props.kept} />
            <p>
              <Show when={props.moving}>
                {moving => say().moves(countKinds(moving()), other().name ?? '', name())}
              </Show>{' '}
              {say().later(other().name ?? '')}
            </p>
          </>
        )}
      </Show>
      <FormProblem sentence={problem()} />
    </Sheet>
  )
}

function SideBySide(props: { noun: string; survivor: string; other: string; kept: readonly Kept[] }) {
  const { book, now, today } = useServices()
  const text = (field: string, value: unknown) =>
    value === undefined || value === null || value === ''
      ? mergeWords().unsaid
      : valueInWords(props.noun, field, value, { book, now: now(), today: today() })
  return (
    <table class="merge-sheet-sides" aria-label={mergeWords().sides}>
      <thead>
        <tr>
          <th scope="col">{mergeWords().field}</th>
          <th scope="col">{mergeWords().stays(props.survivor)}</th>
          <th scope="col">{mergeWords().goes(props.other)}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.kept}>
          {({ field, survivors, others, keeps }) => (
            <tr>
              <th scope="row">{labelOf(field)}</th>
              <Value text={text(field, survivors)} isKept={keeps !== 'others'} />
              <Value text={text(field, others)} isKept={keeps !== 'survivors'} />
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}

function Value(props: { text: string; isKept: boolean }) {
  return (
    <td data-kept={props.isKept ? '' : undefined}>
      {props.text}
      <Show when={props.isKept}>
        <span class="merge-sheet-kept">
          <Check size={16} />
          {mergeWords().kept}
        </span>
      </Show>
    </td>
  )
}
