import { useLocation } from '@solidjs/router'
import { type Accessor, createEffect, createSignal, on, onCleanup, untrack } from 'solid-js'
import type { Recorder, RecorderNotice, RecorderState } from '../../data/recorder.ts'
import type { RecordingAbout } from '../../data/recordings.ts'
import { timeOfDay } from '../../i18n/format.ts'
import { words } from '../../i18n/index.ts'
import { voiceWords } from '../../i18n/voice.ts'
import { newId } from '../../model/id.ts'
import { toast } from '../../ui/toast.tsx'
import { useServices } from '../services.ts'
import { accountAt, fillAccount, guessAccount } from '../shared/chosen-account.ts'
import { createForm, type Form } from '../shared/draft.ts'
import { giveUp } from '../shared/given-up.ts'
import { prefilled } from '../shared/prefill.ts'
import { recentAccounts } from '../shared/recent-accounts.ts'
import { sentenceOf } from '../shared/save-error.ts'
import { offerUndo } from '../shared/undo.ts'
import { spokenLanguage, voiceChoices } from './choices.ts'
import { saveVoiceNote } from './commands.ts'
import { addedActions, decidedKey, follow, takenHeard } from './decisions.ts'
import { followRecorder, isRunning } from './follow-recorder.ts'
import { createInHand } from './in-hand.ts'
import type { Proposals } from './proposals.ts'
import { bodyOf, droppedOf, peopleOf, pulseOf, tagsOf, transcriptOf } from './spoken-note.ts'
import { aboutOf, adopt } from './take-up.ts'
import { freshFields, type VoiceFields } from './voice-fields.ts'

/** How long words typed beside the sound wait before they go to its place on the disk as well. */
const TELL_AFTER_MS = 500

/** A voice note while it is made: the form, the recorder, and how it is saved, kept for later or given up. */
export interface VoiceNoteForm {
  form: Form<VoiceFields>
  recorder: ReturnType<typeof followRecorder>
  /** It was begun earlier. */
  isTakenUp: boolean
  /** Why it stopped by itself, or was not kept. */
  stoppedBy: Accessor<RecorderNotice | 'too-short' | undefined>
  /** Another tab has it open. */
  isElsewhere: Accessor<boolean>
  error: Accessor<string | undefined>
  /** Saving was tried. */
  tried: Accessor<boolean>
  busy: Accessor<boolean>
  start(): Promise<void>
  stop(): Promise<void>
  /** `latest` tells what the words propose as they stand. */
  save(latest: () => Promise<Proposals>): Promise<void>
  discard(): Promise<void>
}

export function createVoiceNote(given: {
  prefill: Record<string, unknown>
  onClose: () => void
}): VoiceNoteForm {
  const services = useServices()
  const { book, now, recorder, recordings } = services
  const open = prefilled(given.prefill, 'account') ?? accountAt(useLocation().pathname)
  const draft = prefilled(given.prefill, 'draft') ?? newId()
  const fresh = freshFields(guessAccount(services, open).account, now())
  const form = createForm(book, `voice/${draft}`, fresh, undefined, values => aboutOf(draft, values))
  const { values, set } = form
  const state = followRecorder(recorder)
  const choices = voiceChoices(book)

  const inHand = createInHand(recordings, () => values.recordings)

  const [stoppedBy, setStoppedBy] = createSignal<RecorderNotice | 'too-short'>()
  const [error, setError] = createSignal<string>()
  const [tried, setTried] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  let isLeft = false
  /** What the recorder does was begun in this sheet: another's end, kept in memory, is not this one's. */
  let isOurs = false

  void fillAccount(services, form, open)
  const takenUp = form.ready.then(() => adopt(services, form, prefilled(given.prefill, 'recordings')))

  // From its first moment on the recording is the draft's, so that a killed app knows what to offer.
  createEffect(() => {
    const now = state()
    if (isOurs && 'recording' in now && !values.recordings.includes(now.recording))
      set({ recordings: [...values.recordings, now.recording] })
  })
  // Stopped by itself (full, too long): let go like one that was stopped by hand; why stays in sight.
  createEffect(() => {
    const now = state()
    if (now.is !== 'stopped') return
    recorder.release()
    setStoppedBy(now.notice)
    if (!isOurs) return
    if (isInstant(now)) dropInstant(now.recording)
    else set({ seconds: untrack(() => values.seconds) + now.seconds })
  })
  createEffect(
    on(
      () => [values.account, values.words] as const,
      () => {
        const timer = setTimeout(tell, TELL_AFTER_MS)
        onCleanup(() => clearTimeout(timer))
      },
      { defer: true },
    ),
  )
  onCleanup(() => void leave())

  function about(): RecordingAbout {
    const { at, account, words } = values
    return {
      at,
      ...(account && { account: { id: account.id, name: account.name } }),
      ...(words && { words }),
    }
  }

  function tell() {
    // It also stands in the draft; here it is for a draft that is lost.
    for (const id of values.recordings) void recordings.about(id, about()).catch(() => {})
  }

  function dropInstant(id: string) {
    setStoppedBy('too-short')
    set({ recordings: untrack(() => values.recordings).filter(other => other !== id) })
    void recordings.forget(id).catch(() => {})
  }

  async function start() {
    setError(undefined)
    setStoppedBy(undefined)
    if (isRunning(state())) return
    isOurs = true
    await recorder.start(about())
  }

  async function stop() {
    setError(undefined)
    try {
      await bringToDisk()
    } catch (failure) {
      setError(sentenceOf(failure))
    }
  }

  /** Stops; what cannot be brought to the disk just now stays with the recorder, and may be asked for again. */
  async function bringToDisk() {
    if (!isRunning(state())) return
    await recorder.stop()
    recorder.release()
  }

  async function save(latest: () => Promise<Proposals>) {
    setTried(true)
    setError(undefined)
    // What was left is put back first, however quickly it is saved.
    await takenUp
    if (!values.account || busy()) return
    setBusy(true)
    try {
      await bringToDisk()
      if (await inHand.takeAll()) await write(latest)
      else setError(voiceWords().elsewhere)
    } catch (failure) {
      setError(sentenceOf(failure))
    } finally {
      setBusy(false)
    }
  }

  async function write(latest: () => Promise<Proposals>) {
    const { account, at, recordings: ids } = values
    const finished = []
    for (const id of ids) finished.push(...(await recordings.finish(id)))
    if (!account || (!finished.length && !values.words.trim())) return void setError(voiceWords().nothingYet)
    // A date corrected in the same breath as Save is the date; where that cannot be read, what was accepted stands.
    const proposed = addedActions(values.decided).length ? await latest().catch(() => undefined) : undefined
    const decided = follow(values.decided, proposed?.actions ?? [])
    const taken = takenHeard(decided)
    const actions = addedActions(decided)
    const language = spokenLanguage(choices.value())
    recentAccounts(book).use(account.id)
    const written = await saveVoiceNote(book, {
      account: { ...account },
      at,
      body: bodyOf(values, finished.length > 0, voiceWords().untitled(timeOfDay(at))),
      recordings: finished,
      language,
      transcript: finished.length ? transcriptOf(values) : undefined,
      with: peopleOf(taken, account.id, book),
      tags: tagsOf(taken),
      pulse: pulseOf(taken),
      actions,
      dropped: droppedOf(decided),
    })
    for (const id of ids) await recordings.forget(id)
    isLeft = true
    void book.drafts.keep(decidedKey(written.id), JSON.parse(JSON.stringify(values.decided)))
    // On disk before it says so: a phone that dies now must not offer what is saved.
    await form.drop()
    offerUndo(written, voiceWords().saved(actions.length, words().common.saved))
    given.onClose()
  }

  /** Gives up what was spoken; until the toast has gone it can be had back. */
  async function discard() {
    isLeft = true
    await bringToDisk().catch(() => recorder.release())
    const one = { key: `voice/${draft}`, ...aboutOf(draft, values) }
    if (!values.recordings.length && !values.words.trim()) {
      await form.drop()
      return given.onClose()
    }
    await form.keepNow()
    given.onClose()
    const undo = await giveUp(book, one, now())
    toast({
      text: voiceWords().discarded,
      undoLabel: words().common.undo,
      undo: async () => {
        await undo()
        services.capture('voice', one.prefill)
      },
    })
  }

  /** Closed without saving: what was spoken stays, and Today offers it. */
  async function leave() {
    if (isLeft) return
    const ids = [...values.recordings]
    if (isOurs && isRunning(recorder.state())) {
      // A stop that was under way may let go of it before this one hears of its end.
      let ended: Extract<RecorderState, { seconds: number }> | undefined
      const unfollow = recorder.on(() => {
        const now = recorder.state()
        if (now.is === 'stopped') ended = now
      })
      try {
        await recorder.stop()
      } catch {
        releaseOnceKept(recorder)
        return void toast({ text: voiceWords().notices.unsaved })
      }
      unfollow()
      recorder.release()
      if (ended && isInstant(ended) && ids.length < 2 && !values.words.trim()) {
        await recordings.forget(ended.recording).catch(() => {})
        return form.drop()
      }
      set({ seconds: values.seconds + (ended?.seconds ?? 0) })
      await form.keepNow()
    }
    if (ids.length) toast({ text: voiceWords().kept })
  }

  const isTakenUp = prefilled(given.prefill, 'draft') !== undefined
  const { isElsewhere } = inHand
  return {
    form,
    recorder: state,
    isTakenUp,
    stoppedBy,
    isElsewhere,
    error,
    tried,
    busy,
    start,
    stop,
    save,
    discard,
  }
}

/** What would be shown as 0:00 is a slip of the finger. */
function isInstant({ seconds }: { seconds: number }): boolean {
  return seconds < 1
}

/** The recorder tries by itself; once its end is on the disk, Today may offer it. */
function releaseOnceKept(recorder: Recorder) {
  const stop = recorder.on(() => {
    if (recorder.state().is !== 'stopped') return
    stop()
    recorder.release()
  })
}
