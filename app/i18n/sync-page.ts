import { syncPage } from './en/sync-page.ts'
import { wordsOf } from './index.ts'

/** The words of the Sync status page. */
export const syncPageWords = wordsOf({ en: syncPage })
