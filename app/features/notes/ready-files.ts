import type { Blobs } from '../../data/blobs.ts'
import { attachedWords } from '../../i18n/attached.ts'
import { bytes } from '../../i18n/format.ts'
import { LARGEST_BLOB } from '../../model/blob.ts'
import { sentenceOf } from '../shared/save-error.ts'
import type { Attached } from './attached.ts'
import { couldRun } from './could-run.ts'
import { shrinkPhoto } from './shrink-photo.ts'

/** Files made ready to hang on a note, and for each that cannot, why. */
export interface Ready {
  attached: Attached[]
  refused: string[]
  /** Some could not be put on the disk, and are nowhere else. */
  failed: boolean
}

/**
 * Puts files on the disk, one after another: pictures as photos, shrunk and without the place; sounds with their length; anything
 * else (or a picture with `asFile`) as it is. What is on the disk hangs on nothing yet.
 */
export async function readyFiles(files: readonly File[], blobs: Blobs, asFile = false): Promise<Ready> {
  const attached: Attached[] = []
  const refused: string[] = []
  let failed = false
  for (const file of files) {
    try {
      const one = await ready(file, blobs, asFile)
      if (typeof one === 'string') refused.push(one)
      else attached.push(one)
    } catch (error) {
      failed = true
      refused.push(sentenceOf(error))
    }
  }
  return { attached, refused, failed }
}

async function ready(file: File, blobs: Blobs, asFile: boolean): Promise<Attached | string> {
  const say = attachedWords().refused
  if (!file.size) return say.empty(file.name)
  const type = typeOf(file)
  if (await couldRun(file, type)) return say.runs(file.name)
  if (!asFile && type.startsWith('image/')) {
    const photo = await shrinkPhoto(file)
    if (typeof photo === 'string') return say[photo](file.name)
    return { kind: 'photo', blob: await blobs.keep(photo.bytes, photo.type), name: file.name }
  }
  if (file.size > LARGEST_BLOB) return say.large(file.name, bytes(LARGEST_BLOB))
  const seconds = type.startsWith('audio/') ? await secondsOf(file) : undefined
  const blob = await blobs.keep(await file.arrayBuffer(), type)
  if (seconds === undefined) return { kind: 'file', blob, name: file.name }
  return { kind: 'audio', blob, name: file.name, seconds }
}

/** Without parameters and in lower case, as rows name it; what is not said is bytes. */
function typeOf({ type }: File): string {
  const plain = type.split(';')[0]!.trim().toLowerCase()
  return /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(plain) ? plain : 'application/octet-stream'
}

const LENGTH_KNOWN_WITHIN_MS = 5_000

/** How long a sound is; undefined when this browser cannot play it, and it is a file like any other. */
function secondsOf(file: File): Promise<number | undefined> {
  return new Promise(resolve => {
    const audio = new Audio()
    const url = URL.createObjectURL(file)
    const done = (seconds: number | undefined) => {
      clearTimeout(enough)
      URL.revokeObjectURL(url)
      resolve(seconds)
    }
    const enough = setTimeout(() => done(undefined), LENGTH_KNOWN_WITHIN_MS)
    audio.onerror = () => done(undefined)
    audio.ondurationchange = () => {
      if (Number.isFinite(audio.duration)) done(Math.max(0.1, audio.duration))
      else audio.currentTime = 1e101
    }
    audio.preload = 'metadata'
    audio.src = url
  })
}
