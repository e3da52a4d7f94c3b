/**
 * Live dictation by the browser's own recogniser, while the recording goes on beside it: what it misses is still in the sound.
 *
 * - Whether it works is found out by starting it: an installed iOS app has the interface and never answers.
 * - `continuous` is ignored on Android and its results repeat, so each utterance is a run of its own, and a result counts once.
 * - A run that neither answers nor ends is given up by the watchdog (iOS); three such runs in a row, and dictation is off.
 * - Off the device no sound goes unless `away` was agreed to.
 */

/** Where the browser would do the recognising: on the device, at its maker's, or nowhere. */
export type Hears = 'here' | 'away' | 'nowhere'

export interface Dictation {
  /** Where it would be done for a language; asks the browser, hears nothing. */
  hears(language: string): Promise<Hears>
  /** Listens until stopped. `away`: the person agreed that the browser's maker hears it. */
  listen(language: string, away: boolean, events: DictationEvents): Promise<Listening>
}

export interface DictationEvents {
  /** Words that are final, in the order they were said. */
  words(text: string): void
  /** It does not work here, or no longer; the recording goes on. */
  over(why: 'denied' | 'not-here' | 'silent' | 'trouble'): void
}

export interface Listening {
  stop(): void
}

/** The parts of `SpeechRecognition` used here. */
export interface Recogniser {
  lang: string
  continuous: boolean
  interimResults: boolean
  processLocally?: boolean
  onresult: ((event: RecogniserResults) => void) | null
  onerror: ((event: { error: string }) => void) | null
  onend: (() => void) | null
  start(): void
  abort(): void
}

export interface RecogniserResults {
  resultIndex: number
  results: ArrayLike<{ isFinal: boolean; 0?: { transcript: string } }>
}

export interface RecogniserClass {
  new (): Recogniser
  available?(options: { langs: string[]; processLocally: boolean }): Promise<string>
}

export interface DictationPorts {
  recogniser: RecogniserClass | undefined
  after(ms: number, then: () => void): () => void
}

/** A run that has said nothing and not ended by then is stuck. */
const STUCK_MS = 15_000
const STUCK_RUNS = 3
const RESTART_MS = 150

export function createDictation({ recogniser: Recogniser, after }: DictationPorts): Dictation {
  return {
    hears,
    async listen(language, away, events) {
      const where = await hears(language)
      if (!Recogniser || where === 'nowhere' || (where === 'away' && !away)) {
        events.over('not-here')
        return { stop() {} }
      }
      return run(Recogniser, language, where === 'here', events)
    },
  }

  async function hears(language: string): Promise<Hears> {
    if (!Recogniser) return 'nowhere'
    try {
      const local = await Recogniser.available?.({ langs: [language], processLocally: true })
      return local === 'available' ? 'here' : 'away'
    } catch {
      return 'away'
    }
  }

  function run(Recogniser: RecogniserClass, language: string, local: boolean, events: DictationEvents) {
    let current: Recogniser | undefined
    let stuck = 0
    let cancel: () => void = () => {}

    function begin() {
      const one = new Recogniser()
      current = one
      one.lang = language
      one.continuous = false
      one.interimResults = false
      if (local) one.processLocally = true
      let known = ''
      one.onresult = event => {
        const { heard, fresh } = newWords(event, known)
        known = heard
        if (!fresh) return
        stuck = 0
        events.words(fresh)
      }
      one.onerror = ({ error }) => {
        if (REFUSED.includes(error)) end('denied')
        else if (error === 'language-not-supported' || error === 'network') end('trouble')
      }
      one.onend = () => current === one && again()
      watch(one)
      try {
        one.start()
      } catch {
        end('trouble')
      }
    }

    function watch(one: Recogniser) {
      cancel()
      cancel = after(STUCK_MS, () => {
        if (current !== one) return
        if (++stuck >= STUCK_RUNS) return end('silent')
        one.onend = null
        one.abort()
        again()
      })
    }

    function again() {
      cancel()
      cancel = after(RESTART_MS, () => current && begin())
    }

    function end(why?: Parameters<DictationEvents['over']>[0]) {
      const last = current
      current = undefined
      cancel()
      if (last) {
        last.onend = null
        last.onresult = null
        last.abort()
      }
      if (last && why) events.over(why)
    }

    begin()
    return { stop: () => end() }
  }
}

const REFUSED = ['not-allowed', 'service-not-allowed', 'audio-capture']

/** What is final and new in a run: Android sends a result again, and sends it longer with the words before it repeated. */
function newWords(
  { resultIndex, results }: RecogniserResults,
  before: string,
): { heard: string; fresh: string } {
  let heard = before
  let fresh = ''
  for (let i = resultIndex; i < results.length; i++) {
    const text = results[i]?.isFinal ? (results[i]?.[0]?.transcript ?? '').trim() : ''
    const said = text.toLowerCase()
    const known = heard.toLowerCase()
    if (!said || known === said || known.endsWith(` ${said}`)) continue
    const rest = known && said.startsWith(`${known} `) ? text.slice(heard.length).trim() : text
    heard = rest === text ? `${heard} ${text}`.trim() : text
    fresh = `${fresh} ${rest}`.trim()
  }
  return { heard, fresh }
}

/** This browser's recogniser, under either of its names. */
export function browserRecogniser(): RecogniserClass | undefined {
  const scope = globalThis as {
    SpeechRecognition?: RecogniserClass
    webkitSpeechRecognition?: RecogniserClass
  }
  return scope.SpeechRecognition ?? scope.webkitSpeechRecognition
}
