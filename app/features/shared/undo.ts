import type { Written } from '../../data/book.ts'
import { words } from '../../i18n/index.ts'
import { toast } from '../../ui/toast.tsx'
import { sentenceOf } from './save-error.ts'

/** Says in a toast what was saved, and offers to undo it. Undo leaves alone what has changed since, and says so. */
export function offerUndo(written: Pick<Written, 'undo'>, text: string = words().common.saved): void {
  toast({
    text,
    undoLabel: words().common.undo,
    undo: async () => {
      try {
        const { left, gone } = await written.undo()
        const say = words().common
        toast({ text: gone ? say.mayNoLonger : left.length ? say.changedSince : say.undone })
      } catch (error) {
        toast({ text: sentenceOf(error) })
      }
    },
  })
}
