import { describe, expect, it } from 'vitest'
import { createDictation, type Recogniser, type RecogniserResults } from '../../../app/data/dictation.ts'

/** A recogniser that does what the script says; runs are kept in the order they began. */
function scripted({ local = 'unavailable' as string | undefined } = {}) {
  const runs: Scripted[] = []
  class Scripted implements Recogniser {
    lang = ''
    continuous = true
    interimResults = true
    processLocally?: boolean
    onresult: Recogniser['onresult'] = null
    onerror: Recogniser['onerror'] = null
    onend: Recogniser['onend'] = null
    aborted = false
    static available = local === undefined ? undefined : async () => local
    start() {
      runs.push(this)
    }
    abort() {
      this.aborted = true
    }
    say(resultIndex: number, ...texts: string[]) {
      const results = texts.map(transcript => ({ isFinal: true, 0: { transcript } }))
      this.onresult?.({ resultIndex, results } satisfies RecogniserResults)
    }
  }
  const timers: { ms: number; then: () => void; off: boolean }[] = []
  const after = (ms: number, then: () => void) => {
    const timer = { ms, then, off: false }
    timers.push(timer)
    return () => {
      timer.off = true
    }
  }
  const dictation = createDictation({ recogniser: Scripted, after })
  const said: string[] = []
  const ended: string[] = []
  return {
    dictation,
    runs,
    said,
    ended,
    listen: (away = true) =>
      dictation.listen('en-GB', away, { words: text => said.push(text), over: why => ended.push(why) }),
    /** Lets everything that waits for at most this long happen. */
    pass(ms: number) {
      for (const timer of timers.splice(0)) {
        if (timer.off) continue
        if (timer.ms <= ms) timer.then()
        else timers.push(timer)
      }
    },
  }
}

describe('live dictation', () => {
  it('is nowhere without a recogniser, here where the browser has the language, else away', async () => {
    const none = createDictation({ recogniser: undefined, after: () => () => {} })
    expect(await none.hears('en')).toBe('nowhere')
    expect(await scripted({ local: 'available' }).dictation.hears('en')).toBe('here')
    expect(await scripted({ local: 'downloadable' }).dictation.hears('en')).toBe('away')
    expect(await scripted({ local: undefined }).dictation.hears('en')).toBe('away')
  })

  it('sends no sound away that nobody agreed to', async () => {
    const { listen, runs, ended } = scripted()
    await listen(false)
    expect(runs).toEqual([])
    expect(ended).toEqual(['not-here'])
  })

  it('stays on the device where it can', async () => {
    const { listen, runs } = scripted({ local: 'available' })
    await listen(false)
    expect(runs[0]).toMatchObject({
      processLocally: true,
      continuous: false,
      interimResults: false,
      lang: 'en-GB',
    })
  })

  it('begins anew after every utterance and counts a result once', async () => {
    const { listen, runs, said, pass } = scripted()
    await listen()
    runs[0]!.say(0, 'Send the proposal')
    runs[0]!.say(0, 'Send the proposal')
    runs[0]!.say(1, 'Send the proposal', 'send the proposal')
    runs[0]!.onend?.()
    pass(1_000)
    expect(runs).toHaveLength(2)
    runs[1]!.say(0, 'by Friday')
    expect(said).toEqual(['Send the proposal', 'by Friday'])
  })

  it('takes of a result that grows only what is new', async () => {
    const { listen, runs, said } = scripted()
    await listen()
    runs[0]!.say(0, 'Call')
    runs[0]!.say(0, 'Call back')
    runs[0]!.say(1, 'Call back', 'call back Tuesday')
    expect(said).toEqual(['Call', 'back', 'Tuesday'])
  })

  it('gives up a recogniser that neither answers nor ends', async () => {
    const { listen, runs, ended, pass } = scripted()
    await listen()
    for (let run = 0; run < 3; run++) {
      pass(20_000)
      pass(1_000)
    }
    expect(runs).toHaveLength(3)
    expect(runs.every(run => run.aborted)).toBe(true)
    expect(ended).toEqual(['silent'])
  })

  it('says that it was not allowed, and does not ask again', async () => {
    const { listen, runs, ended, pass } = scripted()
    await listen()
    runs[0]!.onerror?.({ error: 'not-allowed' })
    runs[0]!.onend?.()
    pass(20_000)
    expect(runs).toHaveLength(1)
    expect(ended).toEqual(['denied'])
  })

  it('goes on after a silence', async () => {
    const { listen, runs, ended, pass } = scripted()
    await listen()
    runs[0]!.onerror?.({ error: 'no-speech' })
    runs[0]!.onend?.()
    pass(1_000)
    expect(runs).toHaveLength(2)
    expect(ended).toEqual([])
  })

  it('says no more once stopped', async () => {
    const { listen, runs, said, pass } = scripted()
    const listening = await listen()
    listening.stop()
    runs[0]!.say(0, 'too late')
    runs[0]!.onend?.()
    pass(20_000)
    expect([runs.length, said, runs[0]!.aborted]).toEqual([1, [], true])
  })
})
