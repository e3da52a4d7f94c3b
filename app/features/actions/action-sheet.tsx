import { onMount, Show } from 'solid-js'
import { day } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import type { Action } from '../../model/action.ts'
import type { AnyShown } from '../../model/row.ts'
import { Choice } from '../../ui/choice.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useServices } from '../services.ts'
import { CaptureTop } from '../shared/capture-top.tsx'
import { accountOfRow, type ChosenAccount, fillAccount, guessAccount } from '../shared/chosen-account.ts'
import { createForm } from '../shared/draft.ts'
import { HistoryLink } from '../shared/history-link.tsx'
import { createMetInForm, MetVersionsInForm } from '../shared/met-in-form.tsx'
import { NextActionFields } from '../shared/next-action-fields.tsx'
import { SaveFooter } from '../shared/save-footer.tsx'
import { createSaving } from '../shared/saving.ts'
import { aboutCapture } from '../shared/unfinished.ts'
import { isUnclear, settle, warmDates } from '../shared/when.ts'
import { addAction, changeAction, deleteAction, dueOfPromise } from './commands.ts'
import { datesDiffer, fieldsOf, freshFields, sideOptions, valuesOf } from './fields.ts'

/** The form itself. */
export function ActionSheet(props: {
  /** The account whose page is open. */
  open?: string
  text?: string
  /** The action to change. */
  row?: Action
  onClose: () => void
}) {
  const services = useServices()
  const { book, now, today } = services
  const seen = props.row as AnyShown | undefined
  const fresh = props.row
    ? fieldsOf(props.row, accountOfRow(book, props.row.account), today())
    : freshFields(guessAccount(services, props.open).account, props.text)
  const form = createForm(
    book,
    seen ? `action/${seen.id}` : `action/new/${props.open ?? ''}`,
    fresh,
    seen,
    aboutCapture('action', props.row, props.open),
  )
  const { values, set } = form
  const met = createMetInForm(form.seen, 'about', {
    read: () => form.values.about,
    fill: about => form.set({ about }),
  })

  const saving = createSaving(book, form, () => props.onClose())
  const { tried, busy } = saving

  onMount(() => {
    warmDates()
    if (!seen) void fillAccount(services, form, props.open)
  })

  /** What the promise means for us, once its date is understood. */
  const promiseHint = () => {
    const { date } = values.due
    if (!values.told || date === undefined) return undefined
    return words().actions.promise(day(date, today()), day(dueOfPromise(book, date, today()), today()))
  }

  async function write(account: ChosenAccount) {
    const settled = await settle(values.text, values.due, now(), today())
    set(settled)
    if (!settled.text || isUnclear(settled.due)) return
    const row = form.seen()
    const all = valuesOf(values, account)
    const written = row
      ? await changeAction(
          book,
          row,
          all,
          datesDiffer(values, fieldsOf(row as Action, account, today())),
          today(),
          met.patch(),
        )
      : await addAction(book, all, today())
    await saving.finish(written)
  }

  const remove = () => saving.remove(row => deleteAction(book, row as Action), words().actions.deleted)

  return (
    <Sheet
      title={words().actions.dialog}
      onClose={props.onClose}
      onSubmit={() => saving.save(write)}
      footer={<SaveFooter busy={busy()} onDelete={seen && (() => void remove())} />}
    >
      <MetVersionsInForm met={met} of={words().actions.details} />
      <CaptureTop
        form={form}
        saving={saving}
        onPick={account => set({ account })}
        autofocus={!fresh.account}
      />
      <NextActionFields
        text={values.text}
        due={values.due}
        onText={text => set({ text })}
        onDue={due => set({ due })}
        autofocus={!seen && fresh.account !== undefined}
        dueHint={promiseHint()}
        error={tried() && !values.text.trim() ? words().actions.empty : undefined}
        strict={tried()}
      />
      <Choice
        label={words().actions.whose}
        options={sideOptions()}
        value={values.side}
        onChange={side => side && set({ side })}
      />
      <Switch label={words().actions.told} checked={values.told} onChange={told => set({ told })} />
      <TextField
        label={words().actions.details}
        value={values.about}
        onInput={about => set({ about })}
        multiline
        rows={2}
        placeholder={words().common.optional}
      />
      <Show when={props.row}>{row => <HistoryLink row={row()} />}</Show>
    </Sheet>
  )
}
