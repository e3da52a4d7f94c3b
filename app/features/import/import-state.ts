import { createMemo, createSignal } from 'solid-js'
import type { Book } from '../../data/book.ts'
import { live } from '../../data/live.ts'
import { fold } from '../../model/fold.ts'
import { recogniseColumns } from '../../model/import/columns.ts'
import type { Choice } from '../../model/import/edits.ts'
import type { Reading } from '../../model/import/entry.ts'
import { type Item, planOf } from '../../model/import/plan.ts'
import { readBook } from '../../model/import/read-book.ts'
import { readTable } from '../../model/import/read-table.ts'
import type { Unreadable } from '../../model/import/table.ts'
import { SHARED, type Target } from '../../model/import/target.ts'
import { type FileRead, readFile } from './read-file.ts'

/** A file that was opened, under its name. */
export type Opened = FileRead & { name: string }

/** The state of an import before it begins: file → columns → what was read → plan → what is chosen. Each follows from the one before. */
export function createImport(book: Book) {
  const [file, setFile] = createSignal<Opened>()
  const [refused, setRefused] = createSignal<Unreadable>()
  const [isReading, setReading] = createSignal(false)
  const [targets, setTargets] = createSignal<readonly Target[]>([])
  const [choices, setChoices] = createSignal<ReadonlyMap<number, Choice>>(new Map())

  const reading = createMemo((): Reading | Unreadable | undefined => {
    const opened = file()
    if (opened?.kind === 'table')
      return readTable(opened.table, targets(), { currency: book.workspace().currency ?? 'EUR', ownerOf })
    return opened && readBook(opened.content, ownerOf)
  })
  // Duplicates are told only against the whole book; it may still be being read when the page opens.
  const isWhole = live(book, ['account'], () => book.whole)
  const plan = createMemo(() => {
    const read = isWhole() ? reading() : undefined
    return read && !('why' in read) ? planOf(read, book.accounts(), book.contacts()) : undefined
  })
  const duplicates = createMemo(() => plan()?.items.filter(item => item.match) ?? [])
  const chosen = createMemo(() => {
    const items = (plan()?.items ?? []).map(item => ({ item, choice: choiceOf(item) }))
    return items.filter(({ item, choice }) => doesSomething(item, choice))
  })
  const problem = () => {
    const read = reading()
    return refused() ?? (read && 'why' in read ? read : undefined)
  }

  return {
    file,
    isReading,
    isWhole,
    problem,
    targets,
    plan,
    duplicates,
    chosen,
    choiceOf,
    open,
    assign,
    choose,
    chooseAll,
    close,
  }

  /** Opens a file, or text that was pasted. One that cannot be read leaves the page as it was and says why. */
  async function open(content: Blob, name: string) {
    setReading(true)
    setRefused(undefined)
    try {
      const read = await readFile(content)
      if ('why' in read) return setRefused(read)
      setChoices(new Map())
      setTargets(read.kind === 'table' ? recogniseColumns(read.table) : [])
      setFile({ ...read, name })
    } finally {
      setReading(false)
    }
  }

  /** Gives a column another target; a target that only one column can have is taken from the one that had it. */
  function assign(column: number, target: Target) {
    setTargets(before =>
      before.map((old, at) =>
        at === column ? target : old === target && !SHARED.has(target) ? 'about' : old,
      ),
    )
  }

  function choose(item: Item, choice: Choice) {
    setChoices(before => new Map(before).set(keyOf(item), choice))
  }

  function chooseAll(choice: Choice) {
    setChoices(new Map(duplicates().map(item => [keyOf(item), choice])))
  }

  function choiceOf(item: Item): Choice {
    const choice = choices().get(keyOf(item)) ?? item.choice
    const mergesInto = choice === 'add' || choice === 'update'
    return mergesInto && !item.match?.account ? item.choice : choice
  }

  function close() {
    setFile(undefined)
    setRefused(undefined)
  }

  function ownerOf(text: string): string | undefined {
    if (text === book.me.member) return text
    const wanted = fold(text.trim())
    const member = book.members().find(({ id, name, email }) => {
      return id === text || fold(name ?? '') === wanted || (email && fold(email) === wanted)
    })
    return member?.id
  }
}

export type Import = ReturnType<typeof createImport>

/** A choice stays with its row of the file when the columns are assigned anew. */
function keyOf(item: Item): number {
  return item.entry.rows[0] ?? 0
}

/** A list whose account is there with all it says would change nothing; an export's history is compared only when it is written. */
function doesSomething({ entry, news }: Item, choice: Choice): boolean {
  if (choice === 'new' || entry.restored) return choice !== 'skip'
  return choice !== 'skip' && news.details + news.people > 0
}
