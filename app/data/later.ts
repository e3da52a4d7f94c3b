/** What the device needs behind its first screen, behind one door: each further one would cost that screen its name. */
export { tryAgain, waitingIn } from './attention.ts'
export { DeviceBlobs } from './bytes/device-blobs.ts'
export { dropErased } from './bytes/drop-erased.ts'
export { oweBytes } from './bytes/owed.ts'
export { Uploads } from './bytes/uploads.ts'
export { carryOver, forgetCarried } from './carry-over.ts'
export { halfWrittenIn } from './half-written.ts'
export { askToCompare, forgetLetGo } from './told.ts'
