import { createMemo } from 'solid-js'
import { createLive } from '../../data/live.ts'
import { words } from '../../i18n/index.ts'
import { voiceWords } from '../../i18n/voice.ts'
import type { Action } from '../../model/action.ts'
import type { Note } from '../../model/note.ts'
import type { AnyShown } from '../../model/row.ts'
import { toast } from '../../ui/toast.tsx'
import { useServices } from '../services.ts'
import { rememberedIn } from '../shared/remembered.ts'
import { sentenceOf } from '../shared/save-error.ts'
import { offerUndo } from '../shared/undo.ts'
import { AlsoHeard } from './also-heard.tsx'
import { carryPatch, heardAndCarried, isCarried } from './carried.ts'
import { addProposed, changeNote } from './commands.ts'
import { createProposals } from './create-proposals.ts'
import { type AddedAction, type Decisions, decide, decidedKey, wordsOf } from './decisions.ts'
import { droppedIn, droppedItem } from './dropped.ts'
import { notMade } from './made-of.ts'
import type { Heard } from './proposals.ts'
import { SuggestedActions } from './suggested-actions.tsx'

/**
 * What the words of a saved note propose, and what the note carries of what was heard. Adding makes it at once, and can be undone;
 * what was made and what was dropped the book says itself, words put right and not added yet are remembered on this device.
 */
export function NoteProposals(props: { note: Note; text: string; language: string }) {
  const { book } = useServices()
  const reworded = rememberedIn<Decisions>(decidedKey(props.note.id), {})(book)
  const proposals = createProposals(
    () => props.text,
    () => props.note.account,
    () => props.language,
  ).shown
  const ofNote = createLive(
    book,
    () => ({ id: props.note.id, account: props.note.account }),
    ({ account }) => ['action', `history/${account}`],
    async ({ id, account }) => {
      const all = [...book.openActionsOf(account), ...(await book.history(account)).done]
      return all.filter(action => action.from === id) as Action[]
    },
  )
  const decisions = createMemo<Decisions>(() => ({
    ...Object.fromEntries(Object.entries(reworded.value()).filter(([, { is }]) => is === 'edited')),
    ...droppedIn(props.note, proposals().actions),
  }))
  const actions = createMemo(() => {
    const made = ofNote()
    return made ? notMade(proposals().actions, made, one => wordsOf(one, decisions())) : []
  })
  const heard = () => heardAndCarried(proposals().heard, props.note, voiceWords().signals)

  async function decided(after: Decisions, key: string) {
    const decision = after[key]
    if (decision?.is === 'added') await make({ key, ...decision.as })
    else if (decision?.is === 'dropped') await drop(key)
    else await reworded.change(before => decide(before, key, decision))
  }

  const make = (action: AddedAction) =>
    act(() => addProposed(book, plain(props.note), action), voiceWords().actionAdded(action.text))

  const drop = (key: string) => {
    const dropped = proposals().actions.find(action => action.key === key)
    if (!dropped) return
    const { text } = wordsOf(dropped, decisions())
    return change({ [`dropped/${droppedItem(key)}`]: true }, voiceWords().dropped(text))
  }

  const change = (patch: Record<string, unknown>, text: string) =>
    act(() => changeNote(book, plain(props.note), patch), text)

  return (
    <>
      <SuggestedActions
        actions={actions()}
        decisions={decisions()}
        onDecide={(after, key) => void decided(after, key)}
      />
      <AlsoHeard
        heard={heard()}
        isTaken={one => isCarried(props.note, one)}
        onTake={(one: Heard, taken) => void change(carryPatch(one, taken), words().common.saved)}
      />
    </>
  )
}

/** Does it, and offers to undo it; what fails is said. */
async function act(work: () => Promise<{ undo(): Promise<{ left: string[] }> }>, text: string) {
  try {
    offerUndo(await work(), text)
  } catch (error) {
    toast({ text: sentenceOf(error) })
  }
}

function plain(note: Note): AnyShown {
  return { ...note } as AnyShown
}
