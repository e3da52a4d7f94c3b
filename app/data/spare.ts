/** Another place for texts on this device than its databases, which does not go when they do. */
export interface Spare {
  /** Undefined where there is no such file. */
  read(file: string): Promise<string | undefined>
  write(file: string, text: string): Promise<void>
  /** All files whose names begin so. */
  remove(beginning: string): Promise<void>
  files(beginning: string): Promise<string[]>
  /** Does `work` while no other tab does any: none writes what another is just taking away. */
  alone<T>(work: () => Promise<T>): Promise<T>
}

/** The file that says which book was open last. */
export const CURRENT = 'current.json'

/** What a file says; undefined where there is none, or half of one: it was being written when the browser ended. */
export async function readIn<T>(spare: Spare, file: string): Promise<T | undefined> {
  const text = await spare.read(file)
  try {
    return text ? (JSON.parse(text) as T) : undefined
  } catch {
    return undefined
  }
}
