import { type Keeping, keepingOf, quietly, type StoragePort } from './device-storage.ts'

export interface StorageState {
  keeping: Keeping
  /** Bytes, where the browser says. */
  used?: number
  quota?: number
}

/** What the browser says of this device's storage; what it does not say is left out. */
export async function readStorage(storage: StoragePort): Promise<StorageState> {
  const [estimate, keeping] = await Promise.all([quietly(() => storage?.estimate?.()), keepingOf(storage)])
  return { keeping, used: estimate?.usage, quota: estimate?.quota }
}
