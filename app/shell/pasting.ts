import { onCleanup } from 'solid-js'
import { sheetOpen } from '../ui/sheet.tsx'
import { openCapture } from './capture.ts'
import { isTyping } from './typing.ts'

/** What is pasted where nothing takes it becomes a note. Copied text that brings a picture of itself along is text. */
export function catchPaste(): void {
  const paste = (event: ClipboardEvent) => {
    const data = event.clipboardData
    if (event.defaultPrevented || !data || sheetOpen() || isTyping(event.target)) return
    const text = data.getData('text/plain')
    const files = text ? [] : [...data.files]
    if (text.trim() || files.length) openCapture('note', { pasted: { text, files } })
  }
  addEventListener('paste', paste)
  onCleanup(() => removeEventListener('paste', paste))
}
