import type { Account } from '../model/account.ts'
import type { Action } from '../model/action.ts'
import type { Attachment } from '../model/attachment.ts'
import type { Change } from '../model/change.ts'
import type { CheckIn } from '../model/check-in.ts'
import type { Contact } from '../model/contact.ts'
import type { Member } from '../model/member.ts'
import type { Note } from '../model/note.ts'
import type { NounName } from '../model/nouns.ts'
import { type AnyShown, accountOf, type Row } from '../model/row.ts'
import type { Summary } from '../model/summary.ts'
import type { Workspace } from '../model/workspace.ts'
import { bookAddress, historyAddress } from './address.ts'
import type { Applied } from './apply.ts'
import type { Book, Drafts, Edit, History, Me, Topic, Written } from './book.ts'
import type { Database, Sent } from './database.ts'
import { keepDrafts } from './drafts.ts'
import { readFirstScreen, rememberFirstScreen } from './first-screen.ts'
import { later } from './lazily.ts'
import { accountsOf, Pending } from './outbox.ts'
import { readBook } from './read-book.ts'
import { readHistory } from './read-history.ts'
import { Replica, topicsOf } from './replica.ts'
import { reviving } from './reviving.ts'
import { show } from './shown.ts'
import { Topics } from './topics.ts'
import { append } from './write.ts'

export interface BookPorts {
  now(): number
  /** Lets the page breathe between slices of reading. */
  pause(): Promise<void>
  /** Tells the other tabs; they answer by `follow`. */
  tell(news: News): void
  /** Something waits to be sent. */
  wrote(): void
}

/** What one tab tells the others: a write as it is in the outbox, or what an answer changed. */
export type News = { wrote: Sent } | { applied: Applied }

/** The book over a device's database. See `Book` for what it promises. */
export class DeviceBook implements Book {
  readonly pending = new Pending()
  readonly replica: Replica
  readonly drafts: Drafts
  readonly #topics = new Topics()
  #whole = false
  /** The history read last, as the server sent it: the parts of an account's page all ask for it. An answer may change it. */
  #read: { account: string; rows: Promise<Row[]> } | undefined

  constructor(
    readonly db: Database,
    readonly me: Me,
    readonly ports: BookPorts,
  ) {
    this.replica = new Replica(this.pending, ports.now)
    this.drafts = keepDrafts(db)
  }

  /** Reads what the first screen needs; the rest follows by `readRest`. */
  async open(): Promise<void> {
    const [outbox, kept] = await Promise.all([this.db.outbox.toArray(), readFirstScreen(this.db)])
    for (const sent of outbox) this.pending.add(sent)
    if (kept) {
      this.replica.takeSummaries(kept.summaries)
      this.replica.take(kept.rows)
    }
    for (const id of this.pending.rows()) this.#refold(this.pending.of(id)[0]!)
  }

  async readRest(): Promise<void> {
    await readBook(this.db, this.replica, this.ports.pause)
    for (const id of this.pending.rows()) await this.#shadow(this.pending.of(id)[0]!)
    this.#whole = true
    this.#topics.emit(['account', 'contact', 'action', 'summary', 'member', 'workspace'])
  }

  get whole(): boolean {
    return this.#whole
  }

  accounts(): Account[] {
    return this.replica.list('account') as unknown as Account[]
  }

  account(id: string): Account | undefined {
    const account = this.replica.get('account', id) as Account | undefined
    return account?.erased ? undefined : account
  }

  contact(id: string): Contact | undefined {
    return this.replica.get('contact', id) as Contact | undefined
  }

  contacts(): Contact[] {
    return this.#ofLivingAccounts(this.replica.list('contact')) as unknown as Contact[]
  }

  contactsOf(account: string): Contact[] {
    return this.replica.listIn('contact', account) as unknown as Contact[]
  }

  openActions(): Action[] {
    return this.#ofLivingAccounts(this.replica.list('action')) as unknown as Action[]
  }

  openActionsOf(account: string): Action[] {
    return this.replica.listIn('action', account) as unknown as Action[]
  }

  summary(account: string): Summary {
    return this.replica.summary(account)
  }

  members(): Member[] {
    return this.replica.list('member') as unknown as Member[]
  }

  workspace(): Workspace {
    return (this.replica.list('workspace')[0] ?? {
      id: this.me.workspace,
      noun: 'workspace',
      scope: 'workspace',
      account: '',
      revision: 0,
      change: 0,
    }) as Workspace
  }

  async history(account: string): Promise<History> {
    const all = await this.#historyRows(account)
    const rows = all.filter(row => !row.deleted)
    const of = (noun: string) => rows.filter(row => row.noun === noun)
    const gone = new Set(all.filter(row => row.deleted).map(row => row.id))
    const newest = (a: { at?: number; done?: number }, b: { at?: number; done?: number }) =>
      (b.at ?? b.done ?? 0) - (a.at ?? a.done ?? 0)
    return {
      checkIns: (of('check-in') as unknown as CheckIn[]).sort(newest),
      notes: (of('note') as unknown as Note[]).sort(newest),
      done: (of('action') as unknown as Action[]).filter(action => action.done).sort(newest),
      attachments: (of('attachment') as unknown as Attachment[])
        .filter(attachment => !gone.has(attachment.of!))
        .sort(newest),
    }
  }

  async attachmentsOf({ id, account }: { id: string; account: string }): Promise<Attachment[]> {
    const { attachments } = await this.history(account)
    return attachments
      .filter(attachment => attachment.of === id)
      .sort((a, b) => (a.at ?? 0) - (b.at ?? 0) || (a.part ?? 0) - (b.part ?? 0))
  }

  async deleted(account?: string): Promise<AnyShown[]> {
    const held = [...this.replica.all()].filter(
      row =>
        row.deleted && (account ? row.account === account && row.noun !== 'account' : row.noun === 'account'),
    )
    const rows = account ? [...held, ...(await this.#historyRows(account)).filter(row => row.deleted)] : held
    return rows.filter(row => !row.erased)
  }

  async row(noun: NounName, id: string, account: string): Promise<AnyShown | undefined> {
    return this.replica.get(noun, id) ?? show(await this.#stored(noun, id, account), this.pending.of(id))
  }

  async write(edits: Edit[], settled?: string): Promise<Written> {
    const sent = await reviving(this.db, () => append(this.db, edits, this.ports.now(), settled))
    if (!sent) return { change: 0, undo: async () => ({ left: [] }) }
    await this.#takeWrite(sent)
    this.ports.tell({ wrote: sent })
    this.ports.wrote()
    return {
      change: sent.counter + sent.changes.length - 1,
      undo: async () => (await later()).undo(this, edits, sent),
    }
  }

  on(topics: Topic[], changed: () => void): () => void {
    return this.#topics.on(topics, changed)
  }

  /** Keeps the rows of the first screen in one record, so that the next start paints before the book is read. */
  async rememberFirstScreen(rows: { accounts: string[]; actions: string[] }): Promise<void> {
    await rememberFirstScreen(this.db, this.replica, rows)
  }

  /** Brings memory after what is on disk: an answer stored by this tab, or news from another. */
  async follow(news: News): Promise<void> {
    if ('wrote' in news) await this.#takeWrite(news.wrote)
    else await this.#takeAnswer(news.applied)
  }

  /** What is kept of recordings, photos and files has changed, here or in another tab. */
  bytesChanged(): void {
    this.#topics.emit(['bytes'])
  }

  async #takeWrite(sent: Sent): Promise<void> {
    this.pending.add(sent)
    for (const change of sent.changes) await this.#shadow(change)
    this.#topics.emit([
      ...sent.changes.flatMap(change => topicsOf(change.noun, accountsOf(change))),
      'outbox',
    ])
  }

  async #takeAnswer({ rows, summaries, removed, attention, settled: isSettled }: Applied): Promise<void> {
    this.#read = undefined
    const hasUnsent = isSettled || this.pending.count > 0
    const settled = hasUnsent ? this.pending.replace(await this.db.outbox.toArray()) : []
    this.replica.takeSummaries(summaries)
    // One that has come to lie elsewhere meanwhile stays.
    for (const { noun, id, account } of removed)
      if (accountOf(this.replica.stored(noun, id)?.scope ?? 'workspace') === account)
        this.replica.drop(noun, id)
    this.replica.take(rows)
    for (const change of settled) this.#refold(change)
    const topics = [
      ...rows.flatMap(row => topicsOf(row.noun, [accountOf(row.scope), ...(row.past ?? [])])),
      ...settled.flatMap(change => topicsOf(change.noun, accountsOf(change))),
      ...removed.flatMap(({ noun, account }) => topicsOf(noun, [account])),
      ...topicsOf('check-in', Object.keys(summaries)),
    ]
    this.#topics.emit([...topics, ...(attention ? (['attention'] as const) : []), 'outbox'])
  }

  /** Folds a row anew; an action that was finished and is not in memory is fetched from its history first. */
  async #shadow(change: Change): Promise<void> {
    const needsFetching =
      change.noun === 'action' &&
      !this.replica.get('action', change.row) &&
      !this.pending.of(change.row).some(own => own.new)
    if (needsFetching) {
      const row = await this.#stored('action', change.row, accountOf(change.scope))
      if (row) return this.replica.shadow(row)
    }
    this.#refold(change)
  }

  #refold(change: Change): void {
    this.replica.refold(change.noun, change.row)
    if (change.noun === 'check-in')
      for (const account of accountsOf(change)) this.replica.forgetSummary(account)
  }

  async #historyRows(account: string): Promise<AnyShown[]> {
    const shown = new Map<string, AnyShown>()
    for (const row of await this.#readHistory(account)) {
      const folded = show(row, this.pending.of(row.id))
      if (folded?.account === account) shown.set(row.id, folded)
    }
    for (const id of [...this.pending.rowsIn(account)]) {
      const first = this.pending.of(id)[0]
      if (!first || shown.has(id) || first.noun === 'account' || first.noun === 'contact') continue
      const row = this.replica.shadowOf(id) ?? (await this.#stored(first.noun, id, accountOf(first.scope)))
      // Read again after the wait: an answer may have settled the change meanwhile.
      const folded = show(row, this.pending.of(id))
      if (folded?.account === account) shown.set(id, folded)
    }
    // An action that was finished, and opened again since, lies in both places; the open one is the newer.
    return [...shown.values()].filter(
      row => row.noun !== 'action' || (!this.replica.get('action', row.id) && (row.done || row.deleted)),
    )
  }

  #readHistory(account: string): Promise<Row[]> {
    if (this.#read?.account === account) return this.#read.rows
    const read = { account, rows: readHistory(this.db, account) }
    this.#read = read
    read.rows.catch(() => {
      if (this.#read === read) this.#read = undefined
    })
    return read.rows
  }

  async #stored(noun: string, id: string, account: string): Promise<Row | undefined> {
    const packs = await this.db.packs.bulkGet([bookAddress(noun, account || id), historyAddress(account, id)])
    return packs.flatMap(pack => pack?.rows ?? []).find(row => row.id === id)
  }

  #ofLivingAccounts(rows: AnyShown[]): AnyShown[] {
    return rows.filter(row => {
      const account = this.replica.get('account', row.account)
      return !account?.deleted
    })
  }
}
