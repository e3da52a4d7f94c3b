/** Where the server notes what happened: ids and codes, never names or text. */
export interface Log {
  info(facts: Facts, event: string): void
  warn(facts: Facts, event: string): void
  error(facts: Facts, event: string): void
}

export type Facts = Record<string, string | number | boolean | undefined>

/** What may be logged of an error: its kind and where it was thrown, because its message may quote what a person wrote. */
export function factsOf(error: unknown): Facts {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const frames = error.stack?.split('\n').filter(line => /^\s+at /.test(line))
  return { error: error.name, code, at: frames?.slice(0, 6).join('\n') }
}
