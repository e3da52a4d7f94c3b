import { createMemo } from 'solid-js'
import { live } from '../../data/live.ts'
import { words } from '../../i18n/index.ts'
import { voiceWords } from '../../i18n/voice.ts'
import { fold } from '../../model/fold.ts'
import type { Note } from '../../model/note.ts'
import { type AnyShown, itemsOf } from '../../model/row.ts'
import { toast } from '../../ui/toast.tsx'
import { useServices } from '../services.ts'
import { rememberedIn } from '../shared/remembered.ts'
import { sentenceOf } from '../shared/save-error.ts'
import { AlsoHeard } from './also-heard.tsx'
import { addProposed, changeNote } from './commands.ts'
import { createProposals } from './create-proposals.ts'
import { type Decision, type Decisions, decide, decidedKey, wordsOf } from './decisions.ts'
import type { Heard } from './proposals.ts'
import { tagOf } from './spoken-note.ts'
import { SuggestedActions } from './suggested-actions.tsx'

/** What the words of a saved note propose. Adding one makes it at once, and can be undone; decisions are remembered here. */
export function NoteProposals(props: { note: Note; text: string; language: string }) {
  const { book } = useServices()
  const decisions = rememberedIn<Decisions>(decidedKey(props.note.id), {})(book)
  const proposals = createProposals(
    () => props.text,
    () => props.note.account,
    () => props.language,
  )
  const made = live(
    book,
    ['action'],
    () =>
      new Set(
        book
          .openActionsOf(props.note.account)
          .flatMap(action => (action.from === props.note.id ? fold(action.text ?? '') : [])),
      ),
  )
  const actions = createMemo(() =>
    proposals().actions.filter(action => {
      const decided = decisions.value()[action.key]
      return decided?.is !== 'added' && !made().has(fold(wordsOf(action, decisions.value()).text))
    }),
  )

  /** The note itself says what of the rest was taken, on whichever device. */
  const taken = (): Decisions =>
    Object.fromEntries(
      proposals().heard.flatMap(one =>
        isTaken(props.note, one) ? [[one.key, { is: 'added' as const }]] : [],
      ),
    )

  const remember = (key: string, decision: Decision | undefined) =>
    decisions.change(before => decide(before, key, decision))

  async function decideAction(key: string, decision: Decision | undefined) {
    const before = decisions.value()[key]
    if (decision?.is === 'added' && decision.as) {
      const { as } = decision
      await act(async () => {
        const { undo } = await addProposed(book, plain(props.note), as)
        await remember(key, decision)
        return async () => {
          await undo()
          await remember(key, before)
        }
      }, voiceWords().actionAdded(as.text))
      return
    }
    await remember(key, decision)
    const dropped = proposals().actions.find(action => action.key === key)
    if (decision?.is === 'dropped' && dropped)
      undoable(() => remember(key, before), voiceWords().dropped(wordsOf(dropped, decisions.value()).text))
  }

  async function decideHeard(key: string, decision: Decision | undefined) {
    const one = proposals().heard.find(heard => heard.key === key)
    const patch = one && patchOf(one, decision !== undefined)
    if (!patch) return
    await act(async () => {
      const { undo } = await changeNote(book, plain(props.note), patch)
      return async () => void (await undo())
    }, words().common.saved)
  }

  return (
    <>
      <SuggestedActions
        actions={actions()}
        decisions={decisions.value()}
        onDecide={(key, decision) => void decideAction(key, decision)}
      />
      <AlsoHeard
        heard={proposals().heard}
        decisions={taken()}
        onDecide={(key, decision) => void decideHeard(key, decision)}
      />
    </>
  )
}

/** Does it, and offers to undo it; what fails is said. */
async function act(work: () => Promise<() => Promise<void>>, text: string) {
  try {
    undoable(await work(), text)
  } catch (error) {
    toast({ text: sentenceOf(error) })
  }
}

function undoable(undo: () => Promise<void>, text: string) {
  toast({
    text,
    undoLabel: words().common.undo,
    undo: async () => {
      await undo()
      toast({ text: words().common.undone })
    },
  })
}

function isTaken(note: Note, one: Heard): boolean {
  if (one.is === 'pulse') return note.pulse === one.pulse
  if (one.is === 'person') return itemsOf(note, 'with').includes(one.contact)
  return itemsOf(note, 'tag').includes(tagOf(one))
}

function patchOf(one: Heard, take: boolean): Record<string, unknown> {
  if (one.is === 'pulse') return { pulse: take ? one.pulse : null }
  if (one.is === 'person') return { [`with/${one.contact}`]: take }
  return { [`tag/${tagOf(one)}`]: take }
}

function plain(note: Note): AnyShown {
  return { ...note } as AnyShown
}
