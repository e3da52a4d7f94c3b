import type { Edit, Written } from '../../app/data/book.ts'
import { bringBack, eraseForGood } from '../../app/features/accounts/commands.ts'
import { mergeAccounts } from '../../app/features/accounts/merge-accounts.ts'
import { mergeContacts } from '../../app/features/contacts/merge-contacts.ts'
import type { Account } from '../../app/model/account.ts'
import type { Change } from '../../app/model/change.ts'
import type { Contact } from '../../app/model/contact.ts'
import { newId } from '../../app/model/id.ts'
import type { NounName } from '../../app/model/nouns.ts'
import { type AnyShown, inAccount } from '../../app/model/row.ts'
import type { SimulatedDevice } from './device.ts'
import type { Random } from './random.ts'

interface Editor {
  /** What it was filled with, or its own last save. */
  seen: AnyShown
  text: string
}

/** What the app offers to erase. */
const ERASABLE = ['account', 'contact', 'note']

/** Two entries that are to be one, side by side in a sheet. */
type Twins = [survivor: Account, other: Account] | [survivor: Contact, other: Contact]

/**
 * What a rep does with one device: makes, edits, moves, merges, deletes, brings back and erases rows, from forms that may have been open
 * for a while, by the app's own commands.
 */
export class Life {
  /** Rows as forms were filled with them, some time ago. */
  readonly #forms: AnyShown[] = []
  /** Notes open in editors, saved again and again as they grow. */
  #editors: Editor[] = []
  /** By change, as it was saved: what its form was filled with. */
  readonly filled = new Map<Change, AnyShown>()
  /** Sheets in which two entries stand side by side, opened some time ago. */
  readonly #sheets: Twins[] = []
  #words = 0

  constructor(
    readonly device: SimulatedDevice,
    readonly random: Random,
    /** Is told what was done. */
    readonly did: (what: string) => void = () => {},
    /** Ids of the workspace's members. */
    readonly members: readonly string[] = [],
  ) {}

  /** One action of this person, as it was saved; undefined when there is nothing to act on. */
  async act(): Promise<Written | undefined> {
    const { random } = this
    const { book } = this.device
    const accounts = book.accounts()
    if (accounts.length === 0 || random.chance(0.06)) return this.#write('creation', this.#newAccount())
    if (this.#editors.length && random.chance(0.3)) return this.#writeOn(random.pick(this.#editors))
    const account = random.pick(accounts)
    if (random.chance(0.1)) return this.#merge(account)
    if (random.chance(0.02)) return this.#decideOn(random.pick(await book.deleted()))
    if (random.chance(0.3)) return this.#write('creation', this.#newChild(account.id))
    const row = await this.#pickRow(account.id)
    if (!row) return this.#write('creation', this.#newChild(account.id))
    if (random.chance(0.3)) this.#forms.push(row)
    if (row.noun === 'note' && !row.deleted && random.chance(0.6)) this.#open(row)
    const seen =
      this.#forms.length && random.chance(0.35)
        ? this.#forms.splice(random.below(this.#forms.length), 1)[0]!
        : row
    return seen.deleted ? this.#decideOn(seen) : this.#edit(seen, account.id)
  }

  /** An editor's own save is what its next one grows out of, whatever has come into the row meanwhile. */
  async #write(what: string, edit: Edit): Promise<Written> {
    const written = await this.device.book.write([edit])
    const { change } = written
    if (change === 0) return written
    this.did(what)
    if (!edit.seen) return written
    const saved = this.device.saved.findLast(({ id }) => id === `${this.device.id}:${change}`)
    if (saved) this.filled.set(saved, edit.seen as AnyShown)
    for (const editor of this.#editors)
      if (editor.seen === edit.seen && 'body' in edit.patch)
        editor.seen = { ...editor.seen, body: edit.patch.body, change }
    return written
  }

  /** Two people or two accounts turn out to be one; the sheet may have stood open for a while. */
  async #merge(account: Account): Promise<Written | undefined> {
    const { random } = this
    const { book } = this.device
    const people = book.contactsOf(account.id)
    const [some, other] =
      people.length > 1 && random.chance(0.6)
        ? [random.pick(people), random.pick(people)]
        : [account, random.pick(book.accounts())]
    if (some.id !== other.id) this.#sheets.push([some, other] as Twins)
    if (this.#sheets.length === 0 || random.chance(0.2)) return undefined
    const [twins] = this.#sheets.splice(random.below(this.#sheets.length), 1)
    const written = await (isOfAccounts(twins!)
      ? mergeAccounts(book, ...twins)
      : mergeContacts(book, ...twins!))
    if (written.change > 0) this.did('merge')
    return written
  }

  /** What was deleted comes back, or goes for good. */
  async #decideOn(row: AnyShown | undefined): Promise<Written | undefined> {
    if (!row) return undefined
    const isForGood = ERASABLE.includes(row.noun) && this.random.chance(0.25)
    const { change, undo } = await (isForGood ? eraseForGood : bringBack)(this.device.book, row)
    if (change > 0) this.did(isForGood ? 'erase' : 'bringing back')
    // An erasure is not undone.
    return isForGood ? undefined : { change, undo }
  }

  /** At most two editors at once; a third closes the first. */
  #open(row: AnyShown): void {
    this.#editors = [...this.#editors.slice(-1), { seen: row, text: String(row.body ?? '') }]
  }

  /** Appends, inserts, takes out or replaces words, and saves; or deletes the note and closes it. */
  #writeOn(editor: Editor): Promise<Written> {
    const { random } = this
    const { seen } = editor
    const edit = { noun: 'note' as const, id: seen.id, scope: seen.scope, seen }
    if (random.chance(0.06)) {
      this.#editors = this.#editors.filter(other => other !== editor)
      return this.#write('deletion', { ...edit, patch: { deleted: true } })
    }
    const words = editor.text.split(/(?<=\s)/)
    const at = random.chance(0.4) ? words.length : random.below(words.length + 1)
    const gone = random.chance(0.3) ? 1 + random.below(2) : 0
    const come = gone && random.chance(0.5) ? [] : [this.#say('note'), this.#say('note')]
    words.splice(at, gone, ...come.slice(random.below(2)).map(word => `${word}${random.pick([' ', '\n'])}`))
    editor.text = words
      .map((word, i) => (i < words.length - 1 && /\S$/.test(word) ? `${word} ` : word))
      .join('')
    return this.#write('text edit', { ...edit, patch: { body: editor.text } })
  }

  #newAccount(): Edit {
    const id = this.#id()
    return {
      noun: 'account',
      id,
      scope: inAccount(id),
      patch: { name: this.#say('Account'), town: this.#say('Town') },
    }
  }

  #newChild(account: string): Edit {
    const at = this.device.clock.now() - this.random.below(86_400_000)
    const noun = this.random.pick(['contact', 'check-in', 'note', 'action'] as const)
    const patch = {
      contact: { name: this.#say('Contact') },
      'check-in': { kind: 'visit', at, said: this.#say('said'), ...this.#someoneThere(account) },
      note: { at, body: this.#say('note'), ...this.#someoneThere(account) },
      action: { text: this.#say('action'), due: '2026-11-27' },
    }[noun]
    return { noun, id: this.#id(), scope: inAccount(account), patch }
  }

  #someoneThere(account: string): Record<string, true> {
    const people = this.device.book.contactsOf(account)
    return people.length ? { [`with/${this.random.pick(people).id}`]: true } : {}
  }

  #edit(seen: AnyShown, account: string): Promise<Written> {
    const noun = seen.noun as NounName
    const edit = { noun, id: seen.id, scope: seen.scope, seen }
    if (this.random.chance(0.12)) return this.#write('deletion', { ...edit, patch: { deleted: true } })
    if (this.random.chance(0.08) && (noun === 'check-in' || noun === 'note' || noun === 'action'))
      return this.#write('move', { ...edit, patch: { scope: inAccount(account) } })
    const patch = this.#patchOf(noun, seen)
    const isHandOver = Object.keys(patch).some(field => field === 'owner' || field.startsWith('share/'))
    return this.#write(isHandOver ? 'hand-over' : 'edit', { ...edit, patch })
  }

  #patchOf(noun: NounName, seen: AnyShown): Record<string, unknown> {
    const { random } = this
    switch (noun) {
      case 'account':
        if (this.members.length > 1 && random.chance(0.3)) return this.#handOver()
        return random.pick([
          { town: this.#say('Town') },
          { phone: this.#say('+44') },
          { [`tag/${random.pick(['wine', 'cheese'])}`]: random.chance(0.5) },
          { value: random.below(1000) },
          { about: `${seen.about ?? ''} ${this.#say('about')}` },
        ])
      case 'contact':
        return random.pick([
          { role: this.#say('role') },
          { phone: this.#say('+44') },
          { left: random.chance(0.5) },
          { about: `${seen.about ?? ''} ${this.#say('about')}` },
        ])
      case 'check-in':
        return random.pick([
          { pulse: 1 + random.below(5) },
          this.#someoneThere(seen.account),
          { said: `${seen.said ?? ''} ${this.#say('said')}` },
          { at: this.device.clock.now() - random.below(1e9) },
        ])
      case 'note':
        return { body: `${seen.body ?? ''} ${this.#say('note')}` }
      default:
        return random.pick([
          { done: seen.done ? null : this.device.clock.now() },
          { due: `2026-12-${10 + random.below(20)}` },
          { snoozed: '2026-12-01' },
        ])
    }
  }

  /** Gives an account to another, or shares it; who may not is refused. */
  #handOver(): Record<string, unknown> {
    const { random } = this
    const member = random.pick(this.members)
    if (random.chance(0.3)) return { owner: member }
    return { [`share/${member}`]: random.chance(0.6) }
  }

  async #pickRow(account: string): Promise<AnyShown | undefined> {
    const { book } = this.device
    if (this.random.chance(0.3)) return book.account(account)
    const { checkIns, notes, done } = await book.history(account)
    const rows = [
      ...book.contactsOf(account),
      ...book.openActionsOf(account),
      ...checkIns,
      ...notes,
      ...done,
      ...(await book.deleted(account)),
    ]
    return rows.length ? (this.random.pick(rows) as AnyShown) : undefined
  }

  #id(): string {
    return newId(this.device.clock.world.time, this.random.bytes(16))
  }

  /** Words that occur once in the whole history, so that any of them can be looked for at the end. */
  #say(what: string): string {
    this.#words += 1
    return `${what}_${this.device.name}${this.device.restarts}_${this.#words}`
  }
}

function isOfAccounts(twins: Twins): twins is [survivor: Account, other: Account] {
  return twins[0].noun === 'account'
}
