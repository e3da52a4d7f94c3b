import { createSignal, onMount, Show } from 'solid-js'
import { words } from '../../i18n/index.ts'
import type { CheckIn } from '../../model/check-in.ts'
import type { Place } from '../../model/field.ts'
import { standingAt } from '../../model/near.ts'
import type { AnyShown } from '../../model/row.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useServices } from '../services.ts'
import { CaptureTop } from '../shared/capture-top.tsx'
import {
  accountOfRow,
  type ChosenAccount,
  chosen,
  fillAccount,
  guessAccount,
} from '../shared/chosen-account.ts'
import { createForm } from '../shared/draft.ts'
import { HistoryLink } from '../shared/history-link.tsx'
import { createMetInForm, MetVersionsInForm } from '../shared/met-in-form.tsx'
import { NextActionFields } from '../shared/next-action-fields.tsx'
import { PeopleChips } from '../shared/people-chips.tsx'
import { SaveFooter } from '../shared/save-footer.tsx'
import { createSaving } from '../shared/saving.ts'
import { aboutCapture } from '../shared/unfinished.ts'
import { isUnclear, momentOf, settle, understand, type When, warmDates, whenAt } from '../shared/when.ts'
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
  /** The planned check-in takes place now. */
  arrived?: boolean
  /** The check-in to change. */
  row?: CheckIn
  onClose: () => void
}) {
  const services = useServices()
  const { book, now, today } = services
  const seen = props.row as AnyShown | undefined
  const guess = guessAccount(services, props.open)
  const fresh = props.row
    ? fieldsOf(
        props.row,
        accountOfRow(book, props.row.account),
        id => book.contact(id),
        props.arrived ? undefined : today(),
      )
    : freshFields(guess.account)
  const form = createForm(
    book,
    seen ? `check-in/${seen.id}` : `check-in/new/${props.open ?? ''}`,
    fresh,
    seen,
    aboutCapture('check-in', props.row, props.open),
  )
  const { values, set } = form
  const met = createMetInForm(form.seen, 'said', {
    read: () => form.values.said,
    fill: said => form.set({ said }),
  })

  const saving = createSaving(book, form, () => props.onClose())
  const { tried, busy } = saving
  const [place, setPlace] = createSignal<Place>()
  const located = seen && !props.arrived ? Promise.resolve(undefined) : services.locate()
  const isVisitNow = () => values.kind === 'visit' && !values.when.text.trim()
  const account = () => (values.account ? book.account(values.account.id) : undefined)

  onMount(async () => {
    warmDates()
    if (!seen) await fillAccount(services, form, props.open)
    const found = await located
    setPlace(found)
    const account = found && chosen(book, standingAt(found, book.accounts())?.id)
    if (account && !seen && guess.by !== 'page' && !form.isTyped()) form.fill({ account })
  })

  function pickAccount(account: ChosenAccount) {
    if (account.id !== values.account?.id) set({ account, with: [] })
  }

  async function settleAndWrite() {
    const when = values.when.date ? values.when : await understand(values.when.text, now(), 'near')
    const next = await settle(values.next, values.due, now(), today())
    set({ when, next: next.text, due: next.due })
    if (isUnclear(when) || isUnclear(next.due)) return
    await write(checkInOf(values.account!, atOf(when)))
  }

  async function write(checkIn: CheckInValues) {
    const before = form.seen()
    if (before) {
      const written = await changeCheckIn(book, before, checkIn, met.patch())
      return saving.finish(written)
    }
    const next = { text: values.next, due: values.due.date, time: values.due.time }
    const logged = await logCheckIn(book, checkIn, next, values.setPlace)
    await saving.finish(logged)
    if (isVisitNow() && !checkIn.place) void addPlaceLater(logged)
  }

  /** A place that was slow is asked for once more; one that was denied is denied at once. */
  async function addPlaceLater(logged: Logged) {
    const found = (await located) ?? (await services.locate())
    if (found) await addPlace(book, logged, found)
  }

  /** A time that was not touched stays what it was to the second, which the field does not show. */
  function atOf(when: When): number {
    const before = (form.seen() as CheckIn | undefined)?.at
    const shown = before === undefined ? undefined : whenAt(before, today())
    const isSame = shown && shown.date === when.date && shown.time === when.time
    return isSame ? (before as number) : momentOf(when, now(), today())
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
      ...(isVisitNow() && { place: place() }),
    }
  }

  const remove = () => saving.remove(row => deleteCheckIn(book, row), words().checkIns.deleted)

  return (
    <Sheet
      title={words().checkIns.title}
      onClose={props.onClose}
      onSubmit={() => saving.save(settleAndWrite)}
      aside={
        <WhenAndWhere when={values.when} place={isVisitNow() ? place() : undefined} account={account()} />
      }
      footer={<SaveFooter busy={busy()} onDelete={seen && (() => void remove())} />}
    >
      <MetVersionsInForm met={met} of={words().checkIns.said} />
      <CaptureTop form={form} saving={saving} onPick={pickAccount} autofocus={!fresh.account} />
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
        lean="near"
        placeholder={words().checkIns.now}
        examples={words().checkIns.whenExamples}
        strict={tried()}
      />
      <Show when={isVisitNow() && place() && account() && !account()?.place}>
        <Checkbox
          label={words().checkIns.setPlace(values.account?.name ?? '')}
          checked={values.setPlace}
          onChange={setPlace => set({ setPlace })}
        />
      </Show>
      <Show when={props.row}>{row => <HistoryLink row={row()} />}</Show>
    </Sheet>
  )
}
