import { words } from '../i18n/index.ts'
import type { KitWords } from '../ui/words.ts'

/** The kit's own words, from the catalogue. */
export const kitWords: KitWords = {
  get app() {
    return words().common.app
  },
  get close() {
    return words().common.close
  },
  get back() {
    return words().common.back
  },
  get undo() {
    return words().common.undo
  },
  get nothingFound() {
    return words().common.nothingFound
  },
}
