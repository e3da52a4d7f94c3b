/** A text a form was opened with, such as `account`. */
export function prefilled(prefill: Record<string, unknown>, key: string): string | undefined {
  const value = prefill[key]
  return typeof value === 'string' && value !== '' ? value : undefined
}
