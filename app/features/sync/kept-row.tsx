import { Show } from 'solid-js'
import { unwrap } from 'solid-js/store'
import type { Attention } from '../../data/connection.ts'
import { createLive } from '../../data/live.ts'
import { since } from '../../i18n/format.ts'
import { syncPageWords } from '../../i18n/sync-page.ts'
import type { NounName } from '../../model/nouns.ts'
import { accountOf } from '../../model/row.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { useServices } from '../services.ts'
import { Case } from '../shared/case.tsx'
import { describeChange, subjectOf } from '../shared/describe-change.ts'
import { memberIn, memberName } from '../shared/people.ts'
import { keptSentence } from './kept-sentence.ts'

/** A row that one had deleted and that stands, because somebody had edited it unseen: told, and left to a person. */
export function KeptRow(props: { item: Attention; now: number }) {
  const { book, connection, today } = useServices()
  const deletion = () => props.item.changes[0]!
  const noun = () => deletion().noun as NounName
  const account = () => accountOf(props.item.row?.scope ?? deletion().scope)
  const read = () => book.row(noun(), deletion().row, account())
  const found = createLive(
    book,
    () => ({ account: account() }),
    ({ account }) => ['account', 'contact', 'action', `history/${account}`],
    async () => ({ row: await read() }),
  )
  const row = () => found()?.row
  const what = () =>
    (row() && subjectOf(noun(), row()!)) || describeChange(deletion(), undefined, today(), false)
  const where = () => noun() !== 'account' && book.account(account())?.name
  const why = () =>
    keptSentence(props.item, row(), book.me.member, member => memberName(memberIn(book, member)))
  const stands = () => row() && !row()!.deleted

  async function deleteAgain() {
    const text = syncPageWords().goneAgain(what())
    try {
      await connection.tryAgain(props.item.id)
      toast({ text, undo: bringBack })
    } catch {
      toast({ text: syncPageWords().tryFailed })
    }
  }

  async function bringBack() {
    const seen = await read()
    const patch = { deleted: null, into: null }
    if (seen) await book.write([{ noun: noun(), id: seen.id, scope: seen.scope, seen, patch }])
  }

  async function keep() {
    const item = unwrap(props.item)
    const text = syncPageWords().stays(what())
    try {
      await connection.discard(item.id)
      toast({ text, undo: () => connection.restore(item) })
    } catch {
      toast({ text: syncPageWords().tryFailed })
    }
  }

  return (
    <Show when={found()}>
      <Case
        ways={
          <Show
            when={stands()}
            fallback={
              <Button onClick={() => void connection.discard(props.item.id)}>
                {syncPageWords().understood}
              </Button>
            }
          >
            <Button onClick={() => void deleteAgain()}>
              {deletion().patch.into === undefined ? syncPageWords().deleteAgain : syncPageWords().mergeAgain}
            </Button>
            <Button onClick={() => void keep()}>{syncPageWords().keepIt}</Button>
          </Show>
        }
      >
        <p class="case-what">{what()}</p>
        <p class="case-lead">{[where(), since(props.item.at, props.now)].filter(Boolean).join(' · ')}</p>
        <p>{why()}</p>
      </Case>
    </Show>
  )
}
