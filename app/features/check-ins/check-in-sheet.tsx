import { createSignal, onMount, Show } from 'solid-js'
import { words } from '../../i18n/index.ts'
import type { CheckIn } from '../../model/check-in.ts'
import type { Place } from '../../model/field.ts'
import { standingAt } from '../../model/near.ts'
import type { AnyShown } from '../../model/row.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Trash } from '../../ui/icons.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useServices } from '../services.ts'
import { AccountPicker } from '../shared/account-picker.tsx'
import { type ChosenAccount, chosen, guessAccount } from '../shared/chosen-account.ts'
import { createForm } from '../shared/draft.ts'
import { DraftBanner } from '../shared/draft-banner.tsx'
import { NextActionFields } from '../shared/next-action-fields.tsx'
import { PeopleChips } from '../shared/people-chips.tsx'
import { recentAccounts } from '../shared/recent-accounts.ts'
import { sentenceOf } from '../shared/save-error.ts'
import { offerUndo } from '../shared/undo.ts'
import { isUnclear, momentOf, settle, understand, warmDates } from '../shared/when.ts'
import { WhenField } from '../shared/when-field.tsx'
import {
  addPlace,
  type CheckInValues,
  changeCheckIn,
  deleteCheckIn,
  type Logged,
  logCheckIn,
} from './commands.ts'
import { fieldsOf, freshFields, kindOptions, pulseOptions } from './fields.ts'
import { WhenAndWhere } from './when-and-where.tsx'

/** The form itself. Everything but the account is filled in or optional, so that a visit is saved by one tap. */
export function CheckInSheet(props: {
  /** The account whose page is open. */
  open?: string
  /** Begins with the day, for a visit still ahead. */
  plan?: boolean
  /** The check-in to change. */
  row?: CheckIn
  onClose: () => void
}) {
  const services = useServices()
  const { book, now, today } = services
  const seen = props.row as AnyShown | undefined
  const guess = guessAccount(services, props.open)
  const fresh = props.row
    ? fieldsOf(props.row, chosen(book, props.row.account), today())
    : freshFields(guess.account)
  const form = createForm(
    book,
    seen ? `check-in/${seen.id}` : `check-in/new/${props.open ?? ''}`,
    fresh,
    seen,
  )
  const { values, set } = form

  const [place, setPlace] = createSignal<Place>()
  const [error, setError] = createSignal<string>()
  const [tried, setTried] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const located = seen ? Promise.resolve(undefined) : services.locate()
  const isVisitNow = () => values.kind === 'visit' && !values.when.text.trim()
  const account = () => (values.account ? book.account(values.account.id) : undefined)

  onMount(async () => {
    warmDates()
    await Promise.all([form.ready, recentAccounts(book).ready])
    if (!seen && !form.isTyped() && !values.account) fillAccount(guessAccount(services, props.open).account)
    const found = await located
    setPlace(found)
    const at = found && standingAt(found, book.accounts())
    if (at && guess.by !== 'page' && !form.isTyped()) fillAccount(chosen(book, at.id))
  })

  function fillAccount(account: ChosenAccount | undefined) {
    if (account && !form.isRestored()) form.fill({ account })
  }

  function pickAccount(account: ChosenAccount) {
    if (account.id !== values.account?.id) set({ account, with: [] })
  }

  async function save() {
    setTried(true)
    setError(undefined)
    if (!values.account || busy()) return
    setBusy(true)
    try {
      const when = values.when.date ? values.when : await understand(values.when.text, now(), lean())
      const next = await settle(values.next, values.due, now(), today())
      set({ when, next: next.text, due: next.due })
      if (isUnclear(when) || isUnclear(next.due)) return
      await write(checkInOf(values.account, momentOf(when, now(), today())))
    } catch (failure) {
      setError(sentenceOf(failure))
    } finally {
      setBusy(false)
    }
  }

  async function write(checkIn: CheckInValues) {
    const before = form.seen()
    if (before) {
      const written = await changeCheckIn(book, before, checkIn)
      return finish(checkIn.account, written)
    }
    const next = { text: values.next, due: values.due.date, time: values.due.time }
    const logged = await logCheckIn(book, checkIn, next, values.setPlace)
    finish(checkIn.account, logged)
    if (isVisitNow() && !checkIn.place) void addPlaceLater(logged)
  }

  /** A place that was slow is asked for once more; one that was denied is denied at once. */
  async function addPlaceLater(logged: Logged) {
    const found = (await located) ?? (await services.locate())
    if (found) await addPlace(book, logged, found)
  }

  function finish(account: ChosenAccount, written: Parameters<typeof offerUndo>[0]) {
    void form.drop()
    recentAccounts(book).use(account.id)
    offerUndo(written)
    props.onClose()
  }

  function checkInOf(account: ChosenAccount, at: number): CheckInValues {
    const { kind, pulse, said } = values
    return {
      account,
      kind,
      pulse,
      said,
      at,
      with: [...values.with],
      ...(isVisitNow() && !seen && { place: place() }),
    }
  }

  async function remove(row: AnyShown) {
    try {
      const written = await deleteCheckIn(book, row)
      await form.drop()
      offerUndo(written, words().checkIns.deleted)
      props.onClose()
    } catch (failure) {
      setError(sentenceOf(failure))
    }
  }

  const lean = () => (props.plan ? 'ahead' : 'near')

  return (
    <Sheet
      title={words().checkIns.title}
      onClose={props.onClose}
      onSubmit={() => void save()}
      aside={
        <WhenAndWhere when={values.when} place={isVisitNow() ? place() : undefined} account={account()} />
      }
      footer={
        <>
          <Show when={form.seen()}>
            {row => (
              <Button variant="danger" icon={Trash} onClick={() => void remove(row())}>
                {words().common.delete}
              </Button>
            )}
          </Show>
          <Button variant="main" type="submit" disabled={busy()}>
            {words().common.save}
          </Button>
        </>
      }
    >
      <DraftBanner form={form} />
      <Show when={error()}>
        <Banner tone="red">{error()}</Banner>
      </Show>
      <AccountPicker
        value={values.account}
        onPick={pickAccount}
        autofocus={!fresh.account}
        error={tried() && !values.account ? words().forms.whichAccount : undefined}
      />
      <Choice
        label={words().checkIns.kind}
        options={kindOptions()}
        value={values.kind}
        onChange={kind => kind && set({ kind })}
      />
      <Choice
        label={words().checkIns.pulse}
        options={pulseOptions()}
        value={values.pulse}
        onChange={pulse => set({ pulse })}
        look="faces"
        optional
      />
      <TextField
        label={words().checkIns.said}
        value={values.said}
        onInput={said => set({ said })}
        placeholder={words().checkIns.saidPlaceholder}
        multiline
      />
      <Show when={!seen}>
        <NextActionFields
          text={values.next}
          due={values.due}
          onText={next => set({ next })}
          onDue={due => set({ due })}
          compact
          strict={tried()}
        />
      </Show>
      <PeopleChips
        label={words().checkIns.with}
        account={values.account?.id}
        value={values.with}
        onChange={people => set({ with: people })}
      />
      <WhenField
        label={words().checkIns.when}
        value={values.when}
        onInput={when => set({ when })}
        lean={lean()}
        placeholder={words().checkIns.now}
        examples={words().checkIns.whenExamples}
        autofocus={props.plan}
        strict={tried()}
      />
      <Show when={isVisitNow() && place() && account() && !account()?.place}>
        <Checkbox
          label={words().checkIns.setPlace(values.account?.name ?? '')}
          checked={values.setPlace}
          onChange={setPlace => set({ setPlace })}
        />
      </Show>
    </Sheet>
  )
}
