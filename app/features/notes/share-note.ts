import { attachedWords } from '../../i18n/attached.ts'
import { toast } from '../../ui/toast.tsx'

/**
 * Hands a text, and the files that hang on it where the platform takes them, to the share sheet; where there is none, copies the
 * text. No title goes along: most apps put it before the text, whose first line it is.
 */
export async function shareNote(text: string, files: readonly File[]): Promise<void> {
  const whole = { text, files: [...files] }
  const shared = files.length && navigator.canShare?.(whole) ? whole : { text }
  if (navigator.share) {
    try {
      await navigator.share(shared)
      return
    } catch (error) {
      // Closing the share sheet is no failure.
      if (error instanceof DOMException && error.name === 'AbortError') return
    }
  }
  try {
    await navigator.clipboard.writeText(text)
    toast({ text: attachedWords().shared })
  } catch {
    toast({ text: attachedWords().notShared })
  }
}
