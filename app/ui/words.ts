import { createContext, useContext } from 'solid-js'

/** The few words the kit says by itself; the shell fills them from the catalogue. */
export interface KitWords {
  /** Its name, after the page's title in the browser's own lists. */
  readonly app: string
  readonly close: string
  readonly back: string
  readonly undo: string
  readonly nothingFound: string
}

const KitWordsContext = createContext<KitWords>()
export const KitWordsProvider = KitWordsContext.Provider

export function useKitWords(): KitWords {
  const words = useContext(KitWordsContext)
  if (!words) throw new Error('useKitWords needs a <KitWordsProvider> above it')
  return words
}
