import { type Accessor, createContext, useContext } from 'solid-js'
import type { Blobs } from '../data/blobs.ts'
import type { Book, Me } from '../data/book.ts'
import type { Connection } from '../data/connection.ts'
import type { Recorder } from '../data/recorder.ts'
import type { Recordings } from '../data/recordings.ts'
import type { Searcher } from '../data/search/searcher.ts'
import type { Place } from '../model/field.ts'

/** What the app hands to its features: the real things in main.tsx, the same ones in every screen. */
export interface Services {
  book: Book
  /** Signing in, joining, the state of sync, the outbox: everything between this device and its server. */
  connection: Connection
  search: Searcher
  /** Bytes of recordings, photos and files; recordings while they are made, and the microphone. Loaded when first asked. */
  blobs: Blobs
  recordings: Recordings
  recorder: Recorder
  /** Milliseconds now, as far as the server has told how this device's clock is off; read for what a person enters. */
  now(): number
  /** What this device's own clock says: when it last synced, and how long something waits, is told by it. */
  deviceNow(): number
  /** Today's plain date on this device; moves at midnight. */
  today: Accessor<string>
  /** Asks the device where it is; resolves undefined when denied, absent or slower than 5 s. */
  locate(): Promise<Place | undefined>
  /** The last place known in this visit, without asking. */
  lastPlace: Accessor<Place | undefined>
  /** Opens the capture sheet, or one of its forms right away. */
  capture(form?: string, prefill?: Record<string, unknown>): void
  me(): Me
}

const ServicesContext = createContext<Services>()
export const ServicesProvider = ServicesContext.Provider

export function useServices(): Services {
  const services = useContext(ServicesContext)
  if (!services) throw new Error('useServices needs a <ServicesProvider> above it')
  return services
}
