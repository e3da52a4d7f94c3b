import { createSignal, For, lazy, Show } from 'solid-js'
import { createLive } from '../../data/live.ts'
import { eraseWords } from '../../i18n/erase.ts'
import { moment } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import type { Attachment } from '../../model/attachment.ts'
import { DAYS_KEPT } from '../../model/kept.ts'
import { titleOf } from '../../model/note.ts'
import type { AnyShown } from '../../model/row.ts'
import { Button } from '../../ui/button.tsx'
import { Row, Rows } from '../../ui/rows.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { useServices } from '../services.ts'
import { attachedInWords } from '../shared/attachments.ts'
import { mayEnd } from '../shared/may-end.ts'
import { hasServer } from '../shared/people.ts'
import { sentenceOf } from '../shared/save-error.ts'
import { offerUndo } from '../shared/undo.ts'
import { bringBack, broughtBackAlone } from './commands.ts'
import './deleted-things.css'

const EraseSheet = lazy(() => import('./erase-sheet.tsx'))
const ERASABLE = ['account', 'contact', 'note', 'attachment']

/** What was deleted, of one account or, without one, the accounts themselves; each can be brought back. */
export function DeletedThings(props: { account?: string; onClose: () => void }) {
  const { book, now } = useServices()
  const nameOf = (row: AnyShown) => deletedName(row, now())
  const deleted = createLive(
    book,
    () => ({ account: props.account }),
    ({ account }) => (account ? [`history/${account}`, 'contact', 'action'] : ['account']),
    async ({ account }) => broughtBackAlone(await book.deleted(account)),
  )

  const [erasing, setErasing] = createSignal<AnyShown>()

  async function restore(row: AnyShown) {
    try {
      offerUndo(await bringBack(book, row), words().accounts.broughtBack(nameOf(row)))
    } catch (error) {
      toast({ text: sentenceOf(error) })
    }
  }

  /** What it is, and of what was merged away which one it is part of now. */
  const detailOf = (row: AnyShown) => {
    const noun = eraseWords().nouns[row.noun]
    if (typeof row.into !== 'string') return noun
    const survivor = book.account(row.into) ?? book.contact(row.into)
    return `${noun} · ${eraseWords().mergedInto(survivor?.name ?? '')}`
  }

  /** Without a server nothing is erased anywhere else, and here it goes with the whole book. */
  const mayErase = (row: AnyShown) =>
    hasServer(book) && ERASABLE.includes(row.noun) && mayEnd(book, book.account(row.account))

  return (
    <>
      <Sheet
        title={props.account ? words().accounts.deletedThings : eraseWords().accounts}
        onClose={props.onClose}
      >
        <Show when={deleted()?.length} fallback={<p>{deleted() && eraseWords().nothing}</p>}>
          {/* Only a server erases by itself. */}
          <Show when={hasServer(book)}>
            <p class="deleted-things-kept">{eraseWords().keptFor(DAYS_KEPT)}</p>
          </Show>
          <Rows>
            <For each={deleted()}>
              {row => (
                <Row
                  title={nameOf(row)}
                  detail={detailOf(row)}
                  trail={
                    <div class="deleted-things-ways">
                      <Button onClick={() => void restore(row)}>{words().accounts.bringBack}</Button>
                      <Show when={mayErase(row)}>
                        <Button variant="quiet" onClick={() => setErasing(row)}>
                          {eraseWords().open}
                        </Button>
                      </Show>
                    </div>
                  }
                />
              )}
            </For>
          </Rows>
        </Show>
      </Sheet>
      <Show when={erasing()} keyed>
        {row => <EraseSheet row={row} name={nameOf(row)} onClose={() => setErasing(undefined)} />}
      </Show>
    </>
  )
}

/** What a row is called: its name or first words; of what hung on a note what it is, how long and from when. */
function deletedName(row: AnyShown, now: number): string {
  if (row.noun === 'attachment' && !row.name) {
    const one = row as unknown as Attachment
    return [attachedInWords([one]), one.at && moment(one.at, now)].filter(Boolean).join(', ')
  }
  const text = row.name ?? row.text ?? row.said ?? row.body
  return titleOf({ body: typeof text === 'string' ? text : '' }) || (eraseWords().nouns[row.noun] ?? '')
}
