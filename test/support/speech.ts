import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { has, run } from './programs.ts'

const PROGRAMS = ['espeak-ng', 'ffmpeg', 'pocketsphinx_continuous']
const PACKAGES = ['espeak-ng', 'ffmpeg', 'pocketsphinx', 'pocketsphinx-en-us']
const MODEL = '/usr/share/pocketsphinx/model/en-us'

/** What is missing of a voice that speaks memos, a decoder, and an engine that hears them. */
export function missingOfSpeech(): string[] {
  const missing = PROGRAMS.filter(program => !has(program))
  return existsSync(join(MODEL, 'cmudict-en-us.dict')) ? missing : [...missing, MODEL]
}

/** Finds what tests with real speech need, or installs it where that is allowed. */
export function ensureSpeech(): void {
  if (missingOfSpeech().length === 0) return
  console.log('No voice or engine found; installing them for the tests with real speech.')
  if (process.platform === 'linux' && process.getuid?.() === 0 && has('apt-get')) {
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', ...PACKAGES])
  }
  const missing = missingOfSpeech()
  if (missing.length > 0)
    throw new Error(
      `The tests with real speech need ${missing.join(', ')}: install ${PACKAGES.join(', ')} as system packages.`,
    )
}

/** A memo spoken by espeak-ng, as a WAV file in `folder`. */
export function speak(text: string, folder: string, { name = 'memo.wav', voice = 'en' } = {}): string {
  const file = join(folder, name)
  execFileSync('espeak-ng', ['-v', voice, '-s', '140', '-w', file, text])
  return file
}

/** The same sound as a browser records it: Opus of speech grade, in WebM (or what the name ends in). */
export function asRecorded(wav: string, name = 'memo.webm'): string {
  const file = join(wav, '..', name)
  const codec = /\.(webm|ogg)$/.test(name) ? ['-c:a', 'libopus', '-b:a', '24k'] : []
  execFileSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', '-i', wav, ...codec, file])
  return file
}

/** How long a sound is, in seconds, and how loud (mean decibels), by ffmpeg. */
export function measureSound(file: string): { seconds: number; loudness: number } {
  const options = ['-nostdin', '-i', file, '-af', 'volumedetect', '-f', 'null', '-']
  const { stderr } = spawnSync('ffmpeg', options, { encoding: 'utf8' })
  const times = [...stderr.matchAll(/time=(\d+):(\d+):([\d.]+)/g)].at(-1)!
  const [hours = 0, minutes = 0, seconds = 0] = times.slice(1).map(Number)
  return {
    seconds: hours * 3600 + minutes * 60 + seconds,
    loudness: Number(/mean_volume: (-?[\d.]+) dB/.exec(stderr)?.[1]),
  }
}

/**
 * Pocketsphinx as a command of the server. It hears what this grammar can say and nothing else: what it proves is the path from a
 * recording to its words, not that dictation is understood.
 */
export function pocketsphinx(folder: string, grammar = GRAMMAR): string[] {
  const file = join(folder, 'memo.gram')
  writeFileSync(file, grammar)
  const model = ['-hmm', join(MODEL, 'en-us'), '-dict', join(MODEL, 'cmudict-en-us.dict')]
  return ['pocketsphinx_continuous', '-infile', '{file}', '-jsgf', file, ...model, '-logfn', '/dev/null']
}

const GRAMMAR = `#JSGF V1.0;
grammar memo;
public <memo> = <task>+;
<task> = send the <thing> to <who> <when> | call <who> <when> | call back <when> | ask <who> about the <thing>;
<thing> = proposal | contract | offer | invoice;
<who> = maria | peter | anna;
<when> = by friday | on monday | tomorrow | next week;
`
