/** What lies in a data folder, and under the same names in a backup of one. */
export const DATABASE = 'tend.sqlite'
export const BLOBS = 'blobs'

/** Held by whoever alone may work on the folder: a server, or a restore. */
export const LOCK = 'lock'
/** When the last backup was made. */
export const LAST_BACKUP = 'last-backup.json'

/** What a backup says of itself; written last. */
export const MANIFEST = 'backup.json'
/** Behind the name of a backup that is being made. */
export const PARTIAL = '.partial'

/** What is being brought from a backup; whoever finds it with no restore running may remove it. */
export const RESTORING = 'restoring'
/** All of it is there: now it takes the place of what is there, also when that is cut off and gone on with later. */
export const RESTORED = 'restored-'
/** What was there before a restore. */
export const ASIDE = 'before-'

/** A moment as part of a file's name. */
export function momentName(now: number): string {
  return new Date(now).toISOString().replace(/[:.]/g, '-')
}
