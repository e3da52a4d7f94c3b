import { type Accessor, createContext, useContext } from 'solid-js'
import type { Connection } from '../data/connection.ts'

/** What the pages before any book is open may do; main.tsx provides the real thing. */
export interface FirstRun {
  /** The book that is open: none yet, one that stays on this device, the example, or one of a server's member. */
  open: Accessor<OpenBook>
  /** Opens a book that stays on this device until it joins a server. */
  startOnDevice(): Promise<void>
  /** Opens the example book, a database of its own that is never sent anywhere. */
  startExample(): Promise<void>
  /** Closes and removes the example book; what was open before, or the first run, comes back. */
  leaveExample(): Promise<void>
  connection: Connection
}

export type OpenBook = 'none' | 'device' | 'example' | 'server'

const FirstRunContext = createContext<FirstRun>()
export const FirstRunProvider = FirstRunContext.Provider

export function useFirstRun(): FirstRun {
  const firstRun = useContext(FirstRunContext)
  if (!firstRun) throw new Error('useFirstRun needs a <FirstRunProvider> above it')
  return firstRun
}
