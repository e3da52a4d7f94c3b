import { words } from '../../i18n/index.ts'
import { CHANNELS, STAGES, STATUSES } from '../../model/account.ts'
import { DEFAULT_CADENCE } from '../../model/workspace.ts'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useServices } from '../services.ts'
import type { Form } from '../shared/draft.ts'
import type { FieldProblems } from '../shared/save-error.ts'
import type { AccountValues } from './account-values.ts'
import { OwnerFields } from './owner-fields.tsx'

interface FieldsProps {
  form: Form<AccountValues>
  problems: FieldProblems
}

/** All of an account that is not its name. */
export function MoreAccountFields(props: FieldsProps) {
  return (
    <div class="account-form-groups">
      <CareFields form={props.form} problems={props.problems} />
      <ReachFields form={props.form} problems={props.problems} />
      <PlaceFields form={props.form} problems={props.problems} />
      <WorthFields form={props.form} problems={props.problems} />
    </div>
  )
}

function CareFields(props: FieldsProps) {
  const { book } = useServices()
  const say = () => words().accounts.form
  return (
    <fieldset class="account-form-group">
      <legend>{say().groups.care}</legend>
      <Switch label={say().key} checked={props.form.values.key} onChange={key => props.form.set({ key })} />
      <OwnerFields form={props.form} />
      <Select
        label={say().status}
        value={props.form.values.status}
        options={STATUSES.map(value => ({ value, label: words().accounts.statuses[value] }))}
        onChange={status => props.form.set({ status })}
      />
      <Select
        label={say().stage}
        value={props.form.values.stage}
        options={[
          { value: '', label: say().unsaid },
          ...STAGES.map(value => ({ value, label: words().accounts.stages[value] })),
        ]}
        onChange={stage => props.form.set({ stage })}
      />
      <FormField
        {...props}
        field="cadence"
        inputmode="numeric"
        hint={say().cadenceHint(book.workspace().cadence ?? DEFAULT_CADENCE)}
      />
      <Select
        label={say().channel}
        value={props.form.values.channel}
        options={[
          { value: '', label: say().unsaid },
          ...CHANNELS.map(value => ({ value, label: words().accounts.channels[value] })),
        ]}
        onChange={channel => props.form.set({ channel })}
      />
      <FormField {...props} field="tag" hint={say().tagsHint} />
      <FormField {...props} field="about" multiline />
    </fieldset>
  )
}

function ReachFields(props: FieldsProps) {
  return (
    <fieldset class="account-form-group">
      <legend>{words().accounts.form.groups.reach}</legend>
      <FormField {...props} field="phone" type="tel" />
      <FormField {...props} field="email" type="email" />
      <FormField {...props} field="website" type="url" />
    </fieldset>
  )
}

function PlaceFields(props: FieldsProps) {
  return (
    <fieldset class="account-form-group">
      <legend>{words().accounts.form.groups.place}</legend>
      <FormField {...props} field="address" />
      <FormField {...props} field="postalCode" />
      <FormField {...props} field="town" />
      <FormField {...props} field="region" />
      <FormField {...props} field="country" />
    </fieldset>
  )
}

function WorthFields(props: FieldsProps) {
  return (
    <fieldset class="account-form-group">
      <legend>{words().accounts.form.groups.worth}</legend>
      <FormField {...props} field="value" inputmode="decimal" />
      <FormField {...props} field="currency" />
      <FormField {...props} field="renewal" type="date" />
    </fieldset>
  )
}

/** One line of text of the form, with what is wrong with it. */
function FormField(
  props: FieldsProps & {
    field: Exclude<keyof AccountValues, 'key' | 'owner' | 'share'>
    type?: 'tel' | 'email' | 'url' | 'date'
    inputmode?: 'numeric' | 'decimal'
    hint?: string
    multiline?: boolean
  },
) {
  const error = () => {
    const why = props.problems[props.field]
    const wrong = words().accounts.form.wrong
    return (
      why && (why === 'too_long' ? wrong.tooLong : (wrong[props.field as keyof typeof wrong] ?? wrong.else))
    )
  }
  return (
    <TextField
      label={words().accounts.form[props.field]}
      value={props.form.values[props.field]}
      onInput={text => props.form.set({ [props.field]: text })}
      type={props.type}
      inputmode={props.inputmode}
      multiline={props.multiline}
      hint={props.hint}
      error={error()}
      autocomplete="off"
    />
  )
}
