import { useNavigate } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { membersWords } from '../../i18n/members.ts'
import type { Account } from '../../model/account.ts'
import { fold } from '../../model/fold.ts'
import type { AnyShown } from '../../model/row.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { useServices } from '../services.ts'
import { createForm } from '../shared/draft.ts'
import { DraftBanner } from '../shared/draft-banner.tsx'
import { createMetInForm, MetVersionsInForm } from '../shared/met-in-form.tsx'
import { type Failed, failedOf, stillWrong } from '../shared/save-error.ts'
import { offerUndo } from '../shared/undo.ts'
import { MoreAccountFields } from './account-fields.tsx'
import './account-form.css'
import { type AccountValues, patchOf, valuesOf } from './account-values.ts'
import { saveAccount } from './commands.ts'
import { handedTo } from './hand-over.ts'

/** `dialog` "Account": a new one from a name alone, or one to change. */
export function AccountForm(props: {
  account?: Account
  onClose: () => void
  onSaved?: (id: string) => void
}) {
  const { book } = useServices()
  const navigate = useNavigate()
  const row = props.account as AnyShown | undefined
  const form = createForm(book, row ? `account/${row.id}` : 'account/new', valuesOf(props.account, book), row)
  const met = createMetInForm(form.seen, 'about', {
    read: () => form.values.about,
    fill: about => form.set({ about }),
  })
  const [failed, setFailed] = createSignal<Failed<AccountValues>>()
  const problems = createMemo(() => stillWrong(failed(), form.values))
  const same = createMemo(() => sameName(book.accounts(), form.values.name, row?.id))

  async function save() {
    setFailed(undefined)
    try {
      const handed = handedTo(book, form.values, form.seen() as Account | undefined)
      const patch = { ...patchOf(form.values, form.seen()), ...met.patch() }
      const saved = await saveAccount(book, patch, form.seen())
      await form.drop()
      // Only who has it now may give it back.
      if (handed) toast({ text: membersWords().handedTo(form.values.name, handed.name) })
      else offerUndo(saved)
      props.onClose()
      if (handed?.isLost) navigate('/accounts')
      else props.onSaved?.(saved.id)
    } catch (failure) {
      setFailed(failedOf(failure, form.values))
    }
  }

  return (
    <Sheet
      title={words().accounts.form.title}
      wide
      onClose={props.onClose}
      onSubmit={save}
      footer={
        <Button variant="main" type="submit">
          {words().common.save}
        </Button>
      }
    >
      <DraftBanner form={form} />
      <Show when={!isOnlyName(problems()) && failed()}>
        {failed => <Banner tone="red">{failed().sentence}</Banner>}
      </Show>
      <MetVersionsInForm met={met} of={words().accounts.form.about} />
      <TextField
        label={words().accounts.form.name}
        value={form.values.name}
        onInput={name => form.set({ name })}
        error={problems().name && words().accounts.form.wrong.name}
        autocomplete="off"
        autofocus={!row}
        required
      />
      <Show when={same().length > 0}>
        <p class="account-form-same" role="status">
          {words().accounts.form.same}{' '}
          <For each={same()}>{account => <a href={`/accounts/${account.id}`}>{nameAndTown(account)}</a>}</For>
        </p>
      </Show>
      <details class="account-form-more" open={Boolean(row)}>
        <summary>{words().common.more}</summary>
        <MoreAccountFields form={form} problems={problems()} />
      </details>
    </Sheet>
  )
}

/** What is wrong with the name is said below it; once is enough. */
function isOnlyName(problems: object): boolean {
  const fields = Object.keys(problems)
  return fields.length === 1 && fields[0] === 'name'
}

const MOST_SAME = 3

/** Accounts that already bear the name being typed, whatever its case and accents. */
function sameName(accounts: readonly Account[], name: string, except: string | undefined): Account[] {
  const typed = fold(name).trim()
  if (!typed) return []
  return accounts
    .filter(account => account.id !== except && fold(account.name ?? '') === typed)
    .slice(0, MOST_SAME)
}

function nameAndTown(account: Account): string {
  return [account.name, account.town].filter(Boolean).join(', ')
}
