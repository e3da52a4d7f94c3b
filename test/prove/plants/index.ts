import { answers } from './answers.ts'
import { book } from './book.ts'
import { bytes } from './bytes.ts'
import { clocks } from './clocks.ts'
import { line } from './line.ts'
import { members } from './members.ts'
import { merging } from './merging.ts'
import { operate } from './operate.ts'
import { pages } from './pages.ts'
import type { Plant } from './plant.ts'
import { receipts } from './receipts.ts'
import { returning } from './returning.ts'
import { store } from './store.ts'
import { turns } from './turns.ts'

/** Every known loss that can exist in this design. */
export const plants: readonly Plant[] = [
  ...merging,
  ...clocks,
  ...receipts,
  ...store,
  ...pages,
  ...turns,
  ...answers,
  ...book,
  ...members,
  ...bytes,
  ...returning,
  ...operate,
  ...line,
]
