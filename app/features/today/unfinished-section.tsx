import { createMemo, For, onCleanup, onMount, Show } from 'solid-js'
import { moment } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { Close } from '../../ui/icons.ts'
import { Row, Rows } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'
import { sheetOpen } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { features } from '../index.ts'
import { useServices } from '../services.ts'
import { type Unfinished, unfinishedForms } from '../shared/unfinished.ts'

const BEHIND_FIRST_SCREEN_MS = 800

/** On Today: what was left half-written, to be taken up again or given up. */
export function UnfinishedSection() {
  const services = useServices()
  const { book, capture } = services
  const unfinished = unfinishedForms(book)
  // What is being written just now has not been left.
  const left = createMemo<Unfinished[]>(before => (sheetOpen() ? before : unfinished.list()), [])
  const captures = features.flatMap(feature => feature.captures ?? [])
  const titleOf = ({ form, account }: Unfinished) =>
    [captures.find(one => one.form === form)?.label() ?? '', account].filter(Boolean).join(' · ')
  const detailOf = ({ at, length, words }: Unfinished) =>
    [at && moment(at, services.now()), length, words].filter(Boolean).join(' · ')

  onMount(() => {
    const look = () => captures.forEach(one => void one.findLeft?.(services))
    const timer = setTimeout(look, BEHIND_FIRST_SCREEN_MS)
    onCleanup(() => clearTimeout(timer))
  })

  async function discard(one: Unfinished) {
    const { giveUp } = await import('../shared/given-up.ts')
    const undo = await giveUp(book, one, services.now())
    toast({ text: words().today.discarded, undo })
  }

  return (
    <Show when={left().length}>
      <Section title={words().today.unfinished}>
        <Rows label={words().today.unfinished}>
          <For each={left()}>
            {one => (
              <Row
                title={titleOf(one)}
                detail={detailOf(one)}
                href={one.href}
                onOpen={() => capture(one.form, one.prefill)}
                trail={
                  <IconButton label={words().today.discard} icon={Close} onClick={() => void discard(one)} />
                }
              />
            )}
          </For>
        </Rows>
      </Section>
    </Show>
  )
}
