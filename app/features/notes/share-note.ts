import { attachedWords } from '../../i18n/attached.ts'
import { toast } from '../../ui/toast.tsx'

/** Hands a text to the platform's share sheet; where there is none, copies it. */
export async function shareNote(title: string, text: string): Promise<void> {
  if (navigator.share) {
    try {
      await navigator.share({ title, text })
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
